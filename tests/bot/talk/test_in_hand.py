"""Why a mediator cannot decide a case is told to mediators of its place alone; to all others there is no such order."""

import pytest

from bot.press import Press
from core.order import Order, PersonId
from tests.bot.talk.chat import World
from tests.bot.talk.test_helping import mediators
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order

NOTHING = "There is no such order among yours."
OTHER = PersonId(9)


@pytest.fixture
def world() -> World:
    return World()


async def answered(world: World, order: Order, by: PersonId, name: str = "pay_seller", verb: str = "do") -> str:
    chat = world.chat(by)
    await chat.press_token(Press(verb, (order.id, str(order.version), name)))
    assert world.orders.orders[order.id] == order
    return chat.text


@pytest.mark.parametrize("verb", ["do", "ask"])
async def test_a_mediator_of_the_place_is_told_how_it_stands(world: World, verb: str) -> None:
    mediators(world, STAFFER, BORIS)
    untaken = world.put(an_order(state="disputed"))
    taken = world.put(an_order(state="mediated", mediator=OTHER))
    closed = world.put(an_order(state="completed"))
    assert "Nobody has taken this case yet" in await answered(world, untaken, STAFFER, verb=verb)
    assert "Another mediator has this case in hand" in await answered(world, taken, STAFFER, verb=verb)
    assert "This case is closed" in await answered(world, closed, STAFFER, verb=verb)
    for order in (untaken, taken, closed):
        assert "This is your own order" in await answered(world, order, BORIS, "take", verb)


@pytest.mark.parametrize("state", ["disputed", "mediated", "completed"])
async def test_to_nobody_else_anything_is_told_of_it(world: World, state: str) -> None:
    world.found("Elsewhere", 5, STRANGER)
    mediators(world, STAFFER)
    order = world.put(an_order(state=state, mediator=OTHER if state == "mediated" else None))
    for name in ("take", "pay_seller"):
        assert await answered(world, order, STRANGER, name) == NOTHING
        assert "case" not in await answered(world, order, ANNA, name)


async def test_a_seller_who_does_not_know_of_an_order_learns_nothing_as_a_mediator(world: World) -> None:
    mediators(world, STAFFER, BORIS)
    order = world.put(an_order(state="unpaid", joined=False))
    assert await answered(world, order, BORIS) == NOTHING


async def test_what_mediators_do_not_decide_is_refused_as_to_anybody(world: World) -> None:
    mediators(world, STAFFER, ANNA)
    order = world.put(an_order(state="disputed"))
    assert "case" not in await answered(world, order, ANNA, "accept")
