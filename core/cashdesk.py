"""The one place where money leaves a balance. Every payout that is asked for, sent, not sent or called off goes through
`CashDesk.handle`, each in one transaction with what is booked and with the letters that tell of it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from core import cash, reversals, strays
from core.order import CommunityId, PersonId
from core.ports import CashFile, Clock, Communities, Handled, Repeated, Transfers
from core.step import Refused
from core.till import MANUAL
from core.transfer import Bounced, CashAct, ChargedBack, Payment, Purse, Strayed, Transfer

MOST_SHOWN = 20
"""Of payouts: each has a button."""


class CashDesk:
    """Promises: one transaction an act; nothing is written when it is refused; a repetition is recognised.

    `payer` is the till by which payouts leave. `wake` is called after each act, for the courier and the cashier to look
    at what was written.
    """

    def __init__(
        self,
        transfers: Transfers,
        clock: Clock,
        communities: Communities,
        payer: str = MANUAL,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._transfers = transfers
        self._clock = clock
        self._communities = communities
        self._payer = payer
        self._wake = wake

    async def handle(self, act: CashAct) -> Handled | Refused | Repeated:
        """Judge and save `act`. Raises `Busy` when too much is waiting; nothing was written then."""
        now = self._clock.now()
        outcome = await self._transfers.settle(act, now, lambda file: self._decide(file, act, now))
        if isinstance(outcome, Handled):
            self._wake()
        return outcome

    def _decide(self, file: CashFile, act: CashAct, now: datetime) -> Handled | Refused:
        house = self.house(file.community)
        if isinstance(act, Strayed):
            return strays.decide(file, act, house, now)
        if isinstance(act, ChargedBack | Bounced):
            return reversals.decide(file, act, house, now)
        return cash.decide(file, act, house, self._payer, now)

    def house(self, community: CommunityId) -> cash.House:
        """What is known of a community whose money it is; of one that is gone, what the default one has."""
        found = self._communities.get(community) or self._communities.default
        return cash.House(found.rules, self._communities.staff(community), self._communities.operators)

    async def purses(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Purse]:
        """All that `person` has, or owes; `within`: in that community only."""
        found = await self._transfers.purses(person, self._clock.now())
        return [each for each in found if within in {None, each.community}]

    async def available(self, person: PersonId, community: CommunityId, currency: str) -> int:
        """What `person` can spend there, in minor units."""
        found = await self.purses(person, community)
        return next((each.available for each in found if each.currency == currency), 0)

    async def payment(self, transfer: Transfer) -> Payment | None:
        """What a refund is of."""
        return await self._transfers.payment(transfer.till, transfer.charge) if transfer.charge else None

    async def next_due(self) -> datetime | None:
        """When the first transfer has to be looked at."""
        return await self._transfers.next_due()

    async def due(self, limit: int) -> Sequence[Transfer]:
        """Those that have to be looked at now, the longest first."""
        return await self._transfers.due(self._clock.now(), limit)

    def sends_in(self, person: PersonId) -> Collection[CommunityId]:
        """Of which communities `person` sends payouts, and may know what they earn: whoever runs the bot, of all."""
        every = self._communities.every()
        if person in self._communities.operators:
            return frozenset(each.id for each in every)
        return frozenset(each.id for each in every if person in self._communities.staff(each.id))

    async def to_send(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Transfer]:
        """Payouts that wait for `person` to send them or to leave them to others, the longest first."""
        here = [each for each in self.sends_in(person) if within in {None, each}]
        return await self._transfers.open_in(here, person, MOST_SHOWN)

    async def fees(self, person: PersonId, within: CommunityId | None = None) -> Mapping[tuple[CommunityId, str], int]:
        """What the communities have earned of which `person` sends payouts, in minor units."""
        here = [each for each in self.sends_in(person) if within in {None, each}]
        earned = await self._transfers.fees() if here else {}
        return {place: minor for place, minor in earned.items() if place[0] in here and minor}

    async def under_way(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Transfer]:
        """Payouts that `person` asked for and that have not come to their end, the latest first."""
        found = await self._transfers.open_of(person)
        return [each for each in found if within in {None, each.community}][:MOST_SHOWN]

    async def details(self, person: PersonId) -> str:
        """Where `person` wants to be paid; empty until they said it."""
        return await self._transfers.details(person)

    async def tell(self, person: PersonId, details: str) -> None:
        """That is where `person` wants to be paid from now on."""
        await self._transfers.tell(person, details, self._clock.now())

    async def find(self, number: int, reader: PersonId) -> Transfer | None:
        """A transfer of the reader's own, or one that they send, or have to know of because they run the bot."""
        found = await self._transfers.find(number)
        if found is None:
            return None
        theirs = found.person == reader or cash.may_send(found, reader, self.house(found.community))
        return found if theirs else None
