"""What came of an act, held against what should have come of it. Each part of an answer is looked at for the promise
that it keeps or breaks.
"""

from collections.abc import Collection, Iterator

from core.check.acts import Act, Refusal, Situation
from core.check.books import After, Told, objection
from core.check.finding import Proof, Verdict
from core.check.houses import PLACED_AT, House, person, placement
from core.check.times import Due
from core.order import Order
from core.step import Moved, Refused
from core.workflow import TILL, Actor


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
    yield Proof.WORK_CLOCK, _differs("the work clock", order.work_left, books.left)
    yield from _dues(here, act, after, order)
    proof = Proof.REMINDERS if act.proof is Proof.REMINDERS else Proof.TOLD
    yield proof, _difference("is told", _notices(outcome), after.told)
    yield from _record(here, act, after, outcome)
    if books.state.final:
        yield Proof.FINAL, f"{len(order.alarms)} alarms stay set" if order.alarms else None


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
    if after.books.entered == act.at:
        yield from _laws_of_entry(here, act, after, found)


def _laws_of_entry(here: Situation, act: Act, after: After, found: list[Due]) -> Iterator[Verdict]:
    """Whatever is declared: a deadline lies ahead, a reminder before it, and who is reminded can do something."""
    ends = {due.deadline: due.at for due in found if not due.reminds}
    past = [name for name, end in ends.items() if end <= act.at]
    yield Proof.DEADLINES, f"{past[0]} is past when its state is entered" if past else None
    reminders = [due for due in found if due.reminds]
    outside = [due for due in reminders if not act.at < due.at < ends.get(due.deadline, due.at)]
    yield Proof.REMINDERS, f"{outside[0]} does not lie before its deadline" if outside else None
    turn = after.books.state.turn
    if reminders and turn:
        actions = after.books.state.actions
        then = max(due.at for due in reminders)
        can = any(not objection(here.house, after.books, one, person(turn), then) for one in actions)
        yield Proof.REMINDERS, None if can else f"the {turn} is reminded, and can do nothing"


def _notices(outcome: Moved) -> list[Told]:
    return [Told(notice.to, notice.topic, notice.reminds) for notice in outcome.notices]


def _record(here: Situation, act: Act, after: After, outcome: Moved) -> Iterator[Verdict]:
    order, books = outcome.order, after.books
    wanted = (books.version, books.entered, books.joined, books.cause)
    found = (order.version, order.entered_at, order.joined, order.cause)
    yield Proof.RECORD, _differs("the order (version, entered, joined, cause)", found, wanted)
    yield Proof.RECORD, None if _agreed(here.house, order) else "the order is not what was placed any more"
    if books.state.name == "cancelled":
        yield Proof.RECORD, None if order.cause else "it is cancelled on nobody's account"
    yield Proof.RECORD, _misrecorded(here, act, after, outcome)


def _agreed(house: House, order: Order) -> bool:
    """What nothing may ever change about an order."""
    placed, process = placement(house), house.workflow
    return (
        (order.id, order.title, order.buyer, order.seller, order.listing, order.terms)
        == (placed.id, placed.title, placed.buyer, placed.seller, placed.listing, placed.terms)
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
    by_hand = after.actor is TILL and by is not None
    carried = {"amount": here.house.price} if by_hand else act.command.payload
    return None if event.payload == carried else "the record does not have what was handed in"
