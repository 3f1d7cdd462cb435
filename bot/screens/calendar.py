"""What is due, for the calendar that a person keeps elsewhere: an entry for each order, in the place of an older one of
the same order, and one for a question that waits for the reader. They call when the order itself would, and for what
others have to do as it falls due.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.ics import Entry
from bot.press import Press
from bot.screens.blocks import my_orders
from bot.screens.order_card import turn
from bot.screens.questions import question
from bot.screens.screen import Button, Screen, column
from bot.screens.view import OrderView, facts
from bot.texts import Arg, Voice
from core.order import Alarm, FileRef

LAST_CALL = timedelta(hours=1)
"""How long before its time somebody is called who is reminded no more."""


def entries(view: OrderView, voice: Voice) -> tuple[Entry, ...]:
    """What falls due in this order: its deadline, and a question that waits for the reader's answer."""
    written = replace(voice, lasting=True)
    return tuple(filter(None, (_deadline(view, written), _question(view, written)))) if view.party else ()


def _deadline(view: OrderView, voice: Voice) -> Entry | None:
    due = view.order.due
    if due is None:
        return None
    said: Mapping[str, Arg] = {**facts(view, voice), "at": voice.at(due.at)}
    what = voice.say(f"silence-{due.deadline}-{view.role}", **said)
    uid = f"order-{view.order.id}@handover"
    return Entry(
        uid,
        view.order.version,
        _stamp(view),
        due.at,
        _title(view, turn(view, voice), voice),
        what.striptags(),
        _calls(view, due, voice),
    )


def _question(view: OrderView, voice: Voice) -> Entry | None:
    due, asked = view.order.question_due, view.asked
    if due is None or asked is None or not view.asked_me:
        return None
    what = next(question(view, voice), Markup())
    uid = f"question-{view.order.id}-{asked.number}@handover"
    return Entry(uid, view.order.version, _stamp(view), due.at, _title(view, what, voice), "", _calls(view, due, voice))


def _stamp(view: OrderView) -> datetime:
    """When the order became what it is, as far as the reader knows."""
    return max((each.at for each in view.events), default=view.order.entered_at)


def _title(view: OrderView, what: Markup, voice: Voice) -> str:
    return voice.say("calendar-title", mark=view.state.mark, turn=what, **facts(view, voice)).striptags()


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


def _calls(view: OrderView, due: Alarm, voice: Voice) -> tuple[timedelta, ...]:
    """When to call the reader: as they will be reminded, or, of what waits on others, as it is over."""
    if due == view.order.due and not view.my_turn:
        return (timedelta(),)
    left = [each for each in view.order.alarms if each.reminds and each.deadline == due.deadline]
    return tuple(due.at - each.at for each in left if each.at > voice.now) or (LAST_CALL,)
