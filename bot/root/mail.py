"""E-mail beside the platforms: a mail server is looked up at the start, and one that is away holds up nothing."""

import logging
import ssl
from email.headerregistry import Address
from functools import partial

from aiosmtplib import SMTPAuthenticationError, SMTPException

from bot.mail.channel import MailChannel
from bot.mail.jump import Jump
from bot.mail.post import Post
from bot.mail.refusals import FAILURES, said
from bot.root.ground import CannotStart, Mailing
from bot.settings import Settings
from bot.shop import Shop
from bot.smtp import MailServer, read_sender, read_server
from bot.talk.mailing import MailComposer
from core.maildesk import MailDesk
from core.ports import Cards, Channel, Threads

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0


async def mailing(settings: Settings) -> Mailing | None:
    """The mail server of the settings, if there is one. Raises `CannotStart` for one that does not take us."""
    if settings.smtp_url is None or settings.smtp_from is None:
        return None
    server, sender = read_server(settings.smtp_url.get_secret_value()), read_sender(settings.smtp_from)
    if server is None or sender is None:
        raise CannotStart("SMTP_URL, SMTP_FROM: these are no addresses")
    await _look(server, sender.addr_spec)
    return by(server, sender)


def by(server: MailServer, sender: Address) -> Mailing:
    """Mail through `server`, from `sender`."""
    return Mailing(f"It sends e-mail through {server.host}", partial(_open, server, sender))


def _open(server: MailServer, sender: Address, shop: Shop, desk: MailDesk, cards: Cards, threads: Threads) -> Channel:
    composer = MailComposer(shop, Jump(cards, threads).to)
    return MailChannel(Post(server, sender.addr_spec), sender, shop.people, desk, composer, shop.clock)


async def _look(server: MailServer, sender: str) -> None:
    try:
        await Post(server, sender, answer_seconds=LOOK_SECONDS).look()
    except SMTPAuthenticationError:
        raise CannotStart("SMTP_URL: the mail server refuses this user or password") from None
    except FAILURES as failure:
        if isinstance(failure, ssl.SSLError) or isinstance(failure.__cause__, ssl.SSLError):
            raise CannotStart(f"SMTP_URL: no safe connection to the mail server ({said(failure)})") from None
        if type(failure) is SMTPException:
            raise CannotStart(f"SMTP_URL: {said(failure)}") from None
        log.warning("the mail server cannot be reached yet; mails wait for it: %s", said(failure))
