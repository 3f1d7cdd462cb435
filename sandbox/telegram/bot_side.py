"""The side of Telegram that a bot talks to: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import hmac
import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sandbox.telegram.checked import Checker, SandboxBroken
from sandbox.telegram.faults import Fault
from sandbox.telegram.limits import MEGABYTE
from sandbox.telegram.methods import METHODS
from sandbox.telegram.parameters import Parameters, read_parameters
from sandbox.telegram.refused import RefusedError
from sandbox.telegram.updates import Update
from sandbox.telegram.values import Json, encode
from sandbox.telegram.world import Telegram

log = logging.getLogger(__name__)

_POLL = "getupdates"
# A form around a file of the largest size is a little larger than the file.
_FORM_BYTES = MEGABYTE


class BotSide:
    """Answers the Bot API for one token."""

    def __init__(self, telegram: Telegram, checker: Checker) -> None:
        self._telegram = telegram
        self._checker = checker
        self._checked_up_to = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one call; every refusal is JSON in Telegram's form."""
        token, _, method = request.path.removeprefix("/bot").partition("/")
        method = method.strip("/").lower()
        try:
            self._check_token(token)
            parameters = await read_parameters(request, self._telegram.limits.upload_bytes + _FORM_BYTES)
        except RefusedError as refused:
            return _refusal(refused)
        method = method or parameters.text("method").lower()
        fault = self._telegram.faults.take(method, parameters.text("chat_id"))
        if fault and (response := await self._fail_early(request, fault, method, parameters)):
            return response
        response = await self._act(method, parameters, lost=fault is not None and fault.kind == "lose")
        if fault and fault.kind == "lose":
            _cut(request)
        return response

    async def act(self, method: str, fields: Mapping[str, Any]) -> None:
        """Carry out a method that came as the answer to a webhook; its outcome goes to nobody."""
        await self._act(method.lower(), Parameters(fields), lost=False)

    async def file(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer the download side."""
        token, _, path = request.path.removeprefix("/file/bot").partition("/")
        try:
            self._check_token(token)
            file = self._telegram.files.at(path)
        except RefusedError as refused:
            return _refusal(refused)
        return web.Response(body=self._telegram.files.content(file), content_type="application/octet-stream")

    def _check_token(self, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self._telegram.token.encode()):
            raise RefusedError(401, "Unauthorized")

    async def _fail_early(
        self, request: web.BaseRequest, fault: Fault, method: str, parameters: Parameters
    ) -> web.StreamResponse | None:
        match fault.kind:
            case "delay":
                await asyncio.sleep(fault.seconds)
            case "drop":
                self._record(method, parameters, 0, "dropped")
                _cut(request)
                return web.Response()
            case "error":
                refused = RefusedError(fault.code, fault.description, retry_after=fault.retry_after)
                self._record(method, parameters, refused.code, refused.description)
                return _refusal(refused)
            case _:
                pass
        return None

    async def _act(self, method: str, parameters: Parameters, *, lost: bool) -> web.Response:
        try:
            body = await self._body(method, parameters)
        except RefusedError as refused:
            self._record(method, parameters, 0 if lost else refused.code, refused.description)
            return _refusal(refused)
        except SandboxBroken:
            log.exception("the sandbox broke its own promise in %s", method)
            raise
        self._record(method, parameters, 0 if lost else 200, "answer lost" if lost else "")
        return web.Response(body=body, content_type="application/json")

    async def _body(self, method: str, parameters: Parameters) -> bytes:
        if method == _POLL:
            return await self._poll(parameters)
        act = METHODS.get(method)
        if act is None:
            raise RefusedError(404, "Not Found: method not found")
        result = act(self._telegram, parameters)
        self._checker.result(method, result)
        return encode({"ok": True, "result": result}).encode()

    async def _poll(self, parameters: Parameters) -> bytes:
        updates = self._telegram.updates
        updates.allow(parameters.json("allowed_updates", "allowed_updates"))
        offset, limit = parameters.number("offset"), parameters.number("limit", 100)
        found = await updates.poll(offset, limit, parameters.number("timeout"))
        for update in found:
            self._check(update)
        return b'{"ok":true,"result":[' + b",".join(update.body for update in found) + b"]}"

    def _check(self, update: Update) -> None:
        """Each update is looked at once, however often it is asked for."""
        if update.id > self._checked_up_to:
            self._checker.update(json.loads(update.body))
            self._checked_up_to = update.id

    def _record(self, method: str, parameters: Parameters, code: int, description: str) -> None:
        if method != _POLL or code != 200:  # noqa: PLR2004
            self._telegram.faults.record(method, parameters.shown(), code, description)


def _refusal(refused: RefusedError) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    headers = {}
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
        headers["Retry-After"] = str(refused.retry_after)
    return web.json_response(body, status=refused.code, headers=headers)


def _cut(request: web.BaseRequest) -> None:
    """Close the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
