"""How the world is rebuilt from its journal, and which lines are the fewest that rebuild it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from sandbox.journal import Line
from sandbox.telegram.files import StoredFile
from sandbox.telegram.rooms import Room
from sandbox.telegram.updates import Update
from sandbox.telegram.values import Chat, Json, Keyboards, Message, Person

if TYPE_CHECKING:
    from sandbox.telegram.world import Telegram


def restore(telegram: "Telegram", kind: str, facts: Json) -> None:
    """Do again what one line of the journal says."""
    match kind:
        case "person":
            person = Person(**facts)
            telegram.people[person.id] = person
            telegram.rooms.setdefault(person.id, Room(Chat(person.id, (person.id,))))
        case "group":
            chat = Chat(facts["id"], tuple(facts["members"]), facts["title"])
            telegram.rooms[chat.id] = Room(chat, started=True)
        case "access":
            room = telegram.rooms[facts["chat"]]
            room.started, room.blocked = facts["started"], facts["blocked"]
        case "file":
            telegram.files.restore(StoredFile(**facts))
        case "profile":
            telegram.profile.restore(facts)
        case "invoice" | "charge":
            telegram.payments.restore(kind, facts)
        case _:
            _restore_numbered(telegram, kind, facts)


def lines(telegram: "Telegram") -> Iterator[Line]:
    """The journal lines that rebuild the world as it is."""
    yield from (("person", asdict(person)) for person in telegram.people.values())
    yield from telegram.files.lines()
    yield from telegram.profile.lines()
    yield from telegram.payments.lines()
    for room in telegram.rooms.values():
        if room.chat.is_group:
            yield "group", asdict(room.chat)
        yield "access", {"chat": room.chat.id, "started": room.started, "blocked": room.blocked}
        yield from (("message", asdict(message)) for message in room.messages.values())
    for update in telegram.updates.pending:
        yield "update", update.facts()
    yield "numbers", {"message": telegram.last_message_id, "update": telegram.updates.next_id}


def _restore_numbered(telegram: "Telegram", kind: str, facts: Json) -> None:
    match kind:
        case "message":
            _restore_message(telegram, facts)
        case "deleted":
            telegram.rooms[facts["chat"]].messages.pop(facts["message"], None)
        case "update":
            body = facts["body"].encode()
            telegram.updates.restore(Update(facts["id"], facts["kind"], facts["lane"], body))
        case "confirmed":
            telegram.updates.confirm(facts["below"])
        case "delivered":
            for update in [update for update in telegram.updates.pending if update.id == facts["id"]]:
                telegram.updates.drop(update)
        case "numbers":
            telegram.last_message_id = max(telegram.last_message_id, facts["message"])
            telegram.updates.next_id = max(telegram.updates.next_id, facts["update"])
        case _:
            raise ValueError(f"the journal has a line of unknown kind {kind!r}")


def _restore_message(telegram: "Telegram", facts: Json) -> None:
    message = Message(**facts | {"keyboards": Keyboards(**facts["keyboards"])})
    room = telegram.rooms[message.chat_id]
    event = "edited" if message.id in room.messages else "posted"
    room.put(event, telegram.now().isoformat(), message)
    telegram.last_message_id = max(telegram.last_message_id, message.id)
