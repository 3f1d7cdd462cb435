"""The one place where money leaves a balance. Every payout that is asked for, sent, not sent or called off goes through
`CashDesk.handle`, each in one transaction with what is booked and with the letters that tell of it.
"""

from collections.abc import Callable, Sequence

from core import cash
from core.order import CommunityId, PersonId
from core.ports import Clock, Communities, Handled, Repeated, Transfers
from core.step import Refused
from core.till import MANUAL
from core.transfer import Purse, Transfer, TransferAct


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

    async def handle(self, act: TransferAct) -> Handled | Refused | Repeated:
        """Judge and save `act`. Raises `Busy` when too much is waiting; nothing was written then."""
        now = self._clock.now()
        outcome = await self._transfers.settle(
            act, now, lambda file: cash.decide(file, act, self.house(file.community), self._payer, now)
        )
        if isinstance(outcome, Handled):
            self._wake()
        return outcome

    def house(self, community: CommunityId) -> cash.House:
        """What is known of a community whose money it is; of one that is gone, what the default one has."""
        found = self._communities.get(community) or self._communities.default
        return cash.House(found.rules, self._communities.staff(community), self._communities.operators)

    async def purses(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Purse]:
        """All that `person` has, or owes; `within`: in that community only."""
        found = await self._transfers.purses(person, self._clock.now())
        return [each for each in found if within in {None, each.community}]

    async def find(self, number: int, reader: PersonId) -> Transfer | None:
        """A payout of the reader's own, or one that they may send."""
        found = await self._transfers.find(number)
        if found is None:
            return None
        theirs = found.person == reader or cash.may_send(found, reader, self.house(found.community))
        return found if theirs else None
