"""What the clock should do and when, reckoned by the checker itself from the declaration, the terms and its own work
clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.order import Terms
from core.workflow import Before, BusinessDays, Deadline, HalfTime, Reminder, Since, State, Wait, Work

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline or a reminder that is still to come, set at version `epoch`."""

    deadline: str
    at: datetime
    reminds: bool
    epoch: int
    put_off: bool = False

    def __str__(self) -> str:
        kind = "a reminder of " if self.reminds else ""
        return f"{kind}{self.deadline} at {self.at:%d %b %H:%M:%S}{' (put off)' if self.put_off else ''}"


def on_entry(state: State, terms: Terms, left: timedelta, now: datetime, epoch: int) -> frozenset[Due]:
    """Everything that is due in `state` when it is entered now with `left` on the work clock."""
    found: set[Due] = set()
    for deadline in state.deadlines:
        end = _end(terms.lengths.get(deadline.name, deadline.after), terms, left, now)
        found |= {Due(deadline.name, end, reminds=False, epoch=epoch)}
        found |= {Due(deadline.name, at, reminds=True, epoch=epoch) for at in _reminders(deadline, terms, now, end)}
    return frozenset(found)


def put_off(deadline: Deadline, dues: frozenset[Due], terms: Terms, now: datetime, epoch: int) -> frozenset[Due]:
    """The same once `deadline` is put off now: it lies ahead by that length, and is reminded of anew."""
    end = now + (deadline.put_off or timedelta())
    others = {due for due in dues if due.deadline != deadline.name}
    ahead = {
        Due(deadline.name, at, reminds=True, epoch=epoch, put_off=True) for at in _reminders(deadline, terms, now, end)
    }
    return frozenset(others | ahead | {Due(deadline.name, end, reminds=False, epoch=epoch, put_off=True)})


def reminded_within(deadline: Deadline, length: timedelta) -> bool:
    """Whether any reminder is left of a wait that is so long. Business days are at most three times as many days."""
    return any(_offset(one) < length for one in deadline.remind)


def _offset(reminder: Reminder) -> timedelta:
    """How long a wait must be for this reminder to come."""
    match reminder:
        case Before(BusinessDays(count)):
            return timedelta(days=3 * count)
        case Before(timedelta() as length) | Since(length):
            return length
        case HalfTime():
            return timedelta()
        case _:
            raise AssertionError(reminder)


def _end(wait: Wait, terms: Terms, left: timedelta, now: datetime) -> datetime:
    match wait:
        case timedelta():
            return now + wait
        case Work():
            return now + left
        case BusinessDays(count):
            return _business(now, count + 1, timedelta(days=1), terms)
        case _:
            assert_never(wait)


def _reminders(deadline: Deadline, terms: Terms, now: datetime, end: datetime) -> Iterator[datetime]:
    return (at for one in deadline.remind if now < (at := _moment(one, terms, now, end)) < end)


def _moment(reminder: Reminder, terms: Terms, now: datetime, end: datetime) -> datetime:
    match reminder:
        case Before(BusinessDays(count)):
            return _business(end, count, timedelta(days=-1), terms)
        case Before(timedelta() as length):
            return end - length
        case Since(length):
            return now + length
        case HalfTime():
            return now + (end - now) / 2
        case _:
            raise AssertionError(reminder)


def _business(start: datetime, count: int, step: timedelta, terms: Terms) -> datetime:
    """Midnight of the `count`-th day from `start` that is no weekend; no house here keeps a calendar of holidays."""
    zone = ZoneInfo(terms.timezone)
    day = start.astimezone(zone).date()
    while count:
        day += step
        count -= day.weekday() < SATURDAY
    return datetime.combine(day, time(), zone).astimezone(UTC)
