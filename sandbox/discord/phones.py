"""What a person can do with Discord on a phone: write, press, choose, fill in forms, call commands. No HTTP here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sandbox.discord.controls import BUTTON, LINK, ROLE_SELECT, SELECTS, STRING_SELECT, USER_SELECT, inside
from sandbox.discord.drafts import MOST_CONTENT, MOST_FILES, attachment, mentioned
from sandbox.discord.files import Upload
from sandbox.discord.interactions import COMPONENT, Interaction
from sandbox.discord.permissions import ATTACH, READ_HISTORY, SEND, SEND_IN_THREADS
from sandbox.discord.values import DM, REPLY, WRITTEN, Attachment, Channel, Json, Message
from sandbox.discord.world import Discord, NobodyThere, edited


class CannotDo(Exception):
    """Discord would not let the person do this; the message says why."""


def place(discord: Discord, person: int, channel_id: int | None) -> Channel:
    """A channel that somebody sees; the conversation with the bot unless another is named."""
    discord.person(person)
    if channel_id is None:
        return discord.dm(person)
    channel = discord.channel(channel_id) if channel_id in discord.channels else None
    if channel is None or not discord.may(person, channel):
        raise NobodyThere(f"there is no channel {channel_id}")
    return channel


def seen(discord: Discord, person: int, channel: Channel) -> Iterator[Message]:
    """The messages of a channel that are there for somebody, oldest first."""
    return (message for message in channel.messages.values() if discord.sees(person, message))


def message_of(discord: Discord, person: int, message_id: int) -> tuple[Channel, Message]:
    """A message that somebody sees; raises `NobodyThere`."""
    message = discord.find_message(message_id)
    if message is None or not discord.sees(person, message):
        raise NobodyThere(f"there is no message {message_id}")
    return place(discord, person, message.channel), message


# Messages


def write(
    discord: Discord,
    person: int,
    text: str,
    *,
    channel_id: int | None = None,
    reply_to: int | None = None,
    uploads: Sequence[Upload] = (),
) -> Message:
    """Write a message, with files if there are any. It opens an archived thread that is not locked."""
    channel = place(discord, person, channel_id)
    _check_may_write(discord, person, channel, uploads)
    if not text.strip() and not uploads:
        raise CannotDo("there is nothing to send")
    if len(text) > MOST_CONTENT:
        raise CannotDo(f"a message has at most {MOST_CONTENT} characters")
    if reply_to is not None and reply_to not in channel.messages:
        raise NobodyThere(f"there is no message {reply_to}")
    kept = keep(discord, channel, uploads)
    message = replace(
        discord.new_message(channel, person, text.strip()),
        attachments=tuple(kept),
        mentions=tuple(mentioned(discord, text)),
        reply_to=reply_to,
        kind=REPLY if reply_to else 0,
    )
    if reply_to and (answered := channel.messages[reply_to].author) not in message.mentions:
        message = replace(message, mentions=(*message.mentions, answered))
    if channel.is_thread and channel.archived:
        discord.change_thread(channel, archived=False)
    return discord.post(channel, message)


def rewrite(discord: Discord, person: int, message_id: int, text: str) -> Message:
    """Change one's own message."""
    channel, message = _own(discord, person, message_id)
    if not text.strip() and not message.attachments:
        raise CannotDo("there is nothing left of it; delete it instead")
    mentions = tuple(mentioned(discord, text))
    return discord.edit(channel, edited(replace(message, content=text.strip(), mentions=mentions), discord.now()))


def erase(discord: Discord, person: int, message_id: int) -> None:
    """Delete one's own message, or put away an answer that only oneself sees."""
    channel, message = message_of(discord, person, message_id)
    if person not in {message.author, message.audience}:
        raise CannotDo("only who wrote it can delete it")
    discord.delete(channel, message)


def keep(discord: Discord, channel: Channel, uploads: Iterable[Upload]) -> list[Attachment]:
    """The files as attachments of a channel."""
    made = []
    for upload in uploads:
        if len(upload.content) > discord.limits.upload_bytes:
            raise CannotDo("the file is too large for Discord")
        item = attachment(discord, channel.id, upload)
        discord.files.keep(item.id, upload.content)
        made.append(item)
    return made


# Buttons and selects


def buttons(message: Message) -> Iterator[Json]:
    """The buttons of a message, in their order."""
    return (each for top in message.components for each in inside(top) if each["type"] == BUTTON)


def selects(message: Message) -> Iterator[Json]:
    """The selects of a message, in their order."""
    return (each for top in message.components for each in inside(top) if each["type"] in SELECTS)


def label(component: Json) -> str:
    """What a button or option reads: its emoji and its words."""
    emoji = (component.get("emoji") or {}).get("name")
    return " ".join(filter(None, (emoji, component.get("label"))))


