"""How a person calls a command: what was typed is fitted to the options that the bot registered, as the client does."""

from collections.abc import Mapping
from typing import Any

from sandbox.discord import phones, wires
from sandbox.discord.commands import (
    ATTACHMENT,
    BOOLEAN,
    CHANNEL,
    GROUP,
    INTEGER,
    NUMBER,
    ON_MESSAGE,
    ON_USER,
    ROLE,
    SLASH,
    STRING,
    SUBCOMMAND,
    USER,
    option_named,
)  # fmt: skip
from sandbox.discord.files import Upload
from sandbox.discord.interactions import AUTOCOMPLETE, COMMAND, Interaction
from sandbox.discord.permissions import USE_COMMANDS, in_guild
from sandbox.discord.phones import CannotDo
from sandbox.discord.values import Channel, Json
from sandbox.discord.world import Discord

_BOUNDS = (("min_value", "max_value"), ("min_length", "max_length"))


def slash(
    discord: Discord,
    person: int,
    words: str,
    options: Mapping[str, Any],
    *,
    channel_id: int | None = None,
    files: Mapping[str, Upload] | None = None,
    focused: str = "",
) -> Interaction:
    """Call `/words` (a command, or group and subcommand with it) with options by their names.

    With `focused` only the choices for that option are asked for. Raises `CannotDo`.
    """
    channel = phones.place(discord, person, channel_id)
    name, *inner = words.removeprefix("/").split()
    command = _command(discord, person, channel, name, SLASH)
    known = command.get("options") or []
    levels: list[Json] = []
    for part in inner:
        found = option_named(known, part)
        if found is None or found["type"] not in {SUBCOMMAND, GROUP}:
            raise CannotDo(f"there is no command /{words}")
        levels.append(found)
        known = found.get("options") or []
    if any(option["type"] in {SUBCOMMAND, GROUP} for option in known):
        raise CannotDo(f"/{words} needs one of {', '.join(option['name'] for option in known)}")
    offered = {} if focused else {each["name"]: each["value"] for each in discord.interactions.offered.get(person, ())}
    fitted = _Fitting(discord, channel, files or {}, focused, offered)
    told = fitted.all(known, options)
    for level in reversed(levels):
        told = [{"name": level["name"], "type": level["type"], "options": told}]
    asked = _data(command) | {"options": told} | ({"resolved": fitted.resolved} if fitted.resolved else {})
    kind = AUTOCOMPLETE if focused else COMMAND
    return discord.interactions.ask(kind, person, channel, asked, name=words.removeprefix("/"))


def on_message(discord: Discord, person: int, name: str, message_id: int) -> Interaction:
    """Call a command from a message's menu."""
    channel, message = phones.message_of(discord, person, message_id)
    command = _command(discord, person, channel, name, ON_MESSAGE)
    shown = wires.message(discord, message, whole=True)
    asked = _data(command) | {"target_id": str(message.id), "resolved": {"messages": {str(message.id): shown}}}
    return discord.interactions.ask(COMMAND, person, channel, asked, name=name)


def on_user(discord: Discord, person: int, name: str, target: int, channel_id: int) -> Interaction:
    """Call a command from somebody's menu."""
    channel = phones.place(discord, person, channel_id)
    command = _command(discord, person, channel, name, ON_USER)
    asked = _data(command) | {"target_id": str(target), "resolved": _person(discord, channel, target)}
    return discord.interactions.ask(COMMAND, person, channel, asked, name=name)


def offered(discord: Discord, person: int, channel: Channel) -> list[Json]:
    """The commands that somebody may call in a channel."""
    return [each for each in discord.commands.seen(channel.guild) if _allowed(discord, person, channel, each)]


def _command(discord: Discord, person: int, channel: Channel, name: str, kind: int) -> Json:
    command = discord.commands.find(name, kind, channel.guild)
    if command is None or not _allowed(discord, person, channel, command):
        raise CannotDo(f"there is no command {name!r} here")
    return command


def _allowed(discord: Discord, person: int, channel: Channel, command: Json) -> bool:
    if channel.guild is None:
        return True
    needed = command.get("default_member_permissions")
    granted = in_guild(discord.guilds[channel.guild], person)
    may_use = bool(discord.may(person, channel) & USE_COMMANDS)
    return may_use and (needed is None or granted & int(needed) == int(needed))


