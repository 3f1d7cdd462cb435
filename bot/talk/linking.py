"""Being one person in several chats: a code is shown here and entered there, and asked about once (core.linking)."""

from dataclasses import replace

from bot.screens import linking as screens
from bot.talk import settings
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.linking import LIVES, NotLinked, Reason, read_code
from core.person import Person, Platform
from core.sanction import Sanction, bar

BY_LINK = "link"
"""The start word of the way from the other chat."""


async def link(visit: Visit, typed: str = "") -> Reply:
    """A code for the other chat, or, with what was `typed` after the command, the code of the other chat."""
    if typed:
        return await _enter(visit, typed)
    other = next((each for each in visit.shop.platforms if each not in visit.person.platforms), None)
    if other is None:
        return settings.shown(visit) if len(visit.person.platforms) > 1 else Reply(screen=screens.alone(visit.voice))
    code = await visit.shop.links.invite(visit.me)
    way = visit.shop.link.format(BY_LINK) if other is Platform.TELEGRAM and visit.shop.link else ""
    return Reply(screen=screens.invitation(code, visit.now + LIVES, other, way, visit.voice))


def how(visit: Visit) -> Reply:
    return Reply(screen=screens.how(visit.voice))


async def _enter(visit: Visit, typed: str) -> Reply:
    outcome = await visit.shop.links.enter(read_code(typed), visit.me)
    if isinstance(outcome, NotLinked):
        return Reply(screen=screens.refused(outcome, visit.voice))
    # Who is here for longer stays who they are.
    known_as = min(visit.person, outcome.host, key=lambda each: each.id).name
    return Reply(screen=screens.asked(outcome.name, outcome.host, visit.platform, known_as, visit.voice))


async def confirm(visit: Visit, name: str) -> Reply:
    outcome = await visit.shop.links.confirm(name, visit.me, visit.platform)
    if not isinstance(outcome, NotLinked):
        return _settled(visit, outcome.person, "link-done")
    if outcome.reason is Reason.OWN and len(visit.person.platforms) > 1:
        # The same yes once more: it is so already.
        return settings.shown(visit, "link-done")
    return Reply(screen=screens.refused(outcome, visit.voice))


async def unlink(visit: Visit, _: str = "") -> Reply:
    other = next((each for each in visit.person.platforms if each is not visit.platform), None)
    return await ask(visit, other) if other else Reply(screen=screens.alone(visit.voice))


async def ask(visit: Visit, platform: Platform) -> Reply:
    """Before it is done: what goes on where. One parts from the other chat, never from the one where one is."""
    if platform is visit.platform or platform not in visit.person.platforms:
        return settings.shown(visit)
    if bar(await visit.shop.sanctions.of(visit.me), visit.me, visit.now):
        return _bound(visit)
    orders = await visit.shop.links.open_orders(visit.me)
    return Reply(screen=screens.parting(platform, visit.platform, orders, visit.voice))


async def part(visit: Visit, platform: Platform) -> Reply:
    if platform is visit.platform:
        return settings.shown(visit)
    outcome = await visit.shop.links.unlink(visit.person, platform)
    if isinstance(outcome, Sanction):
        return _bound(visit)
    return _settled(visit, outcome.person, "unlink-done") if outcome else settings.shown(visit)


def _bound(visit: Visit) -> Reply:
    """The other account would be free of something that holds."""
    return visit.tell("unlink-suspended", alert=True)


def _settled(visit: Visit, person: Person, note: str) -> Reply:
    return settings.shown(replace(visit, person=person), note)
