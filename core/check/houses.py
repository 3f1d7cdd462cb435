"""The communities in which lives are walked: few, and each with something at an edge. Prices and fees are odd, so that
no rounding can hide; lengths are the shortest that may be agreed, or set otherwise than the process has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from core.check.counts import ASKED, Reading, begun_with, of_questions, reading
from core.order import Line, OrderId, PersonId, Terms
from core.step import Placement
from core.workflow import MEDIATOR, PANEL, SELLER, STAFF, TILL, Actor, Deadline, InAll, Since, Workflow

BUYER_HERE, SELLER_HERE, STAFFER, STRANGER = PersonId(11), PersonId(12), PersonId(13), PersonId(14)
JUDGE, OTHER_JUDGE = PersonId(15), PersonId(16)
"""Mediators: who takes the cases here, and one who does not, and who is staff too."""
PEOPLE = (BUYER_HERE, SELLER_HERE, STAFFER, JUDGE, OTHER_JUDGE, STRANGER)
STAFF_HERE = frozenset({STAFFER, OTHER_JUDGE, BUYER_HERE, SELLER_HERE})
JUDGES_HERE = frozenset({JUDGE, OTHER_JUDGE, BUYER_HERE, SELLER_HERE})
"""Both parties are staff and mediators too, which must never help them on an order of their own."""

ORDER = OrderId("WALK2345BCDF")
PLACED_AT = datetime(2026, 10, 22, 21, 47, tzinfo=UTC)
"""A Thursday, three days before clocks are set back: nothing that is counted in hours may notice."""

BY_HAND = "manual"
HALVES = "halve"
BUYERS_DISPUTES, SELLERS_DISPUTES = ("disputed_by_buyer",), ("disputed_by_seller",)
SELLERS_QUESTIONS = ("asked_by_seller",)


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Where `workflow` is walked: by what is special there, and with which terms the order is placed. `read` says which
    counts can still matter where, `of_questions` which of them only while a question of that kind is open, and `begun`
    which begin anew with which move. `strays`: lives in which a payment came that nobody waited for are followed too.
    `most`: lives in which these were counted more often than that, all together, are looked at, but not followed; what
    is followed further in one house need not be in all.
    """

    name: str
    workflow: Workflow
    terms: Terms
    read: Reading
    of_questions: Mapping[str, str]
    begun: Mapping[str, frozenset[str]]
    strays: bool = False
    most: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @property
    def price(self) -> int:
        return sum(line.price for line in self.terms.lines)

    @property
    def by_hand(self) -> bool:
        return self.terms.till == BY_HAND


def houses(workflow: Workflow) -> tuple[House, ...]:
    """Where `workflow` is walked."""
    return (
        _house(
            "the shortest times, nothing to spare, one question, every dispute", workflow, _shortest(), most={ASKED: 1}
        ),
        _house(
            "paid by hand, a fee that does not come out even, two questions, one of them the seller's, no dispute",
            workflow,
            _ordinary(),
            strays=True,
            most={ASKED: 2, SELLERS_QUESTIONS: 1, BUYERS_DISPUTES: 0, SELLERS_DISPUTES: 0},
        ),
        _house(
            "every length set by the community, two revisions, large sums, one question, a dispute of the seller",
            workflow,
            _own_lengths(workflow),
            most={ASKED: 1, BUYERS_DISPUTES: 0, SELLERS_DISPUTES: 1},
        ),
        _house(
            "the buyer gets everything of a dispute that nobody ends, no question",
            workflow,
            replace(_ordinary(), till="provider", proposals=0),
            most={BUYERS_DISPUTES: 1, SELLERS_DISPUTES: 0},
        ),
    )


def houses_with(workflow: Workflow, lengths: Mapping[str, timedelta], stalemate: str = HALVES) -> tuple[House, ...]:
    """Where communities that have set these lengths, and this end of a dispute that nobody ends, are walked: what hangs
    on neither shows in the others, so that one question and one dispute are enough.
    """
    shortest = replace(_shortest(), lengths=lengths)
    ordinary = replace(_ordinary(), lengths=lengths, proposals=1, stalemate=stalemate)
    return (
        _house("the shortest times", workflow, shortest, most={ASKED: 1, BUYERS_DISPUTES: 0, SELLERS_DISPUTES: 0}),
        _house(
            "usual times, paid by hand", workflow, ordinary, most={ASKED: 1, BUYERS_DISPUTES: 1, SELLERS_DISPUTES: 0}
        ),
    )


def _house(
    name: str,
    workflow: Workflow,
    terms: Terms,
    *,
    strays: bool = False,
    most: Mapping[tuple[str, ...], int] | None = None,
) -> House:
    counts = reading(workflow, terms), of_questions(workflow), begun_with(workflow)
    return House(name, workflow, terms, *counts, strays, most or {})


def placement(house: House) -> Placement:
    """The order that is placed there."""
    return Placement(ORDER, "An order", BUYER_HERE, SELLER_HERE, None, house.terms)


_NAMES = {
    BUYER_HERE: "the buyer",
    SELLER_HERE: "the seller",
    STAFFER: "staff",
    JUDGE: "a mediator",
    OTHER_JUDGE: "another mediator",
    STRANGER: "a stranger",
}


def name_of(by: PersonId | Actor) -> str:
    """Who somebody is in the words of a life."""
    return f"the {by.value}" if isinstance(by, Actor) else _NAMES[by]


_PERSONS = {
    Actor.BUYER: BUYER_HERE,
    SELLER: SELLER_HERE,
    STAFF: STAFFER,
    TILL: STAFFER,
    PANEL: JUDGE,
    MEDIATOR: JUDGE,
}


def person(actor: Actor) -> PersonId:
    """Somebody who acts as `actor`; staff also speak for the till."""
    return _PERSONS[actor]


def _shortest() -> Terms:
    return Terms(
        currency="JPY",
        lines=(Line("Sketch", 3),),
        delivery_time=timedelta(hours=1),
        revision_time=timedelta(hours=24),
        revisions=0,
        fee=0,
        till="provider",
        proposals=1,
        pause=timedelta(hours=30),
        stalemate="halve",
    )


def _ordinary() -> Terms:
    return Terms(
        currency="EUR",
        lines=(Line("Logo", 30_00), Line("Source files", 3_57, timedelta(hours=7))),
        delivery_time=timedelta(days=4, hours=7),
        revision_time=timedelta(days=2, minutes=1),
        revisions=0,
        fee=2_50,
        till=BY_HAND,
        timezone="Europe/Berlin",
        proposals=2,
        stalemate="refund",
    )


def _own_lengths(workflow: Workflow) -> Terms:
    """Each length halved, or set to the very moment of its last reminder: some reminders must then be dropped."""
    waits = {move: _length(move) for _, move in workflow.moves() if isinstance(move, Deadline)}
    lengths = {
        move.name: max((each.length for each in move.remind if isinstance(each, Since)), default=length / 2)
        for move, length in waits.items()
        if length
    }
    return Terms(
        currency="XTR",
        lines=(Line("Poster", 999_999_999_999), Line("Frame", 0)),
        delivery_time=timedelta(days=2),
        revision_time=timedelta(days=365),
        revisions=2,
        fee=99_99,
        till=BY_HAND,
        lengths=lengths,
        timezone="Asia/Kathmandu",
        proposals=1,
        pause=timedelta(hours=1),
        stalemate="pay_out",
    )


def _length(deadline: Deadline) -> timedelta | None:
    """What a community may set: a length, or how long it may be in all."""
    after = deadline.after.length if isinstance(deadline.after, InAll) else deadline.after
    return after if isinstance(after, timedelta) else None
