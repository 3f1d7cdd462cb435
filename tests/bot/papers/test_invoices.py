"""What stands on an invoice: from whom, to whom, for what, and how much of it is tax."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.papers.invoices import wording
from bot.papers.typeset import typeset
from bot.papers.wording import Wording
from bot.texts import Voice, languages
from core.invoice import Invoice, Kind, contained
from core.order import Line
from tests.bot.papers.test_typeset import MARKUP, SLOW, found, pages
from tests.bot.screens.lives import a_life
from tests.bot.screens.nasty import TEXTS
from tests.builders import ANNA, BORIS, NOON

LINES = (Line("Logo", 5000), Line("Source files", 1000))
MOMENT = "Mon 2 Nov 2026, 13:00 UTC+1"
BORISS = "Boris Logos Ltd\n1 Forge Lane\nVAT GB 123 4567 89"


def an_invoice(kind: Kind = Kind.SALE, language: str = "en", zone: str = "UTC", **changes: Any) -> Wording:
    order = a_life("Logo for a bakery", lines=LINES, fee=1000, till="manual", timezone="Europe/Berlin").paid()
    usual: dict[str, Any] = {
        "kind": kind,
        "series": str(BORIS) if kind is Kind.SALE else order.order.community,
        "number": 12,
        "order": order.order.id,
        "issuer": BORIS if kind is Kind.SALE else None,
        "recipient": ANNA if kind is Kind.SALE else BORIS,
        "at": NOON,
        "currency": "EUR",
        "lines": LINES if kind is Kind.SALE else (),
        "total": 6000 if kind is Kind.SALE else 600,
        "sender": BORISS if kind is Kind.SALE else "",
        "sender_name": "Boris" if kind is Kind.SALE else "Forge",
        "addressee_name": "Anna" if kind is Kind.SALE else "Boris",
    }
    return wording(Invoice(**(usual | changes)), order.seen_by(BORIS), "Forge", Voice(language, zone, NOON))


def test_an_invoice_says_who_sold_what_to_whom_and_that_it_is_paid() -> None:
    said = an_invoice()
    assert (said.title, said.house) == (f"Invoice I-{BORIS}-00012", "Boris Logos Ltd")
    assert dict(said.facts) == {
        "Date": MOMENT,
        "Order": "Logo for a bakery · K7Q2",
        "From": BORISS,
        "To": "Anna",
        "Paid by": "payment outside the chat, confirmed by staff",
    }
    assert said.lines == (("Logo", "", "50.00 €"), ("Source files", "", "10.00 €"))
    assert said.total == ("Total", "60.00 €")
    assert said.sums == (("Paid", "60.00 €"),)
    assert said.notes == (
        f"Delivered, and paid in full through the escrow of Forge on {MOMENT}. Nothing is left to pay.",
        "No tax is shown on this invoice.",
    )


def test_an_invoice_for_the_fee_is_from_the_community_to_the_seller() -> None:
    said = an_invoice(Kind.FEE)
    assert (said.title, said.house) == ("Invoice F-00012", "Forge")
    assert ("From", "Forge") in said.facts
    assert ("To", "Boris") in said.facts
    assert said.lines == (("Fee of 10 % of what was paid out", "", "6.00 €"),)
    assert said.total == ("Total", "6.00 €")


def test_tax_is_shown_as_a_part_of_the_total() -> None:
    said = an_invoice(tax=1900)
    assert said.sums == (("Of which VAT 19 %", "9.58 €"), ("Paid", "60.00 €"))
    assert "half a unit counts as a whole one" in said.notes[1]


def test_what_was_given_back_is_taken_off() -> None:
    said = an_invoice(total=4000)
    assert said.lines[-1] == ("Given back, as agreed or decided", "", "−20.00 €")
    assert said.total == ("Total", "40.00 €")
    assert an_invoice(total=6500).lines[-1] == ("Beside what was ordered", "", "5.00 €")


def test_an_invoice_has_one_date_wherever_its_reader_is() -> None:
    assert an_invoice(zone="Pacific/Auckland").facts[0] == an_invoice(zone="UTC").facts[0]


def test_an_invoice_is_in_its_readers_language_under_the_same_number() -> None:
    said = an_invoice(language="ru", tax=750)
    assert said.title == f"Счёт I-{BORIS}-00012"
    assert said.sums == (("В том числе НДС 7.5 %", "4,19 €"), ("Оплачено", "60,00 €"))


def test_who_was_erased_is_somebody_unless_they_had_given_their_details() -> None:
    said = dict(an_invoice(sender_name="", addressee_name="").facts)
    assert (said["From"], said["To"]) == (BORISS, "somebody who is gone")


@pytest.mark.parametrize(
    ("total", "tax", "part"),
    [(11900, 1900, 1900), (6000, 1900, 958), (1, 1900, 0), (100, 0, 0), (3, 10_000, 2), (10**12, 750, 69_767_441_860)],
)
def test_tax_is_rounded_to_the_nearest_unit_half_of_one_up(total: int, tax: int, part: int) -> None:
    assert contained(total, tax) == part


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", Kind)
async def test_an_invoice_is_a_pdf(kind: Kind, language: str) -> None:
    said = an_invoice(kind, language, tax=1900)
    assert (await typeset(said, NOON)).startswith(b"%PDF-")


def test_particulars_keep_their_lines() -> None:
    in_lines, in_one = "Anna\nBerlin", "Anna Berlin"
    assert pages(an_invoice(addressee=in_lines)) != pages(an_invoice(addressee=in_one))


@SLOW
@given(st.lists(st.one_of(st.sampled_from(MARKUP), TEXTS), min_size=3, max_size=3))
def test_what_people_typed_on_an_invoice_is_never_read_as_markup(typed: list[str]) -> None:
    sender, addressee, title = typed
    said = an_invoice(sender=sender, addressee=addressee, lines=(Line(title, 6000),))
    assert found(said, "selector(strong).or(emph).or(raw).or(heading).or(math.equation).or(link).or(ref)") == []
