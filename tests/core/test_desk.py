"""The one path: what the desk makes of a command, from who gives it to what is written."""

import pytest

from core.community import Crew, Rules
from core.desk import OrderDesk, alarm_command, capacities
from core.order import Order, OrderId, PersonId
from core.outage import Outage
from core.ports import LetterKind, Repeated
from core.step import CLOCK_DOUBTED, NOT_YOURS, STALE, TIME_IS_UP, TOO_EARLY, Command, Moved
from core.workflow import BUYER, CLOCK, MEDIATOR, PANEL, SELLER, STAFF, TILL, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import (
    ANNA,
    BORIS,
    MEDIATRIX,
    NOON,
    STAFFER,
    STRANGER,
    a_command,
    a_placement,
    a_question,
    an_order,
    some_terms,
)
from tests.fakes import FakeCommunities, FakeOrders, FakeWatch, MovableClock


@pytest.fixture
def orders() -> FakeOrders:
    return FakeOrders()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
def desk(orders: FakeOrders, clock: MovableClock) -> OrderDesk:
    return OrderDesk(orders, clock, FakeCommunities(STAFFER))


def stored(orders: FakeOrders, state: str, **changes: object) -> Order:
    order = an_order(state, **changes)  # type: ignore[arg-type]
    orders.orders[order.id] = order
    return order


async def test_placing_the_same_order_twice_places_it_once(desk: OrderDesk, orders: FakeOrders) -> None:
    placement = a_placement()
    assert isinstance(await desk.place(placement, SERVICE, ("telegram", "1")), Moved)
    assert await desk.place(placement, SERVICE, ("telegram", "1")) == Repeated("placed")
    assert await desk.place(placement, SERVICE, ("telegram", "2")) == STALE
    assert len(orders.orders) == 1


async def test_a_strangers_press_and_an_unknown_order_get_the_same_answer(desk: OrderDesk, orders: FakeOrders) -> None:
    order = stored(orders, "queued")
    unknown = an_order("queued", id=OrderId("ZZZZZZZZZZZZ"))
    assert await desk.handle(a_command(order, "start", STRANGER)) == NOT_YOURS
    assert await desk.handle(a_command(unknown, "start", BORIS)) == NOT_YOURS
    assert orders.orders == {order.id: order}


async def test_the_seller_of_an_order_that_was_never_paid_has_no_part_in_it(
    desk: OrderDesk, orders: FakeOrders
) -> None:
    order = stored(orders, "unpaid")
    assert await desk.handle(a_command(order, "withdraw", BORIS)) == NOT_YOURS


@pytest.mark.parametrize("party", [ANNA, BORIS])
async def test_staff_never_confirm_the_payment_of_their_own_order(orders: FakeOrders, party: int) -> None:
    desk = OrderDesk(orders, MovableClock(NOON), FakeCommunities(ANNA, BORIS))
    order = stored(orders, "confirming")
    assert await desk.handle(a_command(order, "pay", party, {"amount": 6000})) == NOT_YOURS  # type: ignore[arg-type]


async def test_staff_confirm_only_what_people_pay_by_hand(desk: OrderDesk, orders: FakeOrders) -> None:
    by_hand = stored(orders, "confirming")
    assert isinstance(await desk.handle(a_command(by_hand, "pay", STAFFER, {"amount": 6000})), Moved)


async def test_every_move_redraws_both_cards_and_pings_whose_turn_it_became(
    desk: OrderDesk, orders: FakeOrders
) -> None:
    order = stored(orders, "unpaid")
    await desk.handle(a_command(order, "pay", TILL, {"amount": 6000}))
    letters = [(letter.kind, letter.to, letter.topic) for letter in orders.letters.values()]
    assert letters == [
        (LetterKind.CARD, ANNA, "paid"),
        (LetterKind.CARD, BORIS, "paid"),
        (LetterKind.PING, ANNA, "paid"),
        (LetterKind.PING, BORIS, "paid"),
    ]


async def test_a_press_that_comes_too_late_runs_the_deadline_it_missed(
    desk: OrderDesk, orders: FakeOrders, clock: MovableClock
) -> None:
    order = stored(orders, "queued")
    clock.advance(days(1))
    assert await desk.handle(a_command(order, "start", BORIS)) == TIME_IS_UP
    assert orders.orders[order.id].state == "cancelled"
    assert "settlement:" + order.id in orders.journals


def strike(order: Order, kind: str) -> Command:
    """For the alarm of that kind."""
    alarm = order.alarm(kind)
    assert alarm, kind
    return alarm_command(order.id, alarm)


async def test_an_alarm_struck_twice_acts_once(desk: OrderDesk, orders: FakeOrders, clock: MovableClock) -> None:
    order = stored(orders, "queued")
    clock.advance(hours(18))
    struck = strike(order, "start_lapsed/6h")
    assert isinstance(await desk.handle(struck), Moved)
    assert isinstance(await desk.handle(struck), Repeated)
    assert len(orders.letters) == 1


