"""The clock, tried like everybody else: a moment early, on time, late, twice, and for what is no longer set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from core.check import should
from core.check.acts import Act, Refusal
from core.check.books import Given
from core.check.finding import Proof
from core.check.situation import Situation
from core.check.times import Due
from core.order import Alarm
from core.outage import Outage
from core.step import Command
from core.workflow import CLOCK

MOMENT = timedelta(microseconds=1)
OUTAGE = timedelta(hours=50)
"""How late an alarm may be struck."""
_NOTHING = timedelta()


def strikes(here: Situation, *, whole: bool) -> Iterator[Act]:
    """What the clock does on time; with `whole` everything else that it could try. Life goes on from the deadline that
    comes first, and from a reminder that comes before it.
    """
    first = min((alarm.at for alarm in here.order.alarms), default=None)
    for alarm in here.order.alarms:
        due, struck = _due(here, alarm), Command(here.order.id, alarm.kind, CLOCK, ("check", ""), alarm.epoch)
        goes_on = alarm.at == first if alarm.reminds else due == here.books.first
        if whole:
            yield from _untimely(here, alarm, struck)
        if whole or (goes_on and not alarm.reminds):
            yield from _on_time(here, due, struck, goes_on=goes_on, late=whole)
    if whole:
        yield from _after_outages(here)
    for alarm in here.former if whole else ():
        if alarm not in here.order.alarms:
            late = Command(here.order.id, alarm.kind, CLOCK, ("check", ""), alarm.epoch)
            yield Act(Proof.CLOCK, late, max(alarm.at, here.now), Refusal("stale"))


def _after_outages(here: Situation) -> Iterator[Act]:
    """The bot was away when the first deadline fell due: from just before it, or from long before, until that moment or
    until long after. Whichever alarm of what fell due is struck then, all of it is made good. What fell due in the
    very moment in which the bot went was not missed. Life is not followed from there: it stands where it stood.
    """
    first, now = here.books.first, here.now
    if first is None:
        return
    for before, after in ((MOMENT, _NOTHING), (OUTAGE, OUTAGE)):
        since, until = max(first.at - before, now), max(first.at, now) + after
        yield from _made_good(here, Outage(until, until - since))
    gone = Outage(first.at + OUTAGE, OUTAGE)
    if first.at >= now and not should.late(here.books, gone):
        struck = Command(here.order.id, first.deadline, CLOCK, ("check", ""), first.epoch)
        ended = _end(here, first, Act(Proof.OUTAGE, struck, gone.until, Refusal("stale"), outage=gone))
        yield replace(ended, proof=Proof.OUTAGE)


def _made_good(here: Situation, outage: Outage) -> Iterator[Act]:
    missed = should.late(here.books, outage)
    for alarm in here.order.alarms:
        if alarm.deadline in missed and alarm.at <= outage.until:
            struck = Command(here.order.id, alarm.kind, CLOCK, ("check", ""), alarm.epoch)
            yield Act(Proof.OUTAGE, struck, outage.until, should.held_up(here.books, outage), outage=outage)


def _untimely(here: Situation, alarm: Alarm, struck: Command) -> Iterator[Act]:
    """A moment early, and for a version at which it was not set."""
    if alarm.at - MOMENT >= here.now:
        yield Act(Proof.CLOCK, struck, alarm.at - MOMENT, Refusal("too-early"))
    for epoch in (alarm.epoch - 1, alarm.epoch + 1):
        other = replace(struck, seen_version=epoch)
        yield Act(Proof.CLOCK, other, max(alarm.at, here.now), Refusal("stale"))


def _due(here: Situation, alarm: Alarm) -> Due:
    """What the books have of this alarm."""
    due = Due(alarm.deadline, alarm.at, alarm.reminds, alarm.epoch, alarm.put_off)
    return next(each for each in here.books.dues if each == due)


def _on_time(here: Situation, due: Due, struck: Command, *, goes_on: bool, late: bool) -> Iterator[Act]:
    on_time = max(due.at, here.now)
    for at in (on_time, on_time + OUTAGE) if late else (on_time,):
        if due.reminds:
            yield Act(Proof.REMINDERS, struck, at, should.reminded(here.books, due), goes_on and at == on_time)
            continue
        for reached in (True, False) if late else (True,):
            yield _end(here, due, Act(Proof.SILENCE, struck, at, Refusal("stale"), goes_on and at == on_time, reached))


def _end(here: Situation, due: Due, act: Act) -> Act:
    """What the end of a silence must do: be put off, once, if it may and nobody was reached; else what is declared."""
    state = here.books.state
    deadline = next(each for each in (*state.deadlines, *state.lapses) if each.name == due.deadline)
    if deadline.put_off and not act.reached and not due.put_off:
        later = should.put_off(here.house, here.books, deadline, act.at)
        return replace(act, proof=Proof.PUT_OFF, expected=later)
    proof = Proof.PUT_OFF if due.put_off else Proof.SILENCE
    return replace(act, proof=proof, expected=should.moved(here.house, here.books, deadline, Given(act.at, CLOCK)))
