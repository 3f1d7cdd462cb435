"""Asking the mediators for help about an order, and answering: who may do what, and who is told. Pure; whatever is
written goes together (docs/decisions/0092).

Nobody answers about an order of their own. Whoever may do nothing about a request gets the answer that they would get
if there were none.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from core.cases import new_word
from core.chat import closes_at
from core.community import Crew
from core.desk import capacities
from core.help_request import UNANSWERED, Ending, HelpRequest, Remark
from core.linkdesk import ABOUT_YOU
from core.matter import Matter
from core.order import Order, OrderId, PersonId
from core.ports import Letter, LetterKind
from core.report import objection
from core.step import NOT_YOURS, Refused
from core.workflow import PARTIES

MOST_NEW, WITHIN = 10, timedelta(days=1)
"""So many requests one person may begin within so long: each rings all mediators."""
MOST_IN_A_ROW = 5
"""Remarks of who asks that no mediator has answered yet."""

ASKED, ANSWERED = "help_asked", "help_answered"
"""Topics of letters about a remark; `version` is its number."""
LATE, CLOSED = "help_late", "help_closed"
"""The same about a request as a whole."""
TOPICS = frozenset({ASKED, ANSWERED, LATE, CLOSED})

UNKNOWN = Refused("help-unknown")
"""There is no such request, or it is no matter of theirs: one answer for both."""
TOO_LATE = Refused("help-too-late")
TWICE = Refused("help-twice")
TOO_MANY = Refused("help-many")
IN_A_ROW = Refused("help-in-a-row")
NOBODY = Refused("help-nobody")
"""Nobody is there who could help: whoever runs the place is a party of the order."""
OVER = Refused("help-over")
STALE = Refused("help-stale")


@dataclass(frozen=True, slots=True)
class House:
    """Who is what in the order's community, as of now."""

    mediators: Collection[PersonId] = ()
    staff: Collection[PersonId] = ()
    operators: Collection[PersonId] = ()