async def test_a_reminder_that_was_sent_lets_silence_count_and_one_that_was_not_does_not(
    desk: OrderDesk, orders: FakeOrders, clock: MovableClock
) -> None:
    heard, unheard = stored(orders, "delivered"), stored(orders, "delivered")
    clock.advance(days(6))
    for order in (heard, unheard):
        await desk.handle(strike(order, "review_lapsed/24h"))
    await orders.sent([letter for letter in orders.letters.values() if letter.order == heard.id], clock.now())
    clock.advance(days(1))
    for order in (heard, unheard):
        await desk.handle(strike(order, "review_lapsed"))
    assert orders.orders[heard.id].state == "completed"
    assert orders.orders[unheard.id].state == "delivered"


async def test_whoever_waits_for_news_is_woken_by_a_move_and_not_by_a_refusal(orders: FakeOrders) -> None:
    woken: list[bool] = []
    desk = OrderDesk(orders, MovableClock(NOON), FakeCommunities(), wake=lambda: woken.append(True))
    order = stored(orders, "queued")
    await desk.handle(a_command(order, "start", ANNA))
    assert not woken
    await desk.handle(a_command(order, "start", BORIS))
    assert woken == [True]


COLLEAGUE = PersonId(6)
"""A mediator, and staff too."""


@pytest.mark.parametrize(
    ("person", "state", "till", "held"),
    [
        (ANNA, "mediated", "manual", {BUYER}),
        (BORIS, "mediated", "manual", {SELLER}),
        (STAFFER, "mediated", "manual", {STAFF, TILL}),
        (STAFFER, "mediated", "sandbox", {STAFF}),
        (MEDIATRIX, "disputed", "manual", {PANEL}),
        (MEDIATRIX, "mediated", "manual", {PANEL, MEDIATOR}),
        (COLLEAGUE, "mediated", "manual", {PANEL, STAFF, TILL}),
        (COLLEAGUE, "disputed", "sandbox", {PANEL, STAFF}),
        (STRANGER, "mediated", "manual", set()),
        (CLOCK, "mediated", "manual", {CLOCK}),
    ],
)
def test_who_somebody_is_on_an_order_depends_on_the_order_and_the_crew_of_its_community(
    person: PersonId | Actor, state: str, till: str, held: set[Actor]
) -> None:
    crew = Crew(staff=(STAFFER, COLLEAGUE), mediators=(MEDIATRIX, COLLEAGUE))
    assert capacities(an_order(state, terms=some_terms(till=till)), person, crew) == held


@pytest.mark.parametrize("party", [ANNA, BORIS])
def test_a_mediator_is_nothing_but_a_party_on_an_order_of_their_own(party: PersonId) -> None:
    order = an_order("mediated", mediator=party)
    assert capacities(order, party, Crew((party,), (party,))) == {BUYER if party == ANNA else SELLER}


def test_a_mediator_who_left_has_no_say_in_the_case_they_took() -> None:
    assert capacities(an_order("mediated"), MEDIATRIX, Crew(staff=(STAFFER,), mediators=(COLLEAGUE,))) == set()


async def test_a_mediator_never_takes_a_case_of_their_own(orders: FakeOrders) -> None:
    desk = OrderDesk(orders, MovableClock(NOON), FakeCommunities(STAFFER, rules=Rules(mediators=(ANNA, BORIS))))
    order = stored(orders, "disputed")
    assert await desk.handle(a_command(order, "take", ANNA)) == NOT_YOURS
    assert await desk.handle(a_command(order, "take", STAFFER)) == NOT_YOURS


async def test_where_a_community_has_named_no_mediators_its_staff_are(desk: OrderDesk, orders: FakeOrders) -> None:
    order = stored(orders, "disputed")
    taken = await desk.handle(a_command(order, "take", STAFFER))
    assert isinstance(taken, Moved)
    assert taken.order.mediator == STAFFER


async def test_all_mediators_but_the_parties_are_told_of_a_dispute_and_nobody_of_what_they_did_themselves(
    orders: FakeOrders,
) -> None:
    mediators = (ANNA, COLLEAGUE, MEDIATRIX)
    desk = OrderDesk(orders, MovableClock(NOON), FakeCommunities(STAFFER, rules=Rules(mediators=mediators)))
    order = stored(orders, "delivered")
    called = await desk.handle(a_command(order, "dispute", BORIS, {"reason": "She never answers"}))
    assert isinstance(called, Moved)
    assert pinged(orders, "disputed") == [ANNA, MEDIATRIX, COLLEAGUE]
    taken = await desk.handle(a_command(called.order, "take", MEDIATRIX))
    assert isinstance(taken, Moved)
    assert pinged(orders, "taken") == [ANNA, BORIS]
    await desk.handle(a_command(taken.order, "hand_back", MEDIATRIX))
    assert pinged(orders, "handed_back") == [ANNA, BORIS, COLLEAGUE]