def find_button(discord: Discord, person: int, words: str, message_id: int | None) -> tuple[Message, Json]:
    """The newest message (or the given one) that somebody sees with a button that reads `words`, and the button."""
    for message in _newest_first(discord, person, message_id):
        for button in buttons(message):
            if words in {label(button), button.get("label")}:
                return message, button
    raise CannotDo(f"no button reads {words!r}")


def find_option(discord: Discord, person: int, words: str, message_id: int | None) -> tuple[Message, Json, str]:
    """The newest message with a select that has an option of these words, the select, and the option's value."""
    for message in _newest_first(discord, person, message_id):
        for select in selects(message):
            for option in select.get("options", ()):
                if words in {label(option), option["label"]}:
                    return message, select, option["value"]
    raise CannotDo(f"no option reads {words!r}")


def component_of(message: Message, number: int) -> Json:
    """The component of a message by its number."""
    for top in message.components:
        for each in inside(top):
            if each["id"] == number:
                return each
    raise CannotDo(f"the message has no component {number}")


def press(discord: Discord, person: int, message: Message, button: Json) -> Interaction:
    """Press a button; raises `CannotDo` for one that is disabled or only a link."""
    if button["style"] == LINK:
        raise CannotDo(f"the button {label(button)!r} is a link")
    return _use(discord, person, message, button, {})


def choose(discord: Discord, person: int, message: Message, select: Json, values: list[str]) -> Interaction:
    """Choose in a select of a message."""
    return _use(discord, person, message, select, chosen(discord, select, values))


def chosen(discord: Discord, select: Json, values: list[str]) -> Json:
    """What a choice tells the bot; raises `CannotDo` for a choice that cannot be made."""
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not least <= len(values) <= most:
        raise CannotDo(f"choose {least} to {most}")
    told: Json = {"values": values}
    if select["type"] == STRING_SELECT:
        unknown = set(values) - {option["value"] for option in select["options"]}
        if unknown:
            raise CannotDo(f"there is no such option: {unknown}")
    elif select["type"] == USER_SELECT:
        told["resolved"] = {"users": {value: discord.person(int(value)).wire() for value in values}}
    elif select["type"] == ROLE_SELECT:
        roles = {str(role.id): role.wire() for guild in discord.guilds.values() for role in guild.roles.values()}
        told["resolved"] = {"roles": {value: roles[value] for value in values}}
    return told


def press_by_id(discord: Discord, person: int, message_id: int, custom_id: str) -> Interaction:
    """Press by a custom id, as a changed client can. Discord takes none that does not stand on the message now."""
    _, message = message_of(discord, person, message_id)
    for button in buttons(message):
        if button.get("custom_id") == custom_id:
            return press(discord, person, message, button)
    raise CannotDo("Component validation failed")


def forge(discord: Discord, person: int, message_id: int, custom_id: str) -> Interaction:
    """A press that Discord itself would not let through: to measure a bot that is pressed without end."""
    channel, message = message_of(discord, person, message_id)
    told: Json = {"component_type": BUTTON, "custom_id": custom_id, "id": 0}
    return discord.interactions.ask(COMPONENT, person, channel, told, message=message)


# Access


def close_dms(discord: Discord, person: int) -> None:
    """Let the bot write no more in private."""
    discord.person(person)
    discord.close_dms(person, closed=True)


def open_dms(discord: Discord, person: int) -> None:
    """Let the bot write again."""
    discord.close_dms(person, closed=False)


def _use(discord: Discord, person: int, message: Message, component: Json, told: Json) -> Interaction:
    if component.get("disabled"):
        raise CannotDo(f"{label(component)!r} cannot be used")
    channel, message = message_of(discord, person, message.id)
    said = {"component_type": component["type"], "custom_id": component["custom_id"], "id": component["id"]}
    return discord.interactions.ask(COMPONENT, person, channel, said | told, message=message)


def _newest_first(discord: Discord, person: int, message_id: int | None) -> list[Message]:
    if message_id is not None:
        return [message_of(discord, person, message_id)[1]]
    found = [
        message
        for channel in discord.channels.values()
        if discord.may(person, channel)
        for message in seen(discord, person, channel)
    ]
    return sorted(found, key=lambda message: message.id, reverse=True)


def _check_may_write(discord: Discord, person: int, channel: Channel, uploads: Sequence[Upload]) -> None:
    granted = discord.may(person, channel)
    if channel.kind != DM and not granted & (SEND_IN_THREADS if channel.is_thread else SEND):
        raise CannotDo("you may not write here")
    if channel.is_thread and channel.archived and channel.locked:
        raise CannotDo("the thread is locked")
    if uploads and (not granted & ATTACH or not granted & READ_HISTORY):
        raise CannotDo("you may not attach files here")
    if len(uploads) > MOST_FILES:
        raise CannotDo(f"a message has at most {MOST_FILES} files")


def _own(discord: Discord, person: int, message_id: int) -> tuple[Channel, Message]:
    channel, message = message_of(discord, person, message_id)
    if message.author != person or message.kind not in WRITTEN:
        raise CannotDo("only who wrote it can change it")
    return channel, message
