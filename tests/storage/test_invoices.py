"""What `Invoices` promises, and what is issued as money is paid out: of the twins in memory and each database alike."""

import asyncio
from dataclasses import replace
from typing import Any

from core.invoice import Invoice, Kind, Particulars
from core.order import Order
from core.person import Person
from core.storage import Storage
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_command
from tests.storage.conftest import Books
from tests.storage.linking import linked
from tests.storage.trade import Trade, always
from tests.storage.trade import books as booking

ANNAS = "Anna Schmidt\nBäckerstraße 1\n10115 Berlin"
BORISS = "Boris Logos Ltd\n1 Forge Lane\nVAT GB 123 4567 89"


async def accepted(trade: Trade, **changes: Any) -> Order:
    return await trade.do(await trade.delivered(**changes), "accept", changes.get("buyer", ANNA))


async def test_what_is_paid_out_is_invoiced_by_the_seller_and_its_fee_by_the_community(books: Books) -> None:
    trade = Trade(books.orders)
    await books.invoices.put(Particulars(ANNA, ANNAS))
    await books.invoices.put(Particulars(BORIS, BORISS, 1900))
    order = await accepted(trade)
    sale, fee = await books.invoices.of_order(order.id)
    assert sale == Invoice(
        kind=Kind.SALE,
        series=str(BORIS),
        number=1,
        order=order.id,
        issuer=BORIS,
        recipient=ANNA,
        at=NOON,
        currency="EUR",
        lines=order.terms.lines,
        total=6000,
        tax=1900,
        sender=BORISS,
        addressee=ANNAS,
        sender_name=f"person {BORIS}",
        addressee_name=f"person {ANNA}",
    )
    assert (fee.kind, fee.series, fee.number, fee.issuer, fee.recipient) == (Kind.FEE, "default", 1, None, BORIS)
    assert (fee.total, fee.lines, fee.tax) == (600, (), None)
    assert (fee.addressee, fee.addressee_name) == (BORISS, f"person {BORIS}")
    assert fee.sender_name == trade.communities.default.name


async def test_nothing_is_invoiced_before_it_is_paid_out_nor_when_it_goes_back(books: Books) -> None:
    trade = Trade(books.orders)
    held = await trade.pay(await trade.place())
    assert await books.invoices.of_order(held.id) == []
    refunded = await trade.do(held, "decline", BORIS, reason="No time for it")
    assert await books.invoices.of_order(refunded.id) == []


async def test_each_seller_counts_their_own_invoices_and_a_community_those_of_its_fee(books: Books) -> None:
    trade = Trade(books.orders)
    sellers = (BORIS, STRANGER, BORIS)
    orders = [await accepted(trade, seller=seller) for seller in sellers]
    issued = [each for order in orders for each in await books.invoices.of_order(order.id)]
    assert [(each.series, each.number) for each in issued if each.kind is Kind.SALE] == [
        (str(BORIS), 1),
        (str(STRANGER), 1),
        (str(BORIS), 2),
    ]
    assert [each.number for each in issued if each.kind is Kind.FEE] == [1, 2, 3]


async def test_many_that_are_paid_out_at_once_leave_no_gap(books: Books) -> None:
    trade = Trade(books.orders)
    waiting = [await trade.delivered() for _ in range(12)]
    await asyncio.gather(*(trade.do(order, "accept", ANNA) for order in waiting))
    issued = [each for order in waiting for each in await books.invoices.of_order(order.id)]
    for kind in Kind:
        assert sorted(each.number for each in issued if each.kind is kind) == list(range(1, 13))


async def test_what_cannot_be_written_takes_no_number(storage: Storage) -> None:
    trade = Trade(storage.orders)
    broken, sound = [await trade.delivered() for _ in range(2)]
    draft = Invoice(Kind.SALE, str(BORIS), 0, broken.id, BORIS, ANNA, NOON, "EUR", (), 6000)
    bad = booking(replace(broken, version=broken.version + 1, title="a\0b"), invoices=(draft,))
    worse = booking(
        replace(broken, version=broken.version + 1), invoices=(replace(draft, at=NOON.replace(tzinfo=None)),)
    )
    press = trade.do(sound, "accept", ANNA)
    told = await asyncio.gather(
        *(
            storage.orders.settle(a_command(broken, f"press {number}", ANNA), always(verdict))
            for number, verdict in ((1, bad), (2, worse))
        ),
        press,
        return_exceptions=True,
    )
    assert [isinstance(each, TypeError) for each in told] == [True, True, False]
    assert [each.number for each in await storage.invoices.of_order(sound.id)] == [1, 1]
    assert await storage.invoices.of_order(broken.id) == []


async def test_what_was_issued_stays_as_it_is(books: Books) -> None:
    trade = Trade(books.orders)
    await books.invoices.put(Particulars(BORIS, BORISS, 1900))
    order = await accepted(trade)
    issued = await books.invoices.of_order(order.id)
    await books.invoices.put(Particulars(BORIS, "Somebody else", None))
    await books.invoices.put(Particulars(ANNA, ANNAS))
    assert await books.invoices.of_order(order.id) == issued


async def test_of_what_was_divided_the_sellers_part_is_invoiced(books: Books) -> None:
    trade = Trade(books.orders)
    order = await trade.delivered()
    asked = await trade.do(order, "ask_settlement", BORIS, amount=2000, reason="Half of it is missing")
    settled = await trade.do(asked, "agree_settlement", ANNA)
    sale, fee = await books.invoices.of_order(settled.id)
    assert (sale.total, sale.lines, fee.total) == (4000, order.terms.lines, 400)


async def test_particulars_are_kept_changed_and_emptied(books: Books) -> None:
    assert await books.invoices.particulars(ANNA) == Particulars(ANNA)
    for given in (Particulars(ANNA, ANNAS), Particulars(ANNA, ANNAS, 0), Particulars(ANNA, "", 750), Particulars(ANNA)):
        await books.invoices.put(given)
        assert await books.invoices.particulars(ANNA) == given
    assert await books.invoices.particulars(BORIS) == Particulars(BORIS)


async def test_who_becomes_one_with_somebody_keeps_the_invoices_of_both(storage: Storage, ann: Person) -> None:
    trade = Trade(storage.orders)
    before = [await accepted(trade, buyer=STRANGER, seller=seller) for seller in (BORIS, ann.id)]
    await storage.invoices.put(Particulars(ann.id, "Ann Ltd"))
    await linked(storage, BORIS, ann.id)
    after = await accepted(trade, buyer=STRANGER, seller=BORIS)
    sales = [(await storage.invoices.of_order(order.id))[0] for order in (*before, after)]
    assert [(each.series, each.number) for each in sales] == [(str(BORIS), 1), (str(ann.id), 1), (str(BORIS), 2)]
    assert [each.issuer for each in sales] == [BORIS] * 3
    assert [each.sender for each in sales] == ["", "", "Ann Ltd"]
