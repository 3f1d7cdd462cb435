"""A fault in what the machine decides, and when, is found, and by the proof that one would expect."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core import desk, engine
from core.alarms import on_entry
from core.check import Engine, Proof
from core.community import Crew
from core.order import Alarm, Order, PersonId
from core.outage import Outage
from core.step import NOT_NOW, STALE, Command, Moved, Placement, Refused
from core.workflow import BUYER, HELD_UP, PUT_OFF, SELLER, STAFF, TILL, Action, Actor, Bound, Move, Workflow, action
from tests.core.planted import (
    PLAIN,
    Asked,
    answering,
    changed,
    doing,
    everywhere,
    found,
    hearing,
    judging,
    leaving,
    obeying,
    recording,
    setting,
    sound,
    telling,
    with_move,
)

MINUTE, MOMENT = timedelta(minutes=1), timedelta(microseconds=1)
PARTIES_AND_STAFF = frozenset({BUYER, SELLER, STAFF})


def _unbounded(move: Move) -> Move:
    return replace(move, at_most=None) if isinstance(move, Action) else move


def _once_more(move: Move) -> Move:
    twice = isinstance(move, Action) and move.at_most == Bound(2)
    return replace(move, at_most=Bound(3)) if twice and isinstance(move, Action) else move


def _formless(move: Move) -> Move:
    return replace(move, form=None) if isinstance(move, Action) else move


def _late(asked: Asked) -> Asked:
    """Before its time, whenever it is."""
    due = asked.order.due
    return asked if asked.by_clock or not due else replace(asked, now=min(asked.now, due.at - MOMENT))


JUDGEMENT = {
    "a unit less pays": (judging("paid-in-full", lambda o, p: p["amount"] >= o.terms.price - 1), Proof.GUARDS),
    "a unit more pays": (judging("paid-in-full", lambda o, p: p["amount"] >= o.terms.price), Proof.GUARDS),
    "the price does not pay": (judging("paid-in-full", lambda o, p: p["amount"] > o.terms.price), Proof.MOVES),
    "every till is by hand": (judging("paid-by-hand", lambda *_: True), Proof.GUARDS),
    "no till is by hand": (judging("paid-by-hand", lambda *_: False), Proof.GUARDS),
    "versions are not looked at": (
        hearing(lambda asked: replace(asked, command=replace(asked.command, seen_version=asked.order.version))),
        Proof.STALE,
    ),
    "who acts is not looked at": (
        hearing(lambda asked: asked if asked.by_clock else replace(asked, actors=asked.actors | PARTIES_AND_STAFF)),
        Proof.ACTORS,
    ),
    "late presses are taken": (hearing(_late), Proof.LATE),
    "presses in the last minute are refused": (
        hearing(lambda asked: asked if asked.by_clock else replace(asked, now=asked.now + MINUTE)),
        Proof.LATE,
    ),
    "bounds are not looked at": (obeying(everywhere(_unbounded)), Proof.COUNTERS),
    "once more is taken": (obeying(everywhere(_once_more)), Proof.COUNTERS),
    "forms are not looked at": (obeying(everywhere(_formless)), Proof.FORMS),
    "nothing is counted": (leaving(lambda after, before: replace(after, counts=before.counts)), Proof.COUNTERS),
    "no count begins anew": (
        leaving(lambda after, before: replace(after, counts={**before.counts, **after.counts})),
        Proof.COUNTERS,
    ),
    "a move leads elsewhere": (obeying(changed("overdue", "deliver", to="completed")), Proof.MOVES),
    "what nobody declared is done": (
        obeying(with_move("in_progress", action("cancel", "cancelled", BUYER, "cancelled"))),
        Proof.ACTORS,
    ),
    "what is declared is refused": (obeying(changed("queued", "decline", by=STAFF)), Proof.ACTORS),
    "an order that is over is not": (
        hearing(
            lambda asked: (
                replace(asked, order=replace(asked.order, state="delivered"))
                if asked.order.state == "completed"
                else asked
            )
        ),
        Proof.FINAL,
    ),
}

TIME = {
    "alarms strike early": (
        hearing(lambda asked: replace(asked, now=asked.now + MOMENT) if asked.by_clock else asked),
        Proof.CLOCK,
    ),
    "alarms of another version strike": (
        hearing(
            lambda asked: replace(asked, command=replace(asked.command, seen_version=None)) if asked.by_clock else asked
        ),
        Proof.CLOCK,
    ),
    "no deadline is set": (setting(lambda alarm: alarm if alarm.reminds else None), Proof.DEADLINES),
    "deadlines are a minute late": (
        setting(lambda alarm: alarm if alarm.reminds else replace(alarm, at=alarm.at + MINUTE)),
        Proof.DEADLINES,
    ),
    "what the community set is not looked at": (
        leaving(lambda after, _: replace(after, alarms=_as_shipped(after)) if after.terms.lengths else after),
        Proof.DEADLINES,
    ),
    "no reminder is set": (setting(lambda alarm: None if alarm.reminds else alarm), Proof.REMINDERS),
    "one reminder is missing": (
        setting(lambda alarm: None if alarm.kind == "start_lapsed/1h" else alarm),
        Proof.REMINDERS,
    ),
    "reminders are late": (
        setting(lambda alarm: replace(alarm, at=alarm.at + MINUTE) if alarm.reminds else alarm),
        Proof.REMINDERS,
    ),
    "reminders come after the deadline": (
        setting(lambda alarm: replace(alarm, at=alarm.at + timedelta(days=9)) if alarm.reminds else alarm),
        Proof.REMINDERS,
    ),
    "a reminder stays set": (
        doing(lambda moved, before: moved if moved.event else replace(moved, order=before)),
        Proof.REMINDERS,
    ),
    "a reminder goes to the other side": (
        telling(
            lambda notice: replace(notice, to=BUYER if notice.to is SELLER else SELLER) if notice.reminds else notice
        ),
        Proof.REMINDERS,
    ),
    "alarms stay set when all is over": (
        leaving(lambda after, before: after if after.alarms else replace(after, alarms=before.alarms)),
        Proof.FINAL,
    ),
    "the work clock runs on": (
        leaving(lambda after, before: replace(after, work_left=max(after.work_left, before.work_left))),
        Proof.WORK_CLOCK,
    ),
    "the work clock is never set": (
        leaving(lambda after, before: replace(after, work_left=before.work_left)),
        Proof.WORK_CLOCK,
    ),
    "nothing is put off": (hearing(lambda asked: replace(asked, reached=True)), Proof.PUT_OFF),
    "everything is put off": (hearing(lambda asked: replace(asked, reached=False)), Proof.SILENCE),
    "it is put off again and again": (
        setting(lambda alarm: replace(alarm, put_off=False)),
        Proof.PUT_OFF,
    ),
    "a deadline does nothing": (
        answering(lambda asked: STALE if asked.command.name == "overdue_lapsed" else sound(asked)),
        Proof.SILENCE,
    ),
}


def _as_shipped(order: Order) -> tuple[Alarm, ...]:
    plain = replace(order.terms, lengths={})
    return on_entry(PLAIN.state(order.state), plain, order.work_left, order.entered_at, order.version)


def _accepting_own_listings(
    workflow: Workflow, placement: Placement, command: Command, now: datetime
) -> Moved | Refused:
    return engine.place(workflow, replace(placement, seller=PersonId(99)), command, now)


def _offering_late(workflow: Workflow, order: Order, actors: frozenset[Actor], now: datetime) -> tuple[Action, ...]:
    return engine.possible(workflow, order, actors, order.entered_at)


def _offering_all(workflow: Workflow, order: Order, actors: frozenset[Actor], now: datetime) -> tuple[Action, ...]:
    return tuple(each for each in workflow.state(order.state).actions if each.by in actors)


def _staff_first(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    also = {STAFF} if by in crew.staff else set()
    return desk.capacities(order, by, crew) | also


def _always_joined(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return desk.capacities(replace(order, joined=True), by, crew)


def _always_the_till(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    acting = desk.capacities(order, by, crew)
    return acting | {TILL} if STAFF in acting else acting


PEOPLE = {
    "nobody is told anything": (telling(lambda _: None), Proof.TOLD),
    "a payout is not told": (telling(lambda notice: None if notice.topic == "accepted" else notice), Proof.TOLD),
    "a cancelled order is told only to the seller": (
        telling(lambda notice: None if (notice.topic, notice.to) == ("start_lapsed", BUYER) else notice),
        Proof.TOLD,
    ),
    "a seller who has not joined is told": (
        doing(lambda moved, _: _also_to_the_seller(moved)),
        Proof.TOLD,
    ),
    "everything is told twice": (doing(lambda moved, _: replace(moved, notices=moved.notices * 2)), Proof.TOLD),
    "staff are not told what was put off": (
        telling(lambda notice: None if (notice.topic, notice.to) == (PUT_OFF, STAFF) else notice),
        Proof.TOLD,
    ),
    "a credit is not told": (telling(lambda notice: None if notice.topic == "credited" else notice), Proof.TOLD),
    "the record has nothing": (recording(lambda _: None), Proof.RECORD),
    "the record has another name": (recording(lambda event: replace(event, name="done")), Proof.RECORD),
    "the record does not say who": (recording(lambda event: replace(event, by=None)), Proof.RECORD),
    "the record has the wrong hour": (recording(lambda event: replace(event, at=event.at + MINUTE)), Proof.RECORD),
    "versions do not grow": (
        leaving(lambda after, before: replace(after, version=before.version)),
        Proof.RECORD,
    ),
    "the cause is lost": (leaving(lambda after, before: replace(after, cause=before.cause)), Proof.RECORD),
    "the seller never joins": (leaving(lambda after, _: replace(after, joined=False)), Proof.RECORD),
    "terms change on the way": (
        leaving(lambda after, _: replace(after, terms=replace(after.terms, fee=0, revisions=9))),
        Proof.RECORD,
    ),
    "anybody orders from themselves": (Engine(place=_accepting_own_listings), Proof.ACTORS),
    "no order can be placed": (Engine(place=lambda *_: NOT_NOW), Proof.MOVES),
    "buttons outlive their time": (Engine(possible=_offering_late), Proof.BUTTONS),
    "buttons that would be refused": (Engine(possible=_offering_all), Proof.BUTTONS),
    "no buttons": (Engine(possible=lambda *_: ()), Proof.BUTTONS),
    "staff are staff on their own orders": (Engine(capacities=_staff_first), Proof.ACTORS),
    "a seller acts before they joined": (Engine(capacities=_always_joined), Proof.ACTORS),
    "staff speak for every till": (Engine(capacities=_always_the_till), Proof.ACTORS),
}


def _also_to_the_seller(moved: Moved) -> Moved:
    return replace(moved, notices=tuple({*moved.notices, *(replace(each, to=SELLER) for each in moved.notices)}))


def _made_good(change: Callable[[Moved, Order], Moved]) -> Engine:
    """A machine that makes an outage good otherwise."""
    return doing(lambda moved, before: change(moved, before) if moved.event and moved.event.name == HELD_UP else moved)


def _later(after: Order, length: timedelta) -> Order:
    return replace(after, alarms=tuple(replace(each, at=each.at + length) for each in after.alarms))


def _only_ends(moved: Moved, before: Order) -> Moved:
    kept = tuple(each for each in before.alarms if each.reminds)
    ends = tuple(each for each in moved.order.alarms if not each.reminds)
    return replace(moved, order=replace(moved.order, alarms=(*ends, *kept)))


def _anew(moved: Moved, _: Order) -> Moved:
    alarms = tuple(replace(each, epoch=moved.order.version) for each in moved.order.alarms)
    return replace(moved, order=replace(moved.order, alarms=alarms))


def _to_both_alone(moved: Moved, _: Order) -> Moved:
    return replace(moved, notices=tuple(each for each in moved.notices if each.to in {BUYER, SELLER}))


def _longer(outage: Outage) -> Outage:
    """It began a moment earlier."""
    return replace(outage, length=outage.length + MOMENT)


def _sooner(outage: Outage) -> Outage:
    """It was over a moment earlier."""
    return Outage(outage.until - MOMENT, outage.length - MOMENT)


OUTAGES = {
    "what fell due meanwhile strikes all the same": (hearing(lambda asked: replace(asked, outages=())), Proof.OUTAGE),
    "what fell due as the bot went is made good too": (
        hearing(lambda asked: replace(asked, outages=tuple(_longer(each) for each in asked.outages))),
        Proof.OUTAGE,
    ),
    "what fell due as the bot came back is not made good": (
        hearing(
            lambda asked: replace(
                asked, outages=tuple(replace(each, until=each.until - MOMENT) for each in asked.outages)
            )
        ),
        Proof.OUTAGE,
    ),
    "a deadline moves out by more than the outage": (
        _made_good(lambda moved, _: replace(moved, order=_later(moved.order, MINUTE))),
        Proof.DEADLINES,
    ),
    "what fell due stays where it was": (
        _made_good(lambda moved, before: replace(moved, order=replace(moved.order, alarms=before.alarms))),
        Proof.DEADLINES,
    ),
    "its reminders stay behind": (_made_good(_only_ends), Proof.REMINDERS),
    "whoever was reminded before counts as not reminded": (_made_good(_anew), Proof.DEADLINES),
    "nobody hears of it": (_made_good(lambda moved, _: replace(moved, notices=())), Proof.TOLD),
    "whoever is waited for does not hear of it": (_made_good(_to_both_alone), Proof.TOLD),
    "the record does not say for how long": (
        _made_good(lambda moved, _: replace(moved, event=moved.event and replace(moved.event, payload={}))),
        Proof.RECORD,
    ),
}

FAULTS = JUDGEMENT | TIME | OUTAGES | PEOPLE


@pytest.mark.parametrize(("machine", "proof"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_machine_is_found_by_its_proof(machine: Engine, proof: Proof) -> None:
    assert found(proof, machine=machine)
