"""A mail server on loopback that takes, refuses, breaks off and stays silent as a test wants it."""

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.smtp import UPGRADED, MailServer

CERTIFICATE = Path(__file__).parent / "localhost.pem"
"""Of `localhost`, with its key: it keeps nothing safe."""
USER, PASSWORD = "handover", "hunter2:@/"


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail as it came in, and to whom."""

    sender: str
    to: str
    mail: EmailMessage

    @property
    def id(self) -> str:
        return str(self.mail["Message-ID"])

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"])

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.mail.get_body((kind,))
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")


class Office:
    """Answers to each command what it is told to answer. `breaks_off` hangs up before it answers one; with `silent` no
    answer comes at all.
    """

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.answers: dict[str, Callable[[str], str]] = {}
        self.breaks_off: set[str] = set()
        self.silent: set[str] = set()
        self.connections = 0
        self.server: MailServer = MailServer(UPGRADED, "127.0.0.1", 0)
        self._hung_up = asyncio.Event()

    def says(self, command: str, answer: str, *addresses: str) -> None:
        """`answer` to that command; to RCPT only for these addresses, if any are given."""
        self.answers[command] = lambda about: answer if not addresses or about in addresses else "250 OK"

    def recovers(self) -> None:
        self.answers.clear()
        self.breaks_off.clear()
        self.silent.clear()

    def to(self, address: str) -> list[Taken]:
        return [each for each in self.taken if each.to == address]

    def close(self) -> None:
        """Let everybody go who still waits for an answer."""
        self._hung_up.set()

    # --- the hooks of aiosmtpd --------------------------------------------------------------------------------------

    async def handle_MAIL(  # noqa: N802 aiosmtpd calls it by this name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.mail_from = address
        return await self._answer(server, "MAIL", address)

    async def handle_RCPT(  # noqa: N802 the same
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = await self._answer(server, "RCPT", address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 the same
        answer = self._said("DATA", "")
        if answer.startswith("250"):
            mail = message_from_bytes(cast("bytes", envelope.content), policy=default)
            self.taken += [Taken(str(envelope.mail_from), to, mail) for to in envelope.rcpt_tos]
        return await self._answer(server, "DATA", "")

    async def handle_QUIT(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802 the same
        return await self._answer(server, "QUIT", "")

    async def _answer(self, server: SMTP, command: str, about: str) -> str:
        if command in self.breaks_off:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "421 gone"
        if command in self.silent:
            await self._hung_up.wait()
        return self._said(command, about)

    def _said(self, command: str, about: str) -> str:
        answer = self.answers.get(command)
        return answer(about) if answer else "250 OK"


@asynccontextmanager
async def an_office(
    *, encrypts: bool = False, scheme: str = UPGRADED, asks_who: bool = False, port: int = 0
) -> AsyncIterator[Office]:
    """An office that is open for as long as the block. `encrypts`: by STARTTLS, or with `scheme` from the start.
    `asks_who`: it knows one user.
    """
    office = Office()
    context = _context() if encrypts else None
    from_the_start = scheme != UPGRADED
    options: dict[str, Any] = {"hostname": "localhost", "timeout": 60}
    if encrypts and not from_the_start:
        options |= {"tls_context": context, "require_starttls": True}
    if asks_who:
        options |= {"auth_required": True, "authenticator": _knows, "auth_require_tls": not from_the_start}

    def connected() -> SMTP:
        office.connections += 1
        with warnings.catch_warnings():
            # It does not see that the whole connection is encrypted.
            warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
            return SMTP(office, loop=asyncio.get_running_loop(), **options)

    loop = asyncio.get_running_loop()
    listening = await loop.create_server(connected, "127.0.0.1", port, ssl=context if from_the_start else None)
    user, password = (USER, PASSWORD) if asks_who else (None, None)
    found = listening.sockets[0].getsockname()[1]
    office.server = MailServer(scheme, "localhost" if encrypts else "127.0.0.1", found, user, password)
    try:
        yield office
    finally:
        listening.close()
        office.close()


def _knows(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, known: Any) -> AuthResult:
    right = isinstance(known, LoginPassword) and (known.login, known.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def trusting() -> ssl.SSLContext:
    """Trusts the office's certificate, and no other."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))
