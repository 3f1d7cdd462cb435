"""The declaration's words in English, for the diagram and the page. People in the chat never read these."""

from datetime import timedelta
from typing import assert_never

from core.effects import Effect, Hold, SetClock, Settlement
from core.forms import Completeness, Field, Files, Form, Links, Text, Ticks
from core.workflow import Before, Bound, BusinessDays, HalfTime, Reminder, Since, Wait, Work

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
        case _:
            assert_never(after)


def reminder(one: Reminder) -> str:
    """When a reminder comes."""
    match one:
        case Before(before):
            return f"{wait(before)} before"
        case Since(after):
            return f"after {length(after)}"
        case HalfTime():
            return "at half time"
        case _:
            assert_never(one)


def effect(one: Effect) -> str:
    """What a move does to the clock or to the money."""
    match one:
        case SetClock(term):
            return f"the work clock is set to the {said(term)}"
        case Hold():
            return "the money is held"
        case Settlement.REFUND:
            return "everything goes back to the buyer"
        case Settlement.PAY_OUT:
            return "the seller is paid"
        case _:
            assert_never(one)


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
