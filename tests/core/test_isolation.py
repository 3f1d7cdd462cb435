"""Who may move an order of one community, and from where: every person, every state, every command."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.community import Community, Rules
from core.desk import OrderDesk
from core.order import CommunityId, Order, PersonId
from core.ports import LetterKind
from core.step import NOT_YOURS, Moved
from core.workflow import BUYER, MEDIATOR, PANEL, SELLER, STAFF, TILL, Action, Actor, State
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, a_command, an_order
from tests.core.moving import an_occasion, carried
from tests.fakes import FakeCommunities, FakeOrders, MovableClock

HERE, THERE = CommunityId("HERE"), CommunityId("THERE")
STAFF_HERE, STAFF_THERE, MEDIATOR_HERE, MEDIATOR_THERE, OPERATOR, MEMBER, STRANGER = map(PersonId, range(11, 18))
CASHIER_HERE, CASHIER_THERE = map(PersonId, range(18, 20))
CASHIERS = 7  # a role that makes its holders staff
CAPACITIES: dict[PersonId, frozenset[Actor]] = {
    ANNA: frozenset({BUYER}),
    BORIS: frozenset({SELLER}),
    STAFF_HERE: frozenset({STAFF, TILL}),
    CASHIER_HERE: frozenset({STAFF, TILL}),
    STAFF_THERE: frozenset(),
    CASHIER_THERE: frozenset(),
    MEDIATOR_HERE: frozenset({PANEL, MEDIATOR}),
    MEDIATOR_THERE: frozenset(),
    OPERATOR: frozenset(),
    MEMBER: frozenset(),
    STRANGER: frozenset(),
}
NAMES = sorted({move.name for _, move in SERVICE.moves() if isinstance(move, Action)})


def communities() -> FakeCommunities:
    """Two beside the default one, whose staff is the operator. Both parties are members of both."""
    known = FakeCommunities(OPERATOR)
    for name, staff, mediator in ((HERE, STAFF_HERE, MEDIATOR_HERE), (THERE, STAFF_THERE, MEDIATOR_THERE)):
        known.communities[name] = Community(
            name, name, rules=Rules(staff=(staff,), mediators=(mediator,), staff_roles=(CASHIERS,))
        )
        known.seen |= {each: {HERE: NOON, THERE: NOON} for each in (ANNA, BORIS)}
    known.seen[MEMBER] = {HERE: NOON}
    known.holders = {HERE: {CASHIER_HERE: frozenset({CASHIERS})}, THERE: {CASHIER_THERE: frozenset({CASHIERS})}}
    return known


def attempts(state: State, actors: frozenset[Actor]) -> Iterator[tuple[str, bool, Order]]:
    """Every command, whether it may be given in these capacities, and an order on which it can, if ever."""
    for name in NAMES:
        action = state.action(name, actors)
        order = an_occasion(state, action) if action else an_order(state.name, counts={})
        taken = MEDIATOR_HERE if order.mediator else None
        yield name, action is not None, replace(order, community=HERE, joined=True, mediator=taken)


@pytest.mark.parametrize("within", [None, HERE, THERE, CommunityId("")], ids=["private", "here", "there", "unset"])
@pytest.mark.parametrize("person", CAPACITIES)
async def test_an_order_is_moved_by_those_of_its_community_alone_and_from_there_or_in_private(
    person: PersonId, within: CommunityId | None
) -> None:
    orders, clock = FakeOrders(), MovableClock(NOON)
    desk = OrderDesk(orders, clock, communities())
    for state in SERVICE.states:
        for name, able, order in attempts(state, CAPACITIES[person]):
            orders.orders[order.id] = order
            outcome = await desk.handle(a_command(order, name, person, carried(name, order), within=within))
            may = able and within in {None, HERE}
            assert isinstance(outcome, Moved) == may, (state.name, name, outcome)
            if not may:
                assert orders.orders[order.id] == order
            if not CAPACITIES[person] or within not in {None, HERE}:
                assert outcome == NOT_YOURS, (state.name, name)


async def test_staff_of_the_orders_community_alone_are_told_of_it() -> None:
    orders = FakeOrders()
    desk = OrderDesk(orders, MovableClock(NOON), communities())
    order = an_order("unpaid", community=HERE)
    orders.orders[order.id] = order
    await desk.handle(a_command(order, "claim_payment", ANNA))
    told = {letter.to for letter in orders.letters.values()}
    assert {STAFF_HERE, CASHIER_HERE} <= told
    assert not told & {STAFF_THERE, CASHIER_THERE, MEDIATOR_THERE, OPERATOR, MEMBER, STRANGER}


async def test_an_order_of_a_community_that_is_not_known_has_no_staff_and_goes_on() -> None:
    orders = FakeOrders()
    desk = OrderDesk(orders, MovableClock(NOON), FakeCommunities(OPERATOR))
    order = an_order("queued", community=HERE)
    orders.orders[order.id] = order
    assert await desk.handle(a_command(order, "start", OPERATOR)) == NOT_YOURS
    assert isinstance(await desk.handle(a_command(order, "start", BORIS)), Moved)


async def test_mediators_of_the_orders_community_alone_are_told_of_its_dispute() -> None:
    orders = FakeOrders()
    desk = OrderDesk(orders, MovableClock(NOON), communities())
    order = an_order("delivered", community=HERE)
    orders.orders[order.id] = order
    await desk.handle(a_command(order, "dispute", ANNA, {"reason": "It is empty"}))
    told = {letter.to for letter in orders.letters.values() if letter.kind is LetterKind.PING}
    assert told == {BORIS, MEDIATOR_HERE}
