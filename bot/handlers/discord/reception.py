"""Receives what people do in Discord, hands it to the conversation, and shows them what comes of it.

The person always comes from the platform, never from a button. What we do wrong ourselves is logged, and the person
is told; trouble with storage is tried again by the lane, and said when that does not help.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import discord

from bot.discord.answer import Answer
from bot.discord.button import Interaction
from bot.discord.channel import DiscordChannel
from bot.discord.files import uploads_of as attached
from bot.discord.form import form
from bot.discord.places import Places, Where
from bot.discord.refusals import FAILURES
from bot.discord.refusals import said as said_of
from bot.discord.render import Drawing, render
from bot.discord.warden import name_of, somebody
from bot.handlers.discord.lanes import TROUBLE, Act, Lanes
from bot.handlers.discord.reading import (
    SPOKEN,
    answers_of,
    order_on,
    roles_of,
    token_of,
    uploads_of,
    where_of,
    words_of,
)
from bot.press import Press, parse
from bot.recent import Recent
from bot.screens.screen import Screen
from bot.shop import Shop
from bot.talk import door, finding
from bot.talk.finding import Found
from bot.talk.reply import Erased, Filled, Pressed, Reply, Said, Typed
from bot.talk.visit import Visit, visit, voice_of
from bot.texts import Voice, choose
from core.order import OrderId
from core.person import Account, Person, Platform
from tasks import Tasks

WRITERS = 10_000  # channels of which it is remembered who wrote there last
LONGEST_NAME = 64  # characters of a name that others are shown

log = logging.getLogger(__name__)

Work: TypeAlias = Callable[[Person], Awaitable[Reply]]
Look: TypeAlias = Callable[[Visit, str], Awaitable[Sequence[Found]]]


class Reception:
    """One method a kind of act; `me` is our own number. Each returns at once: the lanes do the rest."""

    def __init__(
        self, shop: Shop, channel: DiscordChannel, places: Places, tasks: Tasks, lanes: Lanes, me: Callable[[], int]
    ) -> None:
        self._shop = shop
        self._channel = channel
        self._places = places
        self._tasks = tasks
        self._lanes = lanes
        self._me = me
        self._writers: Recent[int, int] = Recent(WRITERS)
        self._unheard_in: Recent[int, int] = Recent(WRITERS)

    async def press(self, interaction: Interaction, token: str) -> None:
        """A button was pressed."""
        number = interaction.message.id if interaction.message else 0

        async def work(person: Person) -> Reply:
            press = parse(token)
            if press is None:
                return Reply(self._say(person, "button-unknown"), alert=True)
            on_card = await self._channel.is_card(person, press.args, number)
            place = interaction.guild_id
            roles = roles_of(interaction.user)
            pressed = Pressed(person, Platform.DISCORD, interaction.id, press, on_card, place, roles)
            return await door.pressed(self._shop, pressed)

        self._take(interaction, work)

    async def hand_in(self, interaction: Interaction) -> None:
        """A form was filled in and handed in."""
        token, number = token_of(interaction), interaction.message.id if interaction.message else 0
        uploads = uploads_of(interaction)

        async def work(person: Person) -> Reply:
            press = parse(token)
            if press is None:
                return Reply(self._say(person, "button-unknown"), alert=True)
            words = tuple(part for word in press.args for part in word.split("-"))
            on_card = await self._channel.is_card(person, words, number)
            filled = Filled(
                person, Platform.DISCORD, interaction.id, press,
                answers_of(interaction), uploads, on_card, place=interaction.guild_id, roles=roles_of(interaction.user),
            )  # fmt: skip
            return await door.filled(self._shop, filled)

        self._take(interaction, work, files=bool(uploads))

    async def command(self, interaction: Interaction, line: str) -> None:
        """A command that the conversation knows by name: `line` is how it would be typed."""
        self._take(interaction, lambda person: door.said(self._shop, self._line(person, interaction, line)))

    async def open_order(self, interaction: Interaction, typed: str) -> None:
        """The card of an order that was picked, or whose code was typed."""

        async def work(person: Person) -> Reply:
            said = self._line(person, interaction, typed)
            order = await finding.order_of(visit(self._shop, said), typed)
            return await self._card(person, interaction, order)

        self._take(interaction, work)

    async def open_from(self, interaction: Interaction, message: discord.Message) -> None:
        """The card of the order that a message of ours is about."""
        order = order_on(message) if message.author.id == self._me() else None

        async def work(person: Person) -> Reply:
            if order is None:
                return Reply(self._say(person, "find-no-order"), alert=True)
            return await self._card(person, interaction, order)

        self._take(interaction, work)

    async def found(self, interaction: Interaction, typed: str, look: Look) -> Sequence[Found]:
        """What may be meant by what somebody is typing. Raises nothing: an empty list says as much."""
        try:
            person = await self._meet(interaction.user, interaction.locale.value)
            return await look(visit(self._shop, self._line(person, interaction, typed)), typed)
        except Exception:
            log.exception("nothing could be offered to somebody who types")
            return ()

    async def message(self, message: discord.Message) -> None:
        """Something was written or sent. In a server it reaches us only where we are mentioned, or may read along; it
        is taken in a thread of the writer's own alone.
        """
        text, uploads = words_of(message, self._me()), attached(message.attachments)
        if message.author.bot or message.type not in SPOKEN:
            return
        if not (text or uploads):
            self._unheard(message)
            return
        people = tuple(somebody(user) for user in message.mentions if user.id != self._me())
        channel, place = message.channel, message.guild.id if message.guild else None
        self._writers.put(channel.id, message.author.id)

        async def handle() -> None:
            person = await self._meet(message.author, None)
            owner = await self._places.owner(channel.id) if place else None
            if place and (owner is None or owner.person != person.id):
                return
            self._channel.noticed(channel.id, message.id)
            said = Said(
                person, Platform.DISCORD, message.id, text, uploads, place, people, channel.id,
                (Typed(message.id, text),), _answered(message), order=owner.order if owner else None,
                roles=roles_of(message.author),
            )  # fmt: skip
            reply = await self._careful(person, lambda _: door.said(self._shop, said))
            await self._show(person, reply, Where(channel.id, direct=place is None), None)

        async def give_up() -> None:
            try:
                await channel.send(view=self._busy(self._shop.language).view())
            except FAILURES as failure:
                log.warning("nobody could be told that it is too much: %s", said_of(failure))

        self._lanes.put(Act(message.author.id, handle, give_up, files=bool(uploads), waits=False))

    def _unheard(self, message: discord.Message) -> None:
        """Discord keeps from us what is written in a thread without mentioning us. Its owner is told so, once."""
        channel = message.channel.id
        if message.guild is None or message.stickers or self._unheard_in.get(channel):
            return
        self._unheard_in.put(channel, message.id)

        async def handle() -> None:
            person, owner = await self._meet(message.author, None), await self._places.owner(channel)
            if owner and owner.person == person.id:
                screen = Screen(voice_of(self._shop, person).say("thread-unheard"))
                await self._show(person, Reply(screen=screen), Where(channel), None)

        self._lanes.put(Act(message.author.id, handle, _nothing, waits=False))

    async def edited(self, message: discord.Message) -> None:
        """Something that was written reads differently now. Where we may not read along, an edit that does not mention
        us comes without its words, and is none to us.
        """
        text, at = words_of(message, self._me()), message.edited_at
        if message.author.bot or message.type not in SPOKEN or at is None or not (text or message.attachments):
            return
        channel, place = message.channel.id, message.guild.id if message.guild else None

        async def handle() -> None:
            person = await self._meet(message.author, None)
            said = Said(
                person, Platform.DISCORD, int(at.timestamp() * 1_000_000), text,
                place=place, chat=channel, typed=(Typed(message.id, text),), edited=True,
            )  # fmt: skip
            reply = await self._careful(person, lambda _: door.said(self._shop, said))
            await self._show(person, reply, Where(channel, direct=place is None), None)

        self._lanes.put(Act(message.author.id, handle, _nothing, files=bool(message.attachments), waits=False))

    async def erased(self, channel: int, messages: Sequence[int]) -> None:
        """Messages were deleted, nobody says by whom."""
        event = Erased(Platform.DISCORD, channel, tuple(messages))

        async def handle() -> None:
            await door.erased(self._shop, event)

        # Behind what their author wrote, with files or without, which may be on its way into the record still.
        author = self._writers.get(channel) or channel
        for files in (False, True):
            self._lanes.put(Act(author, handle, _nothing, files=files, waits=False))

    def _take(self, interaction: Interaction, work: Work, *, files: bool = False) -> None:
        answer, where, code = Answer(interaction, self._tasks), where_of(interaction), interaction.locale.value

        async def handle() -> None:
            person = await self._meet(interaction.user, code)
            await self._show(person, await self._careful(person, work), where, answer)

        async def give_up() -> None:
            await answer.tell(self._busy(choose(code, self._shop.language)))

        self._lanes.put(Act(interaction.user.id, handle, give_up, files=files))

    async def _careful(self, person: Person, work: Work) -> Reply:
        try:
            return await work(person)
        except TROUBLE:
            raise
        except Exception:
            log.exception("what %d did could not be handled", person.id)
            return self._apology(person)

    async def _show(self, person: Person, reply: Reply, where: Where, answer: Answer | None) -> None:
        """A form is opened where that can still be done, else what stands in its place is shown."""
        try:
            if answer and reply.sheet and await answer.ask(form(reply.sheet)):
                return
            await self._channel.show(person, reply, where, answer)
        except TROUBLE:
            raise
        except Exception:
            log.exception("a reply to %d could not be shown", person.id)
            await self._channel.show(person, self._apology(person), where, answer)

    async def _card(self, person: Person, interaction: Interaction, order: OrderId | None) -> Reply:
        if order is None:
            return Reply(self._say(person, "refused-not-yours"), alert=True)
        press, place = Press("card", (order,)), interaction.guild_id
        roles = roles_of(interaction.user)
        pressed = Pressed(person, Platform.DISCORD, interaction.id, press, place=place, roles=roles)
        return await door.pressed(self._shop, pressed)

    def _line(self, person: Person, interaction: Interaction, line: str) -> Said:
        place, roles = interaction.guild_id, roles_of(interaction.user)
        return Said(person, Platform.DISCORD, interaction.id, line, place=place, roles=roles)

    def _apology(self, person: Person) -> Reply:
        return Reply(self._say(person, "went-wrong"), alert=True)

    def _say(self, person: Person, text: str) -> str:
        return voice_of(self._shop, person).plain(text)

    def _busy(self, language: str) -> Drawing:
        """Said without storage, which may be what is in trouble."""
        voice = Voice(language, self._shop.timezone, self._shop.clock.now())
        return render(Screen(voice.say("busy")))

    async def _meet(self, user: discord.User | discord.Member, code: str | None) -> Person:
        account = Account(Platform.DISCORD, user.id)
        return await self._shop.people.meet(account, name_of(user)[:LONGEST_NAME], choose(code, self._shop.language))


def _answered(message: discord.Message) -> int | None:
    """The message in the same channel that this one answers."""
    reference = message.reference
    return reference.message_id if reference and reference.channel_id == message.channel.id else None


async def _nothing() -> None:
    """Who edited or deleted something is not waiting for an answer."""
