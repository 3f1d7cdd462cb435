"""What stands on a paper: who, what, when, and what it comes to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.papers.wording import wording
from bot.texts import Voice, languages, library
from core.billing import Side, bill
from core.ledger import FEES, Entry, Journal, balance, escrow, provider
from core.order import Line, PersonId
from core.paper import Paper, Series
from core.till import ABILITIES
from tests.bot.papers.samples import a_wording
from tests.bot.screens.lives import a_life
from tests.builders import ANNA, BORIS, NOON


def test_a_receipt_says_what_was_ordered_what_was_paid_and_what_became_of_it() -> None:
    said = a_wording(ANNA)
    assert (said.title, said.house) == ("Receipt R-00012", "Forge")
    assert dict(said.facts) == {
        "Issued": "Fri 6 Nov 2026, 13:00 UTC+1",
        "Order": "Logo for a bakery · K7Q2",
        "Buyer": "Anna",
        "Seller": "Boris",
        "Paid by": "payment outside the chat, confirmed by staff",
        "Replaces": "R-00011",
    }
    assert said.lines == (("Logo", "", "50.00 €"), ("Source files", "+1 day", "10.00 €"))
    assert said.total == ("Total", "60.00 €")
    assert said.moves == (
        ("Mon 2 Nov 2026, 13:00 UTC+1", "You paid 60.00 €: held safely"),
        ("Mon 2 Nov 2026, 14:00 UTC+1", "60.00 € went to the seller"),
    )
    assert dict(said.sums) == {
        "Held at present": "0.00 €",
        "Went to the seller": "60.00 €",
        "Came back": "0.00 €",
        "Paid": "60.00 €",
    }


def test_a_statement_says_what_was_earned_and_the_fee() -> None:
    said = a_wording(BORIS)
    assert said.title == "Statement S-00012"
    assert said.moves[-1][1] == "You earned 54.00 € · fee 6.00 €"
    assert dict(said.sums) == {"Earned before the fee": "60.00 €", "Fee": "6.00 €", "Earned": "54.00 €"}


def test_what_comes_sooner_says_so() -> None:
    express = Line("Express", 2000, timedelta(days=-1))
    assert a_wording(lines=(Line("Logo", 5000), express)).lines[1] == ("Express", "−1 day", "20.00 €")


def test_a_paper_is_in_its_readers_language() -> None:
    said = a_wording(language="ru")
    assert said.title == "Квитанция R-00012"
    assert ("Выдано", "пт, 6 ноября 2026, 13:00 UTC+1") in said.facts
    assert said.sums[-1] == ("Оплачено", "60,00 €")


def test_play_money_says_that_it_is_none() -> None:
    assert "play money" in a_wording(till="sandbox").notes[-1]
    assert len(a_wording(till="manual").notes) == 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("till", ABILITIES)
def test_every_till_has_words_for_a_paper(till: str, language: str) -> None:
    assert f"paper-till-{till}" in library.texts(language)


def test_who_has_no_name_any_more_is_called_by_what_they_are() -> None:
    assert ("Buyer", "the buyer") in a_wording(names=("", "Boris")).facts


def test_titles_stay_on_their_line_and_show_what_they_say() -> None:
    said = a_wording(lines=(Line("Logo\n\u202eevil\x00", 5000),), names=("A\nnna", "Boris"))
    assert said.lines[0][0] == "Logo evil"
    assert ("Buyer", "A nna") in said.facts


def test_what_was_split_and_what_came_back_add_up_to_what_was_paid() -> None:
    order = a_life().paid().order
    own, apart = escrow(order.id), escrow(f"{order.id}/1")
    moves: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("hold", (Entry(provider("manual"), -6000), Entry(own, 6000))),
        ("hold", (Entry(provider("manual"), -500), Entry(apart, 500))),
        ("return", (Entry(apart, -500), Entry(balance(ANNA), 500))),
        ("split", (Entry(own, -6000), Entry(balance(ANNA), 2000), Entry(balance(BORIS), 3600), Entry(FEES, 400))),
    )
    receipt, statement = (sums_of(person, moves) for person in (ANNA, BORIS))
    assert receipt == {
        "Held at present": "0.00 €",
        "Went to the seller": "40.00 €",
        "Came back": "25.00 €",
        "Paid": "65.00 €",
    }
    assert statement == {"Earned before the fee": "40.00 €", "Fee": "4.00 €", "Earned": "36.00 €"}


def sums_of(person: PersonId, moves: tuple[tuple[str, tuple[Entry, ...]], ...]) -> dict[str, str]:
    life = a_life().paid()
    order, side = life.order, Side.BUYER if person == ANNA else Side.SELLER
    found = (
        bill(Journal(str(number), kind, order.id, "EUR", NOON, entries), {balance(person)}, side)
        for number, (kind, entries) in enumerate(moves)
    )
    bills = tuple(each for each in found if each)
    paper = Paper(order.community, Series.RECEIPT, 1, order.id, person, NOON, order.terms.lines, ())
    paper = paper if person == ANNA else replace(paper, series=Series.STATEMENT)
    return dict(wording(paper, life.seen_by(person), bills, "Forge", Voice("en", "UTC", NOON)).sums)
