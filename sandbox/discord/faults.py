"""Discord can be told to fail, and everything that the bot asked of it is on record."""

from collections import deque
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from sandbox.discord.values import Json

Kind: TypeAlias = Literal["error", "drop", "lose", "delay"]
_KEPT_CALLS = 50_000


class WrongFault(ValueError):
    """A fault must say how to fail: error, drop, lose or delay."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How the next `times` calls fail that match `call` (a route's name) and `channel` (None matches all).

    `error` answers `status`, `code` and `words` without acting (429 with `retry_after`); `drop` cuts the connection
    before acting; `lose` acts and then cuts it, so that the bot cannot know; `delay` waits `seconds`, then goes on.
    """

    kind: Kind
    call: str | None = None
    channel: int | None = None
    times: int = 1
    status: int = 500
    code: int = 0
    words: str = "500: Internal Server Error"
    retry_after: float | None = None
    everywhere: bool = False
    seconds: float = 0.0

    def meets(self, call: str, channel: int | None) -> bool:
        return self.call in {None, call} and self.channel in {None, channel}


@dataclass(frozen=True, slots=True)
class Record:
    """One call of the bot as it was answered; `status` is 0 when the answer was lost on purpose."""

    number: int
    call: str
    channel: int | None
    fields: Json
    status: int
    code: int
    words: str

    def shown(self) -> Json:
        return asdict(self)


class Faults:
    """What is going to fail, and the record of calls."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self.calls: deque[Record] = deque(maxlen=_KEPT_CALLS)
        self.number = 0

    def plan(self, fault: Fault) -> None:
        """Let the next calls fail; of several faults that match a call the oldest is used first."""
        if fault.kind not in get_args(Kind):
            raise WrongFault(f"{fault.kind!r} is none of {', '.join(get_args(Kind))}")
        self.planned.append(fault)

    def clear(self) -> None:
        """Let everything work again."""
        self.planned.clear()

    def take(self, call: str, channel: int | None) -> Fault | None:
        """The fault for this call, used up by it."""
        for index, fault in enumerate(self.planned):
            if fault.meets(call, channel):
                if fault.times > 1:
                    self.planned[index] = replace(fault, times=fault.times - 1)
                else:
                    del self.planned[index]
                return fault
        return None

    def record(self, call: str, channel: int | None, fields: Json, status: int, code: int = 0, words: str = "") -> None:
        """Put a call on record."""
        self.number += 1
        self.calls.append(Record(self.number, call, channel, fields, status, code, words))


def read_fault(facts: Any) -> Fault:
    """A fault from JSON; raises `WrongFault`."""
    try:
        return Fault(**facts)
    except TypeError as error:
        raise WrongFault(str(error)) from error
