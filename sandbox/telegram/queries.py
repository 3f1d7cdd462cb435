"""Questions that the bot must answer in time: presses of buttons, and payments about to be taken."""

import asyncio
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sandbox.telegram.refused import QUERY_TOO_OLD, bad_request
from sandbox.telegram.values import Json, Message, Toast

if TYPE_CHECKING:
    from sandbox.telegram.world import Telegram

_MOST_WAITING = 10_000
MAX_ANSWER_LENGTH = 200


@dataclass(slots=True)
class Query:
    """A press that waits for its answer; `asked` is a monotonic time in seconds."""

    id: str
    chat_id: int
    asked: float
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    toast: Toast | None = None


class Queries:
    """Presses of inline buttons."""

    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self._waiting: dict[str, Query] = {}

    def ask(self, person_id: int, chat_id: int, message: Json, data: str) -> Query:
        """Tell the bot of a press."""
        query = Query(str(secrets.randbits(62)), chat_id, self._telegram.monotonic())
        self._waiting[query.id] = query
        if len(self._waiting) > _MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        payload: Json = {
            "id": query.id,
            "from": self._telegram.user(person_id),
            "message": message,
            "chat_instance": str(self._telegram.bot_id ^ chat_id),
            "data": data,
        }
        self._telegram.updates.put("callback_query", payload, chat_id)
        return query

    def answer(self, query_id: str, toast: Toast) -> None:
        """Take the bot's answer; raises 400 for an unknown, answered or expired query."""
        query = self._waiting.pop(query_id, None)
        seconds = self._telegram.limits.callback_seconds
        if query is None or self._telegram.monotonic() - query.asked > seconds:
            raise bad_request(QUERY_TOO_OLD)
        if len(toast.text) > MAX_ANSWER_LENGTH:
            raise bad_request("MESSAGE_TOO_LONG")
        query.toast = toast
        query.answered.set()
        room = self._telegram.room(query.chat_id)
        if toast.text or toast.url:
            room.toasts.append(toast)
            self._telegram.touch(room)

    def release(self) -> None:
        """Wake all who wait for an answer that will not come."""
        for query in self._waiting.values():
            query.answered.set()


@dataclass(frozen=True, slots=True)
class Invoice:
    """What is to be paid; `payload` is the bot's own word for it, never shown to the person."""

    title: str
    description: str
    payload: str
    currency: str
    total: int
    start_parameter: str = ""

    def content(self) -> Json:
        """The content of a message with this invoice."""
        return {
            "invoice": {
                "title": self.title,
                "description": self.description,
                "start_parameter": self.start_parameter,
                "currency": self.currency,
                "total_amount": self.total,
            }
        }


@dataclass(slots=True)
class Checkout:
    """A payment that waits for the bot's word; `asked` is a monotonic time in seconds."""

    invoice: Invoice
    asked: float
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """A payment that was taken."""

    id: str
    person_id: int
    invoice: Invoice
    refunded: bool = False


class CheckoutFailedError(Exception):
    """The payment was not taken; the message is what the person reads."""


class Payments:
    """Invoices by message and by link, payments under way, and those that were taken."""

    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self._waiting: dict[str, Checkout] = {}
        self.invoices: dict[int, Invoice] = {}
        self.links: dict[str, Invoice] = {}
        self.charges: dict[str, Charge] = {}

    def link(self, invoice: Invoice) -> str:
        """A link by which anybody can pay."""
        url = f"https://t.me/${secrets.token_urlsafe(12)}"
        self.links[url] = invoice
        return url

    async def pay(self, person_id: int, invoice: Invoice, invoice_message: Message | None) -> Charge:
        """Pay: the bot is asked first; raises `CheckoutFailedError` when it refuses or is silent too long."""
        checkout = Checkout(invoice, self._telegram.monotonic())
        query_id = str(secrets.randbits(62))
        self._waiting[query_id] = checkout
        facts = {
            "currency": invoice.currency,
            "total_amount": invoice.total,
            "invoice_payload": invoice.payload,
        }
        user = self._telegram.user(person_id)
        self._telegram.updates.put("pre_checkout_query", {"id": query_id, "from": user, **facts}, person_id)
        try:
            async with asyncio.timeout(self._telegram.limits.checkout_seconds):
                await checkout.answered.wait()
        except TimeoutError:
            raise CheckoutFailedError("The bot did not answer in time; nothing was paid.") from None
        if checkout.refusal is not None:
            raise CheckoutFailedError(checkout.refusal)
        charge = Charge(f"charge-{secrets.token_hex(12)}", person_id, invoice)
        self.charges[charge.id] = charge
        paid = {
            **facts,
            "telegram_payment_charge_id": charge.id,
            "provider_payment_charge_id": f"sandbox-{charge.id}",
        }
        room = self._telegram.room(person_id)
        reply_to = invoice_message.id if invoice_message else None
        message = self._telegram.post(room, person_id, {"successful_payment": paid}, reply_to=reply_to)
        self._telegram.updates.put("message", self._telegram.shown(message), person_id)
        return charge

    def answer(self, query_id: str, refusal: str | None) -> None:
        """Take the bot's word on a payment; raises 400 when it comes after 10 seconds."""
        checkout = self._waiting.pop(query_id, None)
        seconds = self._telegram.limits.checkout_seconds
        if checkout is None or self._telegram.monotonic() - checkout.asked > seconds:
            raise bad_request(QUERY_TOO_OLD)
        checkout.refusal = refusal
        checkout.answered.set()

    def refund(self, person_id: int, charge_id: str) -> None:
        """Give Stars back; raises 400 for a charge unknown, another's, in another currency, or given back."""
        charge = self.charges.get(charge_id)
        if charge is None or charge.person_id != person_id or charge.invoice.currency != "XTR":
            raise bad_request("CHARGE_ID_INVALID")
        if charge.refunded:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        self.charges[charge_id] = replace(charge, refunded=True)
        refunded = {
            "currency": "XTR",
            "total_amount": charge.invoice.total,
            "invoice_payload": charge.invoice.payload,
            "telegram_payment_charge_id": charge.id,
        }
        room = self._telegram.room(person_id)
        message = self._telegram.post(room, person_id, {"refunded_payment": refunded})
        self._telegram.updates.put("message", self._telegram.shown(message), person_id)
