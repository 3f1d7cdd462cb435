"""One call of the REST API, and the table by which it finds its function."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from sandbox.discord.body import Body
from sandbox.discord.refused import (
    missing_access,
    missing_permissions,
    no_such_route,
    unknown_message,
    wrong_method,
)  # fmt: skip
from sandbox.discord.values import Channel, Json, Message

if TYPE_CHECKING:
    from sandbox.discord.world import Discord

Act: TypeAlias = Callable[["Call"], Any]
_PARAMETER = re.compile(r"\{(\w+)\}")
# The parts of an address by which a bucket is told from others of its route.
_MAJOR = ("channel", "guild", "token")


@dataclass(frozen=True, slots=True)
class Route:
    """A method and address with its function; `open` ones need no authorization but the token in the address."""

    name: str
    method: str
    pattern: re.Pattern[str]
    act: Act
    open: bool
    overall: bool


@dataclass(frozen=True, slots=True)
class Call:
    """What the bot asks: the parts of the address, the query, and the body."""

    discord: "Discord"
    parts: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Body = field(default_factory=Body)

    def number(self, name: str) -> int:
        """A snowflake of the address; one that is none is of nothing that exists."""
        text = self.parts[name]
        return int(text) if text.isdigit() else 0

    @property
    def fields(self) -> Json:
        return self.body.fields

    def channel(self, *needed: int) -> Channel:
        """The channel of the call, in which the bot must have these permissions; raises 10003, 50001, 50013."""
        channel = self.discord.channel(self.number("channel"))
        granted = self.discord.may(self.discord.bot.id, channel)
        if not granted:
            raise missing_access()
        if any(not granted & each for each in needed):
            raise missing_permissions()
        return channel

    def message(self, channel: Channel) -> Message:
        """The message of the call as far as it is there for all; raises 10008."""
        message = channel.messages.get(self.number("message"))
        if message is None or message.audience is not None:
            raise unknown_message()
        return message


def route(name: str, method: str, path: str, act: Act, *, is_open: bool = False, overall: bool = True) -> Route:
    """A line of the table; `{name}` stands for one part of the address."""
    pattern = _PARAMETER.sub(r"(?P<\1>[^/]+)", path)
    return Route(name, method, re.compile(pattern), act, is_open, overall)


def find(routes: tuple[Route, ...], method: str, path: str) -> tuple[Route, dict[str, str]]:
    """The route of a request and the parts of its address; raises 404 and 405."""
    known = False
    for each in routes:
        if matched := each.pattern.fullmatch(path):
            if each.method == method:
                return each, matched.groupdict()
            known = True
    raise wrong_method() if known else no_such_route()


def major(parts: Mapping[str, str]) -> int:
    """The number by which calls of one route share a bucket."""
    return next((hash(parts[name]) for name in _MAJOR if name in parts), 0)
