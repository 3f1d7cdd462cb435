"""The chat of an order, and that of an enquiry before it: who may write when, and who is told. Every message, edit and
deletion goes through `ChatDesk.handle`, each in one transaction with the letters that tell of it
(docs/decisions/0055, 0078).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from core.community import Crew
from core.desk import capacities
from core.enquiry import Enquiry
from core.matter import Matter
from core.message import ChatAct, Copy, Erase, Message, Reword, Wording, Write
from core.order import FileRef, Order, OrderId, PersonId
from core.ports import ChatFile, Clock, Letter, LetterKind, Messages, Noted, Repeated
from core.shopfront import Shopfront, why_not_write
from core.step import NOT_YOURS, Refused
from core.workflow import PARTIES
from core.workflows import workflow

OPEN_AFTER_CLOSING = timedelta(days=7)
LONGEST_MESSAGE = 8_000
"""Characters: two of Telegram's longest messages."""
MOST_FILES = 10
"""Of one message: an album of either platform."""
MOST_EDITS = 20
"""Of one message: each is a call for each who reads it."""
MOST_AT_ONCE, AT_ONCE = 20, timedelta(minutes=1)
"""So many messages of one person in one conversation within so long; more would bury the other's chat."""

Subject: TypeAlias = Order | Enquiry
"""What a conversation is about."""

CLOSED = Refused("chat-closed")
TOO_MANY = Refused("chat-too-many")
TOO_LONG = Refused("chat-too-long")
MANY_FILES = Refused("chat-many-files")
EMPTY = Refused("chat-empty")
NOBODY = Refused("chat-nobody")
"""The other party has not been brought in: an order that was never paid is the buyer's alone."""
GONE = Refused("chat-gone")
"""It was deleted before, or there is no such message of theirs."""
TOO_OFTEN = Refused("chat-too-often")
SAME = Refused("chat-same")
"""Nothing would change; whoever asked did nothing that needs an answer."""


def closes_at(order: Order) -> datetime | None:
    """When the chat of a closed order closes; None as long as the order is open."""
    state = workflow(order.workflow, order.workflow_version).state(order.state)
    return order.entered_at + OPEN_AFTER_CLOSING if state.final else None


def why_not(subject: Subject, person: PersonId, now: datetime, front: Shopfront) -> Refused | None:
    """Why `person` cannot write about `subject` now: they are no party and do not mediate, it is too late, nobody is
    there to read it, or the two do not write to each other. `front` is how they stand to each other.
    """
    match subject:
        case Order():
            return _why_not_on(subject, person, now, front)
        case Enquiry():
            return why_not_write(front, person, now) if person in _everybody(subject) else NOT_YOURS
        case _:
            assert_never(subject)


def _why_not_on(order: Order, person: PersonId, now: datetime, front: Shopfront) -> Refused | None:
    closing = closes_at(order)
    # Whoever took its case, as long as they have it in hand; before and after that it is the parties' alone.
    if person != order.mediator and not capacities(order, person, Crew()) & set(PARTIES):
        return NOT_YOURS
    if closing and closing <= now:
        return CLOSED
    if not partners(order, person):
        return NOBODY
    # As long as an order is open both sides can be spoken to, whoever blocked whom.
    return why_not_write(front, person, now) if closing else None


def partners(subject: Subject, person: PersonId) -> tuple[PersonId, ...]:
    """Who reads what `person` writes about `subject`."""
    return tuple(each for each in _everybody(subject) if each != person)


def _everybody(subject: Subject) -> tuple[PersonId, ...]:
    match subject:
        case Order():
            parties = (subject.buyer, subject.seller) if subject.joined else (subject.buyer,)
            return (*parties, subject.mediator) if subject.mediator else parties
        case Enquiry():
            return (subject.asker, subject.seller)
        case _:
            assert_never(subject)


