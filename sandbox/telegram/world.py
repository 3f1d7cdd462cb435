"""The one Telegram: people, chats and messages, and the rules by which the bot may touch them. No HTTP."""

import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path

from sandbox.bell import Bell
from sandbox.journal import Journal
from sandbox.telegram.faults import Faults
from sandbox.telegram.files import Files
from sandbox.telegram.limits import Limits, Meter
from sandbox.telegram.payments import Payments
from sandbox.telegram.profile import Profile
from sandbox.telegram.queries import Queries
from sandbox.telegram.recall import lines, restore
from sandbox.telegram.refused import NOT_MODIFIED, bad_request, forbidden
from sandbox.telegram.rooms import NobodyThere, Room
from sandbox.telegram.updates import Updates
from sandbox.telegram.values import Chat, Json, Keyboards, Message, Person
from sandbox.telegram.webhook import Webhook

_FIRST_PERSON_ID = 5_000_001


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
        self.last_message_id = 0
        for kind, facts in self.journal.read():
            restore(self, kind, facts)
        self.journal.open(lambda: lines(self))

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
        return self.add(Person(new_id, first_name, username, language_code))

    def add(self, person: Person) -> Person:
        """Somebody new whose id is known."""
        self.people[person.id] = person
        self.rooms.setdefault(person.id, Room(Chat(person.id, (person.id,))))
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
        """Raises `NobodyThere`."""
        if person_id not in self.people:
            raise NobodyThere(f"nobody has the id {person_id}")
        return self.people[person_id]

    def room(self, chat_id: int) -> Room:
        """Raises `NobodyThere`."""
        if chat_id not in self.rooms:
            raise NobodyThere(f"there is no chat {chat_id}")
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
        self.last_message_id += 1
        message = Message(
            id=self.last_message_id,
            chat_id=room.chat.id,
            sender=sender,
            date=int(self.now().timestamp()),
            content=content,
            keyboards=keyboards or Keyboards(),
            reply_to=reply_to,
            silent=silent,
        )
        self._put(room, "posted", message)
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
        self._put(room, "edited", edited)
        return edited

    def rewrite(self, room: Room, message: Message, content: Json) -> Message:
        """Change what a person wrote."""
        edited = replace(message, content=content, edit_date=int(self.now().timestamp()))
        self._put(room, "edited", edited)
        return edited

    def delete_for_bot(self, room: Room, message: Message) -> None:
        """Delete a message on the bot's order: raises 400 when it is older than Telegram allows."""
        age = self.now().timestamp() - message.date
        if age > timedelta(hours=self.limits.delete_hours).total_seconds():
            raise bad_request("message can't be deleted for everyone")
        self.delete(room, message)

    def delete(self, room: Room, message: Message) -> None:
        """Take a message away for everybody."""
        room.put("deleted", self.now().isoformat(), message)
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

    def _put(self, room: Room, event: str, message: Message) -> None:
        room.put(event, self.now().isoformat(), message)
        room.action = ""
        self.journal.note("message", lambda: asdict(message))
        self.touch(room)


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
