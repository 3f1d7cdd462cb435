"""Stripe's calls to us: taken only with its signature, and answered 200 only when what they tell is written.

Whatever else we answer makes Stripe call again, for three days. It may call twice, and in any order; each thing that it
tells has a name of its own, under which it is booked once.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import stripe
from aiohttp import web
from stripe import Dispute, Event, Refund, StripeClient
from stripe.checkout import Session

from bot.tills.stripe.till import REFUSED, StripeTill, key_of, report_of
from core.cashdesk import CashDesk
from core.checkoutdesk import CheckoutDesk, Stray
from core.paylink import Report
from core.ports import Handled, Repeated
from core.reversals import NOT_YET, UNKNOWN
from core.step import Refused
from core.till import STRIPE
from core.transfer import Bounced, ChargedBack

log = logging.getLogger(__name__)

SIGNATURE = "Stripe-Signature"
OURS = "pay-"
"""How the keys of our links begin. Of pages that others made with the same account of Stripe's nothing is taken."""


class NotYet(Exception):
    """What it builds on has not been told yet: Stripe has to call again."""


class StripeWebhook:
    """Answers Stripe's calls, which are signed with `secret`."""

    def __init__(
        self, client: StripeClient, secret: str, till: StripeTill, checkout: CheckoutDesk, cash: CashDesk
    ) -> None:
        self._client = client
        self._secret = secret
        self._till = till
        self._checkout = checkout
        self._cash = cash
        self._takes: Mapping[str, Callable[[Any], Awaitable[None]]] = {
            "checkout.session.completed": self._paid,
            "checkout.session.async_payment_succeeded": self._paid,
            "checkout.session.async_payment_failed": self._ended,
            "checkout.session.expired": self._ended,
            "charge.dispute.funds_withdrawn": self._disputed,
            "charge.dispute.funds_reinstated": self._disputed,
            "refund.updated": self._refunded,
            "refund.failed": self._refunded,
        }

    async def answer(self, request: web.Request) -> web.Response:
        """400 for what Stripe did not sign, 500 for what should come again, else 200."""
        event = self._read(await request.read(), request.headers.get(SIGNATURE))
        if event is None:
            return web.Response(status=400)
        take = self._takes.get(event.type)
        try:
            await (take(event.data.object) if take else _left(event))
        except NotYet as missing:
            log.warning("Stripe's %s %s is to come again: %s", event.type, event.id, missing)
            return web.Response(status=500)
        except Exception:
            log.exception("Stripe's %s %s is to come again", event.type, event.id)
            return web.Response(status=500)
        return web.Response()

    def _read(self, body: bytes, signature: str | None) -> Event | None:
        try:
            return self._client.construct_event(body, signature, self._secret)
        except (stripe.SignatureVerificationError, ValueError) as refusal:
            log.warning("a call that Stripe did not sign: %s", getattr(refusal, "user_message", refusal))
            return None

    async def _paid(self, session: Session) -> None:
        """Nothing more can be paid on that page, though the order may wait still: it was only a part."""
        if report := report_of(session):
            await self._learned(report)
            await self._checkout.ended(report.key)

    async def _ended(self, session: Session) -> None:
        if session.client_reference_id:
            await self._checkout.ended(session.client_reference_id)

    async def _refunded(self, refund: Refund) -> None:
        key = key_of(refund)
        if refund.status in REFUSED and key:
            _settled(await self._cash.handle(Bounced(STRIPE, key, refund.failure_reason or refund.status)), key)

    async def _disputed(self, dispute: Dispute) -> None:
        """All that has moved by now is in each call, so that their order does not matter."""
        charge = dispute.payment_intent
        if not isinstance(charge, str):
            return
        for movement in movements(dispute, charge):
            outcome = await self._cash.handle(movement)
            # A payment that nobody knows here is another's, or what told of it was lost.
            if outcome == UNKNOWN and (report := await self._till.report_of(charge)):
                await self._learned(report)
                outcome = await self._cash.handle(movement)
            _settled(outcome, dispute.id)

    async def _learned(self, report: Report) -> None:
        if not report.key.startswith(OURS):
            return
        try:
            await self._checkout.report(report)
        except Stray:
            log.exception("Stripe tells of money that cannot be booked")


def movements(dispute: Dispute, charge: str) -> list[ChargedBack]:
    """What was taken, and then what was given again, in the currency of the payment; Stripe's account may have another,
    so that each is a share of the disputed amount.
    """
    moved = sorted(dispute.balance_transactions, key=lambda each: each.amount)
    taken = -sum(each.amount for each in moved if each.amount < 0)
    shares = [(each, dispute.amount * abs(each.amount) // taken) for each in moved if taken]
    return [
        ChargedBack(STRIPE, charge, dispute.id, each.id, share, over=each.amount > 0) for each, share in shares if share
    ]


def _settled(outcome: Handled | Refused | Repeated, what: str) -> None:
    if outcome == NOT_YET:
        raise NotYet(what)
    log.info("Stripe on %s: %s", what, outcome.reason if isinstance(outcome, Refused) else "booked")


async def _left(event: Event) -> None:
    log.debug("of Stripe's %s nothing is taken", event.type)
