"""Invoices and payments, in Stars or in a currency of the world."""

import re
from collections.abc import Callable
from typing import Any

from sandbox.telegram.methods.reading import keyboards, reply_target
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.payments import Invoice
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Json, Keyboards
from sandbox.telegram.world import Telegram

STARS = "XTR"
MOST_STARS = 100_000
MOST_MINOR_UNITS = 9_999_999_999_99
_CURRENCY = re.compile(r"[A-Z]{3}")


def send_invoice(telegram: Telegram, call: Parameters) -> Json:
    invoice = _invoice(call)
    markup = keyboards(call)
    room = telegram.writable(call.text("chat_id"))
    reply_to = reply_target(room, call)
    if markup.reply is not None:
        raise bad_request("inline keyboard expected")
    rows = markup.inline["inline_keyboard"] if markup.inline else []
    if rows and "pay" not in rows[0][0]:
        raise bad_request("REPLY_MARKUP_BUY_EMPTY")
    if not rows:
        sign = "⭐" if invoice.currency == STARS else f" {invoice.currency}"
        markup = Keyboards(inline={"inline_keyboard": [[{"text": f"Pay {invoice.total}{sign}", "pay": True}]]})
    telegram.meter.charge(room.chat.id)
    message = telegram.post(room, telegram.bot_id, invoice.content(), markup, reply_to=reply_to)
    telegram.payments.put(str(message.id), invoice)
    return telegram.shown(message)


def create_invoice_link(telegram: Telegram, call: Parameters) -> str:
    return telegram.payments.link(_invoice(call))


def answer_pre_checkout_query(telegram: Telegram, call: Parameters) -> bool:
    refusal = None if call.flag("ok") else call.required("error_message")
    telegram.payments.answer(call.text("pre_checkout_query_id"), refusal)
    return True


def refund_star_payment(telegram: Telegram, call: Parameters) -> bool:
    if call.number("user_id") not in telegram.people:
        raise bad_request("invalid user_id specified")
    telegram.payments.refund(call.number("user_id"), call.required("telegram_payment_charge_id"))
    return True


def _invoice(call: Parameters) -> Invoice:
    title, description, payload = (call.required(name) for name in ("title", "description", "payload"))
    if len(title) > 32:  # noqa: PLR2004
        raise bad_request("INVOICE_TITLE_TOO_LONG")
    if len(description) > 255:  # noqa: PLR2004
        raise bad_request("INVOICE_DESCRIPTION_TOO_LONG")
    if len(payload.encode()) > 128:  # noqa: PLR2004
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    currency = call.required("currency")
    amounts = _amounts(call.json("prices", "prices"))
    _check_money(currency, amounts, call.text("provider_token"))
    return Invoice(title, description, payload, currency, sum(amounts), call.text("start_parameter"))


def _amounts(prices: Any) -> list[int]:
    if not isinstance(prices, list):
        raise bad_request("expected an Array of labeled prices")
    if not prices:
        raise bad_request("there must be at least one price")
    if not all(isinstance(price, dict) and price.get("label") for price in prices):
        raise bad_request("can't parse labeled price: LabeledPrice label must be non-empty")
    try:
        return [int(price["amount"]) for price in prices]
    except (KeyError, TypeError, ValueError):
        raise bad_request("can't parse labeled price: Can't find field \"amount\"") from None


def _check_money(currency: str, amounts: list[int], provider_token: str) -> None:
    if not _CURRENCY.fullmatch(currency):
        raise bad_request("CURRENCY_INVALID")
    if currency == STARS:
        if len(amounts) != 1:
            raise bad_request("STARS_INVOICE_INVALID")
        if not 1 <= amounts[0] <= MOST_STARS:
            raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    elif not provider_token:
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    elif not 1 <= sum(amounts) <= MOST_MINOR_UNITS:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")


METHODS: dict[str, Callable[[Telegram, Parameters], Any]] = {
    "sendInvoice": send_invoice,
    "createInvoiceLink": create_invoice_link,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
    "refundStarPayment": refund_star_payment,
}
