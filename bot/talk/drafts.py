"""Unfinished dialogs of a person: one that is talked about and, under it, those that were left for it. Nothing that was
typed is thrown away but by the one who typed it.

A draft that sleeps (`at` is None) takes no answers until it is gone on with.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from bot.talk.dialog import TURN
from bot.talk.visit import Visit
from core.ports import Draft

MOST_PARKED = 4
_PARKED = "parked"
_REMEMBERED = 100_000  # updates, far more than are ever brought a second time


async def current(visit: Visit) -> Draft | None:
    return await visit.shop.drafts.get(visit.me, visit.platform)


async def start(visit: Visit, dialog: str, step: str, values: Mapping[str, object]) -> Draft:
    """A new draft on top of what is there. One of the same name is replaced."""
    below = await _stack(visit)
    draft = Draft(visit.me, visit.platform, dialog, step, values, visit.now, visit.update)
    return await _put(visit, draft, [each for each in below if each.dialog != dialog])


async def save(visit: Visit, draft: Draft) -> Draft:
    """Keeps what `draft` has become, and stays with it."""
    taken = max(draft.update, visit.update) if visit.typed and not visit.uploads else draft.update
    awake = replace(draft, at=visit.now, update=taken)
    await visit.shop.drafts.put(awake)
    return awake


def was_taken(visit: Visit, draft: Draft) -> bool:
    """Whether this message was taken before. Numbers grow, but a platform that was quiet for a week may begin anew
    anywhere (Telegram does): what lies far below is news.
    """
    return 0 <= draft.update - visit.update < _REMEMBERED


async def sleep(visit: Visit, draft: Draft) -> None:
    """Puts aside one that is no longer talked about; on top or not, it stays where it lies."""
    top = await current(visit)
    if top is not None and top.dialog == draft.dialog:
        await visit.shop.drafts.put(replace(top, at=None))


async def find(visit: Visit, dialog: str) -> Draft | None:
    """The draft of that name, wherever it lies, unchanged."""
    return next((draft for draft in await _stack(visit) if draft.dialog == dialog), None)


async def drawn_in(visit: Visit, turn: int) -> Draft | None:
    """The draft that is in that turn, wherever it lies."""
    return next((draft for draft in await _stack(visit) if draft.values.get(TURN) == turn), None)


async def recall(visit: Visit, dialog: str) -> Draft | None:
    """The draft of that name, brought to the top and awake."""
    stack = await _stack(visit)
    found = next((draft for draft in stack if draft.dialog == dialog), None)
    if found is None:
        return None
    return await _put(visit, replace(found, at=visit.now), [each for each in stack if each is not found])


async def end(visit: Visit, dialog: str) -> None:
    """The draft of that name is done with; what lay under it is on top again, asleep."""
    left = [draft for draft in await _stack(visit) if draft.dialog != dialog]
    if left:
        await _put(visit, replace(left[0], at=None), left[1:])
    else:
        await visit.shop.drafts.drop(visit.me, visit.platform)


async def _stack(visit: Visit) -> list[Draft]:
    top = await current(visit)
    if top is None:
        return []
    parked = cast("list[Mapping[str, object]]", top.values.get(_PARKED, []))
    return [_without_parked(top), *(_unpacked(visit, each) for each in parked)]


async def _put(visit: Visit, draft: Draft, below: list[Draft]) -> Draft:
    parked = [_packed(each) for each in below[:MOST_PARKED]]
    values = {**draft.values, **({_PARKED: parked} if parked else {})}
    whole = replace(draft, values=values)
    await visit.shop.drafts.put(whole)
    return whole


def _without_parked(draft: Draft) -> Draft:
    return replace(draft, values={name: value for name, value in draft.values.items() if name != _PARKED})


def _packed(draft: Draft) -> Mapping[str, object]:
    values = _without_parked(draft).values
    return {"dialog": draft.dialog, "step": draft.step, "values": dict(values), "update": draft.update}


def _unpacked(visit: Visit, packed: Mapping[str, object]) -> Draft:
    dialog, step, update = cast("str", packed["dialog"]), cast("str", packed["step"]), cast("int", packed["update"])
    return Draft(visit.me, visit.platform, dialog, step, cast("dict[str, object]", packed["values"]), None, update)
