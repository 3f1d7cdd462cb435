"""How an order of this process goes, told to the side that the reader is on, with the lengths that hold for it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.screens.controls import back
from bot.screens.screen import Screen
from bot.screens.view import OrderView, facts
from bot.texts import Voice
from core.lengths import settable


def how(view: OrderView, voice: Voice) -> Screen:
    text = voice.say(f"how-{view.workflow.name}-{view.side}", **facts(view, voice), **_waits(view))
    return Screen(text, ((back(view, voice, "more"),),))


def _waits(view: OrderView) -> Mapping[str, timedelta]:
    """How long each is waited for, `$start_lapsed` until an order that nobody started is cancelled, and how long a
    revision may take.
    """
    terms = view.order.terms
    return {**settable(view.workflow), **terms.lengths, "revision_time": terms.revision_time}
