"""What stands on a paper: who, what, when, and what it comes to."""

from datetime import timedelta

import pytest

from bot.texts import languages, library
from core.order import Line
from core.till import ABILITIES
from tests.bot.papers.samples import a_wording
from tests.builders import ANNA, BORIS


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
