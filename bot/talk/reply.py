"""What a person did, and what they get for it, without any platform in it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from bot.press import Press
from bot.screens.screen import Screen
from bot.talk.sheet import Answers, Sheet
from bot.warden import Somebody
from core.message import About
from core.order import OrderId
from core.person import Person, Platform


class UploadFailed(Exception):
    """A file that somebody sent could not be fetched from the platform; they may send it again."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a message, not yet downloaded. `size` in bytes, None when the platform did not say;
    `message` is the number of the platform's message that it came in. What `open` gives raises `UploadFailed`.
    """

    name: str
    size: int | None
    image: bool
    open: Callable[[], AsyncIterator[bytes]]
    message: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """One message of the platform's: its number in the chat, and the words in it."""

    number: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed. `update` is the platform's number of it; `on_card`: the button stood on an order's card.
    `place` is the platform's number of the server or group in which it was, None in a private chat; `roles` are those
    of the person there, None where the platform does not say.
    """

    person: Person
    platform: Platform
    update: int
    press: Press
    on_card: bool = False
    place: int | None = None
    roles: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Something was written or sent: plain `text` as typed, and what came with it. `place`, `roles` as in `Pressed`.
    `people` are those it points at: forwarded from, shared as a contact, mentioned without a name that could be read.

    `chat` is the platform's number of the chat, `typed` its messages there (an album is several), `reply_to` the number
    of the one that they answer. `edited`: they were sent before, and this is how they read now. `order`: the chat is
    about this order alone (its thread).
    """

    person: Person
    platform: Platform
    update: int
    text: str = ""
    uploads: tuple[Upload, ...] = ()
    place: int | None = None
    people: tuple[Somebody, ...] = ()
    chat: int = 0
    typed: tuple[Typed, ...] = ()
    reply_to: int | None = None
    edited: bool = False
    order: OrderId | None = None
    roles: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """Messages went away from a chat; the platform does not say who deleted them."""

    platform: Platform
    chat: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet was handed in. `press` is its own, `on_card`, `place` and `roles` are as in `Pressed`."""

    person: Person
    platform: Platform
    update: int
    press: Press
    answers: Answers = field(default_factory=Answers)
    uploads: tuple[Upload, ...] = ()
    on_card: bool = False
    place: int | None = None
    roles: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person sees next.

    `toast` is a line over the chat that goes away; with `alert` one that has to be closed. `screen` takes the place of
    the pressed message, or with `fresh`, and after anything typed, stands as a new one. `card` brings that order's card
    to the end of the chat. `clear`: the pressed message has said its say and is taken away. `question`: the screen asks
    for something, and the one that asked before it goes away, so that a chat holds one question at a time. `answered`:
    so does it when its dialog is over. `sheet` is opened instead of all that, where that is possible. `about`: what the
    screen shows is about this order or enquiry, so that answering it is writing there.
    """

    toast: str = ""
    alert: bool = False
    screen: Screen | None = None
    fresh: bool = False
    card: OrderId | None = None
    clear: bool = False
    question: bool = False
    answered: bool = False
    sheet: Sheet | None = None
    about: About | None = None
