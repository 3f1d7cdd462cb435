"""Telegram can be told to fail, and everything that the bot asked of it is on record."""

from collections import deque
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from sandbox.telegram.values import Json

Kind: TypeAlias = Literal["error", "drop", "lose", "delay"]
_KEPT_CALLS = 50_000


class WrongFault(ValueError):
    """A fault must say how to fail: error, drop, lose or delay."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How the next `times` calls fail that match `method` and `chat_id` (None matches all).

    `error` answers `code` and `description` without acting; `drop` cuts the connection before acting; `lose`
    acts and then cuts it, so that the bot cannot know; `delay` waits `seconds` and then goes on as usual.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    seconds: float = 0.0

    def meets(self, method: str, chat_id: str) -> bool:
        same_method = self.method is None or self.method.lower() == method
        return same_method and (self.chat_id is None or str(self.chat_id) == chat_id)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot as it was answered; `code` is 0 when the answer was lost on purpose."""

    number: int
    method: str
    parameters: Json
    code: int
    description: str

    def shown(self) -> Json:
        return {
            "number": self.number,
            "method": self.method,
            "parameters": self.parameters,
            "code": self.code,
            "description": self.description,
        }


class Faults:
    """What is going to fail, and the record of calls."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self.calls: deque[Call] = deque(maxlen=_KEPT_CALLS)
        self.number = 0

    def plan(self, fault: Fault) -> None:
        """Let the next calls fail; of several faults that match a call the oldest is used first."""
        if fault.kind not in get_args(Kind):
            raise WrongFault(f"{fault.kind!r} is none of {', '.join(get_args(Kind))}")
        self.planned.append(fault)

    def clear(self) -> None:
        """Let everything work again."""
        self.planned.clear()

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The fault for this call, used up by it."""
        for index, fault in enumerate(self.planned):
            if fault.meets(method, chat_id):
                if fault.times > 1:
                    self.planned[index] = replace(fault, times=fault.times - 1)
                else:
                    del self.planned[index]
                return fault
        return None

    def record(self, method: str, parameters: Json, code: int, description: str = "") -> None:
        """Put a call on record."""
        self.number += 1
        self.calls.append(Call(self.number, method, parameters, code, description))


def read_fault(facts: Any) -> Fault:
    """A fault from JSON; raises `WrongFault`."""
    try:
        return Fault(**facts)
    except TypeError as error:
        raise WrongFault(str(error)) from error
