"""What a person's day has for them: the orders that need them, and what is due for others until tomorrow."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, lines, my_orders, to_order
from bot.screens.order_card import turn
from bot.screens.questions import question
from bot.screens.screen import Button, Screen
from bot.screens.view import OrderView, facts
from bot.texts import Voice

SOON = timedelta(days=1)
MOST = 8
"""Orders that are told of one by one; the rest are under My orders."""


def digest(views: Sequence[OrderView], voice: Voice) -> Screen | None:
    """None when the day has nothing. `views` are the orders of the reader that go on."""
    mine = sorted((view for view in views if view.needs_me), key=_due)
    theirs = sorted((view for view in views if not view.needs_me and _due(view) <= voice.now + SOON), key=_due)
    told = [*mine, *theirs][:MOST]
    if not told:
        return None
    left = len(mine) + len(theirs) - len(told)
    text = blocks(
        voice.say("digest-head", count=len(mine)),
        *(_line(view, voice) for view in told if view.needs_me),
        voice.say("digest-soon") if not all(view.needs_me for view in told) else None,
        *(_line(view, voice) for view in told if not view.needs_me),
        voice.say("digest-more", count=left) if left else None,
    )
    settings = Button(voice.plain("go-settings"), Press("settings"))
    rows = (to_order(view.order, view.state.mark) for view in told)
    return Screen(text, (*rows, (my_orders(voice), settings)))


def _due(view: OrderView) -> datetime:
    """What has no deadline comes last."""
    return view.due.at if view.due else datetime.max.replace(tzinfo=view.order.placed_at.tzinfo)


def _line(view: OrderView, voice: Voice) -> Markup:
    head = voice.say("digest-line", mark=view.state.mark, turn=turn(view, voice), **facts(view, voice))
    until = voice.say("digest-until", **facts(view, voice)) if view.order.due else None
    return lines(*filter(None, (head, until, next(question(view, voice), None))))
