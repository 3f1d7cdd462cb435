"""What people ask of the bot by commands, presses and forms: each must be answered once, in time, by its own token."""

import asyncio
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sandbox.discord import wires
from sandbox.discord.body import Body
from sandbox.discord.drafts import read_draft
from sandbox.discord.faulty import Faulty
from sandbox.discord.modals import read_modal
from sandbox.discord.refused import (
    RefusedError,
    already_acknowledged,
    invalid_form,
    thread_archived,
    token_over,
    unknown_interaction,
    unknown_message,
    unknown_webhook,
)  # fmt: skip
from sandbox.discord.values import (
    COMMAND_ANSWER,
    CONTEXT_ANSWER,
    DEFAULT,
    EPHEMERAL,
    IS_V2,
    LOADING,
    SILENT,
    SUPPRESS_EMBEDS,
    Channel,
    Json,
    Message,
)  # fmt: skip

if TYPE_CHECKING:
    from sandbox.discord.world import Discord

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG, ANSWER, THINK, ACKNOWLEDGE, UPDATE, CHOICES, OPEN_MODAL = 1, 4, 5, 6, 7, 8, 9
_MOST_KEPT = 10_000
_SETTABLE = EPHEMERAL | SUPPRESS_EMBEDS | SILENT | IS_V2


