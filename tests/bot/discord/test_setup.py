"""A server is set up in the server itself, by whoever may manage it, with what Discord says of channels and roles."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import discord
import pytest
import simcord
from simcord.results import InteractionResult

from bot.discord.connect import DiscordClient
from bot.discord.render import render
from bot.discord.warden import DiscordWarden
from bot.screens import setup
from bot.screens.setup import Crew, Setup
from bot.talk.setup import USUAL
from bot.talk.setup_fields import MOST_CREW, MOST_ROLES
from bot.texts import Voice
from bot.warden import CannotTell, Room
from core.community import Community, Rules
from core.order import DEFAULT, PersonId
from core.person import Account, Platform
from tests.bot.discord.town import Town, a_town, buttons, text_of
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, NOON, STRANGER, an_order

VOICE = Voice("en", "UTC", NOON)
MANY = {"service": dict(USUAL["service"])}
MANAGES = discord.Permissions(manage_guild=True)


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """Anna may manage the server; Boris is a cashier there."""
    world = World()
    async with a_town(world) as town:
        town.env.guild.create_role("Cashiers")
        give(town, ANNA, town.env.guild.create_role("Managers", permissions=MANAGES))
        yield town


def give(town: Town, person: PersonId, *roles: simcord.RoleHandle) -> None:
    """The person has these roles from now on, and no others: they leave and come back."""
    user = town.someone[person].user
    town.env.guild.remove_member(user)
    town.someone[person] = town.env.guild.add_member(user, roles=roles)


def cashiers(town: Town) -> simcord.RoleHandle:
    return town.env.guild.roles["Cashiers"]


@dataclass
class Seat:
    """Somebody in the server's one channel, who sees what only they are shown."""

    town: Town
    actor: simcord.MemberActor
    result: InteractionResult | None = None
    room: simcord.ChannelHandle | None = None

    async def slash(self, name: str) -> str:
        return self._got(await self.actor.slash(self.room or self.town.env.guild.channels["general"], name))

    def labels(self) -> list[str]:
        return [str(button.label) for button in buttons(self.message)]

    async def press(self, label: str) -> str:
        button = next(each for each in buttons(self.message) if str(each.label).startswith(label))
        return self._got(await self.actor.click(self.message, custom_id=button.custom_id))

    async def hand_in(self, **typed: str) -> str:
        assert self.result
        return self._got(await self.actor.submit_modal(self.result, typed))

    @property
    def message(self) -> Any:
        assert self._shown is not None
        return self._shown

    _shown: Any = None

    def _got(self, result: InteractionResult) -> str:
        assert result.acknowledged
        self.result = result
        if result.response is not None and not result.modal:
            assert result.response.ephemeral or self._shown is not None
            self._shown = result.response.message
        return text_of(self._shown) if self._shown is not None else ""


def seat(town: Town, person: PersonId) -> Seat:
    return Seat(town, town.someone[person])


def the_community(town: Town) -> Community:
    found = town.world.communities.at(Platform.DISCORD, town.env.guild.id)
    assert found is not None
    return found


async def test_whoever_may_manage_a_server_sets_it_up_in_it(town: Town) -> None:
    anna = seat(town, ANNA)
    assert "Done: this place is set up" in await anna.slash("setup")
    await anna.press("Where orders live")
    assert "private threads of **general**" in await anna.press("general")
    await anna.press("Staff")
    await anna.press("Add a role")
    assert "**Anna, Cashiers**" in await anna.press("Cashiers")
    rules = the_community(town).rules
    assert rules.staff_roles == (cashiers(town).id,)
    assert rules.channel is not None
    assert town.env.errors == []


async def test_a_length_is_typed_in_a_form(town: Town) -> None:
    anna = seat(town, ANNA)
    await anna.slash("setup")
    await anna.press("Times")
    while "To look at the work" not in anna.labels():
        await anna.press("›")
    await anna.press("To look at the work")
    assert "14 days" in anna.labels()
    await anna.press("Write")
    assert "nobody would be reminded" in await anna.hand_in(length="24 h")
    assert the_community(town).rules.lengths == {}


async def test_what_has_no_likely_answer_is_asked_in_a_form_at_once(town: Town) -> None:
    anna = seat(town, ANNA)
    await anna.slash("setup")
    await anna.press("How to pay")
    assert "Saved." in await anna.hand_in(instructions="IBAN DE12")
    assert the_community(town).rules.instructions == "IBAN DE12"


async def test_nobody_else_sets_a_server_up(town: Town) -> None:
    assert "Only whoever runs" in await seat(town, BORIS).slash("setup")
    assert town.world.communities.at(Platform.DISCORD, town.env.guild.id) is None


async def test_whoever_has_the_role_is_staff_for_as_long_as_they_have_it(town: Town) -> None:
    communities = town.world.communities
    anna, oleg = seat(town, ANNA), seat(town, STRANGER)
    await anna.slash("setup")
    known = the_community(town)
    rules = replace(known.rules, staff=(ANNA,), staff_roles=(cashiers(town).id,))
    await communities.change(replace(known, rules=rules))
    give(town, STRANGER, cashiers(town))
    await oleg.slash("help")
    assert set(communities.staff(known.id)) == {ANNA, STRANGER}

    order = town.world.put(an_order("confirming", community=known.id, buyer=BORIS, seller=PersonId(8)))
    give(town, STRANGER)
    await town.phone(STRANGER).slash("help")
    assert set(communities.staff(known.id)) == {ANNA}
    assert town.world.orders.orders[order.id] == order


async def test_the_warden_says_what_discord_does(town: Town) -> None:
    warden: DiscordWarden = town.world.wardens[Platform.DISCORD]
    guild, user = town.env.guild, {person: actor.id for person, actor in town.someone.items()}
    assert await warden.name(guild.id) == guild.name
    assert await warden.runs(guild.id, user[ANNA])
    assert not await warden.runs(guild.id, user[BORIS])
    assert not await warden.runs(guild.id, 77)
    assert await warden.roles_of(guild.id, 77) == frozenset()
    assert Room(cashiers(town).id, "Cashiers") in await warden.roles(guild.id)
    assert "general" in [each.name for each in await warden.channels(guild.id)]
    owner = guild.owner.id
    assert [each.account for each in await warden.leaders(guild.id)] == [Account(Platform.DISCORD, owner)]
    for ask in (warden.runs(5, user[ANNA]), warden.name(5), warden.leaders(5), warden.roles_of(5, 1)):
        with pytest.raises(CannotTell):
            await ask


async def test_while_discord_does_not_answer_nothing_can_be_told() -> None:
    warden = DiscordWarden(DiscordClient())
    with pytest.raises(CannotTell):
        await warden.runs(1, 1)


def test_every_screen_of_the_setup_fits_into_a_message() -> None:
    community = Community(DEFAULT, "G" * 64, Platform.DISCORD, 1, Rules(channel=1, instructions="&" * 400))
    crew = Crew(
        [(PersonId(10**8 + each), "W" * 64) for each in range(MOST_CREW)],
        [(2**62 + each, "W" * 100) for each in range(MOST_ROLES)],
    )
    screens = [
        setup.setup(
            Setup(
                community, "English", "Berlin", "Germany", crew, crew, by_hand=True, channel="W" * 100, link="l" * 64
            ),
            VOICE,
        ),
        setup.crew(community, "mediators", crew, VOICE),
        setup.times(community, MANY, 0, VOICE),
        setup.choice([community] * 6, VOICE),
    ]
    for screen in screens:
        view = render(screen).view()
        assert view.total_children_count <= 40
        assert view.content_length() <= 4_000
