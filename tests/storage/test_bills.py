"""What each person reads of the ledger, of the twin in memory and of each database alike."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.billing import SIDES, Side, Totals
from core.ledger import Entry, Journal, Movement, balance, escrow, provider, transit
from core.order import DEFAULT, CommunityId, Order
from core.person import Person
from core.storage import Storage
from core.workflow import TILL
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command
from tests.storage.conftest import Books
from tests.storage.linking import linked
from tests.storage.trade import Trade, always, put
from tests.storage.trade import books as booking


def told(found: Any) -> list[tuple[str, Side, int, int, int]]:
    return [(each.journal.kind, each.side, each.own, each.moved, each.fee) for each in found]


async def test_a_buyer_reads_what_they_paid_and_where_it_went_the_newest_first(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.delivered()
    trade.clock.advance(timedelta(hours=1))
    await trade.do(order, "accept", ANNA)

    found = await books.bills.of(ANNA, 0, 10)

    assert told(found) == [("payout", Side.BUYER, 0, 6000, 600), ("hold", Side.BUYER, 0, 6000, 0)]
    assert found[0].title == "Logo for a bakery"
    assert found[0].journal.at == NOON + timedelta(hours=1)
    assert {(each.account, each.minor) for each in found[1].journal.entries} == {
        (provider("manual"), -6000),
        (escrow(order.id), 6000),
    }


async def test_a_seller_reads_what_is_held_for_them_and_what_they_got_less_the_fee(books: Books) -> None:
    trade = Trade(books.orders)
    await trade.do(await trade.delivered(), "accept", ANNA)

    found = await books.bills.of(BORIS, 0, 10)

    assert sorted(told(found)) == [("hold", Side.SELLER, 0, 6000, 0), ("payout", Side.SELLER, 5400, 6000, 600)]


async def test_sums_are_of_everything_from_each_side(books: Books) -> None:
    trade = Trade(books.orders)
    await trade.do(await trade.delivered(), "accept", ANNA)
    await trade.do(await trade.pay(await trade.place()), "decline", BORIS, reason="No time")
    await trade.pay(await trade.place())

    assert await books.bills.totals(ANNA) == (Totals("EUR", balance=6000, paid=18000, back=6000, held=6000),)
    assert await books.bills.totals(BORIS) == (Totals("EUR", balance=5400, earned=5400, fees=600, coming=6000),)
    assert await books.bills.totals(STRANGER) == ()


async def test_money_that_nobody_waited_for_is_read_by_the_buyer_alone(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.pay(await trade.place())
    await trade.do(order, "pay", TILL, amount=700)

    assert ("credit", Side.BUYER, 700, 700, 0) in told(await books.bills.of(ANNA, 0, 10))
    assert told(await books.bills.of(BORIS, 0, 10)) == [("hold", Side.SELLER, 0, 6000, 0)]
    assert told(await books.bills.of_order(BORIS, order.id)) == [("hold", Side.SELLER, 0, 6000, 0)]
    assert [each.journal.kind for each in await books.bills.of_order(ANNA, order.id)] == ["credit", "hold"]


async def test_what_others_do_concerns_nobody_else(books: Books) -> None:
    trade = Trade(books.orders)
    await trade.do(await trade.delivered(), "accept", ANNA)
    unpaid = await trade.place()

    for person in (STAFFER, STRANGER):
        assert await books.bills.of(person, 0, 10) == []
        assert await books.bills.count(person) == 0
        assert await books.bills.of_order(person, unpaid.id) == []


async def test_bills_come_in_pages(books: Books) -> None:
    trade = Trade(books.orders)
    for _ in range(3):
        trade.clock.advance(timedelta(minutes=1))
        await trade.pay(await trade.place())
    everything = await books.bills.of(ANNA, 0, 10)

    assert await books.bills.count(ANNA) == len(everything) == 3
    assert [await books.bills.of(ANNA, at, 1) for at in range(4)] == [*([each] for each in everything), []]


async def test_bills_of_one_community_are_those_of_its_orders(books: Books) -> None:
    trade = Trade(books.orders)
    await trade.pay(await trade.place())
    there = await trade.pay(await trade.place(community=CommunityId("THERE")))

    found = await books.bills.of(ANNA, 0, 10, CommunityId("THERE"))

    assert [each.journal.order for each in found] == [there.id]
    assert await books.bills.count(ANNA, DEFAULT) == 1
    assert await books.bills.totals(ANNA, CommunityId("THERE")) == (Totals("EUR", paid=6000, held=6000),)


async def test_an_order_of_two_parts_is_read_oldest_first(books: Books) -> None:
    order = await put(books.orders, state="queued")
    at = [NOON + timedelta(minutes=number) for number in range(3)]
    journals = (
        a_journal(order, "refund", at[2], (escrow(order.id), -6500), (balance(ANNA), 6500)),
        a_journal(order, "join", at[1], (escrow(f"{order.id}/1"), -500), (escrow(order.id), 500)),
        a_journal(order, "hold", at[0], (provider("manual"), -500), (escrow(f"{order.id}/1"), 500)),
    )
    await books.orders.settle(
        a_command(order, "press", ANNA), always(booking(replace(order, version=4), journals=journals))
    )

    assert told(await books.bills.of_order(ANNA, order.id)) == [
        ("hold", Side.BUYER, 0, 500, 0),
        ("join", Side.BUYER, 0, 500, 0),
        ("refund", Side.BUYER, 6500, 6500, 0),
    ]
    assert told(await books.bills.of_order(BORIS, order.id))[-1] == ("refund", Side.SELLER, 0, 6500, 0)


async def test_what_leaves_a_balance_is_read_until_it_has_arrived(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.do(await trade.delivered(), "accept", ANNA)
    at = [NOON + timedelta(hours=number) for number in (1, 2, 3)]
    journals = (
        a_journal(order, "taken_off", at[0], (balance(BORIS), -5000), (transit("payout-1"), 5000)),
        a_journal(order, "sent", at[1], (transit("payout-1"), -5000), (provider("manual"), 5000)),
        a_journal(order, "taken_off", at[2], (balance(STRANGER), -1), (transit("payout-2"), 1)),
    )
    unbound = tuple(replace(each, order=None) for each in journals)
    moved = booking(replace(order, version=order.version + 1), journals=unbound)
    await books.orders.settle(a_command(order, "press", ANNA), always(moved))

    assert told(await books.bills.of(BORIS, 0, 2)) == [
        ("sent", Side.OWNER, 0, 5000, 0),
        ("taken_off", Side.OWNER, -5000, 5000, 0),
    ]
    assert (await books.bills.totals(BORIS))[0] == Totals("EUR", balance=400, earned=5400, fees=600)
    assert "sent" not in [each.journal.kind for each in await books.bills.of(ANNA, 0, 10)]


async def test_a_linked_person_reads_what_was_booked_under_either_number(storage: Storage, ann: Person) -> None:
    trade = Trade(storage.orders)
    await trade.do(await trade.pay(await trade.place(buyer=ann.id)), "decline", BORIS, reason="No time")
    await trade.do(await trade.pay(await trade.place()), "decline", BORIS, reason="No time")

    await linked(storage, ANNA, ann.id)

    assert await storage.bills.count(ANNA) == 4
    assert {each.own for each in await storage.bills.of(ANNA, 0, 10) if each.journal.kind == "refund"} == {6000}
    assert await storage.bills.totals(ANNA) == (Totals("EUR", balance=12000, paid=12000, back=12000),)


def test_every_kind_of_movement_concerns_somebody() -> None:
    assert set(SIDES) == set(Movement)
    assert all(SIDES.values())


def a_journal(order: Order, kind: str, at: Any, *entries: tuple[str, int]) -> Journal:
    return Journal(f"{kind}:{order.id}:{at}", kind, order.id, "EUR", at, tuple(Entry(*each) for each in entries))