async def test_a_case_nobody_takes_is_brought_to_mind_of_mediators_and_staff_once_each(
    orders: FakeOrders, clock: MovableClock
) -> None:
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER, COLLEAGUE, rules=Rules(mediators=(MEDIATRIX, COLLEAGUE))))
    order = stored(orders, "disputed")
    clock.advance(hours(48))
    await desk.handle(strike(order, "dispute_lapsed/after-48h"))
    assert sorted(letter.to for letter in orders.letters.values()) == [STAFFER, MEDIATRIX, COLLEAGUE]


async def test_a_press_after_a_question_has_lapsed_runs_the_earliest_deadline_it_missed(
    desk: OrderDesk, orders: FakeOrders, clock: MovableClock
) -> None:
    order = a_question(stored(orders, "in_progress"), "cancellation", now=NOON + days(2))
    orders.orders[order.id] = order
    clock.advance(days(5))
    assert await desk.handle(a_command(order, "agree_cancellation", BORIS)) == TIME_IS_UP
    asked = orders.orders[order.id]
    assert (asked.state, asked.proposed) == ("in_progress", None)
    assert await desk.handle(a_command(asked, "deliver", BORIS)) == TIME_IS_UP
    assert orders.orders[order.id].state == "overdue"


def pinged(orders: FakeOrders, topic: str) -> list[PersonId]:
    """Who got a ping about it."""
    return sorted(each.to for each in orders.letters.values() if each.kind is LetterKind.PING and each.topic == topic)


# --- while nobody was there -----------------------------------------------------------------------------------------


async def test_what_fell_due_while_the_bot_was_away_is_made_good_and_told(
    orders: FakeOrders, clock: MovableClock
) -> None:
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER), watch=FakeWatch([Outage(NOON + hours(30), hours(10))]))
    order = stored(orders, "queued")
    clock.advance(hours(30))
    assert isinstance(await desk.handle(strike(order, "start_lapsed")), Moved)
    assert orders.orders[order.id].state == "queued"
    told = [(letter.kind, letter.topic, letter.to) for letter in orders.letters.values()]
    assert told == [
        (LetterKind.CARD, "held_up", ANNA),
        (LetterKind.CARD, "held_up", BORIS),
        (LetterKind.PING, "held_up", ANNA),
        (LetterKind.PING, "held_up", BORIS),
    ]


async def test_it_is_made_good_once_and_strikes_at_its_new_moment(orders: FakeOrders, clock: MovableClock) -> None:
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER), watch=FakeWatch([Outage(NOON + hours(30), hours(10))]))
    order = stored(orders, "queued")
    clock.advance(hours(30))
    missed = strike(order, "start_lapsed")
    await desk.handle(missed)
    assert isinstance(await desk.handle(missed), Repeated)
    clock.advance(hours(4))
    await desk.handle(strike(orders.orders[order.id], "start_lapsed"))
    assert orders.orders[order.id].state == "cancelled"


async def test_a_press_after_a_time_that_was_missed_makes_it_good_instead_of_ending_it(
    orders: FakeOrders, clock: MovableClock
) -> None:
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER), watch=FakeWatch([Outage(NOON + hours(30), hours(10))]))
    order = stored(orders, "queued")
    clock.advance(hours(30))
    assert await desk.handle(a_command(order, "start", BORIS)) == TIME_IS_UP
    again = orders.orders[order.id]
    assert (again.state, again.version) == ("queued", order.version + 1)
    assert isinstance(await desk.handle(a_command(again, "start", BORIS)), Moved)


async def test_while_the_clock_is_doubted_nothing_happens_by_itself(orders: FakeOrders, clock: MovableClock) -> None:
    watch = FakeWatch(believed=False)
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER), watch=watch)
    late, early = stored(orders, "queued"), stored(orders, "unpaid")
    clock.advance(hours(30))
    assert await desk.handle(strike(late, "start_lapsed")) == TOO_EARLY
    assert await desk.handle(a_command(late, "start", BORIS)) == CLOCK_DOUBTED
    assert orders.orders == {late.id: late, early.id: early}
    watch.believed = True
    await desk.handle(strike(late, "start_lapsed"))
    assert orders.orders[late.id].state == "cancelled"


async def test_while_the_clock_is_doubted_people_go_on_with_what_has_time_left(
    orders: FakeOrders, clock: MovableClock
) -> None:
    desk = OrderDesk(orders, clock, FakeCommunities(STAFFER), watch=FakeWatch(believed=False))
    order = stored(orders, "queued")
    clock.advance(hours(3))
    assert isinstance(await desk.handle(a_command(order, "start", BORIS)), Moved)
