"""A screen is a value: text with light markup, rows of buttons, attachments. Platforms render it within their limits.

Light markup is `<b>`, `<i>`, `<code>`, `<a href>`, `<blockquote>` (lines of somebody else's) and `<time datetime>` (in
Unix seconds, around words like "2 days left" that a client may keep true), in a `Markup` string: whatever a person
typed was escaped when the text was put together (`bot.texts`), the one place where that happens.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from bot.press import Press
from core.order import FileRef

_TIME = re.compile(r"<time datetime=\"(\d+)\">[^<]*</time>")


class Tone(StrEnum):
    """How a button looks. `GOOD` is the one thing to do; `DANGER` cannot be taken back."""

    PLAIN = "plain"
    GOOD = "good"
    DANGER = "danger"


class Urgency(StrEnum):
    """How an order stands to its reader. A platform may colour a message by it; the words say the same without."""

    YOURS = "yours"
    SOON = "soon"
    """It is the reader's turn and most of the time for it is gone."""
    LATE = "late"
    WAITING = "waiting"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Button:
    """`does` is what pressing it means, or an https address that it opens."""

    label: str
    does: Press | str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. `photo` stands above the text; `files` are sent after it. `urgency` is that of the order it is
    about, `version` the version of it that it shows. `silent`: it rings nobody.
    """

    text: Markup
    rows: tuple[tuple[Button, ...], ...] = ()
    photo: FileRef | None = None
    files: tuple[FileRef, ...] = ()
    urgency: Urgency | None = None
    version: int = 0
    silent: bool = False

    @property
    def looks(self) -> int:
        """Equal for screens that are the same but for how far away their moments were when they were put together, and
        what that does to `urgency`. Of this process only.
        """
        return hash((_TIME.sub(r"\1", self.text), self.rows, self.photo))


def column(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """One button a row."""
    return tuple((button,) for button in buttons)
