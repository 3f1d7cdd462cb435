"""Whoever is erased is gone: what names them and what was theirs alone. What is on a record stays, and names nobody."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from core.community import Rules
from core.discipline import Impose
from core.enquiry import Enquiry
from core.estate import ERASED_EVERY, Hindrances
from core.invoice import Particulars
from core.listing import Listing, Sale
from core.message import Part, Spot, Write
from core.money import BASIS
from core.order import DEFAULT, CommunityId, FileRef, OrderId, PersonId, new_id
from core.person import Person, Platform
from core.ports import Draft, LetterKind, Noted
from core.report import NO_SERVICE, Complain, PutBack, Ruled, TakeDown, Verdict
from core.sanction import Kind
from core.shopfront import NOT_OFFERED
from core.staffdesk import StaffDesk
from core.step import Moved
from core.storage import Storage, open_storage, sqlite
from core.storage.schema import metadata
from core.till import STARS, Arranged
from core.transfer import Answered, Confirm, Purse, Strayed, Take
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing, a_placement, some_terms
from tests.fakes import FakeCommunities, MovableClock
from tests.storage.conftest import books_of, discord, telegram
from tests.storage.test_castoffs import named
from tests.storage.test_enquiries import Pen, an_enquiry
from tests.storage.test_links import sqlite_path
from tests.storage.test_mailboxes import has_mail
from tests.storage.test_reversals import Bank
from tests.storage.test_transfers import Cash
from tests.storage.trade import Trade, put

PHOTO = FileRef("a" * 64, "secret-photo.png", 12, "a" * 64)
SKETCH = FileRef("b" * 64, "secret-sketch.png", 13, "b" * 64)
SHEET = FileRef("c" * 64, "secret-sheet.pdf", 14, "c" * 64)
LATER = NOON + timedelta(days=2)


async def erased(storage: Storage, person: PersonId = BORIS, now: datetime = NOON) -> None:
    assert not await storage.estates.erase(person, now)


async def back(storage: Storage, person: PersonId = BORIS) -> Person:
    """Who it is that writes from the same account."""
    return await storage.people.meet(telegram(100 + person), "Somebody new", "en")


def an_office(storage: Storage) -> StaffDesk:
    return StaffDesk(storage.reports, storage.sanctions, FakeCommunities(STAFFER), MovableClock(NOON))


async def a_service(storage: Storage, **changes: object) -> Listing:
    listing = a_listing(**changes)
    await storage.listings.save(listing)
    return listing


async def asked(storage: Storage, words: str = "secret-question", *files: FileRef) -> Enquiry:
    """Anna asks Boris about a service of his."""
    enquiry = an_enquiry(await a_service(storage))
    await storage.enquiries.begin(enquiry, NOON, lambda _, __: None)
    pen = Pen(books_of(storage))
    part = Part(words, files, Spot("telegram", int(ANNA), 77))
    assert isinstance(await pen.desk.handle(Write(enquiry.id, ANNA, ("test", "asked"), (part,))), Noted)
    return enquiry


# --- what stands against it -------------------------------------------------------------------------------------------


async def test_nothing_stands_against_it_for_somebody_with_nothing_open(storage: Storage) -> None:
    await put(storage.orders, state="completed")
    assert not await storage.estates.hindrances(ANNA, NOON)


@pytest.mark.parametrize("person", [ANNA, BORIS])
async def test_an_order_that_goes_on_stands_against_it_for_both_and_nothing_changes(
    storage: Storage, person: PersonId
) -> None:
    await put(storage.orders, state="in_progress")
    before = await storage.people.get(person)
    assert await storage.estates.erase(person, NOON) == Hindrances(orders=1)
    assert await storage.people.get(person) == before
    assert (await back(storage, person)).id == person


async def test_so_does_an_order_that_somebody_may_still_pay(storage: Storage) -> None:
    await put(storage.orders, state="unpaid")
    assert await storage.estates.erase(BORIS, NOON) == Hindrances(unpaid=1)
    assert await storage.estates.erase(ANNA, NOON) == Hindrances(orders=1)


async def test_so_does_a_case_that_one_mediates(storage: Storage) -> None:
    await put(storage.orders, state="mediated", mediator=STRANGER)
    assert await storage.estates.erase(STRANGER, NOON) == Hindrances(orders=1)


async def test_so_do_money_on_the_balance_and_a_payout_on_its_way(storage: Storage) -> None:
    cash = Cash(storage)
    await cash.earned()
    assert await storage.estates.erase(BORIS, NOON) == Hindrances(purses=(Purse(DEFAULT, "EUR", 54_00),))
    await cash.ask(54_00)
    assert await storage.estates.erase(BORIS, NOON) == Hindrances(payouts=1)


# --- what goes --------------------------------------------------------------------------------------------------------


async def test_the_name_and_the_account_stand_nowhere_any_more(sqlite_url: str) -> None:
    async with open_storage(sqlite_url) as storage:
        met = [await storage.people.meet(telegram(987_650 + each), f"Secretname{each}", "en") for each in (1, 2)]
        me, you = (each.id for each in met)
        await storage.drafts.put(Draft(me, Platform.TELEGRAM, "sell", "title", {"title": "secret-draft"}, NOON, 5))
        await storage.listings.save(a_listing(seller=me, title="secret-title", description="secret-description"))
        await storage.blocks.block(me, you, NOON)
        await put(storage.orders, buyer=me, seller=you, state="completed")
        assert not await storage.estates.erase(me, NOON)
    engine = sqlite.altering(sqlite_path(sqlite_url))
    with engine.connect() as connection:
        stored = repr([connection.execute(select(table)).all() for table in metadata.sorted_tables])
    engine.dispose()
    assert ("987651" in stored, "987652" in stored) == (False, True)
    assert ("Secretname1" in stored, "Secretname2" in stored) == (False, True)
    assert [word for word in ("secret-draft", "secret-title", "secret-description") if word in stored] == []


@pytest.mark.parametrize(("person", "other"), [(ANNA, BORIS), (BORIS, ANNA)])
async def test_invoices_keep_what_was_given_for_them_and_no_other_name(
    storage: Storage, person: PersonId, other: PersonId
) -> None:
    trade, terms = Trade(storage.orders), some_terms(fee=BASIS)  # nothing is left on a balance
    bare = await trade.do(await trade.delivered(buyer=person, seller=other, terms=terms), "accept", person)
    await storage.invoices.put(Particulars(person, "Street 1"))
    given = await trade.do(await trade.delivered(buyer=other, seller=person, terms=terms), "accept", other)
    await erased(storage, person)
    assert await storage.invoices.particulars(person) == Particulars(person)
    [bought, *_] = await storage.invoices.of_order(bare.id)
    assert (bought.addressee, bought.addressee_name, bought.sender_name) == ("", "", f"person {other}")
    [sold, *_] = await storage.invoices.of_order(given.id)
    assert (sold.sender, sold.sender_name, sold.addressee_name) == ("Street 1", "", f"person {other}")


async def test_the_same_account_is_somebody_new(storage: Storage) -> None:
    order = await put(storage.orders, state="completed")
    await erased(storage)
    assert await storage.people.by_account(telegram(102)) is None
    again = await back(storage)
    assert again.id > STRANGER
    assert (again.name, again.timezone, again.accounts) == ("Somebody new", None, (telegram(102),))
    assert list(await storage.orders.list_for(again.id, None, 0, 9)) == []
    found = await storage.orders.find(order.id)
    assert found
    assert found.seller == BORIS


async def test_all_accounts_go(storage: Storage, ann: Person) -> None:
    await erased(storage, ann.id)
    assert await storage.people.by_account(discord(7)) is None
    left = await storage.people.get(ann.id)
    assert left
    assert (left.name, left.accounts) == ("", ())


async def test_where_they_were_seen_and_what_they_wore_is_forgotten_at_once_and_for_good(
    storage: Storage,
) -> None:
    await storage.communities.found(Platform.DISCORD, 55, "A server", Rules(staff_roles=(7,)))
    house = storage.communities.at(Platform.DISCORD, 55)
    assert house
    await storage.communities.enter(BORIS, house.id, NOON)
    await storage.communities.wears(BORIS, house.id, (7,))
    assert BORIS in storage.communities.staff(house.id)
    await erased(storage)
    assert BORIS not in storage.communities.staff(house.id)
    assert list(await storage.communities.of(BORIS)) == []


async def test_nobody_is_sent_anything_any_more(storage: Storage) -> None:
    await asked(storage)
    assert [each.to for each in await storage.outbox.waiting(NOON, 9)] == [BORIS]
    await erased(storage)
    assert list(await storage.outbox.waiting(LATER, 9)) == []


async def test_what_they_said_about_services_loses_its_words_and_the_other_one_is_told(storage: Storage) -> None:
    enquiry = await asked(storage)
    await Pen(books_of(storage)).write(enquiry, BORIS, "An answer")
    await erased(storage, ANNA)
    first, second = await storage.messages.of(enquiry.id)
    assert (first.text, first.files, first.deleted_at) == ("", (), NOON)
    assert second.text == "An answer"
    told = [each for each in await storage.outbox.waiting(LATER, 9) if each.kind is LetterKind.AMENDED]
    assert [(each.to, each.version, each.order) for each in told] == [(BORIS, first.id, OrderId(enquiry.id))]


async def test_what_was_said_on_an_order_is_on_its_record(storage: Storage) -> None:
    order = await put(storage.orders, state="completed")
    pen = Pen(books_of(storage))
    part = Part("Thank you", (PHOTO,), Spot("telegram", int(ANNA), 1))
    assert isinstance(await pen.desk.handle(Write(order.id, ANNA, ("test", "1"), (part,))), Noted)
    await erased(storage, ANNA)
    [message] = await storage.messages.of(order.id)
    assert (message.text, message.files, message.deleted_at) == ("Thank you", (PHOTO,), None)
    assert await storage.castoffs.oldest(LATER, 9) == []


async def test_files_of_theirs_that_nothing_names_any_more_are_cast_off(storage: Storage) -> None:
    await a_service(storage, photo=PHOTO, seller=ANNA)
    await asked(storage, "Like this?", SHEET)
    values = {"photo": {"id": SKETCH.id, "name": SKETCH.name, "size": SKETCH.size, "sha256": SKETCH.sha256}}
    await storage.drafts.put(Draft(ANNA, Platform.TELEGRAM, "sell", "title", values, NOON, 5))
    await erased(storage, ANNA)
    theirs = {each.sha256 for each in (PHOTO, SKETCH, SHEET)}
    assert set(await storage.castoffs.oldest(LATER, 9)) == theirs
    assert not theirs & await named(storage)


async def test_by_which_account_they_paid_is_forgotten_and_that_they_paid_is_not(storage: Storage) -> None:
    trade = Trade(storage.orders)
    placed = await trade.place()
    paid = {"amount": placed.terms.price, "charge": "CHARGE", "payer": "secret-payer"}
    order = await trade.do(placed, "pay", TILL, **paid)
    done = await trade.deliver(order)
    await trade.do(done, "accept", ANNA)
    await erased(storage, ANNA)
    payloads = repr([each.payload for each in await storage.orders.events(order.id)])
    assert "CHARGE" in payloads
    assert "secret-payer" not in payloads


async def test_where_they_were_paid_and_mailed_to_goes_and_that_money_moved_does_not(storage: Storage) -> None:
    bank, cash = Bank(storage), Cash(storage)
    await has_mail(books_of(storage), BORIS, "secret@example.org")
    await storage.transfers.tell(BORIS, "secret-iban", NOON)
    await cash.earned()
    payout = await cash.ask(54_00, details="secret-iban")
    await cash.desk.handle(Take(payout.number, STAFFER, ("test", "take")))
    await cash.desk.handle(Confirm(payout.number, STAFFER, ("test", "confirm")))
    await bank.cash.handle(Strayed(STARS, "ch_1", BORIS, "XTR", 50, "secret-payer"))
    [stray] = await storage.transfers.due(NOON, 10)
    await bank.cash.handle(Answered(stray.number, 0, Arranged("re_1")))
    await erased(storage)
    after = [await storage.transfers.find(each.number) for each in (payout, stray)]
    assert [(each.minor, each.details) for each in after if each] == [(54_00, ""), (50, "")]
    assert await storage.transfers.details(BORIS) == ""
    assert await storage.mailboxes.of(BORIS) is None
    assert "secret" not in repr((await storage.estates.gather(BORIS)).tables)


# --- what they offered ------------------------------------------------------------------------------------------------


async def test_what_they_offered_is_found_by_nobody_and_takes_nobody(storage: Storage) -> None:
    service = await a_service(storage, title="secret-title")
    await erased(storage)
    assert await storage.listings.find(service.id) is None
    assert list(await storage.listings.on_sale(DEFAULT, 0, 9)) == []
    front = await storage.shopfronts.see(service.id, ANNA)
    assert front
    assert front.listing
    assert (front.listing.title, front.listing.sale) == ("", Sale.GONE)
    desk = Trade(storage.orders).desk
    placement = a_placement(listing=service.id)
    assert await desk.place(placement, SERVICE, ("test", new_id())) == NOT_OFFERED


async def test_a_late_act_of_somebody_who_is_gone_leads_nowhere(storage: Storage) -> None:
    service = await a_service(storage)
    desk = Trade(storage.orders).desk
    assert isinstance(await desk.place(a_placement(listing=service.id, buyer=STRANGER), SERVICE, ("test", "1")), Moved)
    await erased(storage, ANNA)
    assert await desk.place(a_placement(listing=service.id), SERVICE, ("test", "2")) == NOT_OFFERED


async def test_a_report_of_it_is_closed_and_whoever_reported_it_is_told(storage: Storage) -> None:
    service, office = await a_service(storage), an_office(storage)
    assert isinstance(await office.report(Complain(service.id, ANNA, ("test", "1"), "Stolen")), Ruled)
    await erased(storage)
    report = await storage.reports.find(1)
    assert report
    assert (report.verdict, report.decided_by, report.decided_at) == (Verdict.GONE, None, NOON)
    assert list(await storage.reports.waiting(DEFAULT)) == []
    assert (ANNA, "report_decided") in [(each.to, each.topic) for each in await storage.outbox.waiting(NOON, 9)]


async def test_what_staff_took_down_cannot_be_put_back(storage: Storage) -> None:
    service, office = await a_service(storage), an_office(storage)
    assert isinstance(await office.report(TakeDown(service.id, 0, STAFFER, ("test", "1"), "Stolen")), Ruled)
    await erased(storage)
    assert await office.report(PutBack(service.id, STAFFER, ("test", "2"))) == NO_SERVICE


# --- what holds again -------------------------------------------------------------------------------------------------


async def impose(storage: Storage, kind: Kind, term: timedelta | None = None, person: PersonId = BORIS) -> None:
    await storage.communities.enter(person, DEFAULT, NOON)
    await an_office(storage).sanction(Impose(DEFAULT, person, STAFFER, ("test", new_id()), kind, "Fraud.", term))


async def held(storage: Storage, person: PersonId) -> list[Kind]:
    return [each.kind for each in await storage.sanctions.of(person, DEFAULT)]


async def test_a_ban_and_a_block_hold_for_whoever_comes_back(storage: Storage) -> None:
    await impose(storage, Kind.BAN)
    await storage.blocks.block(ANNA, BORIS, NOON)
    await erased(storage)
    again = await back(storage)
    assert await held(storage, again.id) == [Kind.BAN]
    assert await storage.blocks.between(ANNA, again.id) == {ANNA}
    await erased(storage, again.id, NOON + ERASED_EVERY)
    assert await held(storage, (await back(storage)).id) == [Kind.BAN]


async def test_a_warning_does_not_follow_and_others_are_not_touched(storage: Storage) -> None:
    await impose(storage, Kind.WARNING)
    await erased(storage)
    assert await held(storage, (await back(storage)).id) == []
    await impose(storage, Kind.BAN, person=ANNA)
    await erased(storage, ANNA)
    assert await held(storage, (await storage.people.meet(telegram(999), "Oleg", "en")).id) == []


async def test_of_somebody_whom_nothing_holds_no_shadow_stays(sqlite_url: str) -> None:
    async with open_storage(sqlite_url) as storage:
        met = await storage.people.meet(telegram(5), "Anna", "en")
        await storage.estates.erase(met.id, NOON)
    engine = sqlite.altering(sqlite_path(sqlite_url))
    with engine.connect() as connection:
        assert connection.execute(select(metadata.tables["shadows"])).all() == []
    engine.dispose()


async def test_nobody_is_erased_and_back_again_without_end(storage: Storage) -> None:
    await erased(storage)
    again, later = await back(storage), NOON + ERASED_EVERY
    too_soon = Hindrances(until=later)
    moment = timedelta(seconds=1)
    assert await storage.estates.erase(again.id, NOON + moment) == too_soon
    assert await storage.estates.hindrances(again.id, later - moment) == too_soon
    other = await storage.people.meet(telegram(999), "Oleg", "en")
    assert not await storage.estates.erase(other.id, NOON + moment)
    assert not await storage.estates.erase(again.id, later)


async def test_that_it_was_done_is_forgotten_after_a_while(sqlite_url: str) -> None:
    async with open_storage(sqlite_url) as storage:
        met = await storage.people.meet(telegram(5), "Anna", "en")
        await erased(storage, met.id)
        await storage.leftovers.prune(NOON + ERASED_EVERY)
    engine = sqlite.altering(sqlite_path(sqlite_url))
    with engine.connect() as connection:
        assert connection.execute(select(metadata.tables["erasures"])).all() == []
    engine.dispose()


async def test_elsewhere_nothing_holds(storage: Storage) -> None:
    await impose(storage, Kind.BAN)
    await erased(storage)
    again = await back(storage)
    assert list(await storage.sanctions.of(again.id, CommunityId("ELSEWHERE"))) == []
