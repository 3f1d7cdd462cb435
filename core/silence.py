"""What silence does beside ending something: it is reminded of, it is put off when nobody was reached, and it is made
good when it was the bot that was away.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from core import alarms
from core.actors import CLOCK, PARTIES, SELLER, STAFF, Actor
from core.moves import HELD_UP, PUT_OFF, Deadline, InAll, Since, told_of
from core.order import Alarm, Order
from core.outage import Outage
from core.step import Command, Moved, Notice, event_of
from core.workflow import State


def remind(state: State, order: Order, deadline: Deadline, alarm: Alarm) -> Moved:
    """The alarm rings once, and changes nothing else."""
    left = tuple(each for each in order.alarms if each != alarm)
    turn = order.proposed.waits_on if deadline.piece and order.proposed else state.turn
    reminder = alarms.reminder(deadline, alarm)
    also = reminder.also if isinstance(reminder, Since) else ()
    told = dict.fromkeys((turn, *also) if turn else also)
    return Moved(replace(order, alarms=left), notices=tuple(Notice(one, deadline.name, reminds=True) for one in told))


def put_off(
    state: State, order: Order, deadline: Deadline, length: timedelta, command: Command, now: datetime
) -> Moved:
    """The deadline lies ahead once more, by `length` from now."""
    later = replace(order, version=order.version + 1)
    later = replace(later, alarms=alarms.put_off(deadline, later, now, length))
    told = (*((state.turn,) if state.turn else ()), STAFF)
    event = event_of(order, PUT_OFF, CLOCK, command, now, order.state)
    return Moved(later, event, notices=tuple(Notice(one, PUT_OFF) for one in told))


def late(order: Order, outage: Outage) -> frozenset[str]:
    """The deadlines of `order` that fell due while nobody was there to answer."""
    ends = (alarm for alarm in order.alarms if not alarm.reminds)
    return frozenset(alarm.deadline for alarm in ends if outage.covers(alarm.at))


def held_up(state: State, order: Order, outage: Outage, late: frozenset[str], command: Command, now: datetime) -> Moved:
    """All that fell due meanwhile is moved out at once, with its reminders, and what is added up is so much less. The
    alarms stay those that were set then: who was reminded before was reminded.
    """
    moved = tuple(
        replace(alarm, at=alarm.at + outage.length) if alarm.deadline in late else alarm for alarm in order.alarms
    )
    in_all = any(isinstance(each.after, InAll) and each.name in late for each in state.deadlines)
    later = replace(
        order,
        version=order.version + 1,
        alarms=moved,
        disputed=order.disputed - outage.length if in_all else order.disputed,
    )
    until = min(alarm.at for alarm in moved if not alarm.reminds and alarm.deadline in late)
    carried = replace(command, payload={"away": outage.length, "until": until})
    told = dict.fromkeys(one for name in sorted(late) for one in _concerned(state, order, name))
    event = event_of(order, HELD_UP, CLOCK, carried, now, order.state)
    return Moved(later, event, notices=tuple(Notice(one, HELD_UP) for one in told if one != SELLER or order.joined))


def _concerned(state: State, order: Order, name: str) -> Iterator[Actor]:
    """Whom a deadline concerns: the parties, as far as they know of it, and whoever is waited for."""
    deadline = state.deadline(name)
    if deadline and deadline.piece and order.proposed:
        yield from told_of(deadline, deadline.piece)
        yield order.proposed.waits_on
        return
    yield from PARTIES
    yield from (state.turn,) if state.turn else ()
