"""Stripe as a till: a Checkout page for each payment, behind a link, and refunds of as much as has to go back.

What is asked for carries our key twice. As Stripe's idempotency key it makes a repetition harmless for a day; in the
metadata it lets us find, however much later, what became of a call whose answer was lost.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import aiohttp
import stripe
from stripe import StripeClient
from stripe.checkout import Session
from stripe.params import RefundCreateParams
from stripe.params.checkout import SessionCreateParams

from bot.texts.typed import line
from core.order import Order, PersonId
from core.paylink import PayLink, Report
from core.ports import Clock
from core.till import STRIPE, Arranged, Never, NotNow, TillAnswer
from core.transfer import Payment, Transfer

log = logging.getLogger(__name__)

KEY = "handover"
"""Under which our key stands in the metadata of whatever is ours."""
LONGEST_TITLE = 120
SHORTEST, LONGEST = timedelta(minutes=31), timedelta(hours=23, minutes=59)
"""How long a page can be open, by Stripe's rules, with a minute for clocks that differ. Else it is a day."""
SAME_KEY = 4
"""Tries to open a page that are one to Stripe, which repeats even its own failures; then it is asked anew."""
MOST_REFUNDS = 100
"""Of one payment that are looked through."""
REFUSED = frozenset({"failed", "canceled"})
GIVEN_BACK_BEFORE = "charge_already_refunded"
"""All of it, by somebody at Stripe's own desk if not by us."""
NO_FUNDS = frozenset({"balance_insufficient", "insufficient_funds"})
FAILURES = (stripe.StripeError, aiohttp.ClientError, OSError)
"""What a call to Stripe raises. Of most of them nobody knows whether it was done."""

Back: TypeAlias = Callable[[PersonId], Awaitable[str]]
"""Where somebody goes from Stripe's page: to the chat where their card is."""


class StripeTill:
    """`core.ports.Till`."""

    def __init__(self, client: StripeClient, clock: Clock, back: Back) -> None:
        self._client = client
        self._clock = clock
        self._back = back

    async def link(self, link: PayLink, order: Order) -> TillAnswer:
        """Pages that nobody was told of are of no harm: whichever is paid, the order waits for one payment."""
        ends = _end(order, self._clock.now())
        key = f"{link.key}:{ends}:{link.tries // SAME_KEY}"
        page = _page(link, order, ends, await self._back(link.person))
        try:
            session = await self._client.v1.checkout.sessions.create_async(page, {"idempotency_key": key})
        except FAILURES as failure:
            return _answer(failure)
        if not session.url:
            return Never("the page has no address")
        return Arranged(session.id, session.url, datetime.fromtimestamp(session.expires_at, UTC))

    async def paid(self, link: PayLink) -> Report | NotNow | None:
        try:
            return report_of(await self._client.v1.checkout.sessions.retrieve_async(link.reference))
        except FAILURES as failure:
            answer = _answer(failure)
        if isinstance(answer, NotNow):
            return answer
        log.error("Stripe does not know its own page %s: %s", link.reference, answer)
        return None

    async def send(self, transfer: Transfer, _payment: Payment | None) -> TillAnswer:
        """Looked for first: the call before may have been made longer ago than Stripe remembers keys."""
        try:
            refund = await self._refund_of(transfer) or await self._client.v1.refunds.create_async(
                _refund(transfer), {"idempotency_key": transfer.key}
            )
        except FAILURES as failure:
            gone = isinstance(failure, stripe.StripeError) and failure.code == GIVEN_BACK_BEFORE
            return Arranged(transfer.charge) if gone else _answer(failure)
        if refund.status in REFUSED:
            return Never(refund.failure_reason or "it came back")
        return Arranged(refund.id)

    async def report_of(self, charge: str) -> Report | None:
        """What was paid in the payment of that name, if it is one of ours and was. Raises what a call raises."""
        intent = await self._client.v1.payment_intents.retrieve_async(charge)
        key = intent.metadata.to_dict().get(KEY)
        if intent.status != "succeeded" or not key:
            return None
        return Report(STRIPE, key, intent.id, intent.amount_received, intent.currency.upper())

    async def _refund_of(self, transfer: Transfer) -> stripe.Refund | None:
        found = await self._client.v1.refunds.list_async({"payment_intent": transfer.charge, "limit": MOST_REFUNDS})
        ours = (each for each in found.data if key_of(each) == transfer.key)
        return next(ours, None)


def report_of(session: Session) -> Report | None:
    """What was paid on a page, None when nothing was yet."""
    key, minor, currency = session.client_reference_id, session.amount_total, session.currency
    charge = session.payment_intent
    if session.payment_status != "paid" or not (key and minor and currency and isinstance(charge, str)):
        return None
    return Report(STRIPE, key, charge, minor, currency.upper())


def key_of(refund: stripe.Refund) -> str:
    """Ours, of what we asked for; empty where somebody else did."""
    found = refund.metadata.to_dict() if refund.metadata else {}
    return str(found.get(KEY, ""))


def _end(order: Order, now: datetime) -> int | None:
    """When the page closes, in seconds as Stripe counts them: when the order stops waiting, if that can be said."""
    due = order.next_due
    return int(due.at.timestamp()) if due and SHORTEST <= due.at - now <= LONGEST else None


def _page(link: PayLink, order: Order, ends: int | None, back: str) -> SessionCreateParams:
    title = line(order.title, LONGEST_TITLE) or order.code
    ours = {KEY: link.key}
    page: SessionCreateParams = {
        "mode": "payment",
        "client_reference_id": link.key,
        "metadata": ours,
        "payment_intent_data": {"description": f"{title} · {order.code}", "metadata": ours},
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": link.currency.lower(),
                    "unit_amount": link.minor,
                    "product_data": {"name": title},
                },
            }
        ],
        "adaptive_pricing": {"enabled": False},
        "success_url": back,
        "cancel_url": back,
    }
    if ends is not None:
        page["expires_at"] = ends
    return page


def _refund(transfer: Transfer) -> RefundCreateParams:
    return {"payment_intent": transfer.charge, "amount": transfer.minor, "metadata": {KEY: transfer.key}}


def _answer(failure: Exception) -> NotNow | Never:
    """Refused is only what Stripe understood and will refuse again; of all else nobody knows."""
    if not isinstance(failure, stripe.StripeError):
        return NotNow(f"{type(failure).__name__}: {failure}")
    if isinstance(failure, stripe.AuthenticationError | stripe.PermissionError):
        log.error("Stripe refuses STRIPE_SECRET_KEY: %s", failure.user_message)
    words = f"{failure.code or type(failure).__name__}: {failure.user_message}"
    refused = isinstance(failure, stripe.CardError | stripe.InvalidRequestError) and failure.code not in NO_FUNDS
    return Never(words) if refused else NotNow(words)
