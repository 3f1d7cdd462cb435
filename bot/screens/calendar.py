"""What is due, for the calendar that a person keeps elsewhere: an entry for each order, in the place of an older one of
the same order. It calls its reader when the order itself would, and for what others have to do as it falls due.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.ics import Entry
from bot.press import Press
from bot.screens.blocks import my_orders
from bot.screens.order_card import turn
from bot.screens.screen import Button, Screen, column
from bot.screens.view import OrderView, facts
from bot.texts import Arg, Voice
from core.order import FileRef

LAST_CALL = timedelta(hours=1)
"""How long before its time somebody is called who is reminded no more."""


def entry(view: OrderView, voice: Voice) -> Entry | None:
    """The deadline that `view`'s order waits for; None when nothing is due."""
    due = view.order.due
    if due is None or not view.party:
        return None
    said: Mapping[str, Arg] = {**facts(view, voice), "at": voice.at(due.at)}
    title = voice.say("calendar-title", mark=view.state.mark, turn=turn(view, voice), **said)
    what = voice.say(f"silence-{due.deadline}-{view.role}", **said)
    uid = f"order-{view.order.id}@handover"
    return Entry(uid, view.order.version, due.at, title.striptags(), what.striptags(), _calls(view, voice))


def of_order(view: OrderView, file: FileRef, voice: Voice) -> Screen:
    """`file` is the calendar of this order alone."""
    card = Button(voice.plain("go-card", code=view.order.code), Press("card", (view.order.id,)))
    return Screen(voice.say("calendar-one", **facts(view, voice)), column(card), files=(file,))


def of_all(count: int, file: FileRef, voice: Voice) -> Screen:
    """`file` is the calendar of `count` orders."""
    return Screen(voice.say("calendar-all", count=count), column(my_orders(voice)), files=(file,))


def of_none(voice: Voice) -> Screen:
    """Nothing is due anywhere."""
    return Screen(voice.say("calendar-none"), column(my_orders(voice)))


def _calls(view: OrderView, voice: Voice) -> tuple[timedelta, ...]:
    due = view.order.due
    if due is None:
        return ()
    if not view.my_turn:
        return (timedelta(),)
    left = [each for each in view.order.alarms if each.reminds and each.deadline == due.deadline]
    return tuple(due.at - each.at for each in left if each.at > voice.now) or (LAST_CALL,)
