"""What is handed to a person is theirs, all of it, and nothing of what the others keep to themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from core.estate import EXPORT_EVERY, Estate, NotYet
from core.invoice import Particulars
from core.message import Erase, Part, Reword, Spot, Write
from core.order import FileRef, Order, PersonId
from core.person import Platform
from core.ports import Draft, Noted
from core.report import Complain, Dismiss
from core.review import Rate
from core.reviews import ReviewDesk
from core.staffdesk import StaffDesk
from core.storage import Storage, joining
from core.storage.claims import CLAIMS
from core.storage.columns import Number
from core.storage.estates import TOLD
from core.storage.schema import metadata
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing
from tests.fakes import FakeCommunities, MovableClock
from tests.storage.conftest import Books, books_of
from tests.storage.test_enquiries import Pen, begun
from tests.storage.test_mailboxes import has_mail
from tests.storage.test_reversals import Bank
from tests.storage.test_transfers import Cash
from tests.storage.trade import Trade, put

LOGO = FileRef("f" * 64, "logo.png", 12, "f" * 64)
PRESS = FileRef("e" * 64, "press.pdf", 13, "e" * 64)
OLD = FileRef("d" * 64, "old.png", 14, "d" * 64)

Row = Mapping[str, object]


def rows(estate: Estate, table: str) -> Sequence[Row]:
    return estate.tables[table]


def the(estate: Estate, table: str, *columns: str) -> list[Any]:
    """What stands in these columns, row by row; of one column, its values alone."""
    found = [tuple(row[each] for each in columns) for row in rows(estate, table)]
    return [row[0] for row in found] if len(columns) == 1 else found


async def written(storage: Storage, order: Order, by: PersonId, words: str, *files: FileRef) -> Noted:
    desk = books_of(storage).messages
    update = len(await desk.of(order.id)) + 1
    part = Part(words, files, Spot("telegram", int(by), update))
    outcome = await _chat(storage).handle(Write(order.id, by, ("test", f"{by} {update}"), (part,)))
    assert isinstance(outcome, Noted), outcome
    return outcome


def _chat(storage: Storage) -> Any:
    return Pen(books_of(storage)).desk


# --- every column -----------------------------------------------------------------------------------------------------


def test_what_each_column_that_names_somebody_means_for_them_is_said() -> None:
    assert set(CLAIMS) == set(joining.named())


NAMES_NOBODY = frozenset(
    {
        "asked", "epoch", "id", "message", "most", "number", "part", "question", "replaces", "reply_to", "request",
        "seat", "shows", "stars", "tax", "tries", "version", "workflow_version", "wrong",
    }
)  # fmt: skip
"""What columns of numbers are called that count something, or number something that is no person."""
NAMES_SOMEBODY = frozenset({"aliases.former", "events.by", "letters.to"})
"""Those that name people without a foreign key, and are seen to one by one."""


def test_a_column_of_numbers_names_people_or_is_said_to_name_nobody() -> None:
    """Else a table that forgets its foreign key would be forgotten by exports, by linking and by erasing too."""
    numbers = {
        f"{table.name}.{column.name}": column.name
        for table in metadata.sorted_tables
        for column in table.c
        if column.type is Number
    }
    assert joining.named().keys() <= numbers.keys()
    left = {key for key, name in numbers.items() if key not in joining.named() and name not in NAMES_NOBODY}
    assert left == NAMES_SOMEBODY


def test_every_table_that_tells_of_somebody_is_in_what_they_are_given() -> None:
    told = {column.partition(".")[0] for column, claim in CLAIMS.items() if claim.exported}
    assert told <= set(TOLD)
    for table in ("reviews", "mailboxes", "payees", "transfers", "payments", "paylinks"):
        assert table in told


# --- what is theirs ---------------------------------------------------------------------------------------------------


async def test_what_they_paid_and_got_back_and_where_they_are_paid_and_mailed_to_is_there(storage: Storage) -> None:
    bank, cash = Bank(storage), Cash(storage)
    await bank.do(await bank.paid("pi_1"), "decline", BORIS, reason="I am ill today")
    await has_mail(books_of(storage), BORIS, "boris@example.org")
    await storage.transfers.tell(BORIS, "IBAN DE89", NOON)
    await cash.earned()
    await cash.ask(10_00, details="IBAN DE89")
    paid = await storage.estates.gather(ANNA)
    assert the(paid, "payments", "person", "till", "charge", "minor") == [("you", "stripe", "pi_1", 60_00)]
    assert the(paid, "paylinks", "person", "till", "minor") == [("you", "stripe", 60_00)]
    assert the(paid, "transfers", "person", "kind", "charge", "minor") == [("you", "refund", "pi_1", 60_00)]
    assert rows(paid, "payees") == rows(paid, "mailboxes") == []
    earned = await storage.estates.gather(BORIS)
    assert the(earned, "payees", "person", "details") == [("you", "IBAN DE89")]
    assert the(earned, "mailboxes", "person", "address") == [("you", "boris@example.org")]
    assert the(earned, "transfers", "kind", "details") == [("payout", "IBAN DE89")]
    assert rows(earned, "payments") == rows(earned, "paylinks") == []


async def test_reviews_of_both_are_theirs_once_they_are_published(storage: Storage) -> None:
    order = await put(storage.orders, state="completed")
    desk = ReviewDesk(storage.reviews, MovableClock(NOON))
    await desk.handle(Rate(order.id, BORIS, ("test", "1"), 5, "A pleasure"))
    await desk.handle(Rate(order.id, ANNA, ("test", "2"), 2, "Late"))
    estate = await storage.estates.gather(ANNA)
    assert sorted(the(estate, "reviews", "author", "about", "text")) == [
        ("person 2", "you", "A pleasure"),
        ("you", "person 2", "Late"),
    ]


async def test_a_person_is_given_their_name_chats_orders_and_money(storage: Storage) -> None:
    order = await Trade(storage.orders).delivered()
    await Trade(storage.orders).do(order, "accept", ANNA)
    estate = await storage.estates.gather(ANNA)
    assert the(estate, "people", "name", "language") == [("person 1", "en")]
    assert the(estate, "accounts", "platform", "address", "person") == [("telegram", 101, "you")]
    assert the(estate, "orders", "id", "buyer", "seller") == [(order.id, "you", "person 2")]
    assert the(estate, "events", "name", "by")[-2:] == [("delivered", "person 2"), ("accepted", "you")]
    earned = await storage.estates.gather(BORIS)
    assert the(earned, "money", "kind", "currency", "minor")[-1][1:] == ("EUR", 5400)


async def test_what_they_wrote_and_the_files_that_they_sent_are_theirs(storage: Storage) -> None:
    order = await put(storage.orders, state="queued")
    first = await written(storage, order, ANNA, "Here is the old one", LOGO)
    await written(storage, order, BORIS, "And mine", PRESS)
    await _chat(storage).handle(
        Reword(order.id, first.message.id, ANNA, ("test", "reword"), Spot("telegram", int(ANNA), 1), "Here is the logo")
    )
    estate = await storage.estates.gather(ANNA)
    assert the(estate, "messages", "author", "text") == [("you", "Here is the logo"), ("person 2", "And mine")]
    assert the(estate, "wordings", "text") == ["Here is the old one"]
    assert estate.files == (LOGO,)
    assert (await storage.estates.gather(BORIS)).files == (PRESS,)


async def test_what_is_being_filled_in_and_set_is_there(storage: Storage) -> None:
    values = {"title": "Half a logo", "photo": asdict(OLD)}
    await storage.drafts.put(Draft(ANNA, Platform.TELEGRAM, "sell", "title", values, NOON, 5))
    await storage.blocks.block(ANNA, BORIS, NOON)
    estate = await storage.estates.gather(ANNA)
    assert the(estate, "drafts", "values") == [values]
    assert estate.files == (OLD,)
    assert the(estate, "blocks", "person", "blocked") == [("you", "person 2")]


# --- what is not ------------------------------------------------------------------------------------------------------


async def test_how_they_stand_on_invoices_and_those_they_issued_or_got_are_there(storage: Storage) -> None:
    trade = Trade(storage.orders)
    await storage.invoices.put(Particulars(BORIS, "Boris Ltd", 1900))
    order = await trade.do(await trade.delivered(), "accept", ANNA)
    sold = await storage.estates.gather(BORIS)
    assert the(sold, "particulars", "text", "tax") == [("Boris Ltd", 1900)]
    assert sorted(the(sold, "invoices", "order", "kind", "total")) == [(order.id, "fee", 600), (order.id, "sale", 6000)]
    bought = await storage.estates.gather(ANNA)
    assert the(bought, "particulars", "text") == []
    assert the(bought, "invoices", "kind", "issuer", "recipient", "sender") == [
        ("sale", f"person {BORIS}", "you", "Boris Ltd")
    ]


async def test_who_has_blocked_them_is_not_told(storage: Storage) -> None:
    await storage.blocks.block(BORIS, ANNA, NOON)
    assert the(await storage.estates.gather(ANNA), "blocks", "person") == []


async def test_what_the_other_one_took_back_is_not_told_and_what_they_took_back_is(storage: Storage) -> None:
    order = await put(storage.orders, state="queued")
    for by in (ANNA, BORIS):
        noted = await written(storage, order, by, f"From {by}")
        await _chat(storage).handle(Erase(order.id, noted.message.id, by, ("test", f"erase {by}")))
    assert the(await storage.estates.gather(ANNA), "messages", "author") == ["you"]


async def test_a_review_that_is_not_published_is_its_authors_alone(storage: Storage) -> None:
    order = await put(storage.orders, state="completed")
    desk = ReviewDesk(storage.reviews, MovableClock(NOON))
    await desk.handle(Rate(order.id, BORIS, ("test", "rate"), 1, "Never again"))
    assert rows(await storage.estates.gather(ANNA), "reviews") == []
    assert the(await storage.estates.gather(BORIS), "reviews", "author", "text") == [("you", "Never again")]


async def test_an_order_that_never_came_to_the_seller_is_the_buyers_alone(storage: Storage) -> None:
    order = await put(storage.orders, state="unpaid")
    assert rows(await storage.estates.gather(BORIS), "orders") == []
    assert the(await storage.estates.gather(ANNA), "orders", "id") == [order.id]


async def test_who_of_staff_did_something_is_not_told(storage: Storage) -> None:
    service = a_listing()
    await storage.listings.save(service)
    communities = FakeCommunities(STAFFER)
    desk = StaffDesk(storage.reports, storage.sanctions, communities, MovableClock(NOON))
    await desk.report(Complain(service.id, ANNA, ("test", "complain"), "It is stolen."))
    await desk.report(Dismiss(service.id, 1, STAFFER, ("test", "dismiss")))
    trade = Trade(storage.orders)
    order = await trade.do(await trade.place(), "claim_payment", ANNA)
    await trade.do(order, "pay", STAFFER, amount=order.terms.price)
    estate = await storage.estates.gather(ANNA)
    assert the(estate, "reports", "by", "decided_by", "reason") == [("you", "staff", "It is stolen.")]
    assert [row["by"] for row in rows(estate, "events")][-2:] == ["you", "staff"]
    assert "person 3" not in str(estate)
    assert rows(await storage.estates.gather(BORIS), "reports") == []


async def test_of_strangers_nothing_is_there(storage: Storage) -> None:
    order = await put(storage.orders, state="queued")
    await written(storage, order, ANNA, "A secret", LOGO)
    await put(storage.orders, buyer=BORIS, seller=STRANGER, state="queued")
    enquiry = await begun(books_of(storage), asker=STRANGER)
    await Pen(books_of(storage)).write(enquiry, STRANGER, "A question")
    estate = await storage.estates.gather(STRANGER)
    assert "A secret" not in str(estate)
    assert estate.files == ()
    assert the(estate, "messages", "text") == ["A question"]
    assert len(rows(estate, "orders")) == 1


# --- how often --------------------------------------------------------------------------------------------------------


async def test_it_is_had_once_a_day_by_each(books: Books) -> None:
    later = NOON + timedelta(hours=1)
    assert await books.estates.claim(ANNA, NOON) is None
    assert await books.estates.claim(ANNA, later) == NotYet(NOON + EXPORT_EVERY)
    assert await books.estates.claim(BORIS, later) is None
    assert await books.estates.claim(ANNA, NOON + EXPORT_EVERY) is None


async def test_who_did_not_get_it_may_ask_again(books: Books) -> None:
    await books.estates.claim(ANNA, NOON)
    await books.estates.release(ANNA)
    assert await books.estates.claim(ANNA, NOON) is None
