"""How a test reads a screen, and what holds for each screen that there is."""

import re

from bot.press import Press
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from tests.bot.screens.lives import Life
from tests.bot.screens.nasty import Parsed

LONGEST_TEXT = 4096  # what Telegram takes; we stay within it even counting every escape


def voice(life: Life, language: str = "en") -> Voice:
    return Voice(language, "Europe/Berlin", life.now)


def buttons(screen: Screen) -> list[Button]:
    return [button for row in screen.rows for button in row]


def words(screen: Screen) -> str:
    """The text, with the moments that a client could keep true as they stand."""
    return re.sub("</?time[^>]*>", "", screen.text)


def labels(screen: Screen) -> list[list[str]]:
    return [[button.label for button in row] for row in screen.rows]


def actions(screen: Screen) -> list[str]:
    """The actions that the buttons of a screen stand for."""
    presses = [button.does for button in buttons(screen) if isinstance(button.does, Press)]
    return [press.args[-1] for press in presses if press.verb in {"ask", "do"}]


def check(screen: Screen) -> None:
    """What holds for each screen that there is."""
    assert len(screen.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    Parsed(screen.text)
    assert len(screen.rows) <= 9
    for row in screen.rows:
        assert 1 <= len(row) <= (5 if all(len(each.label) <= 3 for each in row) else 3)
    for button in buttons(screen):
        assert 1 <= len(button.label.encode("utf-16-le")) // 2 <= 40
        assert "\n" not in button.label
        assert isinstance(button.does, Press)
        assert button.does.pack()
