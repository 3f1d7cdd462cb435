"""The communities in which lives are walked: few, and each with something at an edge. Prices and fees are odd, so that
no rounding can hide; lengths are the shortest that may be agreed, or set otherwise than the process has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from core.order import Line, OrderId, PersonId, Terms
from core.step import Placement
from core.workflow import SELLER, STAFF, Actor, Deadline, Since, State, Workflow

BUYER_HERE, SELLER_HERE, STAFFER, STRANGER = PersonId(11), PersonId(12), PersonId(13), PersonId(14)
STAFF_HERE = frozenset({STAFFER, BUYER_HERE, SELLER_HERE})
"""Both parties are staff too, which must never help them on an order of their own."""

ORDER = OrderId("WALK2345BCDF")
PLACED_AT = datetime(2026, 10, 22, 21, 47, tzinfo=UTC)
"""A Thursday, three days before clocks are set back: nothing that is counted in hours may notice."""

BY_HAND = "manual"


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Where `workflow` is walked: by what is special there, and with which terms the order is placed. `read` has, for
    each state, the bounded actions that can still come, so that their counts matter. `strays`: lives in which a payment
    came that nobody waited for are followed too.
    """

    name: str
    workflow: Workflow
    terms: Terms
    read: Mapping[str, frozenset[str]]
    strays: bool = True

    @property
    def price(self) -> int:
        return sum(line.price for line in self.terms.lines)

    @property
    def by_hand(self) -> bool:
        return self.terms.till == BY_HAND


def houses(workflow: Workflow) -> tuple[House, ...]:
    """Where `workflow` is walked."""
    read = {state.name: _read(workflow, state) for state in workflow.states}
    return (
        House("the shortest times, no revisions, one unit to pay, no fee", workflow, _shortest(), read),
        House(
            "paid by hand, two revisions, a fee that does not come out even", workflow, _ordinary(), read, strays=False
        ),
        House(
            "every length set by the community, a large price and a large fee", workflow, _own_lengths(workflow), read
        ),
    )


def with_lengths(house: House, lengths: Mapping[str, timedelta]) -> House:
    """The same house, whose community has set these lengths."""
    return replace(house, terms=replace(house.terms, lengths=lengths))


def placement(house: House) -> Placement:
    """The order that is placed there."""
    return Placement(ORDER, "An order", BUYER_HERE, SELLER_HERE, None, house.terms)


def name_of(by: PersonId | Actor) -> str:
    """Who somebody is in the words of a life."""
    names = {BUYER_HERE: "the buyer", SELLER_HERE: "the seller", STAFFER: "staff", STRANGER: "a stranger"}
    return f"the {by.value}" if isinstance(by, Actor) else names[by]


def person(actor: Actor) -> PersonId:
    """Somebody who acts as `actor`; staff also speak for the till."""
    return {Actor.BUYER: BUYER_HERE, SELLER: SELLER_HERE, STAFF: STAFFER, Actor.TILL: STAFFER}[actor]


def _read(workflow: Workflow, state: State) -> frozenset[str]:
    ahead, found = [state], {state.name: state}
    while ahead:
        here = ahead.pop()
        targets = {each.name: each for each in (workflow.target(here, move) for move in here.moves)}
        ahead += [each for name, each in targets.items() if name not in found]
        found |= targets
    return frozenset(action.name for each in found.values() for action in each.actions if action.at_most)


def _shortest() -> Terms:
    return Terms(
        currency="JPY",
        lines=(Line("Sketch", 1),),
        delivery_time=timedelta(hours=1),
        revision_time=timedelta(hours=24),
        revisions=0,
        fee=0,
        till="provider",
    )


def _ordinary() -> Terms:
    return Terms(
        currency="EUR",
        lines=(Line("Logo", 30_00), Line("Source files", 3_57, timedelta(hours=7))),
        delivery_time=timedelta(days=4, hours=7),
        revision_time=timedelta(days=2, minutes=1),
        revisions=2,
        fee=2_50,
        till=BY_HAND,
        timezone="Europe/Berlin",
    )


def _own_lengths(workflow: Workflow) -> Terms:
    """Each length halved, or set to the very moment of its last reminder: some reminders must then be dropped."""
    lengths = {
        move.name: max((each.length for each in move.remind if isinstance(each, Since)), default=move.after / 2)
        for _, move in workflow.moves()
        if isinstance(move, Deadline) and isinstance(move.after, timedelta)
    }
    return Terms(
        currency="XTR",
        lines=(Line("Poster", 999_999_999_999), Line("Frame", 0)),
        delivery_time=timedelta(days=2),
        revision_time=timedelta(days=365),
        revisions=1,
        fee=99_99,
        till=BY_HAND,
        lengths=lengths,
        timezone="Asia/Kathmandu",
    )