def _data(command: Json) -> Json:
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _person(discord: Discord, channel: Channel, user: int) -> Json:
    told: Json = {"users": {str(user): discord.person(user).wire()}}
    guild = discord.guilds.get(channel.guild or 0)
    if guild and user in guild.members:
        member = wires.member(discord, guild.members[user], with_user=False)
        told["members"] = {str(user): member | {"permissions": wires.granted(discord, channel, user)}}
    return told


class _Fitting:
    """Fits what was typed to options; what they refer to gathers in `resolved`."""

    def __init__(
        self,
        discord: Discord,
        channel: Channel,
        files: Mapping[str, Upload],
        focused: str,
        offered: Mapping[str, Any],
    ) -> None:
        self._discord = discord
        self._channel = channel
        self._files = files
        self._focused = focused
        self._offered = offered
        self.resolved: Json = {}

    def all(self, known: list[Json], said: Mapping[str, Any]) -> list[Json]:
        """The options as the bot is told them."""
        unknown = set(said) - {option["name"] for option in known}
        if unknown:
            raise CannotDo(f"there is no option {', '.join(sorted(unknown))}")
        missing = [option["name"] for option in known if option.get("required") and option["name"] not in said]
        if missing and not self._focused:
            raise CannotDo(f"{', '.join(missing)} must be filled in")
        return [self._one(option, said[option["name"]]) for option in known if option["name"] in said]

    def _one(self, option: Json, value: Any) -> Json:
        focused = option["name"] == self._focused
        told = {"name": option["name"], "type": option["type"]}
        if focused:
            return told | {"value": value, "focused": True}
        if option.get("autocomplete"):
            value = self._offered.get(value, value)
        return told | {"value": self._value(option, value)}

    def _value(self, option: Json, value: Any) -> Any:
        match option["type"]:
            case kind if kind == STRING:
                return self._bounded(option, self._choice(option, str(value)))
            case kind if kind in {INTEGER, NUMBER}:
                return self._bounded(option, self._number(kind, self._choice(option, value)))
            case kind if kind == BOOLEAN:
                return bool(value)
            case kind if kind == USER:
                for part, facts in _person(self._discord, self._channel, int(value)).items():
                    self.resolved.setdefault(part, {}).update(facts)
            case kind if kind == ATTACHMENT:
                return self._file(str(value))
            case kind if kind in {CHANNEL, ROLE}:
                self._refer(kind, int(value))
            case kind:
                raise CannotDo(f"the sandbox cannot fill in an option of type {kind}")
        return str(value)

    def _refer(self, kind: int, number: int) -> None:
        if kind == ROLE:
            roles = self._discord.guilds[self._channel.guild or 0].roles
            self.resolved.setdefault("roles", {})[str(number)] = roles[number].wire()
            return
        shown = wires.channel(self._discord, self._discord.channel(number))
        permissions = {"permissions": wires.granted(self._discord, self._channel, self._discord.bot.id)}
        self.resolved.setdefault("channels", {})[str(number)] = shown | permissions

    def _choice(self, option: Json, value: Any) -> Any:
        choices = option.get("choices") or []
        for choice in choices:
            if value in {choice["name"], choice["value"]}:
                return choice["value"]
        if choices:
            raise CannotDo(f"{option['name']} is one of {', '.join(choice['name'] for choice in choices)}")
        return value

    def _number(self, kind: int, value: Any) -> int | float:
        try:
            return int(value) if kind == INTEGER else float(value)
        except ValueError as error:
            raise CannotDo(f"{value!r} is no number") from error

    def _bounded(self, option: Json, value: Any) -> Any:
        size = len(value) if isinstance(value, str) else value
        for least, most in _BOUNDS:
            if size < option.get(least, size) or size > option.get(most, size):
                raise CannotDo(f"{option['name']} must be {option.get(least)} to {option.get(most)}")
        return value

    def _file(self, name: str) -> str:
        if name not in self._files:
            raise CannotDo(f"there is no file {name!r}")
        item = phones.keep(self._discord, self._channel, [self._files[name]])[0]
        self.resolved.setdefault("attachments", {})[str(item.id)] = item.wire(self._discord.cdn)
        return str(item.id)
