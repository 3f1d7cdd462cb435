"""The declared moves, all of them, and nothing else: through the desk, looking at what is stored afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.desk import OrderDesk
from core.forms import Files, Form, Links, Text, Ticks
from core.ledger import escrow, journal
from core.order import Order, PersonId
from core.ports import Outcome
from core.step import Command, Held, Moved, Refused
from core.workflow import BUYER, CLOCK, CREDITED, SELLER, STAFF, TILL, Action, Actor, Deadline, Move, State
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command, an_order
from tests.fakes import FakeCommunities, FakeOrders, MovableClock

PEOPLE: Mapping[Actor, PersonId | Actor] = {BUYER: ANNA, SELLER: BORIS, STAFF: STAFFER, TILL: STAFFER, CLOCK: CLOCK}
EVERYBODY: Mapping[str, PersonId | Actor] = {
    "buyer": ANNA, "seller": BORIS, "staff": STAFFER, "stranger": STRANGER, "till": TILL, "clock": CLOCK,
}  # fmt: skip

MOVES = tuple(SERVICE.moves())
WORDS: Mapping[str, Move] = {move.name: move for _, move in MOVES}


@dataclass
class Room:
    """An order in one state, its money booked, and the desk before it."""

    state: State
    orders: FakeOrders = field(default_factory=FakeOrders)
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON + timedelta(minutes=1)))

    def __post_init__(self) -> None:
        self.order = an_order(self.state.name, counts={})
        self.orders.orders[self.order.id] = self.order
        if self.order.held:
            held = journal(Held(self.order.held), self.order, NOON)
            self.orders.journals[held.key] = held

    async def handle(self, command: Command) -> Outcome:
        return await OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER)).handle(command)

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


def filled(form: Form | None, order: Order) -> Iterator[tuple[str, object]]:
    for each in form.fields if form else ():
        match each:
            case Text(name):
                yield name, "Because of the weather"
            case Ticks(name):
                yield name, tuple(range(len(order.terms.lines)))
            case Files() | Links():
                pass


def carried(word: str, order: Order) -> Mapping[str, object]:
    """What a command carries where it is declared."""
    move = WORDS.get(word)
    amount = {"amount": order.terms.price} if word == "pay" else {}
    return {**amount, **dict(filled(move.form if isinstance(move, Action) else None, order))}


@pytest.mark.parametrize(("state", "move"), MOVES, ids=[f"{state.name}-{move.name}" for state, move in MOVES])
async def test_every_declared_move_leads_where_it_says(state: State, move: Move) -> None:
    room = Room(state)
    if isinstance(move, Deadline):
        due = room.order.alarm(move.name)
        assert due is not None
        room.clock.advance(due.at - room.clock.now())
    by = PEOPLE[move.by] if isinstance(move, Action) else CLOCK
    outcome = await room.handle(a_command(room.order, move.name, by, carried(move.name, room.order)))
    while isinstance(move, Deadline) and move.put_off and room.stored.state == state.name:
        late = room.stored.due
        assert late is not None
        room.clock.advance(late.at - room.clock.now())
        outcome = await room.handle(a_command(room.stored, move.name, CLOCK, seen_version=late.epoch))
    assert isinstance(outcome, Moved)
    assert room.stored == outcome.order
    assert room.stored.state == SERVICE.target(state, move).name
    assert outcome.event is not None
    assert (outcome.event.name, outcome.event.source, outcome.event.target) == (
        move.event,
        state.name,
        room.stored.state,
    )


@pytest.mark.parametrize(("state", "move"), MOVES, ids=[f"{state.name}-{move.name}" for state, move in MOVES])
async def test_after_every_move_the_ledger_sums_to_zero_and_a_closed_order_holds_nothing(
    state: State, move: Move
) -> None:
    room = Room(state)
    if isinstance(move, Deadline):
        room.clock.advance(timedelta(days=400))
    by = PEOPLE[move.by] if isinstance(move, Action) else CLOCK
    await room.handle(a_command(room.order, move.name, by, carried(move.name, room.order)))
    assert all(sum(entry.minor for entry in each.entries) == 0 for each in room.orders.journals.values())
    assert room.balance(escrow(room.order.id)) == room.stored.held
    if SERVICE.state(room.stored.state).final:
        assert room.stored.held == 0
        assert room.stored.alarms == ()


def undeclared() -> Iterator[tuple[State, str, str]]:
    """Every state, word and person that no declaration brings together."""
    for state in SERVICE.states:
        for word in (*WORDS, "placed", "open_sesame"):
            allowed = {PEOPLE[action.by] for action in state.actions if action.name == word}
            allowed |= {TILL} if word == "pay" else set()
            allowed |= {CLOCK} if state.deadline(word) else set()
            yield from ((state, word, who) for who, person in EVERYBODY.items() if person not in allowed)


UNDECLARED = tuple(undeclared())


@pytest.mark.parametrize(
    ("state", "word", "who"), UNDECLARED, ids=[f"{state.name}-{word}-{who}" for state, word, who in UNDECLARED]
)
async def test_whatever_is_not_declared_changes_nothing(state: State, word: str, who: str) -> None:
    room = Room(state)
    before = room.written()
    outcome = await room.handle(a_command(room.order, word, EVERYBODY[who], carried(word, room.order)))
    assert isinstance(outcome, Refused)
    assert room.written() == before


@pytest.mark.parametrize("state", SERVICE.states, ids=lambda state: state.name)
async def test_a_payment_that_is_not_waited_for_moves_no_order_and_is_the_buyers(state: State) -> None:
    room = Room(state)
    outcome = await room.handle(a_command(room.order, "pay", TILL, {"amount": room.order.terms.price + 1}))
    assert isinstance(outcome, Moved)
    assert outcome.event is not None
    assert outcome.event.name == CREDITED
    assert (room.stored.state, room.stored.alarms) == (state.name, room.order.alarms)
    assert room.balance(f"balance:{ANNA}") == room.order.terms.price + 1
    assert room.balance(escrow(room.order.id)) == room.order.held
