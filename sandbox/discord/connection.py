"""One WebSocket of the bot: greeting, heartbeats, identifying, resuming, and the codes with which it is closed."""

import asyncio
import contextlib
import hmac
import json
import zlib
from collections import deque
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.discord import wires
from sandbox.discord.gateway import (
    ACK,
    ALL_INTENTS,
    GUILD_MEMBERS,
    HEARTBEAT,
    HELLO,
    IDENTIFY,
    INVALID_SESSION,
    PRESENCE,
    PRIVILEGED,
    REQUEST_MEMBERS,
    RESUME,
    SESSION_TIMED_OUT,
    VOICE,
    Session,
)  # fmt: skip
from sandbox.discord.values import Json, encode
from sandbox.discord.world import Discord
from tasks import Tasks

UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, AUTHENTICATION_FAILED, ALREADY = 4001, 4002, 4003, 4004, 4005
INVALID_SEQ, RATE_LIMITED, INVALID_SHARD, INVALID_VERSION = 4007, 4008, 4010, 4012
INVALID_INTENTS, DISALLOWED_INTENTS = 4013, 4014
# discord.py notes the time of a heartbeat after it has sent it: an answer from the same machine can come before that.
ACK_DELAY = 0.05
LONGEST_END = 1.0
_MOST_PAYLOADS, _WINDOW = 120, 60.0
_LARGEST = 4096


