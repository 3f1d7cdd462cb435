"""Two servers under one bot: what belongs to one is not to be found in the other, and a private chat knows both."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
import simcord

from core.community import Community, Rules
from core.order import CommunityId, PersonId
from core.person import Platform
from tests.bot.discord.test_reception import a_view
from tests.bot.discord.test_setup import Seat
from tests.bot.discord.town import Town, a_town, text_of
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_listing, an_order

MILL = CommunityId("MMMMMMMMMMMM")


@dataclass
class Country:
    """A town whose server is the Forge's, and a second server, the Mill's, with the same people in it. Vera is staff of
    the one, Oleg of the other.
    """

    town: Town
    forge: Community
    mill: simcord.GuildHandle

    def seat(self, person: PersonId) -> Seat:
        """The person, in the Mill's server."""
        actor = self.mill.add_member(self.town.someone[person].user)
        return Seat(self.town, actor, room=self.mill.channels["general"])


@pytest.fixture
async def country() -> AsyncIterator[Country]:
    async with a_town(World()) as town:
        forge, mill = town.set_up(), town.env.create_guild("Mill")
        mill.create_text_channel("general")
        there = Community(MILL, "Mill", Platform.DISCORD, mill.id, Rules(staff=(STRANGER,)), 1)
        town.world.communities.communities[MILL] = there
        town.world.offer(a_listing(title="Sword", community=forge.id))
        town.world.offer(a_listing(title="Flour", community=MILL))
        yield Country(town, forge, mill)


async def test_each_server_sells_its_own(country: Country) -> None:
    here, there = Seat(country.town, country.town.someone[ANNA]), country.seat(ANNA)
    assert ["Sword" in label for label in await browsed(here)][:1] == [True]
    assert ["Flour" in label for label in await browsed(there)][:1] == [True]
    assert not any("Sword" in label for label in await browsed(there))


async def forged(country: Country, seat: Seat, token: str) -> str:
    """Somebody presses a button in the Mill's server that holds `token`, wherever they got it from."""
    channel = country.town.env.bot.get_channel(country.mill.channels["general"].id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=a_view(token))
    result = await seat.actor.click(message, custom_id=token)
    assert result.acknowledged
    answers = [result.response, *result.followups]
    return "\n".join(text_of(each.message) for each in answers if each)


async def browsed(seat: Seat) -> list[str]:
    await seat.slash("browse")
    return seat.labels()


@pytest.mark.parametrize("person", [ANNA, BORIS, STAFFER, STRANGER])
async def test_a_button_of_one_server_does_nothing_in_the_other(country: Country, person: PersonId) -> None:
    world = country.town.world
    order = world.put(an_order("confirming", community=country.forge.id, title="Excalibur"))
    seat = country.seat(person)
    await seat.slash("orders")
    assert not any("Excalibur" in label for label in seat.labels())
    for word in ("pay", "withdraw", "deny_payment"):
        for verb in ("do", "ask"):
            said = await forged(country, seat, f"{verb}:{order.id}:{order.version}:{word}")
            assert said == "There is no such order among yours."
    for token in (f"card:{order.id}", f"more:{order.id}", f"timeline:{order.id}:0"):
        assert await forged(country, seat, token) == "There is no such order among yours."
    assert world.orders.orders == {order.id: order}
    assert country.town.env.errors == []


async def test_in_direct_messages_ones_orders_of_both_stand_together(country: Country) -> None:
    for community, title in ((country.forge.id, "Excalibur"), (MILL, "Bread")):
        country.town.world.put(an_order("queued", community=community, title=title))
    boris = country.town.phone(BORIS)
    await boris.slash("orders")
    assert any("Excalibur" in label for label in boris.labels())
    assert any("Bread" in label for label in boris.labels())
