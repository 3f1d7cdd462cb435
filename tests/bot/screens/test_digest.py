"""What a day has for somebody, in one message: what needs them, and what is due for others until tomorrow."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens.digest import MOST, digest
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.texts import languages
from core.order import OrderId, new_id
from core.workflow import days, hours
from tests.bot.screens.lives import LIVES, Life, a_life, lives
from tests.bot.screens.reading import buttons, check, voice, words
from tests.builders import ANNA, BORIS


def of(life: Life, *views: OrderView) -> Screen | None:
    return digest(views, voice(life))


def another(life: Life) -> Life:
    return replace(life, order=replace(life.order, id=OrderId(new_id())))


def test_what_needs_the_reader_is_told_with_whose_turn_it_is_and_until_when() -> None:
    life = a_life().paid()
    screen = of(life, life.seen_by(BORIS))
    assert screen
    assert words(screen) == (
        "🗓 <b>Your day.</b> 1 order needs you:\n\n"
        "📥 <b>Logo for a bakery</b> · K7Q2. Your turn to start.\n"
        "Until Tue 3 Nov, 13:00 (1 day left)."
    )
    assert [button.label for button in buttons(screen)] == ["📥 Logo for a bakery · K7Q2", "My orders", "Settings"]
    assert buttons(screen)[0].does == Press("card", (life.order.id,))


def test_what_others_have_to_do_is_told_when_it_is_due_by_tomorrow() -> None:
    life = a_life().paid()
    screen = of(life, life.seen_by(ANNA))
    assert screen
    assert "Nothing needs you." in screen.text
    assert "Until tomorrow others have to act:" in screen.text
    assert "Boris's turn to start." in screen.text


def test_a_question_to_the_reader_is_what_needs_them() -> None:
    life = a_life().paid().after("start", BORIS)
    asked = life.after("ask_extension", BORIS, until=life.now + days(9), reason="I am ill")
    screen = of(asked, asked.seen_by(ANNA))
    assert screen
    assert "1 order needs you" in screen.text
    assert "Boris asks for a new deadline" in screen.text


def test_a_day_that_has_nothing_has_no_message() -> None:
    started = a_life().paid().after("start", BORIS)
    assert of(started) is None
    assert of(started, started.seen_by(ANNA)) is None, "it is due in four days"
    assert of(started, started.seen_by(BORIS)) is not None


def test_what_is_due_first_stands_first_and_the_readers_own_before_that_of_others() -> None:
    early = a_life().paid()
    late = another(early.later(hours(2))).after("start", BORIS)
    mine, soon = late.seen_by(BORIS), early.seen_by(BORIS)
    others = another(early).seen_by(ANNA, reader=BORIS)
    screen = of(late, others, mine, soon)
    assert screen
    opened = [button.does.args for button in buttons(screen) if isinstance(button.does, Press) and button.does.args]
    assert opened == [(soon.order.id,), (mine.order.id,), (others.order.id,)]


def test_of_very_many_the_first_are_told_one_by_one_and_the_rest_counted() -> None:
    life = a_life().paid()
    screen = of(life, *(another(life).seen_by(BORIS) for _ in range(MOST + 3)))
    assert screen
    check(screen)
    assert f"{MOST + 3} orders need you" in screen.text
    assert "… and 3 more" in screen.text


@LIVES
@given(st.lists(lives(), max_size=9), st.sampled_from(languages()))
def test_every_digest_fits(found: list[Life], language: str) -> None:
    views = [another(life).seen_by(reader) for life in found for reader in (ANNA, BORIS) if reader in life.readers]
    moment = max((life.now for life in found), default=a_life().now)
    screen = digest(views, replace(voice(a_life(), language), now=moment - timedelta(hours=1)))
    if screen:
        assert len(screen.text.encode("utf-16-le")) // 2 <= 4096
