"""Money, business days, alarms, journals and declarations: the values that everything else trusts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core import alarms
from core.calendar import after_business_days, before_business_days, is_business_day
from core.effects import Settlement
from core.ledger import Entry, Journal, Unbalanced, balance, journal
from core.listing import House, terms
from core.money import LARGEST, minor_units
from core.order import PersonId
from core.step import Held, Joined, Posting, Returned, Settled
from core.workflow import (
    BUYER,
    HALF_TIME,
    SELLER,
    BadWorkflow,
    Before,
    BusinessDays,
    Workflow,
    action,
    days,
    deadline,
    final,
    hours,
    state,
    usual_reminders,
)
from tests.builders import ANNA, BORIS, NOON, a_listing, an_order, some_terms

FRIDAY = datetime(2026, 12, 18, 9, tzinfo=UTC)
ORDER = an_order("in_progress")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("60", "EUR", 6000),
        ("60.01", "EUR", 6001),
        ("60.001", "EUR", None),
        ("5", "XTR", 5),
        ("5.5", "XTR", None),
        ("-1", "EUR", None),
        ("NaN", "EUR", None),
        ("Infinity", "EUR", None),
        ("1e30", "EUR", None),
        ("1e-999999", "EUR", None),
        (str(LARGEST), "XTR", LARGEST),
    ],
)
def test_an_amount_is_whole_minor_units_or_nothing(amount: str, currency: str, minor: int | None) -> None:
    assert minor_units(Decimal(amount), currency) == minor


def test_business_days_skip_weekends_and_the_holidays_of_the_country() -> None:
    assert after_business_days(FRIDAY, 1, "", "UTC") == datetime(2026, 12, 22, tzinfo=UTC)
    assert after_business_days(FRIDAY, 5, "DE", "Europe/Berlin") == datetime(2026, 12, 28, 23, tzinfo=UTC)
    assert not is_business_day(datetime(2026, 12, 25, tzinfo=UTC).date(), "DE")


def test_business_days_are_counted_in_the_communitys_own_zone() -> None:
    late = datetime(2026, 12, 14, 20, tzinfo=UTC)  # already Tuesday in Tokyo
    assert after_business_days(late, 1, "", "Asia/Tokyo") == datetime(2026, 12, 16, 15, tzinfo=UTC)


def test_a_reminder_of_business_days_lies_that_many_before_the_end() -> None:
    end = datetime(2026, 12, 22, tzinfo=UTC)
    assert before_business_days(end, 1, "", "UTC") == datetime(2026, 12, 21, tzinfo=UTC)
    assert before_business_days(end, 3, "", "UTC") == datetime(2026, 12, 17, tzinfo=UTC)


def test_a_wait_in_business_days_ends_at_midnight_with_its_reminders_before() -> None:
    billed = state(
        "billed", "x", BUYER,
        deadline("approval_lapsed", BusinessDays(7), "done", remind=(Before(BusinessDays(3)), Before(BusinessDays(1)))),
    )  # fmt: skip
    german = some_terms(calendar="DE", timezone="Europe/Berlin")
    found = {alarm.kind: alarm.at for alarm in alarms.on_entry(billed, german, timedelta(), FRIDAY, 1)}
    assert found == {
        "approval_lapsed": datetime(2026, 12, 30, 23, tzinfo=UTC),
        "approval_lapsed/3bd": datetime(2026, 12, 27, 23, tzinfo=UTC),
        "approval_lapsed/1bd": datetime(2026, 12, 29, 23, tzinfo=UTC),
    }


def test_a_reminder_whose_moment_is_past_on_entry_is_dropped() -> None:
    order = an_order("in_progress", work_left=timedelta(hours=3))
    assert [alarm.kind for alarm in order.alarms] == ["delivery_lapsed", "delivery_lapsed/2h", "delivery_lapsed/half"]


def test_two_reminders_at_one_moment_are_one() -> None:
    order = an_order("in_progress", work_left=timedelta(hours=48))
    assert sum(alarm.reminds for alarm in order.alarms) == 2


def test_a_length_that_the_community_set_otherwise_holds_for_its_orders() -> None:
    order = an_order("queued", terms=some_terms(lengths={"start_lapsed": hours(48)}))
    assert order.due is not None
    assert order.due.at == NOON + hours(48)


def test_the_usual_reminders_are_at_half_time_and_before_the_end() -> None:
    assert usual_reminders(days(3)) == (HALF_TIME, Before(hours(2)))
    assert usual_reminders(days(14)) == (HALF_TIME, Before(hours(24)), Before(hours(2)))


@given(
    price=some.integers(0, 10**9),
    fee=some.integers(0, 10_000),
    how=some.sampled_from(Settlement),
    part=some.fractions(0, 1),
)
def test_whatever_goes_in_comes_out_whole(price: int, fee: int, how: Settlement, part: Fraction) -> None:
    order = an_order("delivered", terms=some_terms(fee=fee), held=price)
    hold = journal(Held(price), order, NOON)
    to_buyer = int(price * part) if how in {Settlement.SPLIT, Settlement.HALVE} else 0
    out = journal(Settled(how, price, to_buyer), replace(order, held=0), NOON)
    booked = [entry.minor for each in (hold, out) for entry in each.entries if entry.account.startswith("escrow")]
    assert sum(booked) == 0
    assert all(entry.minor > 0 for entry in out.entries if not entry.account.startswith("escrow"))
    assert gained(out, ANNA) == (price if how is Settlement.REFUND else to_buyer)


def test_of_a_split_the_seller_gets_the_rest_less_the_fee_on_that_rounded_down() -> None:
    order = an_order("delivered", terms=some_terms(fee=1000))
    out = journal(Settled(Settlement.SPLIT, 6000, 4501), order, NOON)
    assert (out.kind, gained(out, ANNA), gained(out, BORIS)) == ("split", 4501, 1499 - 149)


def gained(booked: Journal, person: PersonId) -> int:
    return sum(entry.minor for entry in booked.entries if entry.account == balance(person))


@pytest.mark.parametrize(
    ("out", "kind", "target"),
    [(Joined(500, 2), "join", f"escrow:{ORDER.id}"), (Returned(500, 2), "return", balance(ORDER.buyer))],
)
def test_what_a_question_held_leaves_once_whichever_way_it_goes(out: Posting, kind: str, target: str) -> None:
    held, left = journal(Held(500, 2), ORDER, NOON), journal(out, ORDER, NOON)
    apart = f"escrow:{ORDER.id}/2"
    assert (held.key, held.entries[-1]) == (f"hold:{ORDER.id}/2", Entry(apart, 500))
    assert (left.key, left.kind) == (f"settlement:{ORDER.id}/2", kind)
    assert left.entries == (Entry(apart, -500), Entry(target, 500))


def test_a_journal_that_does_not_sum_to_zero_cannot_be_made() -> None:
    with pytest.raises(Unbalanced):
        Journal("k", "hold", "o", "EUR", NOON, (Entry("a", 1), Entry("b", -2)))


def test_a_journal_books_only_what_people_can_read_of() -> None:
    with pytest.raises(ValueError, match="gift"):
        Journal("k", "gift", "o", "EUR", NOON, (Entry("a", 1), Entry("b", -1)))


def test_an_option_moves_the_price_and_the_delivery_time() -> None:
    agreed = terms(a_listing(), {0, 1}, House("manual", fee=500))
    assert (agreed.price, agreed.delivery_time, agreed.fee) == (8000, days(3), 500)
    assert [line.title for line in agreed.lines] == ["Logo", "Source files", "Express"]


def test_a_revision_gets_at_least_a_day() -> None:
    assert terms(a_listing(delivery_time=hours(2), options=()), (), House("manual")).revision_time == hours(24)


END = final("end", "x")
LAPSE = deadline("lapsed", hours(1), "end")


@pytest.mark.parametrize(
    ("states", "problem"),
    [
        ((state("a", "x", BUYER), END), "silence has no outcome"),
        ((state("a", "x", BUYER, deadline("lapsed", hours(1), "b")), END), "does not exist"),
        ((state("a", "x", BUYER, deadline("lapsed", hours(1), "a")), END), "leads nowhere"),
        ((state("a", "x", BUYER, LAPSE), END, END), "one name"),
        (
            (state("a", "x", SELLER, LAPSE, *(action("go", went, SELLER, "end") for went in ("gone", "went"))), END),
            "two actions",
        ),
        (
            (state("a", "x", SELLER, deadline("lapsed", hours(1), "end", Settlement.REFUND, Settlement.PAY_OUT)), END),
            "settles twice",
        ),
    ],
)  # fmt: skip
def test_a_declaration_that_contradicts_itself_is_refused(states: tuple[object, ...], problem: str) -> None:
    with pytest.raises(BadWorkflow, match=problem):
        Workflow("broken", 1, states)  # type: ignore[arg-type]
