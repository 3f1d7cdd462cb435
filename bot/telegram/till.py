"""Telegram as a till: invoices in a currency of the world, by a provider's token, and in its own Stars. Both are paid
behind a link; Stars go back whole, what a provider took goes back by hand.
"""

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import LabeledPrice

from bot.texts.typed import line
from core.order import Order
from core.paylink import PayLink
from core.till import Arranged, Never, NotNow, TillAnswer
from core.transfer import Payment, Transfer

# Of an invoice (Bot API, createInvoiceLink).
LONGEST_TITLE = 32
LONGEST_DESCRIPTION = 255
GIVEN_BACK_BEFORE = "CHARGE_ALREADY_REFUNDED"


class TelegramTill:
    """`core.ports.Till`. `provider_token` is what BotFather gave for a provider; empty for Stars."""

    def __init__(self, bot: Bot, provider_token: str = "") -> None:
        self._bot = bot
        self._provider_token = provider_token

    async def link(self, link: PayLink, order: Order) -> TillAnswer:
        """Asked twice it makes two links; whichever is paid, the order waits for one payment."""
        title = line(order.title, LONGEST_TITLE) or order.code
        try:
            url = await self._bot.create_invoice_link(
                title,
                line(f"{order.title} · {order.code}", LONGEST_DESCRIPTION),
                link.key,
                link.currency,
                [LabeledPrice(label=title, amount=link.minor)],
                provider_token=self._provider_token,
            )
        except (AiogramError, OSError) as failure:
            return _answer(failure)
        return Arranged(url=url)

    async def paid(self, _link: PayLink) -> None:
        """Telegram tells it once, in an update, and cannot be asked."""

    async def send(self, transfer: Transfer, payment: Payment | None) -> TillAnswer:
        """Stars back to whoever paid them. Given back before, it is done: so the charge is its own key."""
        payer = payment.payer if payment else transfer.details
        if not payer.isdecimal():
            return Never("nobody knows who paid it")
        try:
            await self._bot.refund_star_payment(int(payer), transfer.charge)
        except TelegramBadRequest as refusal:
            if GIVEN_BACK_BEFORE not in refusal.message:
                return Never(refusal.message)
        except (AiogramError, OSError) as failure:
            return _answer(failure)
        return Arranged(transfer.charge)


def _answer(failure: Exception) -> TillAnswer:
    match failure:
        case TelegramRetryAfter(retry_after=seconds):
            return NotNow("asked too often", seconds)
        case TelegramBadRequest(message=words) | TelegramForbiddenError(message=words):
            return Never(words)
        case _:
            return NotNow(f"{type(failure).__name__}: {failure}")
