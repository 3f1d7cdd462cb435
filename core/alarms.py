"""What is due when. Alarms are worked out once, when a state is entered, and then stored: a stored moment can be moved
out, and a running order keeps the moments it was promised.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import assert_never

from core.calendar import after_business_days, before_business_days
from core.order import Alarm, Order, Terms
from core.workflow import Before, BusinessDays, Deadline, HalfTime, Reminder, Since, State, Wait, Work


def on_entry(state: State, terms: Terms, work_left: timedelta, now: datetime, epoch: int) -> tuple[Alarm, ...]:
    """The alarms of `state` for an order on these terms that enters it now, with its version `epoch`."""
    ends = ((each, Alarm(each.name, _end(each, terms, work_left, now), epoch)) for each in state.deadlines)
    return tuple(alarm for deadline, end in ends for alarm in (end, *_reminders(deadline, end, terms, now)))


def put_off(deadline: Deadline, order: Order, now: datetime, length: timedelta) -> tuple[Alarm, ...]:
    """The alarms of the order once `deadline` is put off by `length` from now, with its reminders once more."""
    others = tuple(alarm for alarm in order.alarms if alarm.deadline != deadline.name)
    end = Alarm(deadline.name, now + length, order.version, put_off=True)
    return (*others, end, *_reminders(deadline, end, order.terms, now))


def _end(deadline: Deadline, terms: Terms, work_left: timedelta, now: datetime) -> datetime:
    wait: Wait = terms.lengths.get(deadline.name, deadline.after)
    match wait:
        case timedelta():
            return now + wait
        case BusinessDays(count):
            return after_business_days(now, count, terms.calendar, terms.timezone)
        case Work():
            return now + work_left
        case _:
            assert_never(wait)


def _reminders(deadline: Deadline, end: Alarm, terms: Terms, now: datetime) -> Iterator[Alarm]:
    """One whose moment is past on entry is dropped; two at one moment are one (processes.md)."""
    moments = {_moment(reminder, end.at, terms, now): _label(reminder) for reminder in deadline.remind}
    for at, label in sorted(moments.items()):
        if now < at < end.at:
            yield Alarm(f"{deadline.name}/{label}", at, end.epoch, end.put_off)


def _moment(reminder: Reminder, end: datetime, terms: Terms, now: datetime) -> datetime:
    match reminder:
        case Before(BusinessDays(count)):
            return before_business_days(end, count, terms.calendar, terms.timezone)
        case Before(timedelta() as length):
            return end - length
        case Since(length):
            return now + length
        case HalfTime():
            return now + (end - now) / 2
        case _:
            raise AssertionError(reminder)


@cache
def _label(reminder: Reminder) -> str:
    match reminder:
        case Before(BusinessDays(count)):
            return f"{count}bd"
        case Before(timedelta() as length):
            return f"{length // timedelta(hours=1)}h"
        case Since(length):
            return f"after-{length // timedelta(hours=1)}h"
        case HalfTime():
            return "half"
        case _:
            raise AssertionError(reminder)
