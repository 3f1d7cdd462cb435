"""Calendars come as files, of what is one's own alone."""

from datetime import timedelta

import pytest

from bot.press import Press
from core.ports import View
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, NOON, STRANGER, an_order
from tests.calendars import read


@pytest.fixture
def world() -> World:
    return World()


def events(world: World, chat: Chat) -> dict[str, int]:
    """The entries of the file that was handed over, by the order they are about."""
    assert chat.reply.screen
    [file] = chat.reply.screen.files
    assert file.name.endswith(".ics")
    found = read(world.files.kept[file.id])
    assert all(each.stamp == NOON for each in found)
    return {each.uid: each.sequence for each in found}


async def test_an_order_goes_into_a_calendar_from_behind_its_card(world: World) -> None:
    order = world.put(an_order("queued", title="Ло́го; a, b"))
    boris = world.chat(BORIS)
    await boris.press_token(Press("more", (order.id,)))
    await boris.press("Calendar")
    assert events(world, boris) == {f"order-{order.id}@handover": 3}
    assert boris.reply.fresh
    assert boris.reply.about == order.id


async def test_what_has_not_changed_is_kept_once_however_often_it_is_asked_for(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    for _ in range(2):
        await boris.press_token(Press("calendar", (order.id,)))
        await boris.press_token(Press("calendars"))
        world.clock.advance(timedelta(minutes=5))
    assert len(set(world.files.kept.values())) == 1, "the one order and all that are open are the same too"


async def test_all_open_orders_go_into_a_calendar_from_the_list_of_them(world: World) -> None:
    mine = [world.put(an_order(state)) for state in ("queued", "in_progress", "delivered")]
    world.put(an_order("completed"))
    world.put(an_order("queued", buyer=STRANGER, seller=ANNA))
    boris = world.chat(BORIS)
    await boris.send("/orders")
    await boris.press("To my calendar")
    assert events(world, boris).keys() == {f"order-{each.id}@handover" for each in mine}


async def test_many_orders_all_come(world: World) -> None:
    for _ in range(120):
        world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await boris.press_token(Press("calendars"))
    assert len(events(world, boris)) == 120


async def test_where_nothing_is_due_no_file_comes(world: World) -> None:
    order = world.put(an_order("completed"))
    boris = world.chat(BORIS)
    await boris.press_token(Press("orders", (View.CLOSED.value, "0")))
    assert not boris.offers("To my calendar")
    await boris.press_token(Press("calendars"))
    assert "nothing for your calendar" in boris.text
    await boris.press_token(Press("calendar", (order.id,)))
    assert "no deadline any more" in boris.text
    assert world.files.kept == {}


async def test_nobody_gets_the_deadline_of_an_order_of_others(world: World) -> None:
    order = world.put(an_order("queued"))
    oleg = world.chat(STRANGER)
    for unknown in (order.id, an_order().id):
        await oleg.press_token(Press("calendar", (unknown,)))
        assert "no such order among yours" in oleg.text
    assert world.files.kept == {}