class Closed(Exception):
    """The connection ends with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


class Connection:
    """A `Line`: everything that is said goes through one writer, in order."""

    def __init__(
        self, discord: Discord, request: web.BaseRequest, socket: web.WebSocketResponse, *, compressed: bool
    ) -> None:
        self._discord = discord
        self._request = request
        self._socket = socket
        self._press = zlib.compressobj() if compressed else None
        self._waiting: asyncio.Queue[str | int] = asyncio.Queue()
        self._session: Session | None = None
        self._ending: asyncio.Event | None = None
        self._received: deque[float] = deque()
        self._beaten = discord.monotonic()

    def say(self, text: str) -> None:
        self._waiting.put_nowait(text)

    def hang_up(self, code: int) -> None:
        self._waiting.put_nowait(code)

    async def live(self) -> None:
        """Talk with the bot until one of the two ends it."""
        gateway = self._discord.gateway
        interval = round(self._discord.limits.heartbeat_seconds * 1000)
        self.say(encode({"op": HELLO, "d": {"heartbeat_interval": interval}}))
        gateway.lines.add(self)
        for_good = False
        tasks = Tasks()
        try:
            async with tasks.beside(self._write(), "gateway"):
                for_good = await self._read()
        finally:
            gateway.lines.discard(self)
            if self._session:
                gateway.part(self._session, self, for_good=for_good)

    async def _read(self) -> bool:
        """Gives whether the bot ended its session."""
        while True:
            try:
                async with asyncio.timeout(self._patience()):
                    heard = await self._socket.receive()
            except TimeoutError:
                self.hang_up(SESSION_TIMED_OUT)
                continue
            if heard.type is not aiohttp.WSMsgType.TEXT:
                await self._let_end()
                return self._socket.close_code in {1000, 1001} and not self._discord.gateway.shut
            try:
                self._hear(heard.data)
            except Closed as closed:
                self.hang_up(closed.code)

    def _patience(self) -> float:
        longest = self._discord.limits.heartbeat_seconds * 1.5
        return max(0.01, self._beaten + longest - self._discord.monotonic())

    async def _write(self) -> None:
        while True:
            said = await self._waiting.get()
            if isinstance(said, int):
                self._ending = asyncio.Event()
                await self._end(said)
                self._ending.set()
                return
            if self._discord.gateway.mute:
                continue
            if self._press is None:
                await self._socket.send_str(said)
            else:
                packed = self._press.compress(said.encode()) + self._press.flush(zlib.Z_SYNC_FLUSH)
                await self._socket.send_bytes(packed)

    async def _let_end(self) -> None:
        """Closing breaks off the reading first: the code is still to be sent then."""
        if self._ending:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_END):
                    await self._ending.wait()

    async def _end(self, code: int) -> None:
        if code:
            await self._socket.close(code=code, drain=False)
        elif self._request.transport is not None:
            self._request.transport.abort()

    def _hear(self, text: str) -> None:
        self._count()
        op, told = _read(text)
        match op:
            case _ if op == HEARTBEAT:
                self._beaten = self._discord.monotonic()
                asyncio.get_running_loop().call_later(ACK_DELAY, self.say, encode({"op": ACK}))
            case _ if op == IDENTIFY:
                self._identify(told)
            case _ if op == RESUME:
                self._resume(told)
            case _ if self._session is None:
                raise Closed(NOT_AUTHENTICATED)
            case _ if op == REQUEST_MEMBERS:
                self._tell_members(self._session, told)
            case _ if op not in {PRESENCE, VOICE}:
                raise Closed(UNKNOWN_OPCODE)

    def _count(self) -> None:
        now = self._discord.monotonic()
        self._received.append(now)
        while self._received[0] <= now - _WINDOW:
            self._received.popleft()
        if len(self._received) > _MOST_PAYLOADS:
            raise Closed(RATE_LIMITED)

    def _check_token(self, told: Any) -> Json:
        if not isinstance(told, dict):
            raise Closed(DECODE_ERROR)
        if self._session:
            raise Closed(ALREADY)
        if not hmac.compare_digest(str(told.get("token", "")).removeprefix("Bot "), self._discord.token):
            raise Closed(AUTHENTICATION_FAILED)
        return told

    def _identify(self, told: Any) -> None:
        said = self._check_token(told)
        intents = said.get("intents")
        if not isinstance(intents, int) or intents & ~ALL_INTENTS or intents < 0:
            raise Closed(INVALID_INTENTS)
        if intents & PRIVILEGED:
            raise Closed(DISALLOWED_INTENTS)
        if said.get("shard") not in (None, [0, 1]):
            raise Closed(INVALID_SHARD)
        if not self._discord.gateway.identifies_left:
            raise Closed(AUTHENTICATION_FAILED)
        if not self._discord.gateway.may_identify():
            self.say(encode({"op": INVALID_SESSION, "d": False}))
            return
        self._session = self._discord.gateway.begin(self, intents)

    def _resume(self, told: Any) -> None:
        said = self._check_token(told)
        gateway = self._discord.gateway
        known = gateway.sessions.get(str(said.get("session_id")))
        sequence = said.get("seq")
        if known and isinstance(sequence, int) and sequence > known.sequence:
            raise Closed(INVALID_SEQ)
        if known is None or not isinstance(sequence, int):
            self.say(encode({"op": INVALID_SESSION, "d": False}))
            return
        self._session = gateway.resume(self, known.id, sequence)
        if self._session is None:
            self.say(encode({"op": INVALID_SESSION, "d": False}))

    def _tell_members(self, session: Session, told: Any) -> None:
        guild = self._discord.guilds.get(int(told["guild_id"])) if isinstance(told, dict) else None
        if guild is None:
            return
        wanted = told.get("user_ids") or []
        ids = {int(each) for each in (wanted if isinstance(wanted, list) else [wanted])}
        if not ids and not told.get("query") and not session.intents & GUILD_MEMBERS:
            raise Closed(DISALLOWED_INTENTS)
        start = str(told.get("query", "")).lower()
        found = [
            each
            for each in guild.members.values()
            if (each.user in ids if ids else self._discord.user(each.user).username.startswith(start))
        ]
        session.tell("GUILD_MEMBERS_CHUNK", {
            "guild_id": str(guild.id),
            "members": [wires.member(self._discord, each) for each in found],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [str(each) for each in ids - guild.members.keys()],
            "nonce": told.get("nonce"),
        })  # fmt: skip


def _read(text: str) -> tuple[Any, Any]:
    if len(text) > _LARGEST:
        raise Closed(DECODE_ERROR)
    try:
        payload = json.loads(text)
        return payload["op"], payload.get("d")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Closed(DECODE_ERROR) from error


async def connect(discord: Discord, request: web.BaseRequest) -> web.StreamResponse:
    """Answer a request for the gateway."""
    if discord.gateway.shut:
        return web.Response(status=503)
    socket = web.WebSocketResponse(compress=False, autoclose=True)
    await socket.prepare(request)
    if request.query.get("v") != "10" or request.query.get("encoding") != "json":
        await socket.close(code=INVALID_VERSION)
        return socket
    compressed = request.query.get("compress") == "zlib-stream"
    await Connection(discord, request, socket, compressed=compressed).live()
    return socket
