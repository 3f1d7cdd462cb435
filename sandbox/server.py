"""The sandbox as one HTTP server: each platform has its own addresses, all share the clock and the page."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import web

from sandbox.clock import ClockRunsForward, SandboxClock
from sandbox.discord.guilds import add_guild
from sandbox.discord.limits import Limits as DiscordLimits
from sandbox.discord.site import Site
from sandbox.discord.world import Discord
from sandbox.mail.box import MailBox
from sandbox.mail.side import MailSide
from sandbox.mail.talk import Conversation
from sandbox.telegram.bot_side import BotSide
from sandbox.telegram.checked import CheckedByAiogram, Unchecked
from sandbox.telegram.delivery import Delivery
from sandbox.telegram.limits import MEGABYTE, Limits
from sandbox.telegram.person_side import PersonSide
from sandbox.telegram.values import Person
from sandbox.telegram.world import Telegram
from tasks import Tasks

# Of valid form, and known to everybody: it opens nothing but a sandbox.
TOKEN = "1000000001:SANDBOX-handover-SANDBOX-handover-0"  # noqa: S105
DISCORD_TOKEN = "SANDBOXhandover.SANDBOX.handover-SANDBOX-handover"  # noqa: S105
BOT_USERNAME = "handover_bot"
GUILD = "Handover Town"

NextDue: TypeAlias = Callable[[], Awaitable[datetime | None]]
Handler: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

_PAGE = Path(__file__).with_name("page")
_PAGE_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_PAGE_POLICY = "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; frame-ancestors 'none'"
# What Discord calls the languages of the people who are there from the start.
_LOCALES = {"en": "en-US", "ru": "ru"}
_LARGEST_BODY = 64 * MEGABYTE


class WrongMove(ValueError):
    """The clock is moved by `advance_seconds`, to a moment (`to`), or to the next deadline (`to_next`)."""


class NothingDue(LookupError):
    """There is no deadline to go to."""


class SandboxServer:
    """A running sandbox at `url`. `telegram` and `discord` are its worlds, for tests in the same process, and `mail` is
    what was mailed, to the server at `mail_port`.
    """

    def __init__(
        self, telegram: Telegram, discord: Discord, clock: SandboxClock, next_due: NextDue | None, *, validate: bool
    ) -> None:
        self.telegram = telegram
        self.discord = discord
        self.clock = clock
        self.url = ""
        self.mail = MailBox(clock.now)
        self.next_due = next_due
        self.bot_side = BotSide(telegram, CheckedByAiogram() if validate else Unchecked())
        self._people = PersonSide(telegram)
        self._discord_site = Site(discord)
        self.mail_side = MailSide(self.mail)

    @property
    def mail_port(self) -> int:
        return self.mail_side.port

    @property
    def discord_api_url(self) -> str:
        """What discord.py takes for `Route.BASE`."""
        return f"{self.url}/discord/api/v10"

    @property
    def discord_gateway_url(self) -> str:
        """What discord.py takes for `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return self.discord.gateway.url

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Hand a request to the side that it is for."""
        path = request.path
        if path.startswith("/bot"):
            return await self.bot_side.answer(request)
        if path.startswith("/file/bot"):
            return await self.bot_side.file(request)
        if path.startswith("/discord/"):
            return await self._discord_site.answer(request)
        if path.startswith("/sandbox/discord/"):
            return await self._discord_site.people(request)
        if path.startswith("/sandbox/mail"):
            return await self.mail_side.answer(request)
        if path == "/sandbox/clock":
            return await self._clock(request)
        if path.startswith("/sandbox/"):
            return await self._people.answer(request)
        return _page(path)

    async def _clock(self, request: web.BaseRequest) -> web.Response:
        try:
            if request.method == "POST":
                await self._move(json.loads(await request.read()))
        except (ClockRunsForward, WrongMove, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        except NothingDue as error:
            return web.json_response({"error": str(error)}, status=409)
        due = await self.next_due() if self.next_due else None
        told = {"now": self.clock.now().isoformat(), "next_due": due.isoformat() if due else None}
        return web.json_response(told)

    async def _move(self, said: Any) -> None:
        match said:
            case {"advance_seconds": int() | float() as seconds}:
                self.clock.advance(timedelta(seconds=seconds))
            case {"to": str() as moment}:
                self.clock.advance_to(_aware(moment))
            case {"to_next": True}:
                due = await self._due()
                if due > self.clock.now():
                    self.clock.advance_to(due)
            case _:
                raise WrongMove(WrongMove.__doc__)

    async def _due(self) -> datetime:
        if self.next_due is None:
            raise NothingDue("no bot runs inside this sandbox, so it cannot know the next deadline")
        due = await self.next_due()
        if due is None:
            raise NothingDue("nothing is due: no order waits for anybody")
        return due


@asynccontextmanager
async def serve(
    host: str,
    port: int,
    *,
    clock: SandboxClock,
    state_dir: Path | None = None,
    token: str = TOKEN,
    bot_username: str = BOT_USERNAME,
    limits: Limits | None = None,
    discord_token: str = DISCORD_TOKEN,
    discord_limits: DiscordLimits | None = None,
    next_due: NextDue | None = None,
    people: Iterable[Person] = (),
    validate: bool = True,
) -> AsyncIterator[SandboxServer]:
    """Run a sandbox on `host` and `port` (0 takes any free one) until the block ends.

    With `state_dir` chats and files are kept there and shown again after a restart. `next_due` tells the
    time of the bot's next deadline. `people` are there from the first start. `validate=False` leaves out
    the check of everything sent, for measuring.
    """
    telegram = Telegram(token=token, username=bot_username, now=clock.now, limits=limits, state_dir=state_dir)
    discord = Discord(token=discord_token, now=clock.now, limits=discord_limits, state_dir=state_dir)
    if not discord.guilds:
        add_guild(discord, GUILD)
    sandbox = SandboxServer(telegram, discord, clock, next_due, validate=validate)
    for person in people:
        if person.id not in telegram.people:
            telegram.add(person)
        if person.first_name not in {user.name for user in discord.people.values()}:
            discord.add_person(person.first_name, locale=_LOCALES.get(person.language_code or "en", "en-US"))
    tasks = Tasks()
    runner = web.ServerRunner(
        web.Server(sandbox.answer, request_factory=_request, access_log=None, handler_cancellation=True),
        shutdown_timeout=1.0,
    )
    await runner.setup()
    office: asyncio.Server | None = None
    try:
        await web.TCPSite(runner, host, port).start()
        address = runner.addresses[0]
        sandbox.url = discord.url = f"http://{address[0]}:{address[1]}"
        office = await asyncio.get_running_loop().create_server(lambda: Conversation(sandbox.mail), host, 0)
        sandbox.mail_side.port = office.sockets[0].getsockname()[1]
        tasks.start(Delivery(telegram, tasks, sandbox.bot_side.act).run(), "webhook")
        yield sandbox
    finally:
        telegram.close()
        discord.close()
        if office is not None:
            office.close()
        await tasks.finish()
        await runner.cleanup()


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """aiohttp's own request, but able to carry the largest file that Telegram takes."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_BODY)


def _page(path: str) -> web.Response:
    file = _PAGE / (path.strip("/") or "index.html")
    if file.parent != _PAGE or file.suffix not in _PAGE_TYPES or not file.is_file():
        return web.Response(status=404, text="There is nothing here.")
    headers = {"Content-Security-Policy": _PAGE_POLICY, "Cache-Control": "no-cache"}
    return web.Response(body=file.read_bytes(), content_type=_PAGE_TYPES[file.suffix], charset="utf-8", headers=headers)


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise WrongMove("a moment needs a time zone, such as 2030-01-31T12:00:00+00:00")
    return moment
