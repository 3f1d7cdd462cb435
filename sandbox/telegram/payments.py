"""Payments: the bot is asked before each and has ten seconds to agree; what was taken in Stars can be given back."""

import asyncio
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from sandbox.journal import Line
from sandbox.telegram.refused import QUERY_TOO_OLD, bad_request
from sandbox.telegram.values import Json, Message

if TYPE_CHECKING:
    from sandbox.telegram.world import Telegram


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


class CheckoutFailed(Exception):
    """The payment was not taken; the message is what the person reads."""


class Payments:
    """Invoices by where they are (a message's id as text, or a link), payments under way, and those taken."""

    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self._waiting: dict[str, Checkout] = {}
        self._invoices: dict[str, Invoice] = {}
        self._charges: dict[str, Charge] = {}

    def put(self, place: str, invoice: Invoice) -> None:
        """Let `invoice` be paid at `place`."""
        self._invoices[place] = invoice
        self._telegram.journal.note("invoice", {"place": place, "invoice": asdict(invoice)})

    def link(self, invoice: Invoice) -> str:
        """A link by which anybody can pay."""
        url = f"https://t.me/${secrets.token_urlsafe(12)}"
        self.put(url, invoice)
        return url

    def at(self, place: str) -> Invoice | None:
        return self._invoices.get(place)

    async def pay(self, person_id: int, invoice: Invoice, shown_in: Message | None) -> Charge:
        """Pay: the bot is asked first; raises `CheckoutFailed` when it refuses or is silent too long."""
        facts = _facts(invoice)
        await self._ask(person_id, Checkout(invoice, self._telegram.monotonic()), facts)
        return self.take(person_id, invoice, shown_in)

    def take(self, person_id: int, invoice: Invoice, shown_in: Message | None = None) -> Charge:
        """Take the money of a payment that was agreed to, however long ago."""
        facts = _facts(invoice)
        charge = self._keep(Charge(f"charge-{secrets.token_hex(12)}", person_id, invoice))
        ids = {"telegram_payment_charge_id": charge.id, "provider_payment_charge_id": f"sandbox-{charge.id}"}
        self._post(person_id, {"successful_payment": facts | ids}, shown_in.id if shown_in else None)
        return charge

    def answer(self, query_id: str, refusal: str | None) -> None:
        """Take the bot's word on a payment; raises 400 when it comes too late."""
        checkout = self._waiting.pop(query_id, None)
        seconds = self._telegram.limits.checkout_seconds
        if checkout is None or self._telegram.monotonic() - checkout.asked > seconds:
            raise bad_request(QUERY_TOO_OLD)
        checkout.refusal = refusal
        checkout.answered.set()

    def refund(self, person_id: int, charge_id: str) -> None:
        """Give Stars back; raises 400 for a charge unknown, another's, in another currency, or given back."""
        charge = self._charges.get(charge_id)
        if charge is None or charge.person_id != person_id or charge.invoice.currency != "XTR":
            raise bad_request("CHARGE_ID_INVALID")
        if charge.refunded:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        self._keep(replace(charge, refunded=True))
        refunded = {
            "currency": "XTR",
            "total_amount": charge.invoice.total,
            "invoice_payload": charge.invoice.payload,
            "telegram_payment_charge_id": charge.id,
        }
        self._post(person_id, {"refunded_payment": refunded}, None)

    def restore(self, kind: str, facts: Json) -> None:
        """Do again what a line of the journal says."""
        invoice = Invoice(**facts["invoice"])
        if kind == "invoice":
            self._invoices[facts["place"]] = invoice
        else:
            self._charges[facts["id"]] = Charge(**facts | {"invoice": invoice})

    def lines(self) -> Iterator[Line]:
        """The journal lines that rebuild this."""
        for place, invoice in self._invoices.items():
            yield "invoice", {"place": place, "invoice": asdict(invoice)}
        for charge in self._charges.values():
            yield "charge", asdict(charge)

    async def _ask(self, person_id: int, checkout: Checkout, facts: Json) -> None:
        query_id = str(secrets.randbits(62))
        self._waiting[query_id] = checkout
        payload: Json = {"id": query_id, "from": self._telegram.user(person_id), **facts}
        self._telegram.updates.put("pre_checkout_query", payload, person_id)
        try:
            async with asyncio.timeout(self._telegram.limits.checkout_seconds):
                await checkout.answered.wait()
        except TimeoutError:
            raise CheckoutFailed("The bot did not answer in time; nothing was paid.") from None
        if checkout.refusal is not None:
            raise CheckoutFailed(checkout.refusal)

    def _keep(self, charge: Charge) -> Charge:
        self._charges[charge.id] = charge
        self._telegram.journal.note("charge", asdict(charge))
        return charge

    def _post(self, person_id: int, content: Json, reply_to: int | None) -> None:
        room = self._telegram.room(person_id)
        message = self._telegram.post(room, person_id, content, reply_to=reply_to)
        self._telegram.updates.put("message", self._telegram.shown(message), person_id)


def _facts(invoice: Invoice) -> Json:
    return {
        "currency": invoice.currency,
        "total_amount": invoice.total,
        "invoice_payload": invoice.payload,
    }
