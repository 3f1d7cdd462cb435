"""The money of one order fits its screen, however much has moved and whatever the order is called."""

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.papers import handed_out, money
from bot.texts import languages
from tests.bot.papers.samples import some_bills
from tests.bot.screens.lives import LIVES, Life, a_file, lives
from tests.bot.screens.reading import check, labels, voice
from tests.builders import ANNA, BORIS


@LIVES
@given(lives(), st.integers(1, 40), st.sampled_from(languages()))
def test_the_money_of_every_order_fits(life: Life, payments: int, language: str) -> None:
    said = voice(life, language)
    for person in (ANNA, BORIS):
        view = life.seen_by(person)
        bills = some_bills(life.order, person, payments)
        for page in (0, 1, 99):
            check(money(view, bills, said, page))
        check(money(view, (), said))
        check(handed_out(view, "R-00001", a_file(), said))


@LIVES
@given(lives())
def test_many_movements_turn(life: Life) -> None:
    screen = money(life.seen_by(ANNA), some_bills(life.order, ANNA, 20), voice(life))
    assert ["›"] in labels(screen)