class ChatDesk:
    """Promises: one transaction an act; nothing is written when it is refused; a repetition is recognised.

    `wake` is called after each, for the courier to look at what was written.
    """

    def __init__(self, messages: Messages, clock: Clock, wake: Callable[[], None] = lambda: None) -> None:
        self._messages = messages
        self._clock = clock
        self._wake = wake

    async def handle(self, act: ChatAct) -> Noted | Refused | Repeated:
        """Judge and save `act`. Raises `Busy` when too much is waiting; nothing was written then."""
        now = self._clock.now()
        outcome = await self._messages.settle(act, now - AT_ONCE, lambda file: _judged(file, act, now))
        if isinstance(outcome, Noted):
            self._wake()
        return outcome


def _judged(file: ChatFile | None, act: ChatAct, now: datetime) -> Noted | Refused:
    if file is None:
        return NOT_YOURS
    if refusal := why_not(file.subject, act.by, now, file.front):
        return refusal
    match act:
        case Write():
            return _written(file, act, now)
        case Reword():
            return _reworded(file, act, now)
        case Erase():
            return _erased(file, act, now)
        case _:
            assert_never(act)


def _written(file: ChatFile, act: Write, now: datetime) -> Noted | Refused:
    known = {copy.spot for copy in file.typed}
    fresh = [part for part in act.parts if part.spot not in known]
    if not fresh:
        return SAME
    text, files = joined(part.words for part in fresh), tuple(each for part in fresh for each in part.files)
    if refusal := objection(text, files) or (TOO_MANY if file.recent >= MOST_AT_ONCE else None):
        return refusal
    answers = file.message.id if file.message and file.message.about == act.about else None
    message = Message(file.number, act.about, act.by, now, text, files, answers)
    copies = tuple(
        Copy(part.spot, act.by, act.about, message.id, seat, part.words) for seat, part in enumerate(fresh) if part.spot
    )
    return Noted(message, tuple(_letters(LetterKind.MESSAGE, file.subject, message, 0, now)), copies)


def _reworded(file: ChatFile, act: Reword, now: datetime) -> Noted | Refused:
    message = _own(file, act)
    place = next((copy for copy in file.typed if copy.spot == act.spot), None)
    if message is None or place is None:
        return GONE
    changed = replace(place, words=act.words)
    text = joined(changed.words if copy is place else copy.words for copy in file.typed)
    if text == message.text:
        return SAME
    if refusal := objection(text, message.files) or (TOO_OFTEN if len(message.edits) >= MOST_EDITS else None):
        return refusal
    edits = (*message.edits, Wording(message.text, now))
    letters = _letters(LetterKind.AMENDED, file.subject, message, len(edits), now)
    return Noted(replace(message, text=text, edits=edits), tuple(letters), (changed,))


def _erased(file: ChatFile, act: Erase, now: datetime) -> Noted | Refused:
    message = _own(file, act)
    if message is None:
        return GONE
    return Noted(replace(message, deleted_at=now), taken_back(file.subject, message, now))


def taken_back(subject: Subject, message: Message, now: datetime) -> tuple[Letter, ...]:
    """To whoever reads it, that a message is gone."""
    return tuple(_letters(LetterKind.AMENDED, subject, message, len(message.edits) + 1, now))


def _own(file: ChatFile, act: Reword | Erase) -> Message | None:
    message = file.message
    own = message and message.author == act.by and message.about == act.about
    return message if message and own and message.deleted_at is None else None


def joined(words: Iterable[str]) -> str:
    """The text of a message that was typed in parts."""
    return "\n".join(filter(None, (each.strip() for each in words)))


def objection(text: str, files: tuple[FileRef, ...]) -> Refused | None:
    """Why this cannot be one message."""
    if not (text or files):
        return EMPTY
    if len(text) > LONGEST_MESSAGE:
        return TOO_LONG
    return MANY_FILES if len(files) > MOST_FILES else None


def _letters(kind: LetterKind, subject: Subject, message: Message, change: int, now: datetime) -> Iterator[Letter]:
    """To all who read it. Of an edited or deleted message the `change` tells one letter from another."""
    matter = Matter.MESSAGE if kind is LetterKind.MESSAGE else None
    for person in partners(subject, message.author):
        key = f"{kind}:{message.id}:{change}:{person}"
        yield Letter(key, kind, person, OrderId(subject.id), kind.value, message.id, now, matter=matter)
