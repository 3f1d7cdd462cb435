"""What `core.ports.Orders` promises, of the twin in memory and of each database alike."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.desk import alarm_command
from core.order import Alarm, CommunityId, Line, Order, OrderId, Proposed, Stage
from core.ports import Booked, Conflict, OrderFile, Repeated
from core.step import STALE, Command, Moved, Refused
from core.workflow import CLOCK, SELLER, TILL, Cause
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_command, a_delivery, an_order, some_terms
from tests.storage.conftest import Books
from tests.storage.trade import Trade, a_journal, a_letter, always, put
from tests.storage.trade import books as booking


async def test_what_was_acknowledged_is_read(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.delivered()
    assert await books.orders.find(order.id) == order
    events = await books.orders.events(order.id)
    assert [(event.version, event.name) for event in events] == [
        (1, "placed"),
        (2, "paid"),
        (3, "started"),
        (4, "delivered"),
    ]
    assert events[-1].payload == a_delivery(order)


async def test_nothing_is_known_of_an_order_that_does_not_exist(books: Books) -> None:
    assert await books.orders.find(OrderId("NNNNNNNNNNNN")) is None
    assert await books.orders.events(OrderId("NNNNNNNNNNNN")) == []
    assert await books.orders.next_alarm() is None
    assert await books.orders.due_alarms(NOON, 10) == []
    assert await books.orders.list_for(ANNA, None, 0, 10) == []
    assert await books.orders.count_for(ANNA) == {}


async def test_a_thousand_presses_of_one_button_have_one_effect(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.place()
    presses = (trade.desk.handle(a_command(order, "withdraw", ANNA)) for _ in range(1000))
    outcomes = await asyncio.gather(*presses)
    assert sum(isinstance(outcome, Moved) for outcome in outcomes) == 1
    assert outcomes.count(STALE) == 999
    assert [event.name for event in await books.orders.events(order.id)] == ["placed", "withdrawn"]


async def test_a_repetition_gets_the_first_answer_and_changes_nothing(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.place()
    press = a_command(order, "withdraw", ANNA)
    await trade.desk.handle(press)
    assert await trade.desk.handle(press) == Repeated("withdrawn")
    assert len(await books.orders.events(order.id)) == 2


async def test_of_two_deliveries_of_one_update_at_once_one_counts(books: Books) -> None:
    trade = Trade(books.orders)
    press = a_command(await trade.place(), "withdraw", ANNA)
    outcomes = await asyncio.gather(*(trade.desk.handle(press) for _ in range(20)))
    assert outcomes.count(Repeated("withdrawn")) == 19
    assert sum(isinstance(outcome, Moved) for outcome in outcomes) == 1


async def test_of_two_commands_given_at_once_the_second_sees_what_the_first_did(books: Books) -> None:
    order = await put(books.orders, version=1)
    seen: list[int] = []

    def one_more(file: OrderFile | None) -> Booked:
        assert file is not None
        seen.append(file.order.version)
        return booking(replace(file.order, version=file.order.version + 1))

    await asyncio.gather(*(books.orders.settle(a_command(order, "count", ANNA), one_more) for _ in range(10)))
    assert seen == list(range(1, 11))
    found = await books.orders.find(order.id)
    assert found is not None
    assert found.version == 11


async def test_a_refusal_writes_nothing_and_is_not_remembered(books: Books) -> None:
    order = await put(books.orders)
    press = a_command(order, "press", ANNA)
    assert await books.orders.settle(press, always(STALE)) == STALE
    assert await books.orders.settle(press, always(Refused("used-up"))) == Refused("used-up")
    assert await books.orders.find(order.id) == order


async def test_a_judge_that_raises_fails_its_own_caller_alone(books: Books) -> None:
    orders = [await put(books.orders) for _ in range(6)]

    def raises(_: OrderFile | None) -> Refused:
        raise ZeroDivisionError

    def judged(order: Order) -> Booked:
        return booking(replace(order, version=order.version + 1))

    outcomes = await asyncio.gather(
        *(
            books.orders.settle(a_command(order, "press", ANNA), raises if number == 2 else always(judged(order)))
            for number, order in enumerate(orders)
        ),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [Booked, Booked, ZeroDivisionError, Booked, Booked, Booked]
    found = [await books.orders.find(order.id) for order in orders]
    assert [order.version for order in found if order] == [4, 4, 3, 4, 4, 4]


async def test_what_contradicts_the_ledger_is_refused_and_sinks_nobody_else(books: Books) -> None:
    orders = [await put(books.orders) for _ in range(9)]
    first = booking(replace(orders[0], version=4), journals=(a_journal(orders[0], "settlement:1"),))
    await books.orders.settle(a_command(orders[0], "settle", ANNA), always(first))
    moves = [booking(replace(order, version=order.version + 1)) for order in orders[1:]]
    moves[4] = replace(moves[4], journals=(a_journal(orders[5], "settlement:1"),))
    outcomes = await asyncio.gather(
        *(
            books.orders.settle(a_command(order, "settle", ANNA), always(move))
            for order, move in zip(orders[1:], moves, strict=True)
        ),
        return_exceptions=True,
    )
    assert [isinstance(outcome, Conflict) for outcome in outcomes] == [number == 4 for number in range(8)]
    assert await books.orders.find(orders[5].id) == orders[5]
    assert await books.orders.find(orders[6].id) == moves[5].moved.order


async def test_every_part_of_an_order_is_kept(books: Books) -> None:
    terms = some_terms(
        lines=(Line("Ло́го «Б»", 1, timedelta(microseconds=-1)),),
        lengths={"start_lapsed": timedelta(hours=5, microseconds=3)},
        calendar="DE",
        timezone="Europe/Berlin",
    )
    alarms = (Alarm("b", NOON + timedelta(microseconds=7), 3, put_off=True), Alarm("a/1h", NOON, 2))
    order = await put(
        books.orders, title="🔧 \"'; --", terms=terms, alarms=alarms, counts={"correct": 2}, cause="buyer", held=10**12
    )
    assert await books.orders.find(order.id) == order
    changed = replace(
        order,
        version=4,
        title="another",
        seller=STRANGER,
        alarms=alarms[::-1],
        terms=some_terms(),
        counts={},
        cause=None,
    )
    await books.orders.settle(a_command(order, "press", ANNA), always(booking(changed)))
    assert await books.orders.find(order.id) == changed


async def test_every_part_of_a_question_and_of_a_dispute_is_kept(books: Books) -> None:
    order = await put(books.orders, state="in_progress")
    carries = {"what": "A card 🃏", "price": 500, "extra": timedelta(microseconds=1), "until": NOON + timedelta(days=9)}
    asked = Proposed(
        "addition", 3, SELLER, Stage.CONFIRMING, carries, NOON, 500, agreed=True, paused=timedelta(hours=7)
    )
    open_now = replace(order, version=4, proposed=asked, paused=timedelta(hours=1))
    disputed = replace(
        open_now, version=5, proposed=None, frozen="overdue", mediator=STRANGER, disputed=timedelta(days=2)
    )
    for changed in (open_now, disputed, replace(order, version=6)):
        await books.orders.settle(a_command(order, "press", ANNA), always(booking(changed)))
        assert await books.orders.find(order.id) == changed


async def test_a_question_asked_and_answered_at_once_ends_as_it_was_answered(books: Books) -> None:
    order = await put(books.orders, state="in_progress")
    desk = Trade(books.orders).desk
    reason = {"reason": "I am ill"}
    ask = a_command(order, "ask_cancellation", BORIS, reason)
    answers = [a_command(order, name, ANNA, seen_version=4) for name in ("agree_cancellation", "decline_cancellation")]
    first, *others = await asyncio.gather(*(desk.handle(each) for each in (ask, *answers)))
    assert isinstance(first, Moved)
    assert [isinstance(each, Moved) for each in others] == [True, False]
    found = await books.orders.find(order.id)
    assert found is not None
    assert (found.state, found.proposed, found.alarms) == ("cancelled", None, ())


async def test_money_of_an_addition_is_booked_apart_and_joins_the_rest(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.do(await trade.pay(await trade.place()), "start", BORIS)
    order = await trade.do(order, "ask_addition", ANNA, what="A card", price=500, extra=timedelta(days=1))
    order = await trade.do(order, "pay_addition", TILL, amount=500, number=order.version)
    assert await books.orders.find(order.id) == order
    assert order.proposed
    assert order.proposed.held == 500
    order = await trade.do(order, "agree_addition", BORIS)
    assert await books.orders.find(order.id) == order
    assert (order.held, order.terms.lines[-1]) == (6500, Line("A card", 500, timedelta(days=1)))
    record = await books.orders.events(order.id)
    assert [event.name for event in record[-3:]] == ["addition_asked", "addition_paid", "addition_agreed"]
    assert record[-3].payload == {"what": "A card", "price": 500, "extra": timedelta(days=1)}


async def test_terms_that_change_twice_at_once_end_as_the_second_left_them(books: Books) -> None:
    order = await put(books.orders, version=1)

    def rename(file: OrderFile | None) -> Booked:
        assert file is not None
        return booking(replace(file.order, version=file.order.version + 1, title=file.order.title + "!"))

    await asyncio.gather(*(books.orders.settle(a_command(order, "rename", ANNA), rename) for _ in range(3)))
    found = await books.orders.find(order.id)
    assert found is not None
    assert (found.version, found.title) == (4, order.title + "!!!")


async def test_an_order_that_is_placed_and_moved_at_once_is_as_it_was_moved(books: Books) -> None:
    order = an_order(version=1)
    later = replace(order, version=2, state="cancelled", alarms=())
    await asyncio.gather(
        books.orders.settle(a_command(order, "put", ANNA), always(booking(order))),
        books.orders.settle(a_command(order, "move", ANNA), always(booking(later))),
    )
    assert await books.orders.find(order.id) == later
    assert await books.orders.next_alarm() is None


async def test_the_alarms_of_an_order_are_those_of_its_last_move(books: Books) -> None:
    trade = Trade(books.orders)
    placed = await trade.place()
    await trade.pay(await trade.place())
    assert await books.orders.next_alarm() == NOON + timedelta(hours=12)
    await trade.do(placed, "withdraw", ANNA)
    due = await books.orders.due_alarms(NOON + timedelta(days=30), 10)
    assert [alarm.kind for _, alarm in due] == ["start_lapsed/6h", "start_lapsed/1h", "start_lapsed"]


async def test_a_reminder_takes_away_its_own_alarm_alone(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.pay(await trade.place())
    trade.clock.advance(timedelta(hours=18))
    [(id_, alarm)] = await books.orders.due_alarms(trade.clock.now(), 10)
    reminded = await trade.desk.handle(alarm_command(id_, alarm))
    assert isinstance(reminded, Moved)
    left = replace(order, alarms=tuple(each for each in order.alarms if each != alarm))
    assert await books.orders.find(order.id) == reminded.order == left
    assert len(await books.orders.events(order.id)) == 2


async def test_alarms_are_due_from_their_moment_on_the_earliest_first(books: Books) -> None:
    orders = [await put(books.orders, alarms=(Alarm("x", NOON + timedelta(hours=at), 3),)) for at in (3, 1, 2)]
    before = await books.orders.due_alarms(NOON + timedelta(hours=1, microseconds=-1), 10)
    assert before == []
    due = await books.orders.due_alarms(NOON + timedelta(hours=2), 10)
    assert [id_ for id_, _ in due] == [orders[1].id, orders[2].id]
    assert await books.orders.due_alarms(NOON + timedelta(days=1), 2) == due
    assert await books.orders.next_alarm() == NOON + timedelta(hours=1)


async def reached(books: Books, order: Order, command: Command) -> bool:
    """What the judge is told of `command`."""
    told: list[bool] = []

    def listen(file: OrderFile | None) -> Refused:
        assert file is not None
        told.append(file.reached)
        return STALE

    await books.orders.settle(command, listen)
    return told[0]


async def test_somebody_was_reached_once_a_reminder_of_this_state_was_delivered(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.delivered()
    end = next(alarm for alarm in order.alarms if not alarm.reminds)
    reminder = next(alarm for alarm in order.alarms if alarm.reminds)
    strike = Command(order.id, end.kind, CLOCK, ("alarm", "strike"), end.epoch)
    trade.clock.advance(timedelta(days=4))
    await trade.desk.handle(alarm_command(order.id, reminder))
    assert not await reached(books, order, strike)
    letters = await books.outbox.waiting(trade.clock.now(), 100)
    await books.outbox.sent([letter for letter in letters if letter.kind != "reminder"], trade.clock.now())
    assert not await reached(books, order, strike)
    await books.outbox.sent([letter for letter in letters if letter.kind == "reminder"], trade.clock.now())
    assert await reached(books, order, strike)
    assert not await reached(books, order, a_command(order, end.kind, ANNA))
    assert not await reached(books, order, replace(strike, name="unknown"))


async def test_a_reminder_of_another_state_reaches_nobody_in_this_one(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.delivered()
    end = next(alarm for alarm in order.alarms if not alarm.reminds)
    earlier = a_letter(order, "reminder:1", kind="reminder", version=end.epoch - 1)
    press = booking(replace(order, version=order.version + 1), letters=(earlier,))
    await books.orders.settle(a_command(order, "press", ANNA), always(press))
    await books.outbox.sent(await books.outbox.waiting(NOON, 100), NOON)
    assert not await reached(books, order, Command(order.id, end.kind, CLOCK, ("alarm", "strike"), end.epoch))


async def test_the_same_news_is_put_into_the_outbox_once(books: Books) -> None:
    order = await put(books.orders)
    for version in (4, 5):
        move = booking(replace(order, version=version), letters=(a_letter(order, "ping:1"), a_letter(order, "ping:1")))
        await books.orders.settle(a_command(order, "press", ANNA), always(move))
    assert [letter.key for letter in await books.outbox.waiting(NOON, 10)] == ["ping:1"]


async def test_orders_are_listed_for_their_parties_newest_first(books: Books) -> None:
    orders = [
        await put(books.orders, state=state, now=NOON + timedelta(hours=hour))
        for hour, state in enumerate(["queued", "unpaid", "delivered", "completed"])
    ]
    bought = await books.orders.list_for(ANNA, None, 0, 10)
    assert bought == orders[::-1]
    assert await books.orders.list_for(ANNA, None, 1, 2) == [orders[2], orders[1]]
    sold = await books.orders.list_for(BORIS, None, 0, 10)
    assert sold == [orders[3], orders[2], orders[0]], "a seller sees an order once brought in"
    assert await books.orders.list_for(STRANGER, None, 0, 10) == []


async def test_orders_are_listed_by_role_and_state(books: Books) -> None:
    bought = await put(books.orders, state="queued")
    sold = await put(books.orders, state="delivered", buyer=BORIS, seller=ANNA, now=NOON + timedelta(hours=1))
    listed = books.orders.list_for
    assert await listed(ANNA, {("buyer", "queued"), ("seller", "delivered")}, 0, 10) == [sold, bought]
    assert await listed(ANNA, {("buyer", "queued"), ("buyer", "delivered")}, 0, 10) == [bought]
    assert await listed(ANNA, {("seller", "queued")}, 0, 10) == []
    assert await listed(ANNA, set(), 0, 10) == []


async def test_orders_are_counted_by_role_and_state(books: Books) -> None:
    for state in ("queued", "queued", "unpaid"):
        await put(books.orders, state=state)
    await put(books.orders, state="queued", buyer=BORIS, seller=ANNA)
    assert await books.orders.count_for(ANNA) == {
        ("buyer", "queued"): 2,
        ("buyer", "unpaid"): 1,
        ("seller", "queued"): 1,
    }
    assert await books.orders.count_for(BORIS) == {("buyer", "queued"): 1, ("seller", "queued"): 2}


async def test_a_command_for_one_order_cannot_move_another(books: Books) -> None:
    mine, other = await put(books.orders), await put(books.orders)
    with pytest.raises(ValueError, match=mine.id):
        await books.orders.settle(a_command(mine, "press", ANNA), always(booking(replace(other, version=4))))
    assert await books.orders.find(other.id) == other


async def test_of_one_community_only_its_orders_are_listed_and_counted(books: Books) -> None:
    forge, mill = CommunityId("FORGE"), CommunityId("MILL")
    placed = {
        (community, state): await put(books.orders, community=community, state=state)
        for community in (forge, mill)
        for state in ("queued", "delivered")
    }
    for community in (forge, mill):
        here = {placed[community, state].id for state in ("queued", "delivered")}
        assert {each.id for each in await books.orders.list_for(ANNA, None, 0, 10, community)} == here
        queued = await books.orders.list_for(BORIS, [("seller", "queued")], 0, 10, community)
        assert queued == [placed[community, "queued"]]
        assert await books.orders.count_for(ANNA, community) == {("buyer", "queued"): 1, ("buyer", "delivered"): 1}
    assert len(await books.orders.list_for(ANNA, None, 0, 10)) == 4
    nowhere = CommunityId("")
    assert await books.orders.list_for(ANNA, None, 0, 10, nowhere) == []
    assert await books.orders.count_for(ANNA, nowhere) == {}


async def test_what_a_buyer_placed_lately_and_called_off_is_counted(books: Books) -> None:
    changes: list[dict[str, Any]] = [
        {},
        {"placed_at": NOON - timedelta(days=1)},
        {"cause": Cause.SELLER.value},
        {"state": "queued"},
        {"buyer": STRANGER},
    ]
    for each in changes:
        await put(books.orders, **({"state": "cancelled", "cause": Cause.BUYER.value} | each))
    assert await books.orders.called_off(ANNA, NOON - timedelta(days=1)) == 1
    assert await books.orders.called_off(ANNA, NOON - timedelta(days=2)) == 2
    assert await books.orders.called_off(BORIS, NOON - timedelta(days=2)) == 0
