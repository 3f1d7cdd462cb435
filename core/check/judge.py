"""What came of an act, held against what should have come of it. Each part of an answer is looked at for the promise
that it keeps or breaks.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from core.check import times
from core.check.acts import Act, Refusal
from core.check.books import After, Books, Given, Told, objection
from core.check.finding import Proof, Verdict
from core.check.houses import PLACED_AT, STRANGER, House, person, placement
from core.check.situation import Situation
from core.check.times import Due
from core.order import Order, Proposed
from core.step import Moved, Refused
from core.workflow import MEDIATOR, Actor, InAll

MOMENT = timedelta(microseconds=1)


def refused(act: Act, outcome: Moved | Refused) -> Iterator[Verdict]:
    """It must be refused for the one reason, and nothing may have changed."""
    wanted = act.expected.reason if isinstance(act.expected, Refusal) else ""
    if isinstance(outcome, Moved):
        yield act.proof, f"it must be refused as {wanted}, and was done"
    else:
        well = outcome.reason == wanted
        yield act.proof, None if well else f"it must be refused as {wanted}, and was as {outcome.reason}"


def not_taken(act: Act, outcome: Refused) -> Iterator[Verdict]:
    """It was refused, and must not be. To a person the reason says which promise that breaks."""
    by_reason = Refusal(outcome.reason).proof
    proof = act.proof if isinstance(act.command.by, Actor) or by_reason is Proof.MOVES else by_reason
    yield proof, f"it must be done, and was refused as {outcome.reason}"


def moved(here: Situation, act: Act, after: After, outcome: Moved) -> Iterator[Verdict]:
    """Everything about the order but its money."""
    order, books = outcome.order, after.books
    found = outcome.event.name if outcome.event else "a reminder"
    wanted = after.event or "a reminder"
    yield act.proof, None if found == wanted else f"{found} came of it, and {wanted} should have"
    yield Proof.MOVES, _differs("the order", order.state, books.state.name)
    counts = {name: count for name, count in order.counts.items() if count}
    yield Proof.COUNTERS, _differs("the count", counts, books.counts)
    if not times.work(books.state):
        yield Proof.WORK_CLOCK, _differs("the work clock", order.work_left, books.left)
    yield from _question(after.books, order.proposed, order)
    yield from _dispute(here, act, after, order)
    yield from _dues(here, act, after, order)
    proof = Proof.REMINDERS if act.proof is Proof.REMINDERS else Proof.TOLD
    yield proof, _difference("is told", _notices(outcome), after.told)
    yield from _record(here, act, after, outcome)
    if books.state.final:
        yield Proof.FINAL, f"{len(order.alarms)} alarms stay set" if order.alarms else None


def _question(books: Books, found: Proposed | None, order: Order) -> Iterator[Verdict]:
    asked, apart = books.question, sum(minor for _, minor in books.purse.apart)
    wanted = asked and (asked.kind, asked.number, asked.by, asked.stage, asked.agreed, asked.carries)
    has = found and (found.kind, found.number, found.by, found.stage, found.agreed, found.carries)
    yield Proof.QUESTION, _differs("what is open", has, wanted)
    yield Proof.APART, _differs("what the question holds", found.held if found else 0, apart)
    pause = (asked.pause, asked.since) if asked and asked.pause else None
    yield Proof.PAUSE, _differs("the pause", (found and found.paused and (found.paused, found.since)) or None, pause)
    yield Proof.PAUSE, _differs("the time paused before", order.paused, books.paused)
    most = order.terms.pause
    spent = order.paused + (found.paused if found else timedelta())
    yield Proof.PAUSE, f"the work clock may stand {spent}, and {most} was agreed" if spent > most else None


def _dispute(here: Situation, act: Act, after: After, order: Order) -> Iterator[Verdict]:
    books, before = after.books, here.books
    wanted = (books.frozen, books.mediator, books.disputed)
    found = (order.frozen, order.mediator, order.disputed)
    yield Proof.DISPUTE, _differs("the dispute (called from, taken by, before)", found, wanted)
    for name in _in_all(before) & _in_all(books):
        ends = {alarm.at for alarm in order.alarms if alarm.kind == name}
        kept = ends == {times.ends(before.dues)[name]} or act.outage is not None
        yield Proof.DISPUTE, None if kept else f"{name} begins anew, and should run on"


def _in_all(books: Books) -> set[str]:
    return {each.name for each in books.state.deadlines if isinstance(each.after, InAll)}


def _differs(what: str, found: object, wanted: object) -> str | None:
    return None if found == wanted else f"{what} is at {found}, and should be at {wanted}"


def _difference(verb: str, found: Collection[object], wanted: Collection[object]) -> str | None:
    """What is missing and what is too much, in words."""
    missing = sorted(str(one) for one in wanted if one not in found)
    extra = sorted(str(one) for one in found if one not in wanted)
    if not missing and not extra and len(found) == len(wanted):
        return None
    parts = (f"{verb}: {', '.join(extra)}" if extra else "", f"missing: {', '.join(missing)}" if missing else "")
    return "; ".join(filter(None, parts)) or f"{verb} twice"


def _dues(here: Situation, act: Act, after: After, order: Order) -> Iterator[Verdict]:
    found = [Due(each.deadline, each.at, each.reminds, each.epoch, each.put_off) for each in order.alarms]
    proof = Proof.PUT_OFF if any(due.put_off for due in after.books.dues) else Proof.DEADLINES
    for reminds in (False, True):
        set_so = [due for due in found if due.reminds is reminds]
        wanted = [due for due in after.books.dues if due.reminds is reminds]
        yield Proof.REMINDERS if reminds else proof, _difference("is set", set_so, wanted)
    kinds = [alarm.kind for alarm in order.alarms]
    yield Proof.REMINDERS, None if len(set(kinds)) == len(kinds) else "two alarms go by one name"
    yield from _laws_of_time(here, act, after, found)


def _laws_of_time(here: Situation, act: Act, after: After, found: list[Due]) -> Iterator[Verdict]:
    """Whatever is declared: what is set or moved now lies ahead, a reminder before its deadline, and who is reminded
    can do something.
    """
    as_before = {(due.deadline, due.at) for due in here.books.dues}
    set_now = [due for due in found if (due.deadline, due.at) not in as_before] if after.event else []
    ends = {due.deadline: due.at for due in found if not due.reminds}
    past = [due for due in set_now if due.at <= act.at and not due.reminds]
    yield Proof.DEADLINES, f"{past[0]} is past when it is set" if past else None
    behind = {due.deadline for due in here.books.dues if due.reminds and due.at <= act.at}
    reminders = [due for due in set_now if due.reminds and due.deadline not in behind]
    outside = [due for due in reminders if not act.at < due.at < ends.get(due.deadline, due.at)]
    yield Proof.REMINDERS, f"{outside[0]} does not lie before its deadline" if outside else None
    for name in {due.deadline for due in set_now if due.reminds}:
        then = max(due.at for due in set_now if due.deadline == name and due.reminds)
        who = _waited_for(after.books, name)
        yield Proof.REMINDERS, None if _can_act(here.house, after.books, who, then) else f"{who} is reminded in vain"


def _waited_for(books: Books, deadline: str) -> Actor | None:
    of_question = any(each.name == deadline for each in books.state.lapses)
    return books.question.waits_on if of_question and books.question else books.state.turn


def _can_act(house: House, books: Books, who: Actor | None, then: datetime) -> bool:
    """Whether they could do anything, at that moment or, where something else comes to its end before, until then."""
    at = min(then, (books.end or then) - MOMENT)
    acting = [each for each in books.state.actions if each.by is who]
    by = books.mediator if who is MEDIATOR and books.mediator else person(who) if acting and who else STRANGER
    return any(not objection(house, books, each, Given(at, by)) for each in acting)


def _notices(outcome: Moved) -> list[Told]:
    return [Told(notice.to, notice.topic, notice.reminds) for notice in outcome.notices]


def _record(here: Situation, act: Act, after: After, outcome: Moved) -> Iterator[Verdict]:
    order, books = outcome.order, after.books
    wanted = (books.version, books.entered, books.joined, books.cause)
    found = (order.version, order.entered_at, order.joined, order.cause)
    yield Proof.RECORD, _differs("the order (version, entered, joined, cause)", found, wanted)
    yield Proof.RECORD, None if _agreed(here.house, books, order) else "the order is not what was placed any more"
    if books.state.name == "cancelled":
        yield Proof.RECORD, None if order.cause else "it is cancelled on nobody's account"
    yield Proof.RECORD, _misrecorded(here, act, after, outcome)


def _agreed(house: House, books: Books, order: Order) -> bool:
    """What nothing may ever change about an order: its terms are those of its placing, and what was agreed to add."""
    placed, process = placement(house), house.workflow
    terms = replace(placed.terms, lines=(*placed.terms.lines, *books.added)) if books.added else placed.terms
    return (
        (order.id, order.title, order.buyer, order.seller, order.listing, order.terms)
        == (placed.id, placed.title, placed.buyer, placed.seller, placed.listing, terms)
        and (order.workflow, order.workflow_version) == (process.name, process.version)
        and order.placed_at == PLACED_AT
    )


def _misrecorded(here: Situation, act: Act, after: After, outcome: Moved) -> str | None:
    event = outcome.event
    if event is None or after.event is None:
        return None if (event, after.event) == (None, None) else "what happened and what is on record do not agree"
    by = None if isinstance(act.command.by, Actor) else act.command.by
    wanted = (here.order.id, after.books.version, after.event, after.actor, by, act.at)
    found = (event.order, event.version, event.name, event.actor, event.by, event.at)
    source = here.books.state.name if here.life else ""
    if found != wanted or (event.source, event.target) != (source, after.books.state.name):
        return f"the record has {event.name} by {event.actor}, and not {after.event} by {after.actor} as it was"
    carried = act.command.payload if after.carries is None else after.carries
    return None if event.payload == carried else "the record does not have what was handed in"
