"""What the clock should do and when, reckoned by the checker itself from the declaration, the terms and its own work
clock.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.order import Terms
from core.workflow import Actor, Before, BusinessDays, Deadline, HalfTime, InAll, Reminder, Since, State, Wait, Work

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline or a reminder that is still to come, set at version `epoch`. `also`: who is told of the reminder
    beside the one who is waited for.
    """

    deadline: str
    at: datetime
    reminds: bool
    epoch: int
    put_off: bool = False
    also: frozenset[Actor] = field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        kind = "a reminder of " if self.reminds else ""
        return f"{kind}{self.deadline} at {self.at:%d %b %H:%M:%S}{' (put off)' if self.put_off else ''}"


def on_entry(
    state: State, terms: Terms, left: timedelta, disputed: timedelta, now: datetime, epoch: int
) -> frozenset[Due]:
    """Everything that is due in `state` when it is entered now with `left` on the work clock, after `disputed` in such
    states.
    """
    return frozenset(
        due
        for deadline in state.deadlines
        for due in _until(deadline, _end(deadline, terms, left, disputed, now), terms, now, epoch)
    )


def of_question(lapse: Deadline, terms: Terms, now: datetime, epoch: int) -> frozenset[Due]:
    """Everything that is due once a question waits for what `lapse` is the silence of."""
    end = _end(lapse, terms, timedelta(), timedelta(), now)
    return frozenset(_until(lapse, end, terms, now, epoch))


def ends(dues: Iterable[Due]) -> dict[str, datetime]:
    """When each deadline is."""
    return {due.deadline: due.at for due in dues if not due.reminds}


def work(state: State) -> str | None:
    """The deadline on the work clock, where it runs."""
    return next((each.name for each in state.deadlines if isinstance(each.after, Work)), None)


def work_until(
    state: State, dues: frozenset[Due], end: datetime, terms: Terms, now: datetime, epoch: int
) -> frozenset[Due]:
    """The same once the work clock runs out then: reminded of anew."""
    deadline = next(each for each in state.deadlines if isinstance(each.after, Work))
    others = {due for due in dues if due.deadline != deadline.name}
    return frozenset(others | set(_until(deadline, end, terms, now, epoch)))


def moved_out(state: State, dues: frozenset[Due], length: timedelta, epoch: int) -> frozenset[Due]:
    """The same once everything on the work clock comes so much later (or earlier: a negative length)."""
    name = work(state)
    return frozenset(replace(due, at=due.at + length, epoch=epoch) if due.deadline == name else due for due in dues)


def made_good(dues: frozenset[Due], late: Collection[str], length: timedelta) -> frozenset[Due]:
    """The same once what is `late` comes so much later, whoever it is reminded of."""
    return frozenset(replace(due, at=due.at + length) if due.deadline in late else due for due in dues)


def put_off(deadline: Deadline, dues: frozenset[Due], terms: Terms, now: datetime, epoch: int) -> frozenset[Due]:
    """The same once `deadline` is put off now: it lies ahead by that length, and is reminded of anew."""
    end = now + (deadline.put_off or timedelta())
    others = {due for due in dues if due.deadline != deadline.name}
    anew = (replace(due, put_off=True) for due in _until(deadline, end, terms, now, epoch))
    return frozenset(others | set(anew))


def _until(deadline: Deadline, end: datetime, terms: Terms, now: datetime, epoch: int) -> Iterable[Due]:
    """A deadline that ends then, and its reminders, each told to whom it says; one whose moment is past is dropped."""
    yield Due(deadline.name, end, reminds=False, epoch=epoch)
    for reminder in deadline.remind:
        at = _moment(reminder, terms, now, end)
        if now < at < end:
            also = frozenset(reminder.also) if isinstance(reminder, Since) else frozenset()
            yield Due(deadline.name, at, reminds=True, epoch=epoch, also=also)


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


def _end(deadline: Deadline, terms: Terms, left: timedelta, disputed: timedelta, now: datetime) -> datetime:
    wait: Wait = deadline.after
    if deadline.name in terms.lengths:
        set_to = terms.lengths[deadline.name]
        wait = InAll(set_to) if isinstance(wait, InAll) else set_to
    match wait:
        case timedelta():
            return now + wait
        case Work():
            return now + left
        case InAll(length):
            return now + length - disputed
        case BusinessDays(count):
            return _business(now, count + 1, timedelta(days=1), terms)
        case _:
            assert_never(wait)


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
