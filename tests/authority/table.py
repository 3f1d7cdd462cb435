"""The table of who may do what, as it is written and as the desk has it. What is written is read from a file; nothing
here looks at a guard, a capacity or a declaration to know what should be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import TypeAlias

from core.community import Community, Rules
from core.desk import OrderDesk
from core.order import CommunityId, Order, PersonId, Stage
from core.ports import Outcome
from core.step import FROM_BALANCE, Command, Moved
from core.workflow import BUYER, SELLER, Action
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, MEDIATRIX, NOON, STAFFER, STRANGER, a_delivery, a_form, a_question, an_order
from tests.fakes import FakeCommunities, FakeOrders, MovableClock

Table: TypeAlias = Mapping[str, Mapping[str, frozenset[str]]]
"""By situation and role, the commands that move the order."""

ROLES: Mapping[str, PersonId] = {
    "buyer": ANNA,
    "seller": BORIS,
    "staff": STAFFER,
    "took": MEDIATRIX,
    "panel": PersonId(6),
    "elsewhere": PersonId(7),
    "stranger": STRANGER,
    "blocked": PersonId(8),
}
PLATFORMS = ("telegram", "discord")
ELSEWHERE = CommunityId("FORGE2345678")
FORMS = {move.name: move.form for _, move in SERVICE.moves() if isinstance(move, Action)}
NONSENSE = ("open_sesame", "placed", "start_lapsed", "review_lapsed")
COMMANDS = (*FORMS, FROM_BALANCE, *NONSENSE)
SOON = NOON + timedelta(hours=1)


def written() -> Table:
    """What is written in the file."""
    text = (Path(__file__).parent / "expected.txt").read_text(encoding="utf-8")
    table: dict[str, dict[str, frozenset[str]]] = {}
    rows: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            rows = table.setdefault(line.strip(), {})
            continue
        role, _, commands = line.strip().partition(":")
        rows[role] = frozenset(commands.split())
    return table


def situations() -> Mapping[str, Order]:
    """Each situation of the file, as an order."""
    working, late, delivered = an_order("in_progress"), an_order("overdue"), an_order("delivered")
    disputed = an_order("disputed")
    called = {state: an_order("mediated", frozen=state) for state in ("in_progress", "overdue", "delivered")}
    plain = {
        state.name: an_order(state.name, cause="buyer" if state.name == "cancelled" else None)
        for state in SERVICE.states
        if state.name != "mediated"
    }
    questions = {
        f"in_progress, {kind} {stage}": a_question(working, kind, stage)
        for kind, stage in product(("addition", "offer"), Stage)
    }
    return {
        **plain,
        **questions,
        "unpaid, claimed twice": counted(plain["unpaid"], claim_payment=2),
        "in_progress, the buyer was declined": counted(working, cancellation_declined_buyer=1),
        "in_progress, the buyer got no answer": counted(working, cancellation_lapsed_buyer=1),
        "in_progress, the seller was declined": counted(working, cancellation_declined_seller=1),
        "in_progress, everything was asked": counted(working, asked_by_buyer=20, asked_by_seller=20),
        "in_progress, the seller asked everything": counted(working, asked_by_seller=20),
        "overdue, the seller was declined": counted(late, cancellation_declined_seller=2),
        "delivered, no revisions left": counted(delivered, request_revision=2),
        "delivered, corrected once": counted(delivered, correct=1),
        "delivered, the buyer called mediators twice": counted(delivered, disputed_by_buyer=2),
        "mediated, from work": called["in_progress"],
        "mediated, from late work": called["overdue"],
        "mediated, from review": called["delivered"],
        "in_progress, extension asked by the seller": a_question(working, "extension", by=SELLER),
        "in_progress, extension asked by the buyer": a_question(working, "extension", by=BUYER),
        "in_progress, cancellation asked by the buyer": a_question(working, "cancellation", by=BUYER),
        "in_progress, settlement asked by the seller": a_question(working, "settlement", by=SELLER),
        "overdue, extension asked by the seller": a_question(late, "extension", by=SELLER),
        "overdue, cancellation asked by the buyer": a_question(late, "cancellation", by=BUYER),
        "delivered, settlement asked by the seller": a_question(delivered, "settlement", by=SELLER),
        "disputed, settlement asked by the buyer": a_question(disputed, "settlement", by=BUYER),
        "mediated, cancellation asked by the seller": a_question(called["in_progress"], "cancellation", by=SELLER),
    }


def counted(order: Order, **counts: int) -> Order:
    return replace(order, counts={**order.counts, **counts})


def found(platform: str) -> Table:
    """What the desk does when everybody gives every command."""
    return {
        name: {role: able for role in ROLES if (able := frozenset(_able(order, role, platform)))}
        for name, order in situations().items()
    }


def _able(order: Order, role: str, platform: str) -> Iterator[str]:
    return (name for name in COMMANDS if isinstance(given(order, ROLES[role], name, platform)[0], Moved))


def given(
    order: Order, by: PersonId, name: str, platform: str, *, seen: int | None = 0, again: bool = False
) -> tuple[Outcome, Order]:
    """What comes of a command, and the order as it stands then. `seen`: of so many versions ago; `again`: brought
    twice.
    """
    orders = FakeOrders()
    orders.orders[order.id] = order
    desk = OrderDesk(orders, MovableClock(SOON), _communities())
    version = None if seen is None else order.version - seen
    command = Command(order.id, name, by, (platform, "1"), version, _payload(order, name))
    outcome = _now(desk, command)
    return (_now(desk, command) if again else outcome), orders.orders[order.id]


def _payload(order: Order, name: str) -> Mapping[str, object]:
    form = FORMS.get(name)
    return a_delivery(order) if form and form.name == "delivery" else a_form(form, order, SOON)


def _communities() -> FakeCommunities:
    communities = FakeCommunities(STAFFER, rules=Rules(mediators=(MEDIATRIX, ROLES["panel"], ANNA, BORIS)))
    there = Rules(staff=(ROLES["elsewhere"],), mediators=(ROLES["elsewhere"],))
    communities.communities[ELSEWHERE] = Community(ELSEWHERE, "Forge", rules=there)
    return communities


def _now(desk: OrderDesk, command: Command) -> Outcome:
    """Nothing waits in memory, so no loop is needed to hear the answer."""
    handling = desk.handle(command)
    try:
        handling.send(None)
    except StopIteration as ended:
        answer: Outcome = ended.value
        return answer
    raise AssertionError("the desk waited")
