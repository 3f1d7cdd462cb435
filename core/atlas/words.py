"""The declaration's words in English, for the diagram and the page. People in the chat never read these."""

from collections.abc import Mapping
from datetime import timedelta
from typing import assert_never

from core.actors import Actor
from core.effects import (
    BY_RULE,
    HOLD,
    HOLD_APART,
    RETURN,
    AtLeast,
    Change,
    Effect,
    Hold,
    HoldApart,
    Return,
    SetClock,
    SetDeadline,
    SettleByRule,
    Settlement,
)
from core.forms import Completeness, Field, Files, Form, Links, Moment, Price, Share, Span, Text, Ticks
from core.workflow import Before, Bound, BusinessDays, HalfTime, InAll, Pays, Proposal, Reminder, Since, Wait, Work

WHO = {
    Actor.BUYER: "the buyer",
    Actor.SELLER: "the seller",
    Actor.STAFF: "staff",
    Actor.PANEL: "the mediators",
    Actor.MEDIATOR: "the mediator",
    Actor.TILL: "the till",
    Actor.CLOCK: "the clock",
}

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COUNTED_IN_DAYS = 3 * DAY
"""From here on people count in days; below, 24 and 48 are hours to everybody."""


def length(wait: timedelta) -> str:
    """`24 h`, `7 days`, `90 min`."""
    if wait >= COUNTED_IN_DAYS and not wait % DAY:
        return f"{wait // DAY} days"
    if not wait % HOUR:
        return f"{wait // HOUR} h"
    return f"{wait // timedelta(minutes=1)} min"


def wait(after: Wait) -> str:
    """How long a deadline is."""
    match after:
        case timedelta():
            return length(after)
        case BusinessDays(count):
            return f"{count} business day{'s' * (count > 1)}"
        case Work():
            return "the time on the work clock"
        case InAll(all_together):
            return f"{length(all_together)} in all"
        case _:
            assert_never(after)


def reminder(one: Reminder) -> str:
    """When a reminder comes."""
    match one:
        case Before(before):
            return f"{wait(before)} before"
        case Since(after, ()):
            return f"after {length(after)}"
        case Since(after, also):
            return f"after {length(after)} (to {listed([WHO[one] for one in also])} too)"
        case HalfTime():
            return "at half time"
        case _:
            assert_never(one)


def effect(one: Effect) -> str:
    """What a move does to the clock or to the money."""
    match one:
        case SetClock(term):
            return f"the work clock is set to the {said(term)}"
        case SetDeadline():
            return "the work clock runs out at the date agreed"
        case AtLeast(left):
            return f"the work clock has at least {length(left)}"
        case Change() | Hold() | HoldApart() | Return() | Settlement() | SettleByRule():
            return SAID[one]
        case _:
            assert_never(one)


SAID: Mapping[Effect, str] = {
    Change.FREEZE: "everything stands still",
    Change.TAKE: "the case is that mediator's",
    Change.ADD_WORK: "it is added to the work, with its price and its time",
    HOLD: "the money is held",
    HOLD_APART: "the money is held apart",
    RETURN: "what was paid for it goes back to the buyer",
    BY_RULE: "the money goes as the terms say of a dispute that nobody ended",
    Settlement.REFUND: "everything goes back to the buyer",
    Settlement.PAY_OUT: "the seller is paid",
    Settlement.SPLIT: "the money is split as was agreed or decided",
    Settlement.HALVE: "the money is split in halves",
}
"""What is done to the order or to the money."""


def payment(asked: Proposal) -> str:
    """When the buyer pays for what is asked."""
    match asked.pays:
        case Pays.WHEN_SENT:
            return "when it is sent"
        case Pays.WHEN_AGREED:
            return "when it is agreed"
        case None:
            return ""
        case _:
            assert_never(asked.pays)


def bound(at_most: Bound) -> str:
    """How often a move may be made."""
    limit = at_most.limit
    often = f"as many {said(limit)} as were agreed" if isinstance(limit, str) else times(limit)
    return f"{often} after each {said(at_most.per)}" if at_most.per else often


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def form(asked: Form) -> str:
    """What a form asks for, in one line."""
    typed = [field(one) for one in asked.fields if not isinstance(one, Ticks)]
    ticked = [field(one) for one in asked.fields if isinstance(one, Ticks)]
    needed = f"at least one of: {listed(typed)}" if asked.needs is Completeness.ANY else listed(typed)
    return "; ".join(filter(None, (needed, listed(ticked))))


def field(one: Field) -> str:
    """What one field takes."""
    match one:
        case Text(_, shortest, longest):
            return f"a text of {shortest:,} to {longest:,} characters"
        case Files(_, most):
            return f"up to {most} files"
        case Links(_, most):
            return f"up to {most} links"
        case Ticks():
            return "a tick for every line that was ordered"
        case Price() | Share() | Span() | Moment():
            return _bounded(one)
        case _:
            assert_never(one)


def _bounded(one: Price | Share | Span | Moment) -> str:
    match one:
        case Price():
            return "a price"
        case Share():
            return "a part of the money that is held"
        case Span(_, longest):
            return f"how much longer it takes, up to {length(longest)}"
        case Moment(_, ahead):
            return f"a date at least {length(ahead)} ahead"
        case _:
            assert_never(one)


def said(name: str) -> str:
    """An identifier as it is spoken."""
    return name.replace("_", " ")


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def either(parts: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
