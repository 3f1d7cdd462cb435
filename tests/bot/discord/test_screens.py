"""Every screen of every order is drawn on Discord with all of its buttons, whatever people typed into it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord.render import LONGEST_TEXT, render
from bot.screens import deliveries, how, timeline
from bot.screens.fitting import units
from bot.screens.order_card import card, more
from bot.screens.screen import Screen, Urgency
from bot.screens.view import OrderView
from bot.texts import Voice, languages
from tests.bot.discord.reading import read
from tests.bot.screens.lives import LIVES, Life, a_life, lives
from tests.bot.screens.reading import labels, voice
from tests.builders import ANNA, BORIS

OURS = {"bold", "code", "quote", "moment", "address"}


def screens(view: OrderView, said: Voice) -> list[Screen]:
    return [
        card(view, said),
        more(view, said),
        deliveries.deliveries(view, said, 1),
        timeline.timeline(view, said, 0),
        how.how(view, said),
    ]


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_every_screen_of_every_order_is_drawn_with_all_its_buttons_and_marks_of_ours_alone(
    life: Life, language: str
) -> None:
    for reader in life.readers:
        for screen in screens(life.seen_by(reader), voice(life, language)):
            drawing = render(screen)
            assert [[button.label for button in row] for row in drawing.rows] == labels(screen)
            assert 0 < units(drawing.text) <= LONGEST_TEXT
            assert set(read(drawing.text).kinds) <= OURS


def test_a_card_says_how_urgent_it_is_to_its_reader() -> None:
    paid = a_life().paid()
    started = paid.after("start", BORIS)
    late = started.after("delivery_lapsed")
    done = started.after("deliver", BORIS).after("accept", ANNA)

    def urgency(life: Life, reader: int) -> Urgency | None:
        view = life.seen_by(ANNA if reader == ANNA else BORIS)
        return card(view, voice(life)).urgency

    assert (urgency(started, BORIS), urgency(started, ANNA)) == (Urgency.YOURS, Urgency.WAITING)
    nearly = started.later((started.order.due.at - started.now) * 0.9 if started.order.due else 0)  # type: ignore[arg-type]
    assert urgency(nearly, BORIS) is Urgency.SOON
    assert (urgency(late, BORIS), urgency(late, ANNA)) == (Urgency.LATE, Urgency.LATE)
    assert (urgency(done, BORIS), urgency(done, ANNA)) == (Urgency.OVER, Urgency.OVER)
