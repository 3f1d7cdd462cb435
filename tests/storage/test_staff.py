"""What reports and sanctions promise, of the twins in memory and of each database alike."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.discipline import A_DAY, MOST_IN_A_DAY, OF_CREW, UNKNOWN, Appeal, Decide, Impose, Sentenced
from core.discipline import TOO_MANY as WARNED_ENOUGH
from core.listing import Listing, Sale
from core.order import DEFAULT, CommunityId, PersonId
from core.ports import Repeated
from core.report import (
    NO_SERVICE,
    NOT_YOU,
    OVER,
    TOO_MANY,
    TWICE,
    Complain,
    Dismiss,
    PutBack,
    Report,
    Ruled,
    TakeDown,
    Takedown,
    Verdict,
)
from core.sanction import Kind, Sanction
from core.sanction import Verdict as Ruling
from core.shopfront import NOT_OFFERED, NOT_TAKEN, SUSPENDED, Glance
from core.staffdesk import StaffDesk
from core.step import Moved, Refused
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing
from tests.fakes import FakeCommunities, MovableClock
from tests.storage.conftest import Books
from tests.storage.test_enquiries import Pen, begun
from tests.storage.test_placing import Counter, a_counter
from tests.storage.trade import put

WEEK = timedelta(days=7)


class Office:
    """Vera is staff, and so is Anna where a test says so."""

    def __init__(self, books: Books, *more: PersonId) -> None:
        self.books = books
        self.clock = MovableClock(NOON)
        self.desk = StaffDesk(books.reports, books.sanctions, FakeCommunities(STAFFER, *more), self.clock)
        self.acts = 0

    def key(self) -> tuple[str, str]:
        self.acts += 1
        return "test", f"act {self.acts}"

    async def complain(self, listing: Listing, by: PersonId = ANNA) -> Ruled | Refused | Repeated:
        return await self.desk.report(Complain(listing.id, by, self.key(), "It is stolen."))

    async def take_down(self, listing: Listing, number: int = 0, by: PersonId = STAFFER) -> Ruled | Refused | Repeated:
        return await self.desk.report(TakeDown(listing.id, number, by, self.key(), "Stolen."))

    async def dismiss(self, listing: Listing, number: int, by: PersonId = STAFFER) -> Ruled | Refused | Repeated:
        return await self.desk.report(Dismiss(listing.id, number, by, self.key()))

    async def impose(self, person: PersonId = BORIS, kind: Kind = Kind.BAN, **changes: Any) -> Sanction:
        term = WEEK if kind is Kind.SUSPENSION else None
        act = replace(Impose(DEFAULT, person, STAFFER, self.key(), kind, "Fraud.", term), **changes)
        outcome = await self.desk.sanction(act)
        assert isinstance(outcome, Sentenced), outcome
        return outcome.sanction


async def a_service(books: Books, **changes: Any) -> Listing:
    listing = a_listing(**changes)
    await books.listings.save(listing)
    return listing


def ruled(outcome: object) -> Ruled:
    assert isinstance(outcome, Ruled), outcome
    return outcome


# --- reports ----------------------------------------------------------------------------------------------------------


async def test_a_report_is_found_as_it_was_filed_and_staff_are_told_with_it(books: Books) -> None:
    office, service = Office(books), await a_service(books)
    await office.complain(service)
    report = Report(1, service.id, service.community, ANNA, NOON, "It is stolen.")
    assert await books.reports.find(1) == report
    assert await books.reports.about(service.id) == await books.reports.waiting(DEFAULT) == [report]
    assert await books.reports.waiting(CommunityId("ELSEWHERE")) == []
    assert [(each.to, each.topic, each.version) for each in await books.outbox.waiting(NOON, 9)] == [
        (STAFFER, "reported", 1)
    ]


async def test_the_same_act_given_again_is_recognised(books: Books) -> None:
    office, service = Office(books), await a_service(books)
    act = Complain(service.id, ANNA, ("test", "same"), "It is stolen.")
    assert isinstance(await office.desk.report(act), Ruled)
    assert isinstance(await office.desk.report(act), Repeated)
    assert len(await books.reports.about(service.id)) == 1


async def test_one_reports_a_service_once_and_only_so_many_at_a_time(books: Books) -> None:
    office, services = Office(books), [await a_service(books) for _ in range(4)]
    outcomes = [await office.complain(each) for each in services]
    assert [type(each) for each in outcomes[:3]] == [Ruled] * 3
    assert outcomes[3] == TOO_MANY
    assert await office.complain(services[0]) == TWICE
    await office.dismiss(services[0], 1)
    assert isinstance(await office.complain(services[3]), Ruled)
    assert isinstance(await office.complain(services[0], STRANGER), Ruled)


async def test_of_two_of_staff_who_decide_at_once_one_does(books: Books) -> None:
    office, service = Office(books, STRANGER), await a_service(books)
    await office.complain(service)
    outcomes = await asyncio.gather(
        office.dismiss(service, 1), office.take_down(service, 1, STRANGER), office.dismiss(service, 1, STRANGER)
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["Refused", "Refused", "Ruled"]
    assert {each for each in outcomes if isinstance(each, Refused)} == {OVER}
    report = await books.reports.find(1)
    assert report
    assert report.verdict is not None


async def test_a_service_that_was_taken_down_is_ordered_by_nobody_until_it_is_put_back(books: Books) -> None:
    counter = await a_counter(books)
    office, service = Office(books), counter.service
    await office.complain(service)
    down = ruled(await office.take_down(service, 1)).takedown
    assert down == Takedown(2, service.id, DEFAULT, STAFFER, NOON, "Stolen.", Sale.ON)
    assert await books.reports.takedown(2) == await books.reports.down(service.id) == down
    assert await books.listings.find(service.id) == replace(service, sale=Sale.TAKEN_DOWN, version=2)
    assert await books.reports.waiting(DEFAULT) == []
    report = await books.reports.find(1)
    assert report
    assert report.verdict is Verdict.TAKEN_DOWN
    assert await counter.place() == NOT_OFFERED
    assert await books.listings.on_sale(DEFAULT, 0, 9) == []
    await office.desk.report(PutBack(service.id, STAFFER, office.key()))
    assert await books.listings.find(service.id) == replace(service, version=3)
    assert await books.reports.down(service.id) is None
    assert isinstance(await counter.place(), Moved)


async def test_who_waits_longest_stands_first_and_each_service_once(books: Books) -> None:
    office, first, second = Office(books), await a_service(books), await a_service(books)
    await office.complain(first)
    await office.complain(second)
    await office.complain(first, STRANGER)
    assert [each.number for each in await books.reports.waiting(DEFAULT)] == [1, 2]
    assert [each.number for each in await books.reports.about(first.id)] == [1, 3]


async def test_staff_decide_nothing_about_whom_they_have_an_open_order_with(books: Books) -> None:
    office, service = Office(books), await a_service(books)
    await put(books.orders, buyer=STAFFER, state="in_progress")
    assert await office.take_down(service) == NOT_YOU
    others = await a_service(books, seller=STRANGER)
    await put(books.orders, buyer=STAFFER, seller=STRANGER, state="completed")
    assert isinstance(await office.take_down(others), Ruled)
    assert await office.desk.report(PutBack("2" * 12, STAFFER, office.key())) == NO_SERVICE


async def test_an_order_that_nobody_has_paid_keeps_staff_from_nothing(books: Books) -> None:
    office, service = Office(books), await a_service(books)
    await put(books.orders, buyer=BORIS, seller=STAFFER, state="unpaid")
    assert isinstance(await office.take_down(service), Ruled)
    assert (await office.impose(BORIS)).kind is Kind.BAN


# --- sanctions --------------------------------------------------------------------------------------------------------


async def test_a_sanction_is_found_as_it_was_imposed_and_goes_through_its_appeal(books: Books) -> None:
    office = Office(books, ANNA)
    await a_service(books)
    imposed = await office.impose(kind=Kind.SUSPENSION)
    assert imposed == Sanction(1, DEFAULT, BORIS, Kind.SUSPENSION, "Fraud.", STAFFER, NOON, NOON + WEEK)
    assert await books.sanctions.find(1) == imposed
    assert await books.sanctions.appeals(DEFAULT) == []
    await office.desk.sanction(Appeal(1, BORIS, office.key(), "Not me."))
    appealed = replace(imposed, appeal="Not me.", appealed_at=NOON)
    assert await books.sanctions.appeals(DEFAULT) == [appealed]
    await office.desk.sanction(Decide(1, ANNA, office.key(), Ruling.LIFTED, "True."))
    lifted = replace(appealed, decided_by=ANNA, decided_at=NOON, verdict=Ruling.LIFTED, why="True.")
    assert await books.sanctions.find(1) == lifted
    assert await books.sanctions.appeals(DEFAULT) == []
    letters = {(each.to, each.topic) for each in await books.outbox.waiting(NOON, 9)}
    assert letters == {(BORIS, "sanctioned"), (ANNA, "appealed"), (BORIS, "appeal_answered")}


async def test_all_of_a_person_are_on_the_record_the_latest_first(books: Books) -> None:
    office = Office(books)
    await a_service(books)
    found = [await office.impose(kind=kind) for kind in (Kind.WARNING, Kind.SUSPENSION, Kind.BAN)]
    assert await books.sanctions.of(BORIS) == await books.sanctions.of(BORIS, DEFAULT) == found[::-1]
    assert await books.sanctions.of(BORIS, CommunityId("ELSEWHERE")) == await books.sanctions.of(ANNA) == []


async def test_only_who_was_seen_there_can_be_sanctioned_there(books: Books) -> None:
    office = Office(books)
    act = Impose(DEFAULT, BORIS, STAFFER, ("test", "early"), Kind.BAN, "Fraud.")
    assert await office.desk.sanction(act) == UNKNOWN
    assert not await books.sanctions.known(BORIS, DEFAULT)
    await a_service(books)
    assert await books.sanctions.known(BORIS, DEFAULT)
    assert isinstance(await office.desk.sanction(replace(act, key=("test", "late"))), Sentenced)
    assert await office.desk.sanction(Impose(DEFAULT, STAFFER, STAFFER, office.key(), Kind.BAN, "x")) == UNKNOWN
    await a_service(books, seller=STAFFER)
    two = Office(books, ANNA)
    two.acts = 50
    act = Impose(DEFAULT, STAFFER, ANNA, two.key(), Kind.BAN, "x")
    assert await two.desk.sanction(act) == OF_CREW


async def test_who_is_suspended_neither_orders_nor_sells_until_it_ends_and_running_orders_stay(books: Books) -> None:
    counter, office = await a_counter(books), Office(books)
    running = await put(books.orders, state="in_progress")
    await office.impose(kind=Kind.SUSPENSION)
    assert await counter.place() == NOT_OFFERED
    assert await books.listings.on_sale(DEFAULT, 0, 9, Glance(ANNA, NOON)) == []
    assert len(await books.listings.on_sale(DEFAULT, 0, 9)) == 1
    own = await a_service(books, seller=STRANGER)
    assert await counter.place(buyer=BORIS, seller=STRANGER, listing=own.id) == SUSPENDED
    assert await books.orders.find(running.id) == running
    counter.clock.advance(WEEK)
    assert isinstance(await counter.place(), Moved)
    assert isinstance(await counter.place(buyer=BORIS, seller=STRANGER, listing=own.id), Moved)
    assert await books.listings.on_sale(DEFAULT, 0, 9, Glance(ANNA, NOON + WEEK)) != []


async def test_a_sanction_of_one_community_is_none_in_another(books: Books) -> None:
    office, elsewhere = Office(books), CommunityId("HHHHHHHHHHHH")
    await a_service(books)
    await office.impose()
    there = await a_service(books, community=elsewhere)
    counter = Counter(books, there)
    assert isinstance(await counter.place(community=elsewhere), Moved)


async def test_a_warning_and_what_was_lifted_keep_nobody_from_anything(books: Books) -> None:
    counter, office = await a_counter(books), Office(books)
    await office.impose(kind=Kind.WARNING)
    banned = await office.impose()
    await office.desk.sanction(Decide(banned.number, STAFFER, office.key(), Ruling.LIFTED, "A mistake."))
    assert isinstance(await counter.place(), Moved)
    assert await books.listings.on_sale(DEFAULT, 0, 9, Glance(ANNA, NOON)) != []


async def test_who_is_suspended_asks_nobody_and_nobody_asks_them_but_they_may_answer(books: Books) -> None:
    enquiry, pen, office = await begun(books), Pen(books), Office(books)
    await pen.write(enquiry)
    await books.listings.save(a_listing(seller=ANNA))
    await office.impose(ANNA)
    assert await pen.write(enquiry) == SUSPENDED
    assert await written(pen.write, enquiry, BORIS)
    await office.impose(BORIS)
    lifted = Decide(1, STAFFER, office.key(), Ruling.LIFTED, "Enough.")
    await office.desk.sanction(lifted)
    assert await pen.write(enquiry) == NOT_TAKEN
    assert await written(pen.write, enquiry, BORIS)


async def written(write: Callable[..., Any], *what: Any) -> bool:
    return not isinstance(await write(*what), Refused)


async def test_nobody_is_warned_without_end(books: Books) -> None:
    office = Office(books)
    await a_service(books)
    for _ in range(MOST_IN_A_DAY):
        await office.impose(kind=Kind.WARNING)
    act = Impose(DEFAULT, BORIS, STAFFER, office.key(), Kind.WARNING, "Again.")
    assert await office.desk.sanction(act) == WARNED_ENOUGH
    assert len(await books.sanctions.of(BORIS)) == MOST_IN_A_DAY
    office.clock.advance(A_DAY)
    await office.impose(kind=Kind.WARNING)
