"""`/cases`: what waits for a mediator, what the visitor took, and what parties ask without a dispute, where the visitor
is a mediator. Never anything about an order of their own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.screens import cases as screens
from bot.screens.cases import PAGE, CasesPage, Pile
from bot.screens.helping import Plea
from bot.shop import Shop
from bot.talk import crews, helping
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import named_place, not_set_up
from core.helpdesk import Reach
from core.order import CommunityId, Order, PersonId

FIRST = "first"


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the visitor settles disputes and reads help requests, and how many there are of each kind."""

    here: Collection[CommunityId]
    reach: Reach
    counts: Mapping[Pile, int]

    def __bool__(self) -> bool:
        """Whether anything comes to them at all: a help request that nobody answered comes to who is no mediator."""
        return bool(self.here) or bool(self.counts[Pile.HELP])

    @property
    def first(self) -> Pile:
        """The first pile that there is anything in."""
        return next((each for each in Pile if self.counts[each]), Pile.WAITING)


async def begin(visit: Visit, _: str = "") -> Reply:
    """The first pile that there is anything in."""
    if visit.within == NOWHERE:
        return not_set_up(visit)
    bench = await _bench(visit)
    if not bench:
        return Reply(screen=screens.nobody(visit.voice))
    return await _pile(visit, bench, bench.first, 0)


async def how_many(visit: Visit) -> int:
    """That wait for the visitor, or for anybody like them."""
    return sum((await _bench(visit)).counts.values())


async def show(visit: Visit, pile: str, page: int) -> Reply:
    """One pile; `FIRST` is the first that there is anything in."""
    bench = await _bench(visit)
    if not bench:
        return Reply(screen=screens.nobody(visit.voice))
    return await _pile(visit, bench, Pile(pile) if pile in set(Pile) else bench.first, page)


def communities(shop: Shop, person: PersonId, within: CommunityId | None = None) -> Collection[CommunityId]:
    """Those of which `person` is a mediator; it costs no read."""
    known = (each.id for each in shop.communities.every() if within in {None, each.id})
    return tuple(each for each in known if person in shop.communities.mediators(each))


async def _pile(visit: Visit, bench: _Bench, pile: Pile, page: int) -> Reply:
    number = min(page, max(0, bench.counts[pile] - 1) // PAGE)
    found = await _found(visit, bench, pile, number * PAGE)
    pleas = await _asked(visit, bench, number * PAGE) if pile is Pile.HELP else ()
    there = dict.fromkeys((*bench.here, *bench.reach.runs))
    names = {each: named_place(visit, each) for each in there} if len(there) > 1 else {}
    named = crews.concerned(visit)
    page_of = CasesPage(pile, number, bench.counts, tuple(found), tuple(pleas), names, named)
    return Reply(screen=screens.cases(page_of, visit.voice))


async def _found(visit: Visit, bench: _Bench, pile: Pile, after: int) -> Sequence[Order]:
    match pile:
        case Pile.WAITING:
            return await visit.shop.cases.waiting(visit.me, bench.here, after, PAGE)
        case Pile.MINE:
            return await visit.shop.cases.mine(visit.me, bench.here, after, PAGE)
        case Pile.HELP:
            return ()


async def _asked(visit: Visit, bench: _Bench, after: int) -> Sequence[Plea]:
    reach = bench.reach
    found = await visit.shop.helping.requests.waiting(visit.me, reach.mediates, reach.runs, after, PAGE)
    pleas = [await helping.seen(visit.shop, each, visit.me) for each in found]
    return [each for each in pleas if each]


async def _bench(visit: Visit) -> _Bench:
    here, reach = communities(visit.shop, visit.me, visit.within), visit.shop.helping.reach(visit.me, visit.within)
    found = await visit.shop.cases.count(visit.me, here)
    asked = await visit.shop.helping.requests.count(visit.me, reach.mediates, reach.runs)
    return _Bench(here, reach, {Pile.WAITING: found.waiting, Pile.MINE: found.mine, Pile.HELP: asked})
