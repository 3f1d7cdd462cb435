"""The REST API, below `/discord/api/v10`: authorization, limits, faults, and answers in Discord's form."""

import asyncio
import hmac
import logging
import re

from aiohttp import web

from sandbox.discord.body import Body, read_body
from sandbox.discord.call import Call, Route, find, major
from sandbox.discord.faults import Fault
from sandbox.discord.limits import MEGABYTE
from sandbox.discord.refused import RefusedError, unauthorized
from sandbox.discord.routes import ROUTES
from sandbox.discord.values import encode
from sandbox.discord.world import Discord

log = logging.getLogger(__name__)

PREFIX = "/discord/api/v10"
_VERSION = re.compile(r"/discord/api/v\d+")
_VIA = {"Via": "1.1 google"}
# All files of one message together, and the form around them.
_MOST_BODY = 60 * MEGABYTE


class Rest:
    """Answers the API for one token."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one call; every refusal is JSON in Discord's form."""
        meter = self._discord.meter
        if meter.banned:
            return web.Response(status=429, text="error code: 1015", content_type="text/plain")
        try:
            found, parts = find(ROUTES, request.method, _VERSION.sub("", request.path, count=1))
            if not found.open:
                self._check_token(request)
        except RefusedError as refused:
            return self._refusal(refused, "")
        return await self._limited(request, found, parts)

    async def _limited(self, request: web.BaseRequest, found: Route, parts: dict[str, str]) -> web.StreamResponse:
        channel = int(parts["channel"]) if parts.get("channel", "").isdigit() else None
        fault = self._discord.faults.take(found.name, channel)
        try:
            body = await read_body(request, _MOST_BODY)
        except RefusedError as refused:
            return self._recorded(found, channel, Body(), refused)
        if fault and (response := await self._fail_early(request, fault, found, channel, body)):
            return response
        try:
            headers = self._discord.meter.charge(found.name, major(parts), counts_overall=found.overall)
        except RefusedError as refused:
            return self._recorded(found, channel, body, refused)
        lost = fault is not None and fault.kind == "lose"
        response = self._act(found, Call(self._discord, parts, request.query, body), channel, headers, lost=lost)
        if lost:
            _cut(request)
        return response

    def _act(
        self, found: Route, call: Call, channel: int | None, headers: dict[str, str], *, lost: bool
    ) -> web.StreamResponse:
        try:
            result = found.act(call)
        except RefusedError as refused:
            response = self._recorded(found, channel, call.body, refused, lost=lost)
            response.headers.update(headers)
            return response
        status = 204 if result is None else 200
        self._discord.faults.record(found.name, channel, call.body.shown(), 0 if lost else status)
        if result is None:
            return web.Response(status=204, headers=headers | _VIA)
        return web.Response(body=encode(result).encode(), content_type="application/json", headers=headers | _VIA)

    async def _fail_early(
        self, request: web.BaseRequest, fault: Fault, found: Route, channel: int | None, body: Body
    ) -> web.StreamResponse | None:
        match fault.kind:
            case "delay":
                await asyncio.sleep(fault.seconds)
            case "drop":
                self._discord.faults.record(found.name, channel, body.shown(), 0, words="dropped")
                _cut(request)
                return web.Response()
            case "error":
                refused = RefusedError(
                    fault.status, fault.code, fault.words, seconds=fault.retry_after, everywhere=fault.everywhere
                )
                return self._recorded(found, channel, body, refused)
            case _:
                pass
        return None

    def _check_token(self, request: web.BaseRequest) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind != "Bot" or not hmac.compare_digest(token.encode(), self._discord.token.encode()):
            raise unauthorized()

    def _recorded(
        self,
        found: Route,
        channel: int | None,
        body: Body,
        refused: RefusedError,
        *,
        lost: bool = False,
    ) -> web.Response:
        status = 0 if lost else refused.status
        self._discord.faults.record(found.name, channel, body.shown(), status, refused.code, refused.words)
        return self._refusal(refused, found.name)

    def _refusal(self, refused: RefusedError, name: str) -> web.Response:
        meter = self._discord.meter
        meter.note_invalid(refused.status)
        limited = refused.seconds is not None
        headers = meter.headers_of(name, refused) if limited else {}
        return web.Response(
            body=encode(refused.body()).encode(),
            status=refused.status,
            content_type="application/json",
            headers=headers | _VIA,
        )


def _cut(request: web.BaseRequest) -> None:
    """Close the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
