"""Looking at Telegram itself, and telling it to fail, to hurry or to be strict: `/sandbox/calls`, `/faults`…"""

import json
from dataclasses import asdict, fields, replace

from aiohttp import web

from sandbox.telegram.faults import read_fault
from sandbox.telegram.limits import Limits
from sandbox.telegram.rooms import NobodyThere
from sandbox.telegram.values import Json
from sandbox.telegram.world import Telegram

LONGEST_WAIT = 60.0


class NotUnderstood(ValueError):
    """The request is not what this address takes."""


class Controls:
    """What no person could do."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def answer(self, request: web.BaseRequest, what: str) -> web.StreamResponse:
        """Answer a request at `/sandbox/<what>`."""
        match request.method, what:
            case "GET", "bot":
                return web.json_response({"username": self._telegram.username, "name": self._telegram.profile.name("")})
            case "GET", "calls":
                after = number(request.query.get("after", "0"))
                shown = [call.shown() for call in self._telegram.faults.calls if call.number > after]
                return web.json_response(shown)
            case "GET", "changes":
                return await self._changes(request)
            case _, "faults":
                return web.json_response(await self._faults(request))
            case _, "limits":
                return web.json_response(await self._limits(request))
            case _:
                raise NobodyThere("there is nothing at this address")

    async def _changes(self, request: web.BaseRequest) -> web.StreamResponse:
        """The version of every chat, as soon as one is above `after` (a sum of all)."""
        after, wait = number(request.query.get("after", "-1")), number(request.query.get("wait", "0"))
        version = await self._telegram.bell.wait(after, min(wait, LONGEST_WAIT))
        chats = {str(number): room.bell.version for number, room in self._telegram.rooms.items()}
        return web.json_response({"version": version, "chats": chats})

    async def _faults(self, request: web.BaseRequest) -> Json:
        faults = self._telegram.faults
        if request.method == "POST":
            faults.plan(read_fault(await read_json(request)))
        elif request.method == "DELETE":
            faults.clear()
        return {"planned": [asdict(fault) for fault in faults.planned]}

    async def _limits(self, request: web.BaseRequest) -> Json:
        if request.method == "POST":
            said = await read_json(request)
            known = {field.name for field in fields(Limits)}
            if set(said) - known or not all(isinstance(value, int | float) for value in said.values()):
                raise NotUnderstood(f"limits are numbers: {', '.join(sorted(known))}")
            self._telegram.limits = replace(self._telegram.limits, **said)
        return asdict(self._telegram.limits)


async def read_json(request: web.BaseRequest) -> Json:
    """The JSON object in a request's body, empty when there is none; raises `NotUnderstood`."""
    body = await request.read()
    try:
        said = json.loads(body) if body else {}
    except ValueError as error:
        raise NotUnderstood("the body is not JSON") from error
    if not isinstance(said, dict):
        raise NotUnderstood("the body must be a JSON object")
    return said


def number(text: str) -> int:
    """An integer; raises `NotUnderstood`."""
    try:
        return int(text)
    except ValueError as error:
        raise NotUnderstood(f"{text!r} is no number") from error
