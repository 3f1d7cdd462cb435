"""A whole bot on a strict Discord in memory: people act by what they see, and are answered before the next line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import simcord
from simcord.backend.access import can_access_channel
from simcord.results import InteractionResult

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.discord.warden import DiscordWarden
from bot.handlers.discord import receive
from bot.handlers.discord.sync import sync
from bot.talk.composer import ShopComposer
from bot.talk.home import home
from core.community import Community, Rules
from core.order import CommunityId, PersonId, new_id
from core.person import Account, Platform
from core.ports import Delivered
from tasks import Tasks
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER
from tests.fakes import FakeThreads

NAMES = {ANNA: "Anna", BORIS: "Boris", STAFFER: "Vera", STRANGER: "Oleg"}


@dataclass
class Town:
    """One bot, and four people with accounts on Discord who share a server with it."""

    world: World
    env: simcord.Env
    channel: DiscordChannel
    places: Places
    threads: FakeThreads
    someone: dict[PersonId, simcord.MemberActor] = field(default_factory=dict)

    def phone(self, person: PersonId) -> "Phone":
        return Phone(self, self.someone[person])

    def in_server(self, person: PersonId) -> "ServerPhone":
        return ServerPhone(self, self.someone[person])

    @property
    def mention(self) -> str:
        assert self.env.bot.user
        return self.env.bot.user.mention

    def set_up(self, *, threads: bool = False) -> Community:
        """The server's community. With `threads`, orders live in private ones."""
        channel = self.env.guild.channels["general"].id if threads else None
        rules = Rules(staff=(STAFFER,), channel=channel)
        made = Community(CommunityId(new_id()), "Town", Platform.DISCORD, self.env.guild.id, rules, 1)
        self.world.communities.communities[made.id] = made
        return made

    async def post(self) -> None:
        """The courier's round: everything that waits goes out."""
        for letter in await self.world.orders.waiting(self.world.clock.now(), 100, Platform.DISCORD):
            assert await self.channel.deliver(letter) == Delivered(), letter
            await self.world.orders.sent([letter], self.world.clock.now())


@dataclass
class Phone:
    """One person's Discord, in direct messages with the bot. `result` is what their latest act was answered with."""

    town: Town
    actor: simcord.MemberActor
    result: InteractionResult | None = None

    async def slash(self, name: str, **options: str) -> InteractionResult:
        return self._got(await self.actor.user.slash(name, **options))

    async def say(self, text: str, **files: Any) -> None:
        await self.actor.user.send_dm(text, **files)
        await self.town.post()

    async def press(self, label: str) -> InteractionResult:
        """Presses the newest button that says `label`, or begins so, of all that this person sees."""
        for message in reversed(self.messages()):
            for button in buttons(message):
                if str(button.label).lstrip("☐☑ ").startswith(label):
                    result = self._got(await self._click(message, button.custom_id))
                    await self.town.post()
                    return result
        raise AssertionError(f"no {label!r} among {self.labels()}")

    async def hand_in(self, values: dict[str, Any] | None = None) -> InteractionResult:
        """Fills in the form that is open, what is left alone as it stands, and hands it in."""
        shown = self.result
        assert shown
        assert shown.modal, f"no form is open:\n{self.text}"
        typed = {name: value for name, value in standing_in(shown.modal).items() if value}
        result = self._got(await self._submit(shown, typed | (values or {})))
        await self.town.post()
        return result

    def messages(self) -> list[Any]:
        """Everything that stands in the chat with the bot, oldest first."""
        return list(self.actor.user.dm_channel.history(viewer=self.actor.user))

    def labels(self) -> list[str]:
        return [str(button.label) for message in self.messages() for button in buttons(message)]

    @property
    def text(self) -> str:
        """All that can be read, oldest first."""
        return "\n---\n".join(map(text_of, self.messages()))

    @property
    def last(self) -> str:
        return text_of(self.messages()[-1])

    async def _click(self, message: Any, token: str) -> InteractionResult:
        result: InteractionResult = await self.actor.user.click(message, custom_id=token)
        return result

    async def _submit(self, shown: InteractionResult, values: dict[str, Any]) -> InteractionResult:
        result: InteractionResult = await self.actor.user.submit_modal(shown, values)
        return result

    def _got(self, result: InteractionResult) -> InteractionResult:
        assert result.acknowledged
        self.result = result
        return result


class ServerPhone(Phone):
    """The same in the server: its channel, and the threads that this person is in, beside direct messages."""

    @property
    def general(self) -> simcord.ChannelHandle:
        return self.town.env.guild.channels["general"]

    async def slash(self, name: str, **options: str) -> InteractionResult:
        return self._got(await self.actor.slash(self.general, name, **options))

    def messages(self) -> list[Any]:
        places = [self.general, *self.general.threads]
        seen = [message for place in places if self._sees(place) for message in place.history(viewer=self.actor)]
        return sorted((*seen, *super().messages()), key=lambda message: int(message.id))

    def _sees(self, place: simcord.ChannelHandle) -> bool:
        return can_access_channel(self.town.env, place.id, self.actor, history=True)

    async def _click(self, message: Any, token: str) -> InteractionResult:
        if message.guild is None:
            return await super()._click(message, token)
        return await self.actor.click(message, custom_id=token)

    async def _submit(self, shown: InteractionResult, values: dict[str, Any]) -> InteractionResult:
        return await self.actor.submit_modal(shown, values)


def text_of(message: Any) -> str:
    return "\n".join(str(each.content) for each in _walk(message.components) if getattr(each, "content", None))


def buttons(message: Any) -> list[Any]:
    return [each for each in _walk(message.components) if getattr(each, "custom_id", None)]


def _walk(components: Any) -> list[Any]:
    found = []
    for each in components:
        found += [each, *_walk(getattr(each, "children", ()))]
    return found


def standing_in(modal: dict[str, Any]) -> dict[str, Any]:
    """What the fields of a form hold when it is opened."""
    fields = [each["component"] for each in modal["components"] if "component" in each]
    return {each["custom_id"]: each.get("value", "") for each in fields if each["type"] == 4}


@asynccontextmanager
async def a_town(world: World) -> AsyncIterator[Town]:
    """A town with its bot open."""
    client = DiscordClient()
    env = simcord.Env(client)
    world.wardens[Platform.DISCORD] = DiscordWarden(client)
    tasks, threads = Tasks(), FakeThreads()
    post = Post(client, world.files)
    places = Places(post, ThreadDoor(client), threads, partial(home, world.shop))
    channel = DiscordChannel(post, world.people, world.cards, world.messages, ShopComposer(world.shop), places)
    await env.start()
    await sync(receive(client, world.shop, channel, places, tasks), None)
    guild = env.create_guild()
    guild.create_text_channel("general")
    town = Town(world, env, channel, places, threads)
    for person, name in NAMES.items():
        user = env.create_user(name.lower(), global_name=name)
        town.someone[person] = guild.add_member(user)
        known = world.people.people[person]
        world.people.people[person] = replace(known, accounts=(Account(Platform.DISCORD, user.id),))
    try:
        yield town
    finally:
        await env.shutdown()
        await tasks.finish(within=5)
