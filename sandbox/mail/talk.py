"""One conversation in SMTP (RFC 5321), as far as whoever hands in mail needs it: in order, with nothing encrypted."""

import asyncio
import re
from collections.abc import Mapping
from typing import cast

from sandbox.mail.box import MailBox

LARGEST = 10 * 1024 * 1024
LONGEST_LINE = 2_000
_PATH = re.compile(r"(?:FROM|TO):\s*<(?P<address>[^<>\s]*)>", re.IGNORECASE)
_BEFORE: Mapping[str, str] = {"RCPT": "sender", "DATA": "recipient"}
"""What a command needs first."""


class Conversation(asyncio.Protocol):
    """Answers each line; what comes after DATA, up to a line with a dot alone, is a mail."""

    def __init__(self, box: MailBox) -> None:
        self._box = box
        self._buffer = b""
        self._sender: str | None = None
        self._to: list[str] = []
        self._lines: list[bytes] | None = None
        self._greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._say(self._fails("CONNECT") or "220 sandbox takes mail and delivers none")

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while not self._transport.is_closing() and b"\r\n" in self._buffer:
            line, self._buffer = self._buffer.split(b"\r\n", 1)
            self._read(line)
        if self._lines is None and len(self._buffer) > LONGEST_LINE:
            self._say("500 5.5.2 Line too long")
            self._transport.close()

    def _read(self, line: bytes) -> None:
        if self._lines is None and len(line) > LONGEST_LINE:
            self._say("500 5.5.2 Line too long")
        elif self._lines is None:
            verb, _, rest = line.decode("ascii", errors="replace").partition(" ")
            self._command(verb.upper(), rest)
        elif line == b".":
            self._caught(self._lines)
        else:
            self._lines.append(line.removeprefix(b"."))

    def _command(self, verb: str, rest: str) -> None:
        match verb:
            case "EHLO" | "HELO":
                self._greeted = True
                self._say(f"250-sandbox\r\n250 SIZE {LARGEST}" if verb == "EHLO" else "250 sandbox")
            case "MAIL" | "RCPT":
                self._address(verb, rest)
            case "DATA":
                self._say(self._wrong(verb) or self._begin())
            case "RSET" | "NOOP":
                if verb == "RSET":
                    self._sender, self._to = None, []
                self._say("250 2.0.0 OK")
            case "QUIT":
                self._say("221 2.0.0 Bye")
                self._transport.close()
            case _:
                self._say("502 5.5.1 Not done here")

    def _address(self, verb: str, rest: str) -> None:
        found = _PATH.match(rest)
        answer = self._wrong(verb) or ("501 5.5.4 An address in angle brackets" if found is None else None)
        answer = answer or self._fails(verb, found["address"] if found else "")
        if found and not answer:
            if verb == "MAIL":
                self._sender, self._to = found["address"], []
            else:
                self._to.append(found["address"])
        self._say(answer or "250 2.1.0 OK")

    def _begin(self) -> str:
        self._lines = []
        return "354 End with a dot on a line of its own"

    def _wrong(self, verb: str) -> str | None:
        """Why this command cannot come now."""
        missing = {"sender": self._sender is None, "recipient": not self._to}.get(_BEFORE.get(verb, ""), False)
        return None if self._greeted and not missing else "503 5.5.1 Not in this order"

    def _caught(self, lines: list[bytes]) -> None:
        self._lines = None
        content = b"\r\n".join(lines) + b"\r\n"
        sender, to, self._sender, self._to = self._sender or "", tuple(self._to), None, []
        fault = self._box.fault("DATA")
        if len(content) > LARGEST:
            self._say("552 5.3.4 Too large")
            return
        if fault is None or fault.kind == "lose":
            self._box.take(sender, to, content)
        if fault is not None and fault.kind != "error":
            self._transport.abort()
            return
        self._say(fault.answer if fault else "250 2.0.0 Caught")

    def _fails(self, command: str, about: str = "") -> str | None:
        """The answer of a fault that was ordered; the connection is cut by one that gives none."""
        fault = self._box.fault(command, about)
        if fault and fault.kind != "error":
            self._transport.abort()
        return fault.answer if fault else None

    def _say(self, answer: str) -> None:
        if not self._transport.is_closing():
            self._transport.write(f"{answer}\r\n".encode())
