"""What Discord's values say, in our words. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

import discord

from bot.discord.button import Interaction
from bot.discord.files import PICTURES, download, own_name
from bot.discord.places import Where
from bot.press import parse
from bot.talk.reply import Upload
from bot.talk.sheet import Answers
from core.order import ALPHABET, ID_LENGTH, OrderId

SPOKEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ID = re.compile(f"[{ALPHABET}]{{{ID_LENGTH}}}")


def roles_of(user: discord.User | discord.Member) -> tuple[int, ...] | None:
    """Which roles somebody has in the server they are in now; None where they are in none."""
    return tuple(role.id for role in user.roles) if isinstance(user, discord.Member) else None


def where_of(interaction: Interaction) -> Where:
    message = interaction.message
    hidden = message is not None and message.flags.ephemeral
    return Where(
        interaction.channel_id or 0,
        message.id if message else None,
        direct=interaction.guild_id is None,
        hidden=hidden,
    )


def words_of(message: discord.Message, me: int) -> str:
    """What was typed, without the mention of us that brought it here."""
    return re.sub(rf"<@!?{me}>", "", message.content).strip()


def order_on(message: discord.Message) -> OrderId | None:
    """The order that a message of ours is about: that of its buttons."""
    for token in _tokens(message.components):
        press = parse(token)
        for word in press.args if press else ():
            if found := _ID.search(word):
                return OrderId(found[0])
    return None


def _tokens(components: Sequence[object]) -> Iterator[str]:
    for each in components:
        if token := getattr(each, "custom_id", None):
            yield str(token)
        yield from _tokens(getattr(each, "children", ()))


def token_of(interaction: Interaction) -> str:
    """What was pressed, or the form that was handed in."""
    return str(_data(interaction).get("custom_id", ""))


def answers_of(interaction: Interaction) -> Answers:
    """What a form was filled in with."""
    words: dict[str, str] = {}
    numbers: dict[str, tuple[int, ...]] = {}
    for each in _leaves(_data(interaction).get("components", ())):
        name = str(each.get("custom_id", ""))
        if "values" in each:
            numbers[name] = tuple(int(value) for value in each["values"] if str(value).isdecimal() and len(value) < 4)  # noqa: PLR2004
        elif isinstance(each.get("value"), str):
            words[name] = each["value"]
    return Answers(words, numbers)


def uploads_of(interaction: Interaction) -> tuple[Upload, ...]:
    """The files that came with a form."""
    data = _data(interaction)
    known = cast("Mapping[str, Mapping[str, Any]]", data.get("resolved", {}).get("attachments", {}))
    sent = (str(value) for each in _leaves(data.get("components", ())) for value in each.get("values", ()))
    return tuple(_upload(known[each]) for each in sent if each in known)


def _upload(attachment: Mapping[str, Any]) -> Upload:
    kind = str(attachment.get("content_type") or "").partition(";")[0]
    size = attachment.get("size")
    name = own_name(str(attachment.get("filename", "")), attachment.get("title"))
    return Upload(
        name, size if isinstance(size, int) else None, kind in PICTURES, partial(download, str(attachment["url"]))
    )


def _data(interaction: Interaction) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", interaction.data or {})


def _leaves(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for each in components:
        if "component" in each:
            yield from _leaves((each["component"],))
        elif "components" in each:
            yield from _leaves(each["components"])
        else:
            yield each
