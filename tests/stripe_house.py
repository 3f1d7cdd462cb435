"""A stand-in for Stripe: real HTTP on loopback, as strict as the real one where a mistake of ours would cost money, and
able to fail in every way in which it may.

As the API reference has it: a secret key as a bearer; forms with known fields only; an idempotency key repeats the
first answer, a failure of Stripe's own too, and is refused with other fields; a page is open from 30 minutes to a day;
no more is refunded than was paid, and nothing of what is disputed; calls to us are signed, and repeated until answered.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import quote

import aiohttp
import stripe
from aiohttp import web

from bot.clock import MachineClock

Json: TypeAlias = dict[str, Any]

KEY, SECRET = "sk_test_house", "whsec_house1234"
SMALLEST = 50
SHORTEST, LONGEST = timedelta(minutes=30), timedelta(hours=24)
PAGE = "https://checkout.stripe.com/c/pay/{}#fid{}"
FRAGMENT = 600  # characters: so long are the addresses of real pages
_PAGE_FIELDS = frozenset(
    {
        "mode",
        "client_reference_id",
        "metadata[handover]",
        "payment_intent_data[description]",
        "payment_intent_data[metadata][handover]",
        "line_items[0][quantity]",
        "line_items[0][price_data][currency]",
        "line_items[0][price_data][unit_amount]",
        "line_items[0][price_data][product_data][name]",
        "adaptive_pricing[enabled]",
        "success_url",
        "cancel_url",
        "expires_at",
    }
)
_REFUND_FIELDS = frozenset({"payment_intent", "amount", "metadata[handover]"})


class Refusal(Exception):
    """What Stripe answers instead."""

    def __init__(self, status: int, kind: str, message: str, code: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"error": {"type": kind, "message": message, "code": code or None}}


class PageClosed(AssertionError):
    """Nobody can pay there any more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Of the next call whose path ends so: `error` answers `status` and does nothing; `lose` does it and breaks off;
    `drop` breaks off before; `hang` does nothing and never answers, `keep` does it and never answers; `none` is no
    fault, for a later call to have one.
    """

    kind: str
    path: str
    status: int = 500
    code: str = ""


@dataclass
class StripeHouse:
    """`url` is where it answers, `hook` whom it calls; `now` is what its pages go by."""

    now: Callable[[], datetime]
    url: str = ""
    hook: str = ""
    faults: list[Fault] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    sessions: dict[str, Json] = field(default_factory=dict)
    intents: dict[str, Json] = field(default_factory=dict)
    refunds: dict[str, Json] = field(default_factory=dict)
    disputes: dict[str, Json] = field(default_factory=dict)
    told: list[Json] = field(default_factory=list)
    _kept: dict[str, tuple[Json, int, Json]] = field(default_factory=dict)
    _count: int = 0
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    # --- what people do with it ---------------------------------------------------------------------------------------

    async def pay(self, url: str, *, minor: int | None = None, tell: bool = True) -> str:
        """Pay on a page; the name of the payment. Stripe tells us, unless its call is to be lost. `minor`: somebody at
        Stripe's own desk had given a part off.
        """
        session = next(each for each in self.sessions.values() if each["url"] == url)
        if session["status"] != "open" or session["expires_at"] <= self.now().timestamp():
            raise PageClosed(session["status"])
        if minor is not None:
            session["amount_total"] = minor
        intent = self._intent(session)
        session |= {"status": "complete", "payment_status": "paid", "payment_intent": intent["id"]}
        if tell:
            assert await self.tell("checkout.session.completed", session) == 200
        return str(intent["id"])

    async def dispute(self, charge: str, *, tell: bool = True) -> Json:
        """Whoever paid has their bank take all of it back."""
        intent = self.intents[charge]
        name = self._name("du_test")
        dispute = {
            "id": name,
            "object": "dispute",
            "payment_intent": charge,
            "amount": intent["amount_received"],
            "currency": intent["currency"],
            "status": "needs_response",
            "balance_transactions": [self._movement(-intent["amount_received"])],
        }
        self.disputes[name] = dispute
        if tell:
            assert await self.tell("charge.dispute.funds_withdrawn", dispute) == 200
        return dispute

    async def win(self, dispute: Json) -> None:
        """The bank gives all of it back."""
        dispute["status"] = "won"
        dispute["balance_transactions"].append(self._movement(dispute["amount"]))
        assert await self.tell("charge.dispute.funds_reinstated", dispute) == 200

    async def bounce(self, refund: Json) -> None:
        """The card that it was to go back to is no more."""
        refund |= {"status": "failed", "failure_reason": "lost_or_stolen_card"}
        self.intents[refund["payment_intent"]]["refunded"] -= refund["amount"]
        assert await self.tell("refund.failed", refund) == 200

    async def tell(self, kind: str, thing: Json, *, secret: str = SECRET, age: float = 0) -> int:
        """Call us, and give how we answered."""
        event = {
            "id": self._name("evt_test"),
            "object": "event",
            "type": kind,
            "created": _seconds(),
            "data": {"object": deepcopy(thing)},
        }
        self.told.append(event)
        return await self.repeat(event, secret=secret, age=age)

    async def repeat(self, event: Json, *, secret: str = SECRET, age: float = 0) -> int:
        """Call us once more with the same."""
        body = json.dumps(event)
        signed = stripe.WebhookSignature.generate_signature_header(body, secret, _seconds() - int(age))
        async with aiohttp.ClientSession() as http:
            headers = {"Stripe-Signature": signed, "Content-Type": "application/json"}
            async with http.post(self.hook, data=body, headers=headers) as answer:
                return answer.status

    def forget_keys(self) -> None:
        """A day has gone by."""
        self._kept.clear()

    def refund_on(self, charge: str) -> list[int]:
        """What went back of a payment, each time."""
        return [each["amount"] for each in self.refunds.values() if each["payment_intent"] == charge]

    # --- what it answers ----------------------------------------------------------------------------------------------

    async def answer(self, request: web.Request) -> web.StreamResponse:
        fields = {name: str(value) for name, value in (await request.post()).items()}
        self.calls.append(f"{request.method} {request.path}")
        fault = self._planned(request.path)
        if fault and fault.kind == "hang":
            await self._over.wait()
        if fault and fault.kind in {"hang", "drop"}:
            return _broken_off(request)
        status, body = self._kept_or_done(request, fields, fault)
        if fault and fault.kind == "keep":
            await self._over.wait()
        if fault and fault.kind in {"lose", "keep"}:
            return _broken_off(request)
        return web.json_response(body, status=status, headers={"Request-Id": self._name("req")})

    def _planned(self, path: str) -> Fault | None:
        found = next((each for each in self.faults if path.endswith(each.path)), None)
        if found:
            self.faults.remove(found)
        return found

    def _kept_or_done(self, request: web.Request, fields: Json, fault: Fault | None) -> tuple[int, Json]:
        key = request.headers.get("Idempotency-Key", "")
        if request.method == "POST" and key in self._kept:
            before, status, body = self._kept[key]
            if before == fields:
                return status, body
            return 400, Refusal(400, "idempotency_error", "Keys can only be used with the same parameters").body
        try:
            status, body = 200, self._done(request, fields, fault)
        except Refusal as refusal:
            status, body = refusal.status, refusal.body
        if request.method == "POST" and status not in {401, 429}:
            self._kept[key] = (fields, status, deepcopy(body))
        return status, body

    def _done(self, request: web.Request, fields: Json, fault: Fault | None) -> Json:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            raise Refusal(401, "invalid_request_error", "Invalid API Key provided: sk_test_***")
        if fault and fault.kind == "error":
            kind = "invalid_request_error" if 400 <= fault.status < 500 else "api_error"
            raise Refusal(fault.status, kind, "An unknown error occurred", fault.code)
        match request.method, request.path.removeprefix("/v1/").split("/"):
            case "POST", ["checkout", "sessions"]:
                return deepcopy(self._open(_known(fields, _PAGE_FIELDS)))
            case "GET", ["checkout", "sessions", name]:
                return deepcopy(_found(self.sessions, name))
            case "POST", ["refunds"]:
                return deepcopy(self._refund(_known(fields, _REFUND_FIELDS)))
            case "GET", ["refunds"]:
                return self._refunds(request.query["payment_intent"], int(request.query["limit"]))
            case "GET", ["payment_intents", name]:
                return deepcopy(_found(self.intents, name))
            case _:
                raise Refusal(404, "invalid_request_error", f"Unrecognized request URL ({request.path})")

    def _open(self, asked: Json) -> Json:
        now = self.now()
        minor, currency = asked["line_items[0][price_data][unit_amount]"], asked["line_items[0][price_data][currency]"]
        ends = int(asked.get("expires_at", (now + LONGEST).timestamp()))
        if not minor.isdigit() or int(minor) < SMALLEST:
            raise Refusal(400, "invalid_request_error", "The amount is too small", "amount_too_small")
        if not currency.islower() or asked["mode"] != "payment" or not asked["success_url"].startswith("https://"):
            raise Refusal(400, "invalid_request_error", "Invalid parameter", "parameter_invalid")
        if not SHORTEST <= timedelta(seconds=ends - now.timestamp() + 1) <= LONGEST + timedelta(seconds=2):
            raise Refusal(400, "invalid_request_error", "`expires_at` must be between 30 minutes and 24 hours from now")
        name = self._name("cs_test")
        session = {
            "id": name,
            "object": "checkout.session",
            "client_reference_id": asked["client_reference_id"],
            "amount_total": int(minor) * int(asked["line_items[0][quantity]"]),
            "currency": currency,
            "expires_at": ends,
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "metadata": {"handover": asked["metadata[handover]"]},
            "back": asked["success_url"],
            "paid_as": asked["payment_intent_data[metadata][handover]"],
            "named": asked["line_items[0][price_data][product_data][name]"],
            "url": PAGE.format(name, quote("x/Y+" * (FRAGMENT // 8), safe="")),
        }
        self.sessions[name] = session
        return session

    def _intent(self, session: Json) -> Json:
        name = self._name("pi_test")
        self.intents[name] = {
            "id": name,
            "object": "payment_intent",
            "status": "succeeded",
            "amount_received": session["amount_total"],
            "currency": session["currency"],
            "metadata": {"handover": session["paid_as"]},
            "refunded": 0,
        }
        return self.intents[name]

    def _refund(self, asked: Json) -> Json:
        intent, minor = _found(self.intents, asked["payment_intent"]), int(asked["amount"])
        left = intent["amount_received"] - intent["refunded"]
        if any(each["payment_intent"] == intent["id"] for each in self.disputes.values()):
            raise Refusal(400, "invalid_request_error", "This charge has been charged back", "charge_disputed")
        if left <= 0:
            raise Refusal(400, "invalid_request_error", "It has already been refunded", "charge_already_refunded")
        if not 0 < minor <= left:
            raise Refusal(400, "invalid_request_error", "Refund amount is greater than unrefunded amount on charge")
        name = self._name("re_test")
        intent["refunded"] += minor
        refund = {
            "id": name,
            "object": "refund",
            "amount": minor,
            "payment_intent": intent["id"],
            "metadata": {"handover": asked["metadata[handover]"]},
            "status": "succeeded",
            "failure_reason": None,
        }
        self.refunds[name] = refund
        return refund

    def _refunds(self, charge: str, most: int) -> Json:
        found = [deepcopy(each) for each in reversed(self.refunds.values()) if each["payment_intent"] == charge]
        return {"object": "list", "data": found[:most], "has_more": len(found) > most, "url": "/v1/refunds"}

    def _movement(self, minor: int) -> Json:
        return {"id": self._name("txn_test"), "object": "balance_transaction", "amount": minor, "currency": "eur"}

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count:06}"

    def close(self) -> None:
        self._over.set()


def _seconds() -> int:
    """Of a real clock: the library that proves a signature knows no other."""
    return int(MachineClock().now().timestamp())


def _known(fields: Json, known: frozenset[str]) -> Json:
    if stray := fields.keys() - known:
        raise Refusal(400, "invalid_request_error", f"Received unknown parameter: {min(stray)}", "parameter_unknown")
    if missing := known - fields.keys() - {"expires_at"}:
        raise Refusal(400, "invalid_request_error", f"Missing required param: {min(missing)}", "parameter_missing")
    return fields


def _found(things: dict[str, Json], name: str) -> Json:
    if name not in things:
        raise Refusal(404, "invalid_request_error", f"No such object: '{name}'", "resource_missing")
    return things[name]


def _broken_off(request: web.Request) -> web.StreamResponse:
    if request.transport:  # whoever asked may be gone
        request.transport.close()
    return web.Response(status=500)


@asynccontextmanager
async def stripe_house(now: Callable[[], datetime]) -> AsyncIterator[StripeHouse]:
    """A Stripe that answers until the block ends."""
    house = StripeHouse(now)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", house.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        house.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield house
    finally:
        house.close()
        await runner.cleanup()
