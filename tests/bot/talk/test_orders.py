import asyncio
from datetime import timedelta

import pytest

from bot.press import Press
from bot.screens.screen import Screen
from bot.talk.composer import ShopComposer
from core.order import Order, OrderId, PersonId
from core.ports import Booked, Busy, Judge, Repeated
from core.step import Refused
from core.workflow import TILL
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_command, an_order, some_terms
from tests.fakes import FakeOrders


@pytest.fixture
def world() -> World:
    return World()


async def do(chat: Chat, order: Order, action: str, *, update: int | None = None, on_card: bool = False) -> None:
    token = Press("do", (order.id, str(order.version), action))
    await chat.press_token(token, update=update, on_card=on_card)


def now(world: World, order: Order) -> Order:
    return world.orders.orders[order.id]


async def test_start_is_one_tap_and_the_ping_that_was_pressed_goes_away(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await do(boris, order, "start")
    assert now(world, order).state == "in_progress"
    assert boris.text == "Started. Good luck!"
    assert boris.reply.clear


async def test_a_press_on_the_card_leaves_the_card(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await do(boris, order, "start", on_card=True)
    assert not boris.reply.clear
    assert boris.reply.screen is None


async def test_a_plain_press_costs_one_call_of_the_desk_and_no_other_read(world: World) -> None:
    class OnlySettles(FakeOrders):
        async def find(self, order: OrderId) -> Order | None:
            raise AssertionError("a press looked the order up")

    world.orders = OnlySettles()
    world.restart()
    order = world.put(an_order("queued"))
    await do(world.chat(BORIS), order, "start")
    assert now(world, order).state == "in_progress"


async def test_the_same_press_brought_twice_gets_the_same_answer(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await do(boris, order, "start", update=7)
    first = boris.reply
    await do(boris, order, "start", update=7)
    assert boris.reply == first
    assert len(world.orders.record) == 1


async def test_a_second_press_shows_the_card_as_it_is(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await do(boris, order, "start")
    await do(boris, order, "start")
    assert "moved on" in boris.text
    assert boris.reply.card == order.id


async def test_a_thousand_presses_at_once_have_one_effect(world: World) -> None:
    order = world.put(an_order("queued"))
    chats = [world.chat(BORIS) for _ in range(1000)]
    await asyncio.gather(*(do(chat, order, "start") for chat in chats))
    assert len(world.orders.record) == 1
    assert [chat.text for chat in chats].count("Started. Good luck!") == 1


@pytest.mark.parametrize("person", [STRANGER, ANNA])
async def test_who_may_not_changes_nothing(world: World, person: PersonId) -> None:
    order = world.put(an_order("queued"))
    other = world.chat(person)
    await do(other, order, "start")
    assert now(world, order) == order
    assert "no such order among yours" in other.text
    unknown = an_order("queued")
    await do(other, unknown, "start")
    assert "no such order among yours" in other.text
    assert other.reply.card is None


async def test_a_press_after_the_time_is_up_shows_what_became_of_it(world: World) -> None:
    order = world.put(an_order("queued"))
    world.clock.advance(timedelta(hours=25))
    boris = world.chat(BORIS)
    await do(boris, order, "start")
    assert "has just run out" in boris.text
    assert boris.reply.card == order.id
    assert now(world, order).state == "cancelled"


async def test_when_too_much_is_going_on_a_press_is_told_to_come_again(world: World) -> None:
    class Full(FakeOrders):
        async def settle(self, command: object, judge: Judge) -> Booked | Refused | Repeated:
            raise Busy

    world.orders = Full()
    world.restart()
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await do(boris, order, "start")
    assert "try again in a moment" in boris.text


async def test_what_cannot_be_taken_back_is_asked_once_with_the_amount(world: World) -> None:
    order = world.put(an_order("delivered"))
    anna = world.chat(ANNA)
    await anna.press_token(Press("ask", (order.id, str(order.version), "accept")), on_card=True)
    assert "54.00 €" in anna.text
    assert now(world, order) == order
    await anna.press("Yes, accept")
    assert now(world, order).state == "completed"


async def test_staff_confirm_the_whole_price(world: World) -> None:
    order = world.put(an_order("confirming"))
    vera = world.chat(STAFFER)
    await do(vera, order, "pay")
    assert now(world, order).state == "queued"
    assert now(world, order).held == order.terms.price
    assert vera.reply.card == order.id


async def test_nobody_but_staff_confirms_a_payment(world: World) -> None:
    order = world.put(an_order("confirming"))
    for person in (ANNA, BORIS, STRANGER):
        await do(world.chat(person), order, "pay")
    assert now(world, order) == order


class TestTheSandboxesTill:
    @pytest.fixture
    def world(self) -> World:
        return World("sandbox")

    @pytest.fixture
    def order(self, world: World) -> Order:
        return world.put(an_order("unpaid", terms=some_terms(till="sandbox")))

    async def test_a_press_of_the_buyer_pays(self, world: World, order: Order) -> None:
        anna = world.chat(ANNA)
        for _ in range(2):
            await anna.press_token(Press("pay", (order.id, str(order.version))))
        assert now(world, order).state == "queued"
        assert now(world, order).held == 6000
        assert len(world.orders.record) == 1

    async def test_a_press_of_nobody_else_does(self, world: World, order: Order) -> None:
        for person in (BORIS, STRANGER, STAFFER):
            await world.chat(person).press_token(Press("pay", (order.id, str(order.version))))
        assert now(world, order) == order

    async def test_an_old_button_pays_nothing(self, world: World, order: Order) -> None:
        anna = world.chat(ANNA)
        await anna.press_token(Press("pay", (order.id, "1")))
        assert anna.reply.card == order.id
        assert now(world, order) == order

    async def test_an_order_that_waits_for_no_money_takes_none(self, world: World) -> None:
        order = world.put(an_order("cancelled", terms=some_terms(till="sandbox")))
        anna = world.chat(ANNA)
        await anna.press_token(Press("pay", (order.id, str(order.version))))
        assert anna.reply.toast == "This can't be done at this point. Here is what can be."
        assert anna.reply.card == order.id
        assert now(world, order) == order
        assert world.orders.journals == {}

    async def test_play_money_pays_nothing_where_money_is_real(self, world: World) -> None:
        real = World("manual")
        played = real.put(an_order("unpaid", terms=some_terms(till="sandbox")))
        by_hand = world.put(an_order("unpaid"))
        await real.chat(ANNA).press_token(Press("pay", (played.id, str(played.version))))
        await world.chat(ANNA).press_token(Press("pay", (by_hand.id, str(by_hand.version))))
        assert now(real, played) == played
        assert now(world, by_hand) == by_hand


class TestWhatTheBuyerHas:
    """An order can be paid out of the balance, where that suffices."""

    @pytest.fixture(params=["manual", "sandbox"])
    def world(self, request: pytest.FixtureRequest) -> World:
        return World(request.param)

    async def rich(self, world: World, minor: int) -> Order:
        """Anna has that much, and an order to pay for 60.00 €."""
        terms = some_terms(till=world.till)
        other = world.put(an_order("cancelled", terms=terms))
        await world.shop.desk.handle(a_command(other, "pay", TILL, {"amount": minor}))
        return world.put(an_order("unpaid", terms=terms))

    async def card(self, world: World, order: Order) -> Screen:
        screen = await ShopComposer(world.shop).card(order.id, world.people.people[ANNA])
        assert screen
        return screen

    async def test_it_is_asked_about_once_and_pays(self, world: World) -> None:
        order = await self.rich(world, 75_00)
        anna = world.chat(ANNA, on=await self.card(world, order))
        await anna.press("Pay from balance")
        assert "Pay 60.00 € for" in anna.text
        assert "You have 75.00 € there." in anna.text
        assert anna.labels()[0] == "Back"
        await anna.press("Yes, pay 60.00 €")
        assert anna.text == "The money has arrived and is held safely."
        assert now(world, order).state == "queued"

    async def test_a_balance_that_is_too_small_is_not_offered(self, world: World) -> None:
        order = await self.rich(world, 59_99)
        card = await self.card(world, order)
        assert "Pay from balance" not in [button.label for row in card.rows for button in row]
        for verb in ("spend", "spent"):
            anna = world.chat(ANNA)
            await anna.press_token(Press(verb, (order.id, str(order.version))))
            assert "not enough on your balance" in anna.text
        assert now(world, order) == order

    async def test_nobody_else_can_spend_it(self, world: World) -> None:
        order = await self.rich(world, 75_00)
        for person in (BORIS, STAFFER, STRANGER):
            for verb in ("spend", "spent"):
                chat = world.chat(person)
                await chat.press_token(Press(verb, (order.id, str(order.version))))
                assert chat.text == "There is no such order among yours."
        assert now(world, order) == order

    async def test_an_old_button_spends_nothing(self, world: World) -> None:
        order = await self.rich(world, 75_00)
        for verb in ("spend", "spent"):
            await world.chat(ANNA).press_token(Press(verb, (order.id, "1")))
        assert now(world, order) == order
