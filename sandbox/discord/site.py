"""Where everything of Discord is: API, gateway and files below `/discord/`, people below `/sandbox/discord/`."""

from urllib.parse import quote

from aiohttp import web

from sandbox.discord.connection import connect
from sandbox.discord.faults import WrongFault
from sandbox.discord.person_side import NotUnderstood, PersonSide
from sandbox.discord.phones import CannotDo
from sandbox.discord.rest import Rest
from sandbox.discord.ruler import Ruler
from sandbox.discord.world import Discord, NobodyThere

_CDN = ("discord", "cdn", "attachments")


class Site:
    """Answers every request that is for Discord."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._rest = Rest(discord)
        self._people = PersonSide(discord)
        self._ruler = Ruler(discord)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer the bot's side."""
        if request.path == "/discord/gateway":
            return await connect(self._discord, request)
        if request.path.startswith("/discord/cdn/"):
            return self._file(request)
        return await self._rest.answer(request)

    async def people(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer the side of people; 400, 404 and 409 come with an `error` that says why."""
        path = request.path.removeprefix("/sandbox/discord/").strip("/").split("/")
        try:
            side = self._people if path[0] == "people" else self._ruler
            return await side.answer(request, path)
        except NobodyThere as error:
            return web.json_response({"error": str(error)}, status=404)
        except (NotUnderstood, WrongFault) as error:
            return web.json_response({"error": str(error)}, status=400)
        except CannotDo as error:
            return web.json_response({"error": str(error)}, status=409)

    def _file(self, request: web.BaseRequest) -> web.Response:
        parts = request.path.strip("/").split("/")
        number = parts[4] if len(parts) == 6 and tuple(parts[:3]) == _CDN else ""  # noqa: PLR2004 - channel, id, name
        content = self._discord.files.content(int(number)) if number.isdigit() else None
        if content is None:
            return web.Response(status=404, text="This content is no longer available.")
        # A file from a chat must never run as a page of this address.
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(parts[5])}",
        }
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)
