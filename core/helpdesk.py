"""The one place where help is asked for and given: each act in one transaction with the letters that tell of it,
authorised by who is what in the order's community at that moment.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.dealings import HelpRequests
from core.help_request import HelpRequest
from core.helping import HelpAct, Helped, House, decide, helps
from core.order import CommunityId, Order, PersonId
from core.ports import Clock, Communities, Repeated
from core.step import Refused


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a person reads requests: all of them where they mediate, and elsewhere those that nobody answered in time,
    where they run the place.
    """

    mediates: Sequence[CommunityId] = ()
    runs: Sequence[CommunityId] = ()


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """`wake` is called after each act, for the courier to look at what was written."""

    requests: HelpRequests
    communities: Communities
    clock: Clock
    wake: Callable[[], None] = lambda: None

    async def handle(self, act: HelpAct) -> Helped | Refused | Repeated:
        """Raises `Busy`."""
        now = self.clock.now()
        outcome = await self.requests.settle(
            act, now, lambda file: decide(file, act, self._house(file.order.community) if file else House(), now)
        )
        self.wake()
        return outcome

    def helps(self, order: Order, request: HelpRequest, person: PersonId) -> bool:
        return helps(order, request, person, self._house(order.community))

    def reach(self, person: PersonId, within: CommunityId | None = None) -> Reach:
        """It costs no read. `within`: as far as it can be seen from that one community."""
        here = [each.id for each in self.communities.every() if within in {None, each.id}]
        mediates = [each for each in here if person in self.communities.mediators(each)]
        operates = person in self.communities.operators
        runs = [each for each in here if operates or person in self.communities.staff(each)]
        return Reach(mediates, [each for each in runs if each not in mediates])

    async def next_due(self) -> datetime | None:
        return await self.requests.next_due()

    async def due(self, limit: int) -> Sequence[int]:
        """Those that nobody has answered in time, the longest first."""
        return await self.requests.due(self.clock.now(), limit)

    def _house(self, community: CommunityId) -> House:
        known = self.communities
        return House(known.mediators(community), known.staff(community), known.operators)
