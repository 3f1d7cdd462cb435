"""How tests link people: by a code, as people do."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from core.linking import Code, Entered, Linked, NotLinked, Reason
from core.order import PersonId
from core.person import Platform
from core.ports import Letter
from core.storage import Storage
from tests.builders import ANNA, NOON

LATER = NOON + timedelta(days=30)
TELEGRAM, DISCORD = Platform.TELEGRAM, Platform.DISCORD
YEAR = timedelta(days=365)


def untold(*_: object) -> Sequence[Letter]:
    return ()


async def code_of(storage: Storage, person: PersonId = ANNA) -> Code:
    return await storage.links.invite(person, NOON)


async def linked(storage: Storage, host: PersonId, guest: PersonId, told: Any = untold) -> Linked:
    entered = await storage.links.enter(await code_of(storage, host), guest, NOON)
    assert isinstance(entered, Entered)
    outcome = await storage.links.confirm(entered.name, guest, NOON, told)
    assert isinstance(outcome, Linked)
    return outcome


async def refusal(storage: Storage, code: Code | None, guest: PersonId, after: timedelta = timedelta()) -> Reason:
    outcome = await storage.links.enter(code, guest, NOON + after)
    assert isinstance(outcome, NotLinked), outcome
    return outcome.reason