# --- what can be done; `key` makes a repetition recognisable: (where it came from, its number there) ------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """`by` asks for help about an order of theirs."""

    order: OrderId
    by: PersonId
    key: tuple[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Say:
    """A mediator answers, or who asked says more."""

    number: int
    by: PersonId
    key: tuple[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class End:
    """Who asked withdraws it, or a mediator is done with it."""

    number: int
    by: PersonId
    key: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Escalate:
    """Nobody has answered in time."""

    number: int


HelpAct: TypeAlias = Ask | Say | End | Escalate


@dataclass(frozen=True, slots=True)
class HelpFile:
    """What is known when an act is judged. `number` is what a new request will be called, `remark` a new remark. Of an
    `Ask`: `open` is what the person has asked about this order and is still open, `recent` how many requests they began
    within `WITHIN`.
    """

    order: Order
    number: int
    remark: int
    request: HelpRequest | None = None
    open: HelpRequest | None = None
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Helped:
    """What one act writes, in one transaction: the request as it stands now, and who is told."""

    request: HelpRequest
    at: datetime
    letters: tuple[Letter, ...] = ()


def why_not(order: Order, person: PersonId, now: datetime) -> Refused | None:
    """Why `person` cannot ask for help about it now."""
    if not capacities(order, person, Crew()) & set(PARTIES):
        return NOT_YOURS
    # As long as the two can write to each other.
    closing = closes_at(order)
    return TOO_LATE if closing and closing <= now else None


def helps(order: Order, request: HelpRequest, person: PersonId, house: House) -> bool:
    """Whether `person` reads and answers it: a mediator, and once nobody has answered whoever runs the place."""
    if person in {order.buyer, order.seller}:
        return False
    late = request.escalated_at is not None
    return person in house.mediators or (late and (person in house.staff or person in house.operators))


def decide(file: HelpFile | None, act: HelpAct, house: House, now: datetime) -> Helped | Refused:
    """What `act` comes to. `house` is that of the order's community."""
    if isinstance(act, Ask):
        return _asked(file, act, house, now) if file else NOT_YOURS
    if file is None or file.request is None:
        return UNKNOWN
    match act:
        case Say():
            return _said(file, file.request, act, house, now)
        case End():
            return _ended(file, file.request, act, house, now)
        case Escalate():
            return _escalated(file, file.request, house, now)
        case _:
            assert_never(act)


def gone(request: HelpRequest, now: datetime) -> HelpRequest:
    """A request of somebody who is being erased."""
    return replace(request, waits_since=None, due=None, ended_at=now, ending=Ending.GONE)


def _asked(file: HelpFile, act: Ask, house: House, now: datetime) -> Helped | Refused:
    order, near = file.order, _others(house.mediators, file.order)
    if refusal := why_not(order, act.by, now) or objection(act.words):
        return refusal
    if file.open or file.recent >= MOST_NEW:
        return TWICE if file.open else TOO_MANY
    told = near or _in_charge(house, order)
    if not told:
        return NOBODY
    # Where no mediator may look at it, it is whoever runs the place who has to at once.
    due, late = (now + UNANSWERED, None) if near else (None, now)
    said = (Remark(file.remark, act.by, now, act.words),)
    request = HelpRequest(file.number, order.id, order.community, act.by, now, now, due, late, said=said)
    return Helped(request, now, _to_house(ASKED, file.remark, order.id, told, house, now))


def _said(file: HelpFile, request: HelpRequest, act: Say, house: House, now: datetime) -> Helped | Refused:
    mine = act.by == request.by
    if not mine and not helps(file.order, request, act.by, house):
        return UNKNOWN
    if not request.open:
        return OVER
    if refusal := objection(act.words) or (IN_A_ROW if mine and _in_a_row(request) >= MOST_IN_A_ROW else None):
        return refusal
    said = replace(request, said=(*request.said, Remark(file.remark, act.by, now, act.words)))
    return _added(file, said, house, now) if mine else _answered(said, act.by, now)


def _added(file: HelpFile, request: HelpRequest, house: House, now: datetime) -> Helped:
    """Whoever answered before hears of it, as long as they can answer."""
    if request.waits_since is None:
        request = replace(request, waits_since=now, due=None if request.escalated_at else now + UNANSWERED)
    hand = request.mediator
    known = hand is not None and helps(file.order, request, hand, house)
    near = _others(house.mediators, file.order) or _in_charge(house, file.order)
    told = (hand,) if known and hand is not None else near
    return Helped(request, now, _to_house(ASKED, file.remark, request.order, told, house, now))


def _answered(request: HelpRequest, by: PersonId, now: datetime) -> Helped:
    """Another one is known by another word."""
    word = request.word if request.mediator == by else new_word()
    after = replace(request, waits_since=None, due=None, mediator=by, word=word)
    return Helped(after, now, _letters(ANSWERED, after.said[-1].number, after.order, (after.by,), now))


def _ended(file: HelpFile, request: HelpRequest, act: End, house: House, now: datetime) -> Helped | Refused:
    mine = act.by == request.by
    if not mine and not helps(file.order, request, act.by, house):
        return UNKNOWN
    if not request.open:
        return OVER
    ending = Ending.WITHDRAWN if mine else Ending.DONE
    after = replace(request, waits_since=None, due=None, ended_by=act.by, ended_at=now, ending=ending)
    return Helped(after, now, () if mine else _letters(CLOSED, after.number, after.order, (after.by,), now))


def _escalated(file: HelpFile, request: HelpRequest, house: House, now: datetime) -> Helped | Refused:
    if request.due is None or request.due > now:
        return STALE
    after = replace(request, due=None, escalated_at=now)
    told = _in_charge(house, file.order)
    return Helped(after, now, _to_house(LATE, after.number, after.order, told, house, now))


def _in_a_row(request: HelpRequest) -> int:
    """How often who asks has said something since a mediator did."""
    answered = [number for number, each in enumerate(request.said, 1) if each.by != request.by]
    return len(request.said) - max(answered, default=0)


def _others(people: Iterable[PersonId], order: Order) -> tuple[PersonId, ...]:
    return tuple(sorted(set(people) - {order.buyer, order.seller}))


def _in_charge(house: House, order: Order) -> tuple[PersonId, ...]:
    """Who runs the place; where that is nobody but a party, who runs the bot."""
    return _others(house.staff, order) or _others(house.operators, order)


def _letters(topic: str, number: int, order: OrderId, people: Iterable[PersonId], now: datetime) -> tuple[Letter, ...]:
    ping, matter = LetterKind.PING, Matter.DISPUTE
    return tuple(
        Letter(f"{topic}:{number}:{each}", ping, each, order, topic, number, now, matter=matter) for each in people
    )


def _to_house(
    topic: str, number: int, order: OrderId, people: Iterable[PersonId], house: House, now: datetime
) -> tuple[Letter, ...]:
    """Whoever runs the bot alone has no part in the order, and is told of it as of anything else."""
    told = sorted(people)
    near = [each for each in told if each in house.mediators or each in house.staff]
    far = [each for each in told if each not in near]
    return (*_letters(topic, number, order, near, now), *_letters(topic, number, ABOUT_YOU, far, now))
