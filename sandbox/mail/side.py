"""Looking at what was caught, and letting the mail server fail: `/sandbox/mail`, `/sandbox/mail/faults`."""

import json
from dataclasses import asdict

from aiohttp import web

from sandbox.mail.box import Json, MailBox, WrongFault

LONGEST_WAIT = 60.0


class MailSide:
    """`port` is where the mail server listens."""

    def __init__(self, box: MailBox) -> None:
        self._box = box
        self.port = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """400 comes with an `error` that says why."""
        what = request.path.removeprefix("/sandbox/mail").strip("/")
        try:
            if what == "faults":
                return web.json_response(await self._faults(request))
            if what:
                return web.json_response({"error": "there is nothing at this address"}, status=404)
            return web.json_response(await self._mails(request))
        except (WrongFault, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)

    async def _mails(self, request: web.BaseRequest) -> Json:
        """All of them, the newest first, as soon as there is another version than `after`."""
        if request.method == "DELETE":
            self._box.clear()
        after, wait = int(request.query.get("after", "-1")), float(request.query.get("wait", "0"))
        version = await self._box.bell.wait(after, min(wait, LONGEST_WAIT))
        mails = [caught.shown() for caught in reversed(self._box.caught)]
        return {"version": version, "port": self.port, "mails": mails}

    async def _faults(self, request: web.BaseRequest) -> Json:
        if request.method == "POST":
            said = json.loads(await request.read())
            if not isinstance(said, dict):
                raise WrongFault(WrongFault.__doc__)
            self._box.plan(said)
        elif request.method == "DELETE":
            self._box.planned.clear()
        return {"planned": [asdict(fault) for fault in self._box.planned]}
