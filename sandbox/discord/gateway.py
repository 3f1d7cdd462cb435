"""What the bot is told as it happens: sessions with numbered events, which a dropped connection can take up again.

Events are kept for a session while it is cut off; one that was ended, or stayed away too long, is gone with them.
"""

import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sandbox.discord import wires
from sandbox.discord.values import Json, encode

if TYPE_CHECKING:
    from sandbox.discord.world import Discord

GUILDS = 1 << 0
GUILD_MEMBERS = 1 << 1
PRESENCES = 1 << 8
GUILD_MESSAGES = 1 << 9
DIRECT_MESSAGES = 1 << 12
MESSAGE_CONTENT = 1 << 15
ALL_INTENTS = (1 << 26) - 1
# Nobody approved this bot for these.
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, ACK = 8, 9, 10, 11

_KEPT_EVENTS = 10_000


class Line(Protocol):
    """A connection, as far as the sessions need it."""

    def say(self, text: str) -> None:
        """Send a payload."""

    def hang_up(self, code: int) -> None:
        """Close with a code; 0 cuts without a word."""


@dataclass(slots=True)
class Session:
    """One session of the bot, and the events that it may ask for again."""

    id: str
    intents: int
    line: Line | None
    sequence: int = 0
    left: float = 0.0
    events: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_KEPT_EVENTS))

    def tell(self, event: str, told: Json) -> None:
        """Number an event, keep it, and send it if somebody listens."""
        self.sequence += 1
        text = encode({"op": DISPATCH, "t": event, "s": self.sequence, "d": told})
        self.events.append((self.sequence, text))
        if self.line:
            self.line.say(text)


class Gateway:
    """All sessions and connections of the bot, and the ways in which they can be made to fail."""

    def __init__(self, discord: "Discord") -> None:
        self._discord = discord
        self.sessions: dict[str, Session] = {}
        self.lines: set[Line] = set()
        self.shut_until = 0.0
        self.mute = False
        self._identified: deque[float] = deque()

    @property
    def listening(self) -> bool:
        """Whether a bot is connected."""
        return any(session.line for session in self.sessions.values())

    @property
    def shut(self) -> bool:
        """Whether connections are refused for the moment."""
        return self._discord.monotonic() < self.shut_until

    def dispatch(self, event: str, told: Json, intent: int) -> None:
        """Tell every session that asked for this kind of event; 0 is told to all."""
        self._forget()
        for session in self.sessions.values():
            if not intent or session.intents & intent:
                session.tell(event, told)

    # Coming and going

    def may_identify(self) -> bool:
        """Whether a session may begin now; Discord lets one begin every five seconds."""
        limits, now = self._discord.limits, self._discord.monotonic()
        if limits.hurried and self._identified and now - self._identified[-1] < limits.identify_seconds:
            return False
        self._identified.append(now)
        return True

    @property
    def identifies_left(self) -> int:
        """How many sessions may still begin today."""
        day_ago = self._discord.monotonic() - 86_400
        while self._identified and self._identified[0] < day_ago:
            self._identified.popleft()
        return max(0, self._discord.limits.identifies - len(self._identified))

    def begin(self, line: Line, intents: int) -> Session:
        """Begin a session: READY, then each guild."""
        discord = self._discord
        session = Session(secrets.token_hex(16), intents, line)
        self.sessions[session.id] = session
        guilds = [guild for guild in discord.guilds.values() if discord.bot.id in guild.members]
        session.tell("READY", {
            "v": 10,
            "user": discord.bot.wire() | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": str(discord.bot.id), "flags": 0},
            "shard": [0, 1],
            "private_channels": [],
            "presences": [],
            "relationships": [],
        })  # fmt: skip
        if intents & GUILDS:
            for guild in guilds:
                session.tell("GUILD_CREATE", wires.whole_guild(discord, guild))
        return session

    def resume(self, line: Line, session_id: str, sequence: int) -> Session | None:
        """Take a session up again and send what was missed; None when it is gone."""
        self._forget()
        session = self.sessions.get(session_id)
        if session is None or sequence > session.sequence:
            return None
        if session.events and session.events[0][0] > sequence + 1:
            return None
        session.line = line
        for number, text in list(session.events):
            if number > sequence:
                line.say(text)
        session.tell("RESUMED", {"_trace": []})
        return session

    def part(self, session: Session, line: Line, *, for_good: bool) -> None:
        """A connection has ended; the session waits for its return unless it was ended for good."""
        if session.line is not line:
            return
        session.line, session.left = None, self._discord.monotonic()
        if for_good:
            self.sessions.pop(session.id, None)

    @property
    def url(self) -> str:
        """Where the gateway is."""
        return self._discord.url.replace("http", "ws", 1) + "/discord/gateway"

    # Failing on purpose

    def ask_to_reconnect(self) -> None:
        """Say op 7 to every connection."""
        for line in self.lines:
            line.say(encode({"op": RECONNECT, "d": None}))

    def invalidate(self, *, resumable: bool) -> None:
        """Say op 9 to every connection; unless `resumable` the sessions are gone."""
        for line in self.lines:
            line.say(encode({"op": INVALID_SESSION, "d": resumable}))
        if not resumable:
            self.sessions.clear()

    def hang_up(self, code: int) -> None:
        """Close every connection with a code; 4009 ends the sessions too. 0 cuts them without a word."""
        for line in list(self.lines):
            line.hang_up(code)
        if code == SESSION_TIMED_OUT:
            self.sessions.clear()

    def drop(self, seconds: float) -> None:
        """Cut every connection and let none in for a time; what happens meanwhile is kept for who resumes."""
        self.shut_until = self._discord.monotonic() + seconds
        self.hang_up(0)

    def close(self) -> None:
        """Close every connection because the server stops."""
        self.hang_up(1001)

    def _forget(self) -> None:
        over = self._discord.monotonic() - self._discord.limits.resume_seconds
        gone = [session.id for session in self.sessions.values() if session.line is None and session.left < over]
        for session_id in gone:
            del self.sessions[session_id]


SESSION_TIMED_OUT = 4009
