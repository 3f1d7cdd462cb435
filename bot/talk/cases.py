"""`/cases`: what waits for a mediator, and what the visitor took, where they are one. Never an order of
their own.
"""

from collections.abc import Collection, Mapping, Sequence

from bot.screens import cases as screens
from bot.screens.cases import PAGE, CasesPage, Pile
from bot.shop import Shop
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import named_place, not_set_up
from core.order import CommunityId, Order, PersonId


async def begin(visit: Visit, _: str = "") -> Reply:
    """The first pile that there is anything in."""
    if visit.within == NOWHERE:
        return not_set_up(visit)
    here = communities(visit.shop, visit.me, visit.within)
    if not here:
        return Reply(screen=screens.nobody(visit.voice))
    counts = await _counts(visit, here)
    return await _pile(visit, here, next((each for each in Pile if counts[each]), Pile.WAITING), 0, counts)


async def show(visit: Visit, pile: str, page: int) -> Reply:
    here = communities(visit.shop, visit.me, visit.within)
    if not here:
        return Reply(screen=screens.nobody(visit.voice))
    chosen = Pile(pile) if pile in set(Pile) else Pile.WAITING
    return await _pile(visit, here, chosen, page, await _counts(visit, here))


def communities(shop: Shop, person: PersonId, within: CommunityId | None = None) -> Collection[CommunityId]:
    """Those of which `person` is a mediator; it costs no read."""
    known = (each.id for each in shop.communities.every() if within in {None, each.id})
    return tuple(each for each in known if person in shop.communities.mediators(each))


async def _pile(
    visit: Visit, here: Collection[CommunityId], pile: Pile, page: int, counts: Mapping[Pile, int]
) -> Reply:
    number = min(page, max(0, counts[pile] - 1) // PAGE)
    found = await _found(visit, here, pile, number * PAGE)
    names = {each: named_place(visit, each) for each in here} if len(here) > 1 else {}
    return Reply(screen=screens.cases(CasesPage(pile, number, counts, tuple(found), names), visit.voice))


async def _found(visit: Visit, here: Collection[CommunityId], pile: Pile, after: int) -> Sequence[Order]:
    if pile is Pile.WAITING:
        return await visit.shop.cases.waiting(visit.me, here, after, PAGE)
    return await visit.shop.cases.mine(visit.me, here, after, PAGE)


async def _counts(visit: Visit, here: Collection[CommunityId]) -> Mapping[Pile, int]:
    found = await visit.shop.cases.count(visit.me, here)
    return {Pile.WAITING: found.waiting, Pile.MINE: found.mine}
