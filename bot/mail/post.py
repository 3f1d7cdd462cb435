"""Hands a mail in at the mail server, over a connection of its own: what goes wrong with one touches no other.

From the moment when the server has taken a mail, nothing that goes wrong counts: it will not be given in again.
"""

import asyncio
import ssl
from contextlib import suppress
from email.message import EmailMessage

from aiosmtplib import SMTP, SMTPException

from bot.smtp import AT_ONCE, UPGRADED, MailServer

ANSWER_SECONDS = 30.0
WHOLE_SECONDS = 90.0
"""Less than the courier's patience with a delivery: it takes what it ends by itself for a fault of ours."""
PARTING_SECONDS = 3.0


class Post:
    """Hands in at `server` as `sender`, an address without a name. `trusts` says which certificates are trusted, as the
    machine does unless it is given. Methods raise `SMTPException`, `OSError` and `TimeoutError`.
    """

    def __init__(
        self,
        server: MailServer,
        sender: str,
        *,
        trusts: ssl.SSLContext | None = None,
        answer_seconds: float = ANSWER_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
    ) -> None:
        self._server = server
        self._sender = sender
        self._trusts = trusts
        self._answer_seconds = answer_seconds
        self._whole_seconds = whole_seconds

    @property
    def _upgrades(self) -> bool:
        clear = self._server.plain or (self._server.here and self._trusts is None)
        return self._server.scheme == UPGRADED and not clear

    async def send(self, to: str, mail: EmailMessage) -> None:
        """When it returns, the server answers for it. When it raises, the server may have taken it all the same, but
        only if the connection was lost or the answer did not come in time.
        """
        client = self._client()
        try:
            async with asyncio.timeout(self._whole_seconds):
                await client.connect()
                await client.mail(self._sender)
                await client.rcpt(to)
                await client.data(mail.as_bytes())
        except BaseException:
            client.close()
            raise
        await _part(client)

    async def look(self) -> None:
        """Connect and log in, and no more."""
        client = self._client()
        try:
            async with asyncio.timeout(self._answer_seconds):
                await client.connect()
        except BaseException:
            client.close()
            raise
        await _part(client)

    def _client(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.scheme == AT_ONCE,
            start_tls=self._upgrades,
            tls_context=self._trusts,
            local_hostname=self._sender.rpartition("@")[2],
            timeout=self._answer_seconds,
        )


async def _part(client: SMTP) -> None:
    with suppress(SMTPException, OSError, TimeoutError):
        await client.quit(timeout=PARTING_SECONDS)
    client.close()
