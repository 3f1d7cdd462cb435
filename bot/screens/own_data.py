"""Handing out what is stored about a person."""

from collections.abc import Sequence

from bot.screens.blocks import my_orders
from bot.screens.screen import Screen
from bot.texts import Voice
from core.order import FileRef


def handed_out(archives: Sequence[FileRef], voice: Voice) -> Screen:
    return Screen(voice.say("estate-here", count=len(archives)), ((my_orders(voice),),), files=tuple(archives))
