"""What Discord's refusals mean. It numbers its reasons; the numbers are known here and nowhere else."""

from enum import Enum, auto
from http import HTTPStatus

import aiohttp
import discord

from bot.discord.breaker import Tripped
from bot.discord.calls import Slow
from core.ports import Later, Receipt, Rejected, Unreachable

SOON = 3.0  # seconds after a failure of the network or of Discord's
MUCH_LATER = 60.0  # seconds when the token itself is refused: somebody must put that right first

FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""All that a call can end with besides its answer. `Slow`, `Tripped` and what the library raises are among them."""


class NoPlace(discord.DiscordException):
    """There is such a channel, and it is none that could be used."""


class Meaning(Enum):
    CANNOT_EDIT = auto()
    """That message is gone, another's, or was edited too often: a new one has to take its place."""
    ARCHIVED = auto()
    """The thread is archived: it has to be opened first."""
    NO_PLACE = auto()
    """The channel is gone, or closed to us: somewhere else, then."""
    CLOSED = auto()
    """This person takes no direct messages from us."""
    NOBODY = auto()
    """That person is not there: gone, or not in this server."""
    TOO_LATE = auto()
    """It can no longer be answered by this interaction."""
    ANSWERED = auto()
    """The interaction has its answer already: what was wanted is so, or is to be said as a message of its own."""
    TOO_LARGE = auto()
    FULL = auto()
    """The server has as many open threads as it may have."""
    OUR_FAULT = auto()
    """Nothing that a person or the network does: we sent what may not be sent."""
    THEIRS = auto()
    """Discord's own trouble, or the network's, or a limit: later, perhaps."""


_NUMBERS = {
    10003: Meaning.NO_PLACE,  # unknown channel
    10004: Meaning.NO_PLACE,  # unknown guild
    10007: Meaning.NOBODY,  # unknown member
    10008: Meaning.CANNOT_EDIT,  # unknown message
    10013: Meaning.NOBODY,  # unknown user
    10015: Meaning.TOO_LATE,  # unknown webhook: the interaction's token has run out
    10062: Meaning.TOO_LATE,  # unknown interaction
    30046: Meaning.CANNOT_EDIT,  # too many edits of an old message
    40005: Meaning.TOO_LARGE,
    40060: Meaning.ANSWERED,
    50001: Meaning.NO_PLACE,  # missing access
    50005: Meaning.CANNOT_EDIT,  # somebody else's message
    50007: Meaning.CLOSED,
    50013: Meaning.NO_PLACE,  # missing permissions
    50027: Meaning.TOO_LATE,  # the interaction's token is no longer valid
    50083: Meaning.ARCHIVED,
    50278: Meaning.CLOSED,  # no server in common any more
    160006: Meaning.FULL,
}


_EVERYBODYS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "the token is refused",
    HTTPStatus.TOO_MANY_REQUESTS: "limit",
}
"""What holds for whomever is told."""


def meaning(failure: BaseException) -> Meaning:
    """What a failed call says. Raises nothing; an unknown refusal is our fault until somebody writes it down here."""
    if isinstance(failure, NoPlace):
        return Meaning.NO_PLACE
    if not isinstance(failure, discord.HTTPException):
        return Meaning.THEIRS
    if failure.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Meaning.TOO_LARGE
    if failure.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS} or failure.status >= 500:  # noqa: PLR2004
        return _NUMBERS.get(failure.code, Meaning.THEIRS)
    return _NUMBERS.get(failure.code, Meaning.OUR_FAULT)


def receipt(failure: BaseException) -> Receipt:
    """What the courier is told of a call that failed."""
    if isinstance(failure, Tripped):
        return Later(failure.seconds, "too much was refused lately", whole_channel=True)
    if isinstance(failure, discord.RateLimited):
        return Later(failure.retry_after, "limit")
    if isinstance(failure, Slow):
        return Later(failure.seconds or SOON, f"{failure}")
    if isinstance(failure, discord.HTTPException) and failure.status in _EVERYBODYS:
        return Later(MUCH_LATER, _EVERYBODYS[failure.status], whole_channel=True)
    match meaning(failure):
        case Meaning.THEIRS:
            return Later(SOON, said(failure))
        case Meaning.OUR_FAULT | Meaning.TOO_LARGE:
            return Rejected(said(failure))
        case _:
            return Unreachable(said(failure))


def said(failure: BaseException) -> str:
    """One line for a log: what was refused and why, or the kind of the failure."""
    if isinstance(failure, discord.HTTPException):
        return " ".join(f"{failure.status} {failure.code} {failure.text}".split())[:300]
    return f"{type(failure).__name__}: {failure}"
