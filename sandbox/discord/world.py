"""The one Discord: people, guilds, channels and messages, and who sees what. No HTTP and no WebSocket here."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sandbox.bell import Bell
from sandbox.discord import permissions, wires
from sandbox.discord.commands import Commands
from sandbox.discord.faults import Faults
from sandbox.discord.files import Files
from sandbox.discord.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from sandbox.discord.interactions import Interactions
from sandbox.discord.limits import Limits, Meter
from sandbox.discord.recall import channel_facts, guild_facts, lines, restore
from sandbox.discord.refused import unknown_channel, unknown_guild
from sandbox.discord.snowflakes import Snowflakes
from sandbox.discord.values import (
    DEFAULT,
    DM,
    PRIVATE_THREAD,
    TEXT,
    Channel,
    Guild,
    Member,
    Message,
    Overwrite,
    User,
)  # fmt: skip
from sandbox.journal import Journal

BOT_NAME = "Handover"
_KEPT_LOG = 20_000


class NobodyThere(LookupError):
    """There is no such person, channel or message in the sandbox."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that happened to a message: posted, edited or deleted; `message` is as after it."""

    event: str
    at: str
    message: Message


class Discord:
    """The world of one bot. Every change goes through its methods, which tell the bot and wake who waits."""

    def __init__(
        self,
        *,
        token: str,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        state_dir: Path | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.now = now
        self.monotonic = monotonic
        self.url = ""
        self.journal = Journal(state_dir / "discord.jsonl" if state_dir else None)
        self.meter = Meter(limits or Limits(), monotonic)
        self.snowflakes = Snowflakes(now)
        self.files = Files(state_dir / "discord-files" if state_dir else None)
        self.faults = Faults()
        self.people: dict[int, User] = {}
        self.closed: set[int] = set()
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.log: deque[LogEntry] = deque(maxlen=_KEPT_LOG)
        self.bell = Bell()
        self.bells: dict[int, Bell] = {}
        self.gateway = Gateway(self)
        self.interactions = Interactions(self)
        self.commands = Commands(self.snowflakes)
        self.bot = User(self.snowflakes.next(), BOT_NAME.lower(), BOT_NAME, bot=True)
        for kind, facts in self.journal.read():
            restore(self, kind, facts)
        self.journal.open(lambda: lines(self))

    @property
    def limits(self) -> Limits:
        return self.meter.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.meter.limits = limits

    @property
    def cdn(self) -> str:
        """Where files are fetched."""
        return f"{self.url}/discord/cdn"

    # People and guilds

    def add_person(
        self, name: str, *, username: str = "", locale: str = "en-US", person_id: int | None = None,
        guild: int | None = None,
    ) -> User:  # fmt: skip
        """Somebody new, who joins a guild: the oldest one unless it is given (0 for none)."""
        plain = "".join(letter for letter in name.lower() if letter.isalnum() or letter in "._") or "somebody"
        user = User(person_id or self.snowflakes.next(), username or plain, name, locale)
        self.people[user.id] = user
        self.journal.note("person", asdict(user))
        self.bells[user.id] = Bell()
        home = next(iter(self.guilds), 0) if guild is None else guild
        if home:
            self.join(self.guilds[home], user.id)
        self.bell.ring()
        return user

    def person(self, user_id: int) -> User:
        """Raises `NobodyThere`."""
        if user_id not in self.people:
            raise NobodyThere(f"nobody has the id {user_id}")
        return self.people[user_id]

    def user(self, user_id: int) -> User:
        """A person or the bot; who has left Discord for good is shown as nobody."""
        if user_id == self.bot.id:
            return self.bot
        return self.people.get(user_id) or User(user_id, "deleted_user", "Deleted User")

    def guild(self, guild_id: int) -> Guild:
        """A guild that the bot is in; raises 10004."""
        guild = self.guilds.get(guild_id)
        if guild is None or self.bot.id not in guild.members:
            raise unknown_guild()
        return guild

    def join(self, guild: Guild, user_id: int) -> None:
        """Somebody enters a guild."""
        guild.members.setdefault(user_id, Member(user_id, self.now()))
        self.keep_guild(guild)
        self.ring(user_id)

    # Channels

    def add_channel(self, guild: Guild, name: str, *, kind: int = TEXT, parent: int | None = None) -> Channel:
        """A new channel or category of a guild."""
        position = sum(each.guild == guild.id for each in self.channels.values())
        channel = Channel(self.snowflakes.next(), kind, name, guild.id, parent, position=position)
        self.channels[channel.id] = channel
        self.keep_channel(channel)
        self.gateway.dispatch("CHANNEL_CREATE", wires.channel(self, channel), GUILDS)
        self.ring(*self.watching(channel))
        return channel

    def channel(self, channel_id: int) -> Channel:
        """A channel as it is at this moment: a thread that nobody used for long is archived. Raises 10003."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise unknown_channel()
        unused = timedelta(minutes=channel.auto_archive)
        if channel.is_thread and not channel.archived and channel.touched and self.now() >= channel.touched + unused:
            self.change_thread(channel, archived=True)
        return channel

    def dm(self, user_id: int) -> Channel:
        """The private conversation of the bot and somebody, opened when there is none."""
        found = next((each for each in self.channels.values() if each.kind == DM and each.recipient == user_id), None)
        if found is None:
            found = Channel(self.snowflakes.next(), DM, recipient=user_id)
            self.channels[found.id] = found
            self.keep_channel(found)
        return found

    def start_thread(self, parent: Channel, owner: int, name: str, kind: int, auto_archive: int) -> Channel:
        """A new thread with its owner in it."""
        thread = Channel(self.snowflakes.next(), kind, name, parent.guild, parent.id, owner, auto_archive=auto_archive)
        thread.touched = self.now()
        thread.members[owner] = self.now()
        self.channels[thread.id] = thread
        self.keep_channel(thread)
        told = wires.channel(self, thread) | {"newly_created": True}
        self.gateway.dispatch("THREAD_CREATE", told, GUILDS)
        self.ring(*self.watching(thread))
        return thread

    def change_thread(self, thread: Channel, *, archived: bool | None = None, locked: bool | None = None) -> None:
        """Archive, open or lock a thread."""
        thread.archived = thread.archived if archived is None else archived
        thread.locked = thread.locked if locked is None else locked
        thread.touched = self.now()
        self.channel_changed(thread)

    def channel_changed(self, channel: Channel) -> None:
        """Tell of a channel that is another now."""
        self.keep_channel(channel)
        event = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.gateway.dispatch(event, wires.channel(self, channel), GUILDS)
        self.ring(*self.watching(channel))

    def delete_channel(self, channel: Channel) -> None:
        """Take a channel away with everything in it."""
        watching = list(self.watching(channel))
        gone = [each for each in self.channels.values() if each is channel or each.parent == channel.id]
        for each in gone if channel.is_thread or channel.kind == TEXT else [channel]:
            del self.channels[each.id]
            self.journal.note("no channel", {"id": each.id})
        event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.gateway.dispatch(event, wires.channel(self, channel), GUILDS)
        self.ring(*watching)

    def put_into_thread(self, thread: Channel, user_id: int) -> None:
        """Make somebody a member of a thread."""
        if user_id not in thread.members:
            thread.members[user_id] = self.now()
            self._membership(thread, added=user_id)

    def take_out_of_thread(self, thread: Channel, user_id: int) -> None:
        """End somebody's membership of a thread."""
        if thread.members.pop(user_id, None):
            self._membership(thread, removed=user_id)

    def _membership(self, thread: Channel, *, added: int = 0, removed: int = 0) -> None:
        self.keep_channel(thread)
        # Without the intent for members a bot is told of its own comings and goings alone.
        if self.bot.id in {added, removed}:
            told = {
                "id": str(thread.id),
                "guild_id": str(thread.guild),
                "member_count": len(thread.members),
                "added_members": [wires.thread_member(thread, added)] if added else [],
                "removed_member_ids": [str(removed)] if removed else [],
            }
            self.gateway.dispatch("THREAD_MEMBERS_UPDATE", told, GUILDS)
        self.ring(added or removed, *self.watching(thread))

    def allow(self, channel: Channel, overwrite: Overwrite) -> None:
        """Let a channel allow and deny somebody what is given."""
        channel.overwrites[overwrite.id] = overwrite
        self.channel_changed(channel)

    # Who sees and may do what

    def may(self, user_id: int, channel: Channel) -> int:
        """The permissions of somebody in a channel; 0 means that it is not even seen."""
        if channel.kind == DM:
            return permissions.IN_DM if user_id in {channel.recipient, self.bot.id} else 0
        guild = self.guilds.get(channel.guild or 0)
        top = self.channels.get(channel.parent or 0) if channel.is_thread else channel
        if guild is None or top is None:
            return 0
        granted = permissions.in_channel(guild, top, user_id)
        hidden = channel.kind == PRIVATE_THREAD and user_id not in channel.members
        return 0 if hidden and not granted & permissions.MANAGE_THREADS else granted

    def sees(self, user_id: int, message: Message) -> bool:
        """Whether a message is there for somebody."""
        return message.audience in {None, user_id}

    def watching(self, channel: Channel) -> Iterator[int]:
        """The people who see a channel."""
        return (user for user in self.people if self.may(user, channel))

    def shares_guild(self, user_id: int) -> bool:
        """Whether somebody is in a guild with the bot."""
        return any({user_id, self.bot.id} <= guild.members.keys() for guild in self.guilds.values())

    # Messages

    def post(self, channel: Channel, message: Message) -> Message:
        """Put a new message into a channel and tell the bot of it."""
        channel.messages[message.id] = message
        channel.typing = False
        self._note(channel, "posted", message)
        if message.audience is None:
            channel.last_message, channel.touched = message.id, self.now()
            self.keep_channel(channel)
            self._tell("MESSAGE_CREATE", channel, message)
        return message

    def edit(self, channel: Channel, message: Message) -> Message:
        """Let a message be as given."""
        channel.messages[message.id] = message
        self._note(channel, "edited", message)
        if message.audience is None:
            self._tell("MESSAGE_UPDATE", channel, message)
        return message

    def delete(self, channel: Channel, message: Message) -> None:
        """Take a message away for everybody."""
        del channel.messages[message.id]
        self._note(channel, "deleted", message)
        if message.audience is None:
            told = {"id": str(message.id), "channel_id": str(channel.id)}
            told |= {"guild_id": str(channel.guild)} if channel.guild else {}
            self.gateway.dispatch("MESSAGE_DELETE", told, self._intent(channel))

    def new_message(self, channel: Channel, author: int, content: str = "", kind: int = DEFAULT) -> Message:
        """A message that is not yet posted."""
        return Message(self.snowflakes.next(), channel.id, author, self.now().isoformat(), content, kind)

    def find_message(self, message_id: int) -> Message | None:
        for channel in self.channels.values():
            if message_id in channel.messages:
                return channel.messages[message_id]
        return None

    def ring(self, *people: int) -> None:
        """Wake everybody who looks at something that changed."""
        for person in people:
            if person in self.bells:
                self.bells[person].ring()
        self.bell.ring()

    def close(self) -> None:
        """Wake all who wait, because the server stops."""
        self.gateway.close()
        self.interactions.release()
        self.bell.release()
        for bell in self.bells.values():
            bell.release()
        self.journal.close()

    # What a restart finds again

    def keep_guild(self, guild: Guild) -> None:
        self.journal.note("guild", lambda: guild_facts(guild))

    def keep_channel(self, channel: Channel) -> None:
        self.journal.note("channel", lambda: channel_facts(channel))

    def close_dms(self, person: int, *, closed: bool) -> None:
        """Whether the bot may write to somebody in private."""
        (self.closed.add if closed else self.closed.discard)(person)
        self.journal.note("closed", {"person": person, "closed": closed})
        self.ring(person)

    def _note(self, channel: Channel, event: str, message: Message) -> None:
        self.log.append(LogEntry(event, self.now().isoformat(), message))
        if event == "deleted":
            self.journal.note("deleted", {"channel": channel.id, "message": message.id})
        else:
            self.journal.note("message", lambda: asdict(message))
        self.ring(*(user for user in self.watching(channel) if self.sees(user, message)))

    def _tell(self, event: str, channel: Channel, message: Message) -> None:
        if not self.may(self.bot.id, channel):
            return
        told = wires.message(self, message)
        if channel.guild:
            told["guild_id"] = str(channel.guild)
            member = self.guilds[channel.guild].members.get(message.author)
            told |= {"member": wires.member(self, member, with_user=False)} if member else {}
        self.gateway.dispatch(event, told, self._intent(channel))

    def _intent(self, channel: Channel) -> int:
        return DIRECT_MESSAGES if channel.kind == DM else GUILD_MESSAGES


def edited(message: Message, now: datetime) -> Message:
    """The same message, marked as edited."""
    return replace(message, edited=now.isoformat())
