"""What a card and a ping say of reviews: what is hidden stays hidden, and what was typed stays a quotation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens import reviews as screens
from bot.screens.order_card import card, more
from bot.screens.ping import ping
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.texts import Voice, languages
from bot.texts.typed import paragraphs
from core.order import PersonId
from core.ports import Letter, LetterKind, Reviewed, ReviewFile
from core.review import LONGEST_REPLY, LONGEST_REVIEW, WRITTEN_WITHIN, Publish, Rate, Respond, Review, ReviewAct
from core.reviews import PUBLISHED, REPLIED, TOPICS, WRITTEN, decide, seen
from tests.bot.screens.lives import LIVES, Life, a_life
from tests.bot.screens.nasty import TEXTS, Parsed
from tests.bot.screens.reading import buttons, check, labels, voice, words
from tests.builders import ANNA, BORIS, NOON, STAFFER

DONE = a_life().paid().after("start", BORIS).after("deliver", BORIS).after("accept", ANNA)
STARS = ["1 ★", "2 ★", "3 ★", "4 ★", "5 ★"]


def acted(life: Life, reviews: tuple[Review, ...], *acts: ReviewAct, now: datetime | None = None) -> tuple[Review, ...]:
    kept = {each.author: each for each in reviews}
    for act in acts:
        outcome = decide(ReviewFile(life.order, tuple(kept.values())), act, now or life.now)
        assert isinstance(outcome, Reviewed), outcome
        kept |= {each.author: each for each in outcome.reviews}
    return tuple(kept.values())


def rate(by: PersonId, stars: int = 5, text: str = "", life: Life = DONE) -> Rate:
    return Rate(life.order.id, by, ("test", "1"), stars, text)


def looked_at(life: Life, reviews: tuple[Review, ...], reader: PersonId) -> OrderView:
    return life.seen_by(reader, reviews=seen(life.order, reviews, reader, life.now))


def told(life: Life, reviews: tuple[Review, ...], topic: str, reader: PersonId) -> str | None:
    letter = Letter("key", LetterKind.PING, reader, life.order.id, topic, life.order.version, NOON)
    screen = ping(looked_at(life, reviews, reader), letter, voice(life))
    return words(screen) if screen else None


def test_the_card_of_a_done_order_asks_each_party_with_the_stars_at_hand() -> None:
    screen = card(looked_at(DONE, (), ANNA), voice(DONE))
    assert "How was it with Boris?" in words(screen)
    assert labels(screen) == [STARS, ["Message Boris", "More"]]
    assert [each.does for each in screen.rows[0]][3] == Press("rate", (DONE.order.id, "4"))
    assert "How was it" not in words(card(DONE.seen_by(STAFFER), voice(DONE)))


def test_the_ping_that_says_it_is_done_asks_too() -> None:
    letter = Letter("key", LetterKind.PING, BORIS, DONE.order.id, "accepted", DONE.order.version, NOON)
    screen = ping(looked_at(DONE, (), BORIS), letter, voice(DONE))
    assert screen
    assert "You are paid 54.00 €" in words(screen)
    assert "How was it with Anna?" in words(screen)
    assert labels(screen) == [STARS, ["Open K7Q2"], ["Balance"]]


def test_what_is_hidden_is_on_its_authors_card_alone_and_can_be_changed_there() -> None:
    reviews = acted(DONE, (), rate(ANNA, 2, "SECRET"))
    mine, theirs = (card(looked_at(DONE, reviews, each), voice(DONE)) for each in (ANNA, BORIS))
    assert "You about Boris: ★★☆☆☆ 2/5. Hidden until" in words(mine)
    assert labels(mine)[0] == ["Change my review"]
    assert "<b>Anna has written a review.</b> Write yours to read it" in words(theirs)
    assert labels(theirs)[0] == STARS
    assert "SECRET" not in words(theirs)
    assert "2/5" not in words(theirs)
    assert "SECRET" not in words(more(looked_at(DONE, reviews, BORIS), voice(DONE)))


def test_what_is_published_is_on_both_cards_and_a_low_one_can_be_replied_to() -> None:
    reviews = acted(DONE, (), rate(ANNA, 2, "Late"), rate(BORIS, 5))
    anna, boris = (card(looked_at(DONE, reviews, each), voice(DONE)) for each in (ANNA, BORIS))
    assert "Boris about you: ★★★★★ 5/5" in words(anna)
    assert "Anna about you: ★★☆☆☆ 2/5\n<blockquote>Late</blockquote>" in words(boris)
    assert labels(anna) == [["Message Boris", "More"]]
    assert labels(boris)[0] == ["Reply"]


def test_when_the_time_is_over_nobody_is_asked_any_more() -> None:
    late = DONE.later(WRITTEN_WITHIN)
    screen = card(looked_at(late, (), ANNA), voice(late))
    assert labels(screen) == [["More"]]
    assert "How was it" not in words(screen)


def test_a_ping_says_that_there_is_something_and_is_moot_once_the_reader_has_written() -> None:
    hidden = acted(DONE, (), rate(ANNA, 2, "SECRET"))
    said = told(DONE, hidden, WRITTEN, BORIS)
    assert said
    assert "Anna has written a review" in said
    assert "write yours to read it" in said
    assert "SECRET" not in said
    assert told(DONE, acted(DONE, hidden, rate(BORIS)), WRITTEN, BORIS) is None


def test_a_ping_brings_what_was_published() -> None:
    out = acted(DONE, (), rate(ANNA, 2, "Late"), rate(BORIS, 5, "Kind"))
    first = told(DONE, out, PUBLISHED, ANNA)
    assert first
    assert "Boris has reviewed you" in first
    assert "<blockquote>Kind</blockquote>" in first

    late = DONE.later(WRITTEN_WITHIN)
    alone = acted(late, acted(DONE, (), rate(ANNA, 2, "Late")), Publish(DONE.order.id))
    author, other = (told(late, alone, PUBLISHED, each) for each in (ANNA, BORIS))
    assert author
    assert other
    assert "Your review of Boris" in author
    assert "Anna has reviewed you" in other
    assert "You may reply to it once" in other


def test_a_ping_brings_the_reply() -> None:
    low = acted(DONE, (), rate(ANNA, 2), rate(BORIS, 5))
    answered = acted(DONE, low, Respond(DONE.order.id, BORIS, ("test", "3"), "I was ill"))
    said = told(DONE, answered, REPLIED, ANNA)
    assert said
    assert "Boris replied" in said
    assert "<blockquote>I was ill</blockquote>" in said


@st.composite
def _reviewed(draw: st.DrawFn) -> tuple[Life, tuple[Review, ...]]:
    """A done order with whatever may have been said of it by whomever, in words that nobody would choose."""
    life, text = DONE, TEXTS.map(lambda each: each[:LONGEST_REVIEW])
    life = replace(life, buyer=draw(TEXTS)[:128], seller=draw(TEXTS)[:128])
    reviews: tuple[Review, ...] = ()
    for person in draw(st.lists(st.sampled_from((ANNA, BORIS)), max_size=2, unique=True)):
        reviews = acted(life, reviews, rate(person, draw(st.integers(1, 5)), draw(text)))
    life = life.later(draw(st.sampled_from((timedelta(), WRITTEN_WITHIN))))
    if life.now > DONE.now and len(reviews) == 1:
        reviews = acted(life, reviews, Publish(life.order.id))
    given = seen(life.order, reviews, BORIS, life.now)
    if given and given.may_reply and draw(st.booleans()):
        reply = Respond(life.order.id, BORIS, ("test", "3"), draw(text).strip()[:LONGEST_REPLY] or "x")
        reviews = acted(life, reviews, reply)
    return life, reviews


@LIVES
@given(_reviewed(), st.sampled_from(languages()))
def test_every_screen_about_reviews_fits_and_is_made_of_our_words_alone(
    given_: tuple[Life, tuple[Review, ...]], language: str
) -> None:
    life, reviews = given_
    tame = tuple(
        replace(each, text="x" if paragraphs(each.text) else "", reply="y" if paragraphs(each.reply) else "")
        for each in reviews
    )
    plain = replace(life, buyer="x", seller="y")
    for reader in (ANNA, BORIS):
        nasty, harmless = looked_at(life, reviews, reader), looked_at(plain, tame, reader)
        for draw in _DRAWN:
            one, other = draw(nasty, voice(life, language)), draw(harmless, voice(life, language))
            assert (one is None) == (other is None)
            if one and other:
                check(one)
                assert Parsed(one.text).tags == Parsed(other.text).tags
                assert [each.does for each in buttons(one)] == [each.does for each in buttons(other)]


_DRAWN: tuple[Callable[[OrderView, Voice], Screen | None], ...] = (
    card,
    more,
    screens.whole,
    screens.sent,
    *(lambda view, said, topic=topic: screens.told(view, topic, said) for topic in sorted(TOPICS)),
)


@pytest.mark.parametrize("stars", range(1, 6))
def test_stars_are_said_in_numbers_too(stars: int) -> None:
    assert screens.bar(stars).count("★") == stars
    assert screens.bar(stars).endswith(f" {stars}/5")
