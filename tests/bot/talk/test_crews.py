"""Nobody works for a place that they do not want to, whoever named them."""

from dataclasses import replace

import pytest

from bot.press import Press
from bot.warden import Somebody
from core.community import Community
from core.order import PersonId
from core.person import Account, Platform
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order

MILL = -100_2


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def mill(world: World) -> Community:
    """Oleg runs it, and has named Boris as staff and as a mediator."""
    made = world.found("Mill", MILL, STRANGER, BORIS)
    made = replace(made, rules=replace(made.rules, mediators=(BORIS,)))
    world.communities.communities[made.id] = made
    world.wardens[Platform.TELEGRAM].place(MILL, "Mill", (100 + STRANGER, "Oleg"))
    return made


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS)


def crew(world: World, mill: Community) -> set[PersonId]:
    rules = world.communities.communities[mill.id].rules
    return {*rules.staff, *rules.mediators}


async def left(boris: Chat) -> None:
    await boris.send("/privacy")
    await boris.press("Where I work")
    await boris.press("Leave Mill")
    assert "Leave Mill? You are no staff and no mediator there any more" in boris.text
    await boris.press("Yes, leave")


@pytest.mark.parametrize("way", ["/privacy", "/staff", "/cases"])
async def test_whoever_was_named_finds_the_way_out(world: World, mill: Community, boris: Chat, way: str) -> None:
    await boris.send(way)
    await boris.press("Where I work")
    assert "· Mill" in boris.text
    await boris.press("Leave Mill")
    await boris.press("Yes, leave")
    assert "You have left." in boris.text
    assert crew(world, mill) == {STRANGER}


async def test_what_keeps_somebody_from_being_erased_can_be_left(mill: Community, boris: Chat) -> None:
    await boris.send("/privacy")
    await boris.press("Erase my data")
    assert "You work for Mill. Leave it first" in boris.text
    await boris.press("Where I work")
    await boris.press("Leave Mill")
    await boris.press("Yes, leave")
    await boris.send("/privacy")
    await boris.press("Erase my data")
    assert "Erase what is stored about you?" in boris.text


async def test_nobody_names_them_again_until_they_let_them(world: World, mill: Community, boris: Chat) -> None:
    await left(boris)
    oleg = world.chat(STRANGER)
    await appoint(oleg, mill, "Staff")
    assert "They have left by themselves." in oleg.text
    await appoint(oleg, mill, "Mediators")
    assert crew(world, mill) == {STRANGER}
    await boris.send("/privacy")
    await boris.press("Where I work")
    await boris.press("Let Mill name me again")
    assert "They can name you again." in boris.text
    await appoint(oleg, mill, "Staff")
    assert crew(world, mill) == {STRANGER, BORIS}


async def test_the_cases_of_who_leaves_go_back(world: World, mill: Community, boris: Chat) -> None:
    order = world.put(an_order("mediated", buyer=ANNA, seller=STAFFER, mediator=BORIS, community=mill.id))
    await left(boris)
    assert world.orders.orders[order.id].mediator is None


async def test_the_last_of_the_staff_may_leave_too(world: World, mill: Community, boris: Chat) -> None:
    rules = replace(mill.rules, staff=(BORIS,))
    world.communities.communities[mill.id] = replace(mill, rules=rules)
    await left(boris)
    assert crew(world, mill) == set()


async def test_who_was_never_named_has_nothing_to_leave(world: World, mill: Community) -> None:
    anna = world.chat(ANNA)
    await anna.send("/privacy")
    assert not anna.offers("Where I work")
    for verb in ("crewoff", "crewleave", "crewback"):
        await anna.press_token(Press(verb, (mill.id,)))
        assert "Nobody has named you" in anna.text
    assert crew(world, mill) == {STRANGER, BORIS}


async def test_who_runs_the_bot_stays_what_its_settings_say(world: World) -> None:
    vera = world.chat(STAFFER)
    await vera.press_token(Press("crewleave", ("default",)))
    assert "Nobody has named you" in vera.text
    assert STAFFER in world.communities.default.rules.staff


async def appoint(oleg: Chat, mill: Community, name: str) -> None:
    await oleg.press_token(Press("crew", (mill.id, name.lower())))
    await oleg.press("Add somebody")
    await oleg.send(people=(Somebody(Account(Platform.TELEGRAM, 100 + BORIS), "Boris"),))
