"""What waited for a person's morning, as one message: how many orders need them, what happened in each, and the way to
it. What needs the reader stands first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.screens.blocks import blocks, lines, my_orders, to_order
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.texts import Voice
from core import helping, reviews
from core.order import OrderId
from core.step import ALWAYS_TOLD

_BESIDE = reviews.TOPICS | helping.TOPICS
"""Of what is said beside an order, and is none of its steps."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`screen` is None when nothing was left to tell, `order` the one that it is about, empty when it is about several.
    `left_out` are the ids of the reminders of which nothing was left.
    """

    screen: Screen | None
    order: OrderId
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class News:
    """What would have been told of an order in a message of its own; `topic` is the letter's."""

    view: OrderView
    topic: str
    told: Screen


def newest(news: Sequence[News]) -> list[News]:
    """Of each order the newest stands for all, but of money each piece is news, and what was said of it is none of its
    steps. `news` stand as they were written.
    """
    last = {each.view.order.id: each for each in news if each.topic not in _BESIDE}
    beside = ALWAYS_TOLD | _BESIDE
    return [each for each in news if each.topic in beside or each is last[each.view.order.id]]


def gathered(news: Sequence[News], voice: Voice) -> Screen:
    """One message of all. Of each the sentence is said; what came with it is behind the order's card."""
    views = {each.view.order.id: each.view for each in news}
    first = sorted(views.values(), key=lambda view: not view.needs_me)
    text = blocks(
        voice.say("gathered-head", count=sum(view.needs_me for view in first)),
        *(lines(*(_sentence(each.told) for each in news if each.view.order.id == view.order.id)) for view in first),
    )
    return Screen(text, (*(to_order(view.order, view.state.mark) for view in first), (my_orders(voice),)))


def _sentence(told: Screen) -> Markup:
    """What stands before words, links and names of files that came with it: those could be long."""
    sentence, _, _ = told.text.partition("\n\n")
    return sentence
