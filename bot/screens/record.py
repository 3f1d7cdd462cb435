"""The whole record of an order, handed out as a file."""

from bot.screens.blocks import blocks
from bot.screens.controls import go
from bot.screens.screen import Screen, column
from bot.screens.view import OrderView, facts
from bot.texts import Voice
from core.order import FileRef


def handed_out(view: OrderView, file: FileRef, left_out: int, voice: Voice) -> Screen:
    """`left_out`: so many of the delivered files did not fit, or are gone."""
    left = voice.say("record-left-out", count=left_out) if left_out else None
    words = blocks(voice.say("record-here", **facts(view, voice)), left)
    return Screen(words, column(go(view, "card", voice)), files=(file,))
