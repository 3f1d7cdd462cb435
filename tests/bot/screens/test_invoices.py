"""What is said of invoices fits its screen, whatever somebody wrote to stand there."""

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.invoices import handed_out, particulars, readable
from bot.screens.papers import money
from bot.texts import languages
from core.invoice import Invoice, Kind, Particulars
from tests.bot.papers.samples import some_bills
from tests.bot.screens.lives import LIVES, Life, a_file, lives
from tests.bot.screens.nasty import TEXTS
from tests.bot.screens.reading import check, labels, voice
from tests.builders import ANNA, BORIS, NOON


def issued(life: Life) -> tuple[Invoice, ...]:
    order, largest = life.order, 10**12
    sale = Invoice(
        Kind.SALE, str(2**31), 99_999, order.id, BORIS, ANNA, NOON, order.terms.currency, order.terms.lines, largest
    )
    fee = Invoice(Kind.FEE, "X" * 12, 99_999, order.id, None, BORIS, NOON, order.terms.currency, (), largest)
    return sale, fee


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_the_money_of_every_order_fits_with_its_invoices(life: Life, language: str) -> None:
    said = voice(life, language)
    for person, count in ((ANNA, 1), (BORIS, 2)):
        view = life.seen_by(person)
        mine = readable(view, issued(life))
        assert len(mine) == (count if view.party else 0)
        check(money(view, some_bills(life.order, person, 40), said, 0, mine))
        for each in mine:
            check(handed_out(view, each, a_file(), said))


@LIVES
@given(lives(), TEXTS, TEXTS, st.sampled_from((None, 0, 1900)), st.sampled_from(languages()))
def test_how_one_stands_on_them_fits(life: Life, text: str, name: str, tax: int | None, language: str) -> None:
    given_so = Particulars(ANNA, text[:400], tax)
    screen = particulars(given_so, name, voice(life, language))
    check(screen)
    assert (len(labels(screen)) == 3) == (given_so != Particulars(ANNA))
