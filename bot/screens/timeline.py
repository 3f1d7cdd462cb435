"""Each step of an order with who, when and why, the newest first."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.screens.blocks import blocks, lines, turning
from bot.screens.controls import back
from bot.screens.order_card import happened
from bot.screens.pages import page
from bot.screens.screen import Screen
from bot.screens.view import OrderView, facts, typed
from bot.texts import Voice, quote
from core.step import Event

_STEPS = 10
_WHY = 1_200
"""Units of what was written with a step."""


def timeline(view: OrderView, voice: Voice, number: int = 0) -> Screen:
    steps = [lines(*_step(view, event, voice)) for event in reversed(view.events)]
    shown = page(steps, number, _STEPS)
    head = voice.say("timeline-head", **facts(view, voice))
    turn = turning(voice, "timeline", shown.number, view.order.id, more=shown.more)
    return Screen(blocks(head, shown.text), tuple(filter(None, (turn, (back(view, voice, "more"),)))))


def _step(view: OrderView, event: Event, voice: Voice) -> Iterator[Markup]:
    yield voice.say("timeline-step", at=voice.at(event.at), event=happened(view, event, voice))
    if why := typed(event, "reason") or typed(event, "changes"):
        yield quote(why, _WHY)
