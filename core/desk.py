"""The one place that loads, decides and saves. Every change of every order goes through `OrderDesk.handle`: a press, a
form, a payment report and an expired deadline alike, each in one transaction.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from core import engine
from core.cases import taken
from core.checkout import received, wanted
from core.community import Crew
from core.invoice import invoiced
from core.ledger import journal
from core.matter import matter_of
from core.order import Alarm, Order, OrderId, PersonId
from core.ports import (
    ALWAYS_THERE,
    NO_CASH,
    Booked,
    Cashbox,
    Clock,
    Communities,
    Judge,
    Letter,
    LetterKind,
    OrderFile,
    Orders,
    Outcome,
    Repeated,
    Watch,
)
from core.refunds import sent_back
from core.shopfront import Shopfront, why_not_order
from core.step import (
    CLOCK_DOUBTED,
    FROM_BALANCE,
    NOT_YOURS,
    PLACED,
    STALE,
    TIME_IS_UP,
    TOO_EARLY,
    Command,
    Moved,
    Notice,
    Placement,
    Refused,
)
from core.workflow import BUYER, CLOCK, MEDIATOR, PANEL, SELLER, STAFF, TILL, Actor, Workflow
from core.workflows import workflow


def capacities(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    """In what capacities somebody acts on this order, here and now. `crew` is that of the order's community: staff
    speak for the manual till, a mediator who took the case decides it, and neither is anything on an order of theirs.
    """
    if isinstance(by, Actor):
        return frozenset({by})
    if by == order.buyer:
        return frozenset({BUYER})
    if by == order.seller:
        return frozenset({SELLER}) if order.joined else frozenset()
    return frozenset(_duties(order, by, crew))


def _duties(order: Order, by: PersonId, crew: Crew) -> Iterator[Actor]:
    if by in crew.staff:
        yield from (STAFF, TILL) if order.terms.by_hand else (STAFF,)
    if by in crew.mediators:
        yield from (PANEL, MEDIATOR) if by == order.mediator else (PANEL,)


class OrderDesk:
    """Promises: one transaction a command; nothing changes when it is refused; a repetition gets its first answer.

    `wake` is called after each move, for the courier and the alarm clock to look at what was written. `watch` knows
    when nobody was there, and whether the clock can be believed: while not, nothing happens by itself.
    """

    def __init__(
        self,
        orders: Orders,
        clock: Clock,
        communities: Communities,
        wake: Callable[[], None] = lambda: None,
        watch: Watch = ALWAYS_THERE,
    ) -> None:
        self._orders = orders
        self._clock = clock
        self._communities = communities
        self._wake = wake
        self._watch = watch

    async def handle(self, command: Command) -> Outcome:
        """Judge and save `command`. Raises `Busy` when too much is waiting; nothing was changed then."""
        outcome = await self._settle(command, lambda file: self._judge(file, command))
        if outcome == TIME_IS_UP:
            await self._strike_now(command)
        return outcome

    async def place(self, placement: Placement, process: Workflow, key: tuple[str, str]) -> Outcome:
        """Open an order. Placing the same id again is refused as stale; what the seller would not take is refused in
        the same transaction.
        """
        command = Command(placement.id, PLACED, placement.buyer, key)
        outcome = await self._orders.place(
            command, placement, lambda file, front: self._open(file, front, process, placement, command)
        )
        return self._done(outcome)

    async def _settle(self, command: Command, judge: Judge) -> Outcome:
        return self._done(await self._orders.settle(command, judge))

    def _done(self, outcome: Booked | Refused | Repeated) -> Outcome:
        if not isinstance(outcome, Booked):
            return outcome
        self._wake()
        return outcome.moved

    def _judge(self, file: OrderFile | None, command: Command) -> Booked | Refused:
        if file is None or command.within not in {None, file.order.community}:
            return NOT_YOURS
        order, now = file.order, self._clock.now()
        if command.by is CLOCK and not self._watch.believed:
            return TOO_EARLY
        process = workflow(order.workflow, order.workflow_version)
        actors = capacities(order, command.by, self._communities.crew(order.community))
        spends = command.name == FROM_BALANCE
        balance = file.cash.available(order.buyer, order.community, order.terms.currency, now) if spends else 0
        away = self._watch.outages
        outcome = engine.decide(
            process, order, command, actors, now, reached=file.reached, balance=balance, outages=away
        )
        if outcome == TIME_IS_UP and not self._watch.believed:
            return CLOCK_DOUBTED
        return self._booked(outcome, command, order, now, file.cash) if isinstance(outcome, Moved) else outcome

    def _open(
        self, file: OrderFile | None, front: Shopfront, process: Workflow, placement: Placement, command: Command
    ) -> Booked | Refused:
        if file is not None:
            return STALE
        now = self._clock.now()
        if placement.buyer != placement.seller and (refusal := why_not_order(front, now)):
            return refusal
        outcome = engine.place(process, placement, command, now)
        return self._booked(outcome, command, None, now) if isinstance(outcome, Moved) else outcome

    def _booked(
        self, moved: Moved, command: Command, before: Order | None, now: datetime, cash: Cashbox = NO_CASH
    ) -> Booked:
        journals = tuple(journal(posting, moved.order, now) for posting in moved.postings)
        came = received(command, moved.order, now)
        transfers, gone = sent_back(moved.order, journals, came, cash, now)
        return Booked(
            moved,
            moved.event.name if moved.event else command.name,
            (*journals, *gone),
            (*self._cards(moved, now), *self._pings(moved, command, before, now)),
            now,
            (came,) if came else (),
            transfers,
            tuple(wanted(before, moved.order, now)),
            tuple(taken(before, moved)),
            tuple(invoiced(moved, self._communities.get(moved.order.community) or self._communities.default, now)),
        )

    def _cards(self, moved: Moved, now: datetime) -> Iterator[Letter]:
        if moved.event is None:
            return
        order = moved.order
        for person in (order.buyer, order.seller) if order.joined else (order.buyer,):
            key = f"card:{order.id}:{order.version}:{person}"
            yield Letter(key, LetterKind.CARD, person, order.id, moved.event.name, order.version, now)

    def _pings(self, moved: Moved, command: Command, before: Order | None, now: datetime) -> Iterator[Letter]:
        """Nobody is told of what they did themselves."""
        order, done = moved.order, moved.event.name if moved.event else None
        for notice in moved.notices:
            kind = LetterKind.REMINDER if notice.reminds else LetterKind.PING
            version = command.seen_version or order.version if notice.reminds else order.version
            about = command.name if notice.reminds else notice.topic
            matter = matter_of(notice, moved, before)
            for person in self._people(order, notice):
                if notice.topic == done and person == command.by:
                    continue
                key = f"{kind}:{order.id}:{about}:{version}:{person}"
                yield Letter(key, kind, person, order.id, notice.topic, version, now, matter=matter)

    def _people(self, order: Order, notice: Notice) -> tuple[PersonId, ...]:
        match notice.to:
            case Actor.BUYER:
                return (order.buyer,)
            case Actor.SELLER:
                return (order.seller,)
            case Actor.STAFF:
                return _others(order, self._communities.staff(order.community))
            case Actor.PANEL:
                return _others(order, self._communities.mediators(order.community))
            case Actor.MEDIATOR:
                return (order.mediator,) if order.mediator else ()
            case _:
                return ()

    async def _strike_now(self, command: Command) -> None:
        """A press found a deadline that has passed before its alarm ran: run it, so that the card tells the truth."""
        order = await self._orders.find(command.order)
        if order and (due := order.next_due):
            await self.handle(alarm_command(order.id, due))


def _others(order: Order, crew: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Those of the crew who are no party."""
    return tuple(sorted(set(crew) - {order.buyer, order.seller}))


def alarm_command(order: OrderId, alarm: Alarm) -> Command:
    """The clock's command for one alarm; striking twice for it is recognised, unless it was moved out in between.

    Whole seconds tell the two moments apart: an alarm that keeps its epoch is moved out by an outage alone, and none is
    shorter than `core.outage.LEAST`.
    """
    moment = int(alarm.at.timestamp())
    return Command(order, alarm.kind, CLOCK, ("alarm", f"{order}:{alarm.kind}:{alarm.epoch}:{moment}"), alarm.epoch)
