"""The in-memory twin of what stands behind `core.ports.Transfers`, on the journals and letters of `FakeOrders`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from core.ledger import FEES, balance
from core.order import CommunityId, OrderId, PersonId
from core.paylink import PayLink
from core.ports import CashFile, CashJudge, Conflict, Handled, Letter, Repeated
from core.step import Refused
from core.transfer import Ask, Bounced, CashAct, ChargedBack, Kind, Payment, Purse, Strayed, Transfer
from tests.fakes import FakeOrders


class FakeTransfers:
    """`Transfers` in memory. Nobody is known by two numbers here."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders
        self.transfers = orders.transfers
        self.said: dict[PersonId, str] = {}

    async def settle(self, act: CashAct, now: datetime, judge: CashJudge) -> Handled | Refused | Repeated:
        if act.key in self._orders.inbox:
            return Repeated(self._orders.inbox[act.key])
        outcome = judge(self._file(act, now))
        if isinstance(outcome, Handled):
            booked = {journal.key: journal for journal in outcome.journals}
            if booked.keys() & self._orders.journals.keys():
                raise Conflict(f"booked twice: {booked.keys()}")
            self._orders.journals |= booked
            self.transfers[outcome.transfer.number] = outcome.transfer
            for letter in outcome.letters:
                self._orders.post(letter)
            self._orders.inbox[act.key] = str(outcome.transfer.number)
        return outcome

    def _file(self, act: CashAct, now: datetime) -> CashFile:
        if isinstance(act, Ask):
            here = (act.by, act.community)
            going = [
                each
                for each in self.transfers.values()
                if (each.person, each.community) == here and each.open and each.kind is Kind.PAYOUT
            ]
            purse = self._purse(act.by, act.community, act.currency, now)
            return CashFile(self._next(), act.community, None, purse.available, len(going))
        if isinstance(act, Strayed):
            purse = self._purse(act.by, act.community, act.currency, now)
            return CashFile(self._next(), act.community, available=purse.available)
        if isinstance(act, ChargedBack):
            payment = self._payment(act.till, act.charge)
            if payment is None:
                return CashFile(0, CommunityId(""))
            community = self._orders.orders[payment.order].community
            return CashFile(self._next(), community, self._named(act.transfer), payment=payment)
        found = self._named(act.transfer) if isinstance(act, Bounced) else self.transfers.get(act.number)
        return CashFile(found.number if found else 0, found.community if found else CommunityId(""), found)

    def _next(self) -> int:
        return max(self.transfers, default=0) + 1

    def _named(self, key: str) -> Transfer | None:
        return next((each for each in self.transfers.values() if each.key == key), None)

    async def find(self, number: int) -> Transfer | None:
        return self.transfers.get(number)

    async def open_of(self, person: PersonId) -> Sequence[Transfer]:
        theirs = [each for each in self._open if each.person == person]
        return sorted(theirs, key=lambda each: -each.number)

    async def open_in(self, communities: Collection[CommunityId], sender: PersonId, limit: int) -> Sequence[Transfer]:
        there = [each for each in self._open if each.community in communities and each.by_staff]
        return sorted((each for each in there if each.person != sender), key=lambda each: each.number)[:limit]

    @property
    def _open(self) -> Sequence[Transfer]:
        return [each for each in self.transfers.values() if each.open and each.kind is Kind.PAYOUT]

    async def purses(self, person: PersonId, now: datetime) -> Sequence[Purse]:
        places = sorted({(each.community, each.currency) for each in self._orders.journals.values()})
        found = [self._purse(person, community, currency, now) for community, currency in places]
        return [each for each in found if each.total or each.pending]

    def _purse(self, person: PersonId, community: CommunityId, currency: str, now: datetime) -> Purse:
        mine = [
            entry
            for journal in self._orders.journals.values()
            for entry in journal.entries
            if (journal.community, journal.currency) == (community, currency) and entry.account == balance(person)
        ]
        later = [(each.available_at, each.minor) for each in mine if each.available_at and each.available_at > now]
        first = min((at for at, _ in later), default=None)
        total, pending = sum(each.minor for each in mine), sum(minor for _, minor in later)
        return Purse(community, currency, total, pending, first)

    async def fees(self) -> Mapping[tuple[CommunityId, str], int]:
        found: dict[tuple[CommunityId, str], int] = {}
        for journal in self._orders.journals.values():
            for entry in journal.entries:
                if entry.account == FEES:
                    place = (journal.community, journal.currency)
                    found[place] = found.get(place, 0) + entry.minor
        return found

    async def details(self, person: PersonId) -> str:
        return self.said.get(person, "")

    async def tell(self, person: PersonId, details: str, at: datetime) -> None:
        self.said[person] = details

    async def payment(self, till: str, charge: str) -> Payment | None:
        return self._payment(till, charge)

    def _payment(self, till: str, charge: str) -> Payment | None:
        return next((each for each in self._orders.payments if (each.till, each.charge) == (till, charge)), None)

    async def next_due(self) -> datetime | None:
        return min((each.due for each in self.transfers.values() if each.due), default=None)

    async def due(self, now: datetime, limit: int) -> Sequence[Transfer]:
        found = [(each.due, each) for each in self.transfers.values() if each.due and each.due <= now]
        return [each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].number))][:limit]


class FakePayLinks:
    """`PayLinks` in memory."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders

    @property
    def links(self) -> dict[str, PayLink]:
        return self._orders.paylinks

    async def find(self, key: str) -> PayLink | None:
        return self.links.get(key)

    async def latest(self, order: OrderId) -> PayLink | None:
        theirs = [each for each in self.links.values() if each.order == order]
        return max(theirs, key=lambda each: (each.at, each.key), default=None)

    async def put(self, links: Sequence[PayLink], letters: Sequence[Letter] = ()) -> None:
        self._orders.paylinks |= {each.key: each for each in links}
        for letter in letters:
            self._orders.post(letter)

    async def next_due(self) -> datetime | None:
        return min((each.due for each in self.links.values() if each.due), default=None)

    async def due(self, now: datetime, limit: int) -> Sequence[PayLink]:
        found = [(each.due, each) for each in self.links.values() if each.due and each.due <= now]
        return [each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].key))][:limit]
