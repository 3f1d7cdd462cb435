"""The clock, tried like everybody else: a moment early, on time, late, twice, and for what is no longer set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from core.check import books
from core.check.acts import Act, Refusal, Situation
from core.check.finding import Proof
from core.check.times import Due
from core.order import Alarm
from core.step import Command
from core.workflow import CLOCK

MOMENT = timedelta(microseconds=1)
OUTAGE = timedelta(hours=50)
"""How late an alarm may be struck."""


def strikes(here: Situation) -> Iterator[Act]:
    """Everything that is tried by the clock. Life goes on from the alarm that comes first."""
    first = min((alarm.at for alarm in here.order.alarms), default=None)
    for alarm in here.order.alarms:
        due = _due(alarm)
        struck = Command(here.order.id, alarm.kind, CLOCK, ("check", ""), alarm.epoch)
        at = max(alarm.at, here.now)
        if alarm.at - MOMENT >= here.now:
            yield Act(Proof.CLOCK, struck, alarm.at - MOMENT, Refusal("too-early"))
        for epoch in (alarm.epoch - 1, alarm.epoch + 1):
            other = Command(here.order.id, alarm.kind, CLOCK, ("check", ""), epoch)
            yield Act(Proof.CLOCK, other, at, Refusal("stale"))
        yield from _on_time(here, due, struck, goes_on=alarm.at == first)
    for alarm in here.former:
        if alarm not in here.order.alarms:
            late = Command(here.order.id, alarm.kind, CLOCK, ("check", ""), alarm.epoch)
            yield Act(Proof.CLOCK, late, max(alarm.at, here.now), Refusal("stale"))


def _due(alarm: Alarm) -> Due:
    return Due(alarm.deadline, alarm.at, alarm.reminds, alarm.epoch, alarm.put_off)


def _on_time(here: Situation, due: Due, struck: Command, *, goes_on: bool) -> Iterator[Act]:
    on_time = max(due.at, here.now)
    for at in (on_time, on_time + OUTAGE):
        if due.reminds:
            yield Act(Proof.REMINDERS, struck, at, books.reminded(here.books, due), goes_on and at == on_time)
            continue
        for reached in (True, False):
            yield _end(here, due, Act(Proof.SILENCE, struck, at, Refusal("stale"), goes_on, reached))


def _end(here: Situation, due: Due, act: Act) -> Act:
    """What the end of a silence must do: be put off, once, if it may and nobody was reached; else what is declared."""
    deadline = next(each for each in here.books.state.deadlines if each.name == due.deadline)
    if deadline.put_off and not act.reached and not due.put_off:
        later = books.put_off(here.house, here.books, deadline, act.at)
        return replace(act, proof=Proof.PUT_OFF, expected=later)
    proof = Proof.PUT_OFF if due.put_off else Proof.SILENCE
    return replace(act, proof=proof, expected=books.moved(here.house, here.books, deadline, act.at, 0))
