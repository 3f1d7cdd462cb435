"""What is due when. Alarms are worked out once, when a state is entered or a question comes to a stage, and then
stored: a stored moment can be moved out, and a running order keeps the moments it was promised.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from core.calendar import after_business_days, before_business_days
from core.order import Alarm, Order, Terms
from core.workflow import Before, BusinessDays, Deadline, HalfTime, InAll, Reminder, Since, State, Wait, Work


def on_entry(
    state: State, terms: Terms, work_left: timedelta, now: datetime, epoch: int, disputed: timedelta = timedelta()
) -> tuple[Alarm, ...]:
    """The alarms of `state` for an order on these terms that enters it now, with its version `epoch`. `disputed` is how
    long it was in such states before.
    """
    ends = ((each, _end(each, terms, work_left, now, disputed)) for each in state.deadlines)
    return tuple(alarm for deadline, end in ends for alarm in until(deadline, end, terms, now, epoch))


def of_stage(lapse: Deadline, terms: Terms, now: datetime, epoch: int) -> tuple[Alarm, ...]:
    """The alarms of a question that comes now to the stage which `lapse` ends."""
    return until(lapse, _end(lapse, terms, timedelta(), now, timedelta()), terms, now, epoch)


def until(deadline: Deadline, end: datetime, terms: Terms, now: datetime, epoch: int) -> tuple[Alarm, ...]:
    """The alarms of a deadline that is set now and ends then."""
    alarm = Alarm(deadline.name, end, epoch)
    return (alarm, *_reminders(deadline, alarm, terms, now))


def put_off(deadline: Deadline, order: Order, now: datetime, length: timedelta) -> tuple[Alarm, ...]:
    """The alarms of the order once `deadline` is put off by `length` from now, with its reminders once more."""
    end = Alarm(deadline.name, now + length, order.version, put_off=True)
    return (*without(order.alarms, deadline.name), end, *_reminders(deadline, end, order.terms, now))


def without(alarms: Iterable[Alarm], *deadlines: str) -> tuple[Alarm, ...]:
    return tuple(alarm for alarm in alarms if alarm.deadline not in deadlines)


def shifted(alarms: Iterable[Alarm], deadline: Deadline, length: timedelta, epoch: int) -> tuple[Alarm, ...]:
    """The same alarms, those of `deadline` moved out by `length`, reminders too."""
    return tuple(
        replace(alarm, at=alarm.at + length, epoch=epoch) if alarm.deadline == deadline.name else alarm
        for alarm in alarms
    )


def reminder(deadline: Deadline, alarm: Alarm) -> Reminder | None:
    """Which of the reminders of `deadline` this alarm is."""
    return next((each for kind, each in deadline.reminders if kind == alarm.kind), None)


def _end(deadline: Deadline, terms: Terms, work_left: timedelta, now: datetime, disputed: timedelta) -> datetime:
    wait = _wait(deadline, terms)
    match wait:
        case timedelta():
            return now + wait
        case BusinessDays(count):
            return after_business_days(now, count, terms.calendar, terms.timezone)
        case Work():
            return now + work_left
        case InAll(length):
            return now + length - disputed
        case _:
            assert_never(wait)


def _wait(deadline: Deadline, terms: Terms) -> Wait:
    """As the process has it, or as long as the community set it: what counts in all still does."""
    length = terms.lengths.get(deadline.name)
    if length is None:
        return deadline.after
    return InAll(length) if isinstance(deadline.after, InAll) else length


def _reminders(deadline: Deadline, end: Alarm, terms: Terms, now: datetime) -> Iterator[Alarm]:
    """One whose moment is past on entry is dropped; two at one moment are one."""
    moments = {_moment(reminder, end.at, terms, now): kind for kind, reminder in deadline.reminders}
    for at, kind in sorted(moments.items()):
        if now < at < end.at:
            yield Alarm(kind, at, end.epoch, end.put_off)


def _moment(reminder: Reminder, end: datetime, terms: Terms, now: datetime) -> datetime:
    match reminder:
        case Before(timedelta() as length):
            return end - length
        case Before(BusinessDays(count)):
            return before_business_days(end, count, terms.calendar, terms.timezone)
        case Since(length):
            return now + length
        case HalfTime():
            return now + (end - now) / 2
        case _:
            raise AssertionError(reminder)
