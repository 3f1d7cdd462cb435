"""What two people write to each other about an order, or about a service before there is one: frozen values. Nothing
that was said is ever forgotten: an edit keeps the wording before it, and a deletion only marks what was deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from core.enquiry import EnquiryId
from core.order import FileRef, OrderId, PersonId

About: TypeAlias = OrderId | EnquiryId
"""What a conversation is about, and by that which one it is: no order and no enquiry has the id of another."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a message said until it was edited."""

    text: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation. `reply_to` is the number of the one it answers; `edits` are its earlier wordings,
    oldest first. A deleted one keeps all that it was.
    """

    id: int
    about: About
    author: PersonId
    at: datetime
    text: str
    files: tuple[FileRef, ...] = ()
    reply_to: int | None = None
    deleted_at: datetime | None = None
    edits: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """One message of a platform: its number in a chat."""

    platform: str
    chat: int
    number: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A platform's message that one person sees, and what of which conversation it shows: the message `shows`, or None
    for anything else about the order. The copies that one person has of one message are numbered: `part` 0 holds its
    words.

    Of the author's own, `words` is what was typed there, so that an edit of it finds its place in the whole.
    """

    spot: Spot
    person: PersonId
    about: About
    shows: int | None = None
    part: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one platform's message brought; `spot` is None where it was not typed into a message (a sheet)."""

    words: str = ""
    files: tuple[FileRef, ...] = ()
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """`by` says something about `about`, in one or several parts. `key` makes a repetition recognisable: (where it came
    from, its number there); besides, what a spot brought is said once, however often and in whatever company it comes.
    """

    about: About
    by: PersonId
    key: tuple[str, str]
    parts: tuple[Part, ...]
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Reword:
    """`by` has changed to `words` what stands in `spot`, where they had typed a message or a part of one."""

    about: About
    message: int
    by: PersonId
    key: tuple[str, str]
    spot: Spot
    words: str


@dataclass(frozen=True, slots=True)
class Erase:
    """`by` takes back a message of theirs."""

    about: About
    message: int
    by: PersonId
    key: tuple[str, str]


ChatAct: TypeAlias = Write | Reword | Erase
