"""The one Telegram: people, chats and messages, and the rules by which the bot may touch them. No HTTP."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sandbox.telegram.bell import Bell
from sandbox.telegram.faults import Faults
from sandbox.telegram.files import Files, StoredFile
from sandbox.telegram.journal import Journal, Line
from sandbox.telegram.limits import Limits, Meter
from sandbox.telegram.profile import Profile
from sandbox.telegram.queries import Payments, Queries
from sandbox.telegram.refused import NOT_MODIFIED, bad_request, forbidden
from sandbox.telegram.updates import Update, Updates
from sandbox.telegram.values import Chat, Json, Keyboards, LogEntry, Message, Person, Toast
from sandbox.telegram.webhook import Webhook

_KEPT_MESSAGES = 1_000
_KEPT_LOG = 10_000
# A restart goes on above every number that an unsaved answer may have carried.
_FIRST_PERSON_ID = 5_000_001


class NobodyThereError(LookupError):
    """There is no such person, chat or message in the sandbox."""


@dataclass(slots=True)
class Room:
    """A chat with what is in it; `keyboard` is the reply keyboard that the person sees under the messages."""

    chat: Chat
    messages: dict[int, Message] = field(default_factory=dict)
    log: deque[LogEntry] = field(default_factory=lambda: deque(maxlen=_KEPT_LOG))
    keyboard: Json | None = None
    started: bool = False
    blocked: bool = False
    toasts: list[Toast] = field(default_factory=list)
    action: str = ""
    bell: Bell = field(default_factory=Bell)


class Telegram:
    """The world of one bot. Every change goes through its methods, which journal it and wake who waits."""

    def __init__(
        self,
        *,
        token: str,
        username: str,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        state_dir: Path | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.username = username
        self.now = now
        self.monotonic = monotonic
        self.bot_id = int(token.partition(":")[0])
        self.journal = Journal(state_dir / "telegram.jsonl" if state_dir else None)
        self.meter = Meter(limits or Limits(), monotonic)
        self.files = Files(state_dir / "files" if state_dir else None, self.journal)
        self.updates = Updates(self.journal, first_id=int(now().timestamp()) % 1_000_000_000 + 1)
        self.webhook = Webhook(self.updates)
        self.profile = Profile(self.journal)
        self.queries = Queries(self)
        self.payments = Payments(self)
        self.faults = Faults()
        self.people: dict[int, Person] = {}
        self.rooms: dict[int, Room] = {}
        self.bell = Bell()
        self._last_message_id = 0
        for kind, facts in self.journal.read():
            self._restore(kind, facts)
        self.journal.open(self._lines)

    @property
    def limits(self) -> Limits:
        return self.meter.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.meter.limits = limits

    # People and chats

    def add_person(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = "en",
        person_id: int | None = None,
    ) -> Person:
        """Somebody new, with a private chat that the bot cannot use before the person starts it."""
        new_id = person_id or max(self.people, default=_FIRST_PERSON_ID - 1) + 1
        person = Person(new_id, first_name, username, language_code)
        self.people[new_id] = person
        self.rooms.setdefault(new_id, Room(Chat(new_id, (new_id,))))
        self.journal.note("person", asdict(person))
        self.bell.ring()
        return person

    def add_group(self, title: str, members: tuple[int, ...]) -> Chat:
        """A group that the bot is in from the start."""
        chat = Chat(min([0, *self.rooms]) - 1, members, title)
        self.rooms[chat.id] = Room(chat, started=True)
        self.journal.note("group", asdict(chat))
        return chat

    def person(self, person_id: int) -> Person:
        """Raises `NobodyThereError`."""
        if person_id not in self.people:
            raise NobodyThereError(f"nobody has the id {person_id}")
        return self.people[person_id]

    def room(self, chat_id: int) -> Room:
        """Raises `NobodyThereError`."""
        if chat_id not in self.rooms:
            raise NobodyThereError(f"there is no chat {chat_id}")
        return self.rooms[chat_id]

    def set_access(self, room: Room, *, started: bool, blocked: bool) -> None:
        """Record whether the person has started the bot and whether it is blocked."""
        if (room.started, room.blocked) != (started, blocked):
            room.started, room.blocked = started, blocked
            self.journal.note("access", {"chat": room.chat.id, "started": started, "blocked": blocked})
            self.touch(room)

    def touch(self, room: Room) -> None:
        """Wake everybody who watches this chat."""
        room.bell.ring()
        self.bell.ring()

    # What the bot may reach

    def chat_for_bot(self, chat_id: str) -> Room:
        """The chat that a call names; raises 400 when it is unknown to the bot."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        name = chat_id.removeprefix("@").lower()
        named = (p.id for p in self.people.values() if p.username and p.username.lower() == name)
        number = next(named, 0) if chat_id.startswith("@") else _integer(chat_id)
        room = self.rooms.get(number)
        if room is None:
            raise bad_request("chat not found")
        return room

    def writable(self, chat_id: str) -> Room:
        """The chat of a call that shows the person something; raises 403 when the bot may not write to it."""
        room = self.chat_for_bot(chat_id)
        if room.blocked:
            raise forbidden("bot was blocked by the user")
        if not room.started:
            raise forbidden("bot can't initiate conversation with a user")
        return room

    def message_for_bot(self, room: Room, message_id: int, purpose: str) -> Message:
        """A message of a chat; raises 400 «message to … not found»."""
        message = room.messages.get(message_id)
        if message is None:
            raise bad_request(f"{purpose} not found")
        return message

    # Messages

    def post(
        self,
        room: Room,
        sender: int,
        content: Json,
        keyboards: Keyboards | None = None,
        *,
        reply_to: int | None = None,
        silent: bool = False,
    ) -> Message:
        """Put a new message into a chat."""
        self._last_message_id += 1
        message = Message(
            id=self._last_message_id,
            chat_id=room.chat.id,
            sender=sender,
            date=int(self.now().timestamp()),
            content=content,
            keyboards=keyboards or Keyboards(),
            reply_to=reply_to,
            silent=silent,
        )
        self._keep(room, "posted", message)
        return message

    def edit(self, room: Room, message: Message, content: Json, inline: Json | None) -> Message:
        """Change a message of the bot; raises 400 when nothing would change or it cannot be edited."""
        if message.sender != self.bot_id or message.keyboards.reply is not None:
            raise bad_request("message can't be edited")
        if content == message.content and inline == message.keyboards.inline:
            raise bad_request(NOT_MODIFIED)
        edited = replace(
            message,
            content=content,
            keyboards=Keyboards(inline=inline),
            edit_date=int(self.now().timestamp()),
        )
        self._keep(room, "edited", edited)
        return edited

    def delete_for_bot(self, room: Room, message: Message) -> None:
        """Delete a message on the bot's order: raises 400 when it is older than Telegram allows."""
        age = self.now().timestamp() - message.date
        if age > timedelta(hours=self.limits.delete_hours).total_seconds():
            raise bad_request("message can't be deleted for everyone")
        self.delete(room, message)

    def delete(self, room: Room, message: Message) -> None:
        """Take a message away for everybody."""
        room.messages.pop(message.id, None)
        room.log.append(LogEntry("deleted", self.now().isoformat(), message))
        self.journal.note("deleted", {"chat": room.chat.id, "message": message.id})
        self.touch(room)

    def shown(self, message: Message, *, with_reply: bool = True) -> Json:
        """A message as the Bot API spells it."""
        room = self.rooms[message.chat_id]
        view: Json = {
            "message_id": message.id,
            "from": self.user(message.sender),
            "chat": self.chat(room.chat),
            "date": message.date,
            **message.content,
        }
        if message.edit_date is not None:
            view["edit_date"] = message.edit_date
        if message.keyboards.inline is not None:
            view["reply_markup"] = message.keyboards.inline
        if with_reply and message.reply_to in room.messages:
            view["reply_to_message"] = self.shown(room.messages[message.reply_to], with_reply=False)
        return view

    def user(self, user_id: int) -> Json:
        """A person or the bot as a Bot API `User`."""
        if user_id != self.bot_id:
            return self.people[user_id].user()
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.name(""),
            "username": self.username,
        }

    def chat(self, chat: Chat) -> Json:
        """A chat as a Bot API `Chat`."""
        if chat.is_group:
            return {"id": chat.id, "type": "group", "title": chat.title}
        user = self.people[chat.id].user()
        view: Json = {"id": chat.id, "first_name": user["first_name"], "type": "private"}
        if "username" in user:
            view["username"] = user["username"]
        return view

    def close(self) -> None:
        """Wake all who wait, because the server stops."""
        self.updates.release()
        self.bell.release()
        for room in self.rooms.values():
            room.bell.release()
        self.queries.release()
        self.journal.close()

    # Keeping and rebuilding

    def _keep(self, room: Room, event: str, message: Message) -> None:
        room.messages[message.id] = message
        room.log.append(LogEntry(event, self.now().isoformat(), message))
        self._apply_keyboard(room, message.keyboards.reply)
        while len(room.messages) > _KEPT_MESSAGES:
            room.messages.pop(next(iter(room.messages)))
        self.journal.note("message", asdict(message))
        self.touch(room)

    @staticmethod
    def _apply_keyboard(room: Room, reply: Json | None) -> None:
        if reply is not None:
            room.keyboard = None if reply.get("remove_keyboard") else reply

    def _restore(self, kind: str, facts: Json) -> None:
        match kind:
            case "person":
                person = Person(**facts)
                self.people[person.id] = person
                self.rooms.setdefault(person.id, Room(Chat(person.id, (person.id,))))
            case "group":
                chat = Chat(facts["id"], tuple(facts["members"]), facts["title"])
                self.rooms[chat.id] = Room(chat, started=True)
            case "access":
                room = self.rooms[facts["chat"]]
                room.started, room.blocked = facts["started"], facts["blocked"]
            case "message":
                self._restore_message(facts)
            case "deleted":
                self.rooms[facts["chat"]].messages.pop(facts["message"], None)
            case "file":
                self.files.restore(StoredFile(**facts))
            case "profile":
                self.profile.restore(facts)
            case _:
                self._restore_update(kind, facts)

    def _restore_message(self, facts: Json) -> None:
        message = Message(**facts | {"keyboards": Keyboards(**facts["keyboards"])})
        room = self.rooms[message.chat_id]
        event = "edited" if message.id in room.messages else "posted"
        room.messages[message.id] = message
        room.log.append(LogEntry(event, self.now().isoformat(), message))
        self._apply_keyboard(room, message.keyboards.reply)
        self._last_message_id = max(self._last_message_id, message.id)

    def _restore_update(self, kind: str, facts: Json) -> None:
        match kind:
            case "update":
                body = facts["body"].encode()
                self.updates.restore(Update(facts["id"], facts["kind"], facts["lane"], body))
            case "confirmed":
                self.updates.confirm(facts["below"])
            case "delivered":
                done = [update for update in self.updates.pending if update.id == facts["id"]]
                for update in done:
                    self.updates.drop(update)
            case "numbers":
                self._last_message_id = max(self._last_message_id, facts["message"])
                self.updates.next_id = max(self.updates.next_id, facts["update"])
            case _:
                raise ValueError(f"the journal has a line of unknown kind {kind!r}")

    def _lines(self) -> Iterator[Line]:
        yield from (("person", asdict(person)) for person in self.people.values())
        yield from self.files.lines()
        yield from self.profile.lines()
        for room in self.rooms.values():
            if room.chat.is_group:
                yield "group", asdict(room.chat)
            yield "access", {"chat": room.chat.id, "started": room.started, "blocked": room.blocked}
            kept = islice(room.messages.values(), max(0, len(room.messages) - _KEPT_MESSAGES), None)
            yield from (("message", asdict(message)) for message in kept)
        for update in self.updates.pending:
            facts: dict[str, Any] = {"id": update.id, "kind": update.kind, "lane": update.lane}
            yield "update", {**facts, "body": update.body.decode()}
        yield "numbers", {"message": self._last_message_id, "update": self.updates.next_id}


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
