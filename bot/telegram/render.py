"""A screen becomes a Telegram message, and never one that Telegram would refuse for its length or its buttons.

Pure: nothing is sent here. Limits are those of the Bot API: text 4,096 and caption 1,024 UTF-16 units after entities,
8 buttons a row and 100 a message, the answer to a press 200 characters.
"""

import hashlib
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.press import Press
from bot.screens.fitting import fit, seen, shorten
from bot.screens.screen import Button, Screen, Tone
from bot.telegram.html import for_telegram
from core.order import FileRef

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
LONGEST_LABEL = 64  # no limit of the API's: what a phone still shows in a row of its own
MOST_IN_ROW = 8
MOST_BUTTONS = 100

_STYLES = {Tone.GOOD: "success", Tone.DANGER: "danger", Tone.PLAIN: None}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One Telegram message, ready to be sent: `text` is HTML, a caption when there is a `photo`."""

    text: str
    keyboard: InlineKeyboardMarkup | None
    photo: FileRef | None = None
    files: tuple[FileRef, ...] = ()

    @property
    def digest(self) -> str:
        """Equal for drawings that would look the same."""
        keyboard = self.keyboard.model_dump_json(exclude_none=True) if self.keyboard else ""
        looks = "\0".join((self.text, keyboard, self.photo.sha256 if self.photo else ""))
        return hashlib.sha256(looks.encode()).hexdigest()[:32]


def render(screen: Screen) -> Drawing:
    """The message of `screen`. A photo whose caption would be too long is left away: the words matter more."""
    text = str(screen.text)
    photo = screen.photo if seen(text) <= LONGEST_CAPTION else None
    fitted = text if photo else fit(text, LONGEST_TEXT)
    return Drawing(for_telegram(fitted), keyboard(screen.rows), photo, screen.files)


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The buttons under a message, in rows as drawn; a row that is too long is broken. None when there are none."""
    broken = [row[at : at + MOST_IN_ROW] for row in rows for at in range(0, len(row), MOST_IN_ROW)]
    room = MOST_BUTTONS
    drawn: list[list[InlineKeyboardButton]] = []
    for row in broken:
        drawn.append([_button(button) for button in row[:room]])
        room -= len(drawn[-1])
    drawn = [row for row in drawn if row]
    return InlineKeyboardMarkup(inline_keyboard=drawn) if drawn else None


def toast(text: str) -> str:
    """The line that answers a press."""
    return shorten(text, LONGEST_TOAST)


def _button(button: Button) -> InlineKeyboardButton:
    label = shorten(button.label, LONGEST_LABEL)
    if isinstance(button.does, Press):
        return InlineKeyboardButton(text=label, callback_data=button.does.pack(), style=_STYLES[button.tone])
    return InlineKeyboardButton(text=label, url=button.does, style=_STYLES[button.tone])