@dataclass(slots=True)
class Interaction:
    """One act of a person that waits for the bot; `asked` is a monotonic time in seconds."""

    id: int
    token: str
    kind: int
    user: int
    channel: int
    asked: float
    name: str = ""
    message: int | None = None
    acknowledged: int | None = None
    original: int | None = None
    mine: set[int] = field(default_factory=set)
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Interactions:
    """All interactions whose tokens may still live."""

    def __init__(self, discord: "Discord") -> None:
        self._discord = discord
        self._by_id: dict[int, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}
        # The window that is open on somebody's phone, by person.
        self.modals: dict[int, Interaction] = {}
        # What was last offered to somebody who types, by person.
        self.offered: dict[int, list[Json]] = {}

    # Asking

    def ask(
        self, kind: int, user: int, channel: Channel, asked: Json, *, name: str = "", message: Message | None = None
    ) -> Interaction:
        """Tell the bot what somebody did; `asked` is the data of the interaction."""
        discord = self._discord
        token = secrets.token_urlsafe(96)
        made = Interaction(discord.snowflakes.next(), token, kind, user, channel.id, discord.monotonic(), name)
        made.message = message.id if message else None
        self._by_id[made.id] = self._by_token[token] = made
        if len(self._by_id) > _MOST_KEPT:
            oldest = self._by_id.pop(next(iter(self._by_id)))
            del self._by_token[oldest.token]
        told = self._told(made, channel, asked)
        if message:
            told["message"] = wires.message(discord, message, whole=True)
        discord.gateway.dispatch("INTERACTION_CREATE", told, 0)
        return made

    def _told(self, made: Interaction, channel: Channel, asked: Json) -> Json:
        discord = self._discord
        user = discord.user(made.user)
        shown = wires.channel(discord, channel) | {"permissions": wires.granted(discord, channel, made.user)}
        told: Json = {
            "id": str(made.id),
            "application_id": str(discord.bot.id),
            "type": made.kind,
            "token": made.token,
            "version": 1,
            "data": asked,
            "channel": shown,
            "channel_id": str(channel.id),
            "locale": user.locale,
            "app_permissions": wires.granted(discord, channel, discord.bot.id),
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(channel.guild or 0)},
            "context": 0 if channel.guild else 1,
            "attachment_size_limit": discord.limits.upload_bytes,
        }
        if channel.guild is None:
            return told | {"user": user.wire()}
        guild = discord.guilds[channel.guild]
        member = wires.member(discord, guild.members[made.user])
        told["member"] = member | {"permissions": wires.granted(discord, channel, made.user)}
        partial = {"id": str(guild.id), "locale": guild.locale, "features": []}
        return told | {"guild_id": str(guild.id), "guild_locale": guild.locale, "guild": partial}

    # Answering

    def answer(self, interaction_id: int, token: str, body: Body) -> tuple[Interaction, Message | None]:
        """Take the first answer. Raises 10062 after three seconds, 40060 for a second one, 50035, 50083."""
        made = self._by_id.get(interaction_id)
        if made is None or made.token != token:
            raise unknown_interaction()
        if made.acknowledged is not None:
            raise already_acknowledged()
        if self._discord.monotonic() - made.asked > self._discord.limits.answer_seconds:
            raise unknown_interaction()
        kind = self._kind(made, body.fields.get("type"))
        try:
            message = self._carry_out(made, kind, Body(body.fields.get("data") or {}, body.files))
        except RefusedError as refused:
            raise invalid_form({"data": refused.errors}) if refused.errors else refused from refused
        made.acknowledged = kind
        made.original = message.id if message else None
        self.modals.pop(made.user, None) if kind != OPEN_MODAL else None
        made.answered.set()
        self._discord.ring(made.user)
        return made, message

    def _kind(self, made: Interaction, said: Any) -> int:
        if made.kind == AUTOCOMPLETE:
            allowed: tuple[int, ...] = (CHOICES,)
        elif made.kind == COMPONENT:
            allowed = (ANSWER, THINK, ACKNOWLEDGE, UPDATE, OPEN_MODAL)
        elif made.kind == MODAL:
            allowed = (ANSWER, THINK, *((ACKNOWLEDGE, UPDATE) if made.message else ()))
        else:
            allowed = (ANSWER, THINK, OPEN_MODAL)
        faulty = Faulty()
        faulty.one_of(("type",), said, allowed)
        faulty.raise_any()
        return int(said)

    def _carry_out(self, made: Interaction, kind: int, body: Body) -> Message | None:
        match kind:
            case _ if kind == ANSWER:
                return self._post(made, body, thinking=False)
            case _ if kind == THINK:
                return self._post(made, body, thinking=True)
            case _ if kind == ACKNOWLEDGE:
                return self._source(made)
            case _ if kind == UPDATE:
                return self._update(made, self._source(made), body)
            case _ if kind == CHOICES:
                made.choices = self.offered[made.user] = _read_choices(body.fields)
            case _:
                made.modal = read_modal(body.fields)
                self.modals[made.user] = made
        return None

    def _source(self, made: Interaction) -> Message:
        channel = self._discord.channel(made.channel)
        message = channel.messages.get(made.message or 0)
        if message is None:
            raise unknown_message()
        return message

    def _post(self, made: Interaction, body: Body, *, thinking: bool, hidden: bool = False) -> Message:
        discord = self._discord
        channel = discord.channel(made.channel)
        if channel.is_thread and channel.archived and channel.locked:
            raise thread_archived()
        kind = {COMMAND: COMMAND_ANSWER if not made.message else CONTEXT_ANSWER}.get(made.kind, DEFAULT)
        blank = discord.new_message(channel, discord.bot.id, kind=kind)
        if thinking:
            flags = body.fields.get("flags") or 0
            message = replace(blank, flags=LOADING | (flags & EPHEMERAL))
        else:
            message = read_draft(discord, body, blank, settable=_SETTABLE).onto(discord, blank)
        if hidden:
            message = replace(message, flags=message.flags | EPHEMERAL)
        who = {"id": str(made.id), "type": made.kind, "name": made.name, "user": discord.user(made.user).wire()}
        message = replace(
            message,
            audience=made.user if message.ephemeral else None,
            interaction=who | {"authorizing_integration_owners": {"0": str(channel.guild or 0)}},
        )
        if channel.is_thread and channel.archived:
            discord.change_thread(channel, archived=False)
        made.mine.add(message.id)
        return discord.post(channel, message)

    def _update(self, made: Interaction, message: Message, body: Body) -> Message:
        discord = self._discord
        channel = discord.channel(made.channel)
        draft = read_draft(discord, body, message, settable=SUPPRESS_EMBEDS | IS_V2)
        changed = draft.onto(discord, message)
        return discord.edit(channel, replace(changed, flags=changed.flags & ~LOADING, edited=_edited(discord, message)))

    # Afterwards, by the token

    def of_token(self, token: str) -> Interaction:
        """The interaction of a living token that was acknowledged; raises 10015 and 50027."""
        made = self._by_token.get(token)
        if made is None or made.acknowledged is None:
            raise unknown_webhook()
        if self._discord.monotonic() - made.asked > self._discord.limits.token_seconds:
            raise token_over()
        return made

    def follow_up(self, token: str, body: Body) -> Message:
        """Say more; the first word after «thinking» takes its place."""
        made = self.of_token(token)
        original = self._found(made, made.original)
        if original is not None and original.flags & LOADING:
            return self._update(made, original, body)
        return self._post(made, body, thinking=False)

    def message(self, token: str, which: str) -> Message:
        """A message of an interaction: `@original` or one that it posted. Raises 10008."""
        made = self.of_token(token)
        number = made.original if which == "@original" else int(which) if which.isdigit() else None
        found = self._found(made, number)
        if found is None or (number not in made.mine and number != made.original):
            raise unknown_message()
        return found

    def edit(self, token: str, which: str, body: Body) -> Message:
        """Change a message of an interaction."""
        return self._update(self.of_token(token), self.message(token, which), body)

    def delete(self, token: str, which: str) -> None:
        """Take a message of an interaction away."""
        message = self.message(token, which)
        self._discord.delete(self._discord.channel(message.channel), message)

    def release(self) -> None:
        """Wake all who wait for an answer that will not come."""
        for made in self._by_id.values():
            made.answered.set()

    def _found(self, made: Interaction, number: int | None) -> Message | None:
        channel = self._discord.channels.get(made.channel)
        return channel.messages.get(number) if channel and number else None


def _edited(discord: "Discord", message: Message) -> str | None:
    """The first words in the place of «thinking» are no edit."""
    return message.edited if message.flags & LOADING else discord.now().isoformat()


def _read_choices(fields: Json) -> list[Json]:
    faulty = Faulty()
    choices = faulty.listed(("choices",), fields.get("choices"), 0, 25)
    for index, choice in enumerate(choices):
        faulty.text(("choices", index, "name"), choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            faulty.text(("choices", index, "value"), choice["value"], 1, 100)
    faulty.raise_any()
    return choices
