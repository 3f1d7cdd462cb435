"""Billing: every kind of movement has words for each of those whom it concerns, in every language."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens.billing import PAGE, BillingPage, billing, words
from bot.texts import Voice, languages, library
from core.billing import SIDES, Bill, Side, Totals, bill
from core.ledger import FEES, Entry, Journal, Movement, balance, escrow, provider
from tests.bot.screens.nasty import TEXTS
from tests.bot.screens.reading import buttons, check, labels
from tests.bot.screens.reading import words as read
from tests.builders import ANNA, BORIS, NOON

SAID = Voice("en", "Europe/Berlin", NOON)
ORDER = "K7Q2XXXXXXXX"
PAID = (Entry(provider("manual"), -6000), Entry(escrow(ORDER), 6000))
EARNED = (Entry(escrow(ORDER), -6000), Entry(balance(BORIS), 5400), Entry(FEES, 600))


def a_bill(kind: str, side: Side, *entries: Entry, title: str = "Logo for a bakery") -> Bill:
    journal = Journal(f"{kind}:x", kind, ORDER, "EUR", NOON, entries)
    person = {Side.BUYER: ANNA, Side.SELLER: BORIS, Side.OWNER: ANNA}[side]
    found = bill(journal, {balance(person)}, None if side is Side.OWNER else side, title)
    assert found
    return found


def a_page(*bills: Bill, number: int = 0, count: int = 0, totals: tuple[Totals, ...] = ()) -> BillingPage:
    return BillingPage(number, count or len(bills), bills, totals)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("movement", Movement)
def test_every_kind_of_movement_has_words_for_each_of_those_whom_it_concerns(movement: Movement, language: str) -> None:
    assert movement in SIDES, f"whom does {movement} concern? say so in core.billing"
    for side in SIDES[movement]:
        assert f"billing-{movement}-{side}" in library.texts(language)


def test_a_payment_is_read_by_both_parties_each_in_their_own_words() -> None:
    buyer, seller = (a_bill("hold", side, *PAID) for side in (Side.BUYER, Side.SELLER))
    assert words(buyer, SAID).striptags() == "You paid 60.00 €: held safely"
    assert words(seller, SAID).striptags() == "The buyer paid 60.00 €: held for you"


def test_a_seller_reads_the_fee_and_the_buyer_does_not() -> None:
    buyer, seller = (a_bill("payout", side, *EARNED) for side in (Side.BUYER, Side.SELLER))
    assert words(seller, SAID).striptags() == "You earned 54.00 € · fee 6.00 €"
    assert words(buyer, SAID).striptags() == "60.00 € went to the seller"


def test_money_that_cannot_be_taken_out_yet_says_from_when() -> None:
    later = Entry(balance(BORIS), 6000, NOON + timedelta(days=14))
    shown = a_bill("payout", Side.SELLER, Entry(escrow(ORDER), -6000), later)
    assert "can be taken out from" in words(shown, SAID)
    assert "can be taken out" not in words(shown, Voice("en", "UTC", NOON + timedelta(days=14)))


def test_a_page_says_what_everything_comes_to_and_leads_to_the_orders() -> None:
    shown = a_page(
        a_bill("payout", Side.BUYER, *EARNED), a_bill("hold", Side.BUYER, *PAID), totals=(Totals("EUR", 0, 6000),)
    )
    screen = billing(shown, SAID)
    assert read(screen).split("\n\n") == [
        "<b>💶 Billing: 2 movements of money</b>",
        "On your balance: <b>0.00 €</b>\nBought: paid 60.00 € · came back 0.00 € · held now 0.00 €",
        "Mon 2 Nov, 13:00 · Logo for a bakery · <code>K7Q2</code>\n<b>60.00 €</b> went to the seller",
        "Mon 2 Nov, 13:00 · Logo for a bakery · <code>K7Q2</code>\nYou paid <b>60.00 €</b>: held safely",
    ]
    assert labels(screen) == [["K7Q2 · Logo for a bakery"], ["Balance", "My orders"], ["Details on invoices"]]
    assert buttons(screen)[0].does == Press("money", (ORDER, "0"))


def test_who_never_paid_or_earned_reads_what_will_stand_there() -> None:
    screen = billing(a_page(), SAID)
    assert "Nothing has been paid" in screen.text
    assert labels(screen) == [["Browse services", "Sell a service"], ["Details on invoices", "My orders"]]


def test_long_billing_turns() -> None:
    bills = (a_bill("hold", Side.BUYER, *PAID),) * PAGE
    assert ["›"] in labels(billing(a_page(*bills, count=PAGE + 1), SAID))
    assert ["‹"] in labels(billing(a_page(bills[0], number=1, count=PAGE + 1), SAID))
    assert len(labels(billing(a_page(*bills), SAID))) == 3


@given(
    st.lists(st.tuples(st.sampled_from(sorted(Movement)), st.booleans(), TEXTS), max_size=PAGE),
    st.sampled_from(languages()),
    st.sampled_from(("EUR", "XTR", "RUB")),
)
def test_every_page_of_billing_fits_whatever_orders_are_called(
    drawn: list[tuple[Movement, bool, str]], language: str, currency: str
) -> None:
    entries = (Entry(balance(ANNA), 10**12), Entry(balance(BORIS), 10**12), Entry(FEES, 9), Entry("x", -9 - 2 * 10**12))
    bills = []
    for number, (kind, buys, title) in enumerate(drawn):
        journal = Journal(str(number), kind, f"K7Q2XXXXXXX{number}", currency, NOON, entries)
        side = Side.BUYER if buys else Side.SELLER
        found = bill(journal, {balance(ANNA)}, side, title)
        bills += [found] if found else []
    all_sums = tuple(Totals(each, *([10**15] * 7)) for each in ("EUR", "USD", "XTR"))
    check(billing(BillingPage(1, 99, tuple(bills), all_sums), Voice(language, "UTC", NOON, zoned=True)))
