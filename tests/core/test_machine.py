"""The declared moves, all of them, and nothing else: through the desk, looking at what is stored afterwards. A question
may be open beside every state that allows it, at every stage, by either party.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from core.community import Rules
from core.desk import OrderDesk
from core.ledger import balance, escrow, journal
from core.order import Order, PersonId, Stage
from core.ports import Outcome
from core.step import Command, Held, Moved, Refused
from core.workflow import (
    BUYER,
    CLOCK,
    CREDITED,
    MEDIATOR,
    PANEL,
    SELLER,
    STAFF,
    STAY,
    TILL,
    Action,
    Actor,
    Move,
    Part,
    Pays,
    Piece,
    State,
)
from core.workflows.service import SERVICE
from tests.builders import (
    ANNA,
    BORIS,
    MEDIATRIX,
    NOON,
    STAFFER,
    STRANGER,
    a_command,
    a_question,
    an_order,
    proposal_of,
)
from tests.core.moving import WORDS, an_occasion, asker, carried
from tests.fakes import FakeCommunities, FakeOrders, MovableClock

COLLEAGUE = PersonId(6)
"""A mediator who did not take the case."""
PEOPLE: Mapping[Actor, PersonId | Actor] = {
    BUYER: ANNA, SELLER: BORIS, STAFF: STAFFER, TILL: STAFFER, CLOCK: CLOCK, PANEL: MEDIATRIX, MEDIATOR: MEDIATRIX,
}  # fmt: skip
EVERYBODY: Mapping[str, PersonId | Actor] = {
    "buyer": ANNA, "seller": BORIS, "staff": STAFFER, "mediator": MEDIATRIX, "colleague": COLLEAGUE,
    "stranger": STRANGER, "till": TILL, "clock": CLOCK,
}  # fmt: skip

MOVES = tuple(SERVICE.moves())


def each_of(moves: Iterable[tuple[State, Move]]) -> pytest.MarkDecorator:
    chosen = tuple(moves)
    names = [f"{state.name}-{move.name}{f'-{move.by}' if isinstance(move, Action) else ''}" for state, move in chosen]
    return pytest.mark.parametrize(("state", "move"), chosen, ids=names)


EACH_MOVE = each_of(MOVES)
EACH_STEP = each_of((state, move) for state, move in MOVES if move.piece)


@dataclass
class Room:
    """An order, its money booked, and the desk before it."""

    order: Order
    orders: FakeOrders = field(default_factory=FakeOrders)
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON + timedelta(minutes=1)))

    def __post_init__(self) -> None:
        self.orders.orders[self.order.id] = self.order
        held = [Held(self.order.held)] if self.order.held else []
        if (asked := self.order.proposed) and asked.held:
            held.append(Held(asked.held, asked.number))
        for each in held:
            booked = journal(each, self.order, NOON)
            self.orders.journals[booked.key] = booked

    async def handle(self, command: Command) -> Outcome:
        communities = FakeCommunities(STAFFER, rules=Rules(mediators=(MEDIATRIX, COLLEAGUE)))
        return await OrderDesk(self.orders, self.clock, communities).handle(command)

    async def make(self, move: Move) -> Outcome:
        """Whoever it is declared for makes the move; the clock, when its time has come."""
        if isinstance(move, Action):
            return await self.handle(a_command(self.order, move.name, PEOPLE[move.by], carried(move.name, self.order)))
        self.wait(move.name)
        outcome = await self.handle(a_command(self.order, move.name, CLOCK))
        while move.put_off and self.stored.state == self.order.state:
            self.wait(move.name)
            outcome = await self.handle(a_command(self.stored, move.name, CLOCK))
        return outcome

    def wait(self, alarm: str) -> None:
        due = self.stored.alarm(alarm)
        assert due is not None, alarm
        self.clock.advance(due.at - self.clock.now())

    @property
    def stored(self) -> Order:
        return self.orders.orders[self.order.id]

    def balance(self, account: str) -> int:
        booked = (entry for each in self.orders.journals.values() for entry in each.entries)
        return sum(entry.minor for entry in booked if entry.account == account)

    def written(self) -> tuple[object, ...]:
        """Everything that a command could have changed."""
        orders = self.orders
        return dict(orders.orders), list(orders.record), dict(orders.journals), dict(orders.letters)


@EACH_MOVE
async def test_every_declared_move_leads_where_it_says(state: State, move: Move) -> None:
    room = Room(an_occasion(state, move))
    outcome = await room.make(move)
    assert isinstance(outcome, Moved)
    assert room.stored == outcome.order
    assert room.stored.state == SERVICE.target(state, move).name
    assert outcome.event is not None
    assert (outcome.event.name, outcome.event.source, outcome.event.target) == (
        move.event,
        state.name,
        room.stored.state,
    )
    if move.to == STAY:
        assert room.stored.entered_at == room.order.entered_at


NEXT: Mapping[Part, Stage | None] = {
    Part.ASK: Stage.ASKED,
    Part.PAY: None,
    Part.CLAIM: Stage.CONFIRMING,
    Part.DENY: Stage.UNPAID,
}
SENT_NEXT: Mapping[Part, Stage | None] = {**NEXT, Part.ASK: Stage.UNPAID, Part.PAY: Stage.ASKED}
AGREED_NEXT: Mapping[Part, Stage | None] = {**NEXT, Part.AGREE: Stage.UNPAID}


@EACH_STEP
async def test_every_step_of_a_question_brings_it_to_its_stage_with_the_alarms_of_that_alone(
    state: State, move: Move
) -> None:
    assert move.piece is not None
    room = Room(an_occasion(state, move))
    await room.make(move)
    proposal, asked = move.piece.proposal, room.stored.proposed
    stages = {Pays.WHEN_SENT: SENT_NEXT, Pays.WHEN_AGREED: AGREED_NEXT, None: NEXT}[proposal.pays]
    assert (asked.stage if asked else None) == stages.get(move.piece.part)
    of_question = {each.name for each in SERVICE.state(room.stored.state).lapses}
    ringing = {alarm.deadline for alarm in room.stored.alarms} & of_question
    assert ringing == ({state.lapse(asked.kind, asked.stage).name} if asked else set())


@EACH_MOVE
async def test_after_every_move_the_ledger_sums_to_zero_and_says_what_the_order_says(state: State, move: Move) -> None:
    room = Room(an_occasion(state, move))
    await room.make(move)
    stored = room.stored
    assert all(sum(entry.minor for entry in each.entries) == 0 for each in room.orders.journals.values())
    assert room.balance(escrow(stored.id)) == stored.held
    for number in range(1, 4):
        asked = stored.proposed
        held = asked.held if asked and asked.number == number else 0
        assert room.balance(escrow(stored.id, number)) == held
    if SERVICE.state(stored.state).final:
        assert (stored.held, stored.alarms, stored.proposed, stored.mediator) == (0, (), None, None)


def situations() -> Iterator[Order]:
    """Every state, and beside it every question that may be open there."""
    for state in SERVICE.states:
        order = an_order(state.name)
        yield order
        for kind in sorted(state.kinds):
            proposal = proposal_of(state.name, kind)
            stages = tuple(Stage) if proposal.pays else (Stage.ASKED,)
            yield from (a_question(order, kind, stage, by) for stage in stages for by in proposal.by)


SITUATIONS = tuple(situations())
EACH_SITUATION = pytest.mark.parametrize(
    "order",
    SITUATIONS,
    ids=["-".join(map(str, (each.state, *((asked.kind, asked.stage, asked.by) if (asked := each.proposed) else ()))))
         for each in SITUATIONS],
)  # fmt: skip


def is_declared(order: Order, word: str, person: PersonId | Actor) -> bool:
    """Whether the declaration has `word` for `person` as things stand; guards and bounds aside."""
    state = SERVICE.state(order.state)
    if person is CLOCK:
        return order.alarm(word) is not None
    if person is TILL:
        return word in SERVICE.payments
    actors = {actor for actor, who in PEOPLE.items() if who == person}
    actors |= {PANEL} if person == COLLEAGUE else set()
    if order.mediator != person:
        actors -= {MEDIATOR}
    action = state.action(word, frozenset(actors))
    return action is not None and (action.piece is None or is_of(order, action.piece, action.by))


def is_of(order: Order, piece: Piece, by: Actor) -> bool:
    """Whether the step is one of the question that is open, and that actor's."""
    asked = order.proposed
    if asked is None:
        return piece.part is Part.ASK
    if piece.part is Part.ASK or piece.proposal.kind != asked.kind or asked.stage not in piece.stages:
        return False
    return piece.part not in {Part.AGREE, Part.DECLINE, Part.WITHDRAW} or asker(piece, by) is asked.by


@EACH_SITUATION
async def test_whatever_is_not_declared_changes_nothing(order: Order) -> None:
    tried = 0
    for word in (*WORDS, "placed", "open_sesame"):
        for person in EVERYBODY.values():
            if is_declared(order, word, person):
                continue
            tried += 1
            room = Room(order)
            before = room.written()
            outcome = await room.handle(a_command(order, word, person, carried(word, order)))
            assert isinstance(outcome, Refused), (word, person)
            assert room.written() == before
    assert tried > len(WORDS)


@EACH_SITUATION
async def test_a_payment_that_is_not_waited_for_moves_no_order_and_is_the_buyers(order: Order) -> None:
    for word in SERVICE.payments:
        room = Room(order)
        outcome = await room.handle(a_command(order, word, TILL, {"amount": order.terms.price + 1, "number": 1}))
        assert isinstance(outcome, Moved)
        assert outcome.event is not None
        assert outcome.event.name == CREDITED
        assert room.stored == replace(order, version=order.version + 1)
        assert room.balance(balance(ANNA)) == order.terms.price + 1
        assert room.balance(escrow(order.id)) == order.held
