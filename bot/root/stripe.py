"""Stripe beside the platforms: its pages take the money, and what it tells comes in by webhook."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import stripe

from bot.hook import listen
from bot.root.ground import Back, CannotStart, Counter
from bot.settings import Settings
from bot.tills.stripe.till import StripeTill
from bot.tills.stripe.webhook import StripeWebhook
from core.cashdesk import CashDesk
from core.checkoutdesk import CheckoutDesk
from core.ports import Clock
from core.till import STRIPE

log = logging.getLogger(__name__)

ANSWER_SECONDS = 20.0


@asynccontextmanager
async def counter(settings: Settings, back: Back, clock: Clock) -> AsyncIterator[Counter]:
    """Stripe, by the key of the settings. Raises `CannotStart` when nobody can call us."""
    key, secret = settings.stripe_secret_key, settings.stripe_webhook_secret
    if key is None or secret is None:
        raise CannotStart("STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: set both")
    http = stripe.AIOHTTPClient(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))
    client = stripe.StripeClient(
        key.get_secret_value(),
        http_client=http,
        base_addresses={"api": settings.stripe_api_url},
        max_network_retries=0,
    )
    till = StripeTill(client, clock, back)
    try:
        mode = "with test money" if "_test_" in key.get_secret_value() else "with real money"
        yield Counter(
            f"It takes payments by Stripe, {mode}",
            {STRIPE: till},
            partial(_receiving, settings, client, secret.get_secret_value(), till),
        )
    finally:
        await http.close_async()  # type: ignore[no-untyped-call]  # the library says no types there


@asynccontextmanager
async def _receiving(
    settings: Settings,
    client: stripe.StripeClient,
    secret: str,
    till: StripeTill,
    checkout: CheckoutDesk,
    cash: CashDesk,
) -> AsyncIterator[None]:
    place = settings.stripe_webhook_listen
    webhook = StripeWebhook(client, secret, till, checkout, cash)
    try:
        async with listen(webhook.answer, place.host, place.port) as port:
            log.info("Stripe's calls are taken on port %d", port)
            yield
    except OSError as taken:
        raise CannotStart(f"STRIPE_WEBHOOK_LISTEN: {taken.strerror or taken}") from taken
