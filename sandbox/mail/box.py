"""What was caught, and how the next commands are to fail."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Literal, TypeAlias, get_args

from sandbox.bell import Bell

MOST = 200  # mails that are kept

Kind: TypeAlias = Literal["error", "drop", "lose"]
Json: TypeAlias = dict[str, Any]


class WrongFault(ValueError):
    """A fault must say how to fail: error, drop or lose, and at which command."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How the next `times` commands fail that are `command`, and to whom (`to`) where that is told.

    `error` gives `answer`; `drop` cuts the connection before acting; `lose` acts and then cuts it, so that nobody can
    know.
    """

    kind: Kind
    command: str
    to: str | None = None
    times: int = 1
    answer: str = "451 4.3.0 Try again later"


@dataclass(frozen=True, slots=True)
class Caught:
    """A mail as it came in. `to` is who it was handed in for, whatever it says itself."""

    number: int
    sender: str
    to: tuple[str, ...]
    content: bytes
    at: datetime

    @property
    def mail(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=default)

    def shown(self) -> Json:
        """What somebody reads who opens it without any markup."""
        mail = self.mail
        return {
            "number": self.number,
            "from": str(mail["From"] or self.sender),
            "to": ", ".join(self.to),
            "subject": str(mail["Subject"] or ""),
            "text": self._text(mail).replace("\r\n", "\n"),
            "at": self.at.isoformat(),
        }

    def _text(self, mail: EmailMessage) -> str:
        """The plain text; of what is none, all of it as it came."""
        body = mail.get_body(("plain",))
        try:
            return str(body.get_content()) if body else ""
        except LookupError:
            return self.content.decode(errors="replace")


class MailBox:
    """One for everybody: nobody in the sandbox has an address of their own."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.bell = Bell()
        self.caught: deque[Caught] = deque(maxlen=MOST)
        self.planned: list[Fault] = []
        self._number = 0

    def take(self, sender: str, to: tuple[str, ...], content: bytes) -> None:
        self._number += 1
        self.caught.append(Caught(self._number, sender, to, content, self.now()))
        self.bell.ring()

    def clear(self) -> None:
        self.caught.clear()
        self.bell.ring()

    def plan(self, said: Json) -> None:
        """Let the next commands fail; of several faults that fit one the oldest is used first. Raises `WrongFault`."""
        known = {"kind", "command", "to", "times", "answer"}
        if set(said) - known or said.get("kind") not in get_args(Kind) or not isinstance(said.get("command"), str):
            raise WrongFault(WrongFault.__doc__)
        self.planned.append(Fault(**said))

    def fault(self, command: str, about: str = "") -> Fault | None:
        """How this command fails, if it does."""
        found = next((each for each in self.planned if each.command == command and each.to in {None, about}), None)
        if found:
            at = self.planned.index(found)
            self.planned[at : at + 1] = [replace(found, times=found.times - 1)] if found.times > 1 else []
        return found
