"""What an order puts into the calendars of its parties."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ics import Entry, calendar
from bot.screens.calendar import LAST_CALL, entries, of_all, of_none, of_order
from bot.screens.order_card import more
from bot.texts import languages
from core.order import PersonId
from core.workflow import days, hours
from tests.bot.screens.lives import LIVES, Life, a_file, a_life, lives
from tests.bot.screens.reading import buttons, check, labels, voice
from tests.builders import ANNA, BORIS, STAFFER


def entry_of(life: Life, reader: PersonId = BORIS) -> Entry:
    [found] = entries(life.seen_by(reader), voice(life))
    return found


def test_the_one_whose_turn_it_is_reads_what_to_do_until_when_and_what_if_not() -> None:
    life = a_life().paid()
    found = entry_of(life)
    assert found.uid == "order-K7Q2XXXXXXXX@handover"
    assert found.at == life.now + days(1)
    assert found.title == "📥 Logo for a bakery · K7Q2: Your turn to start."
    assert found.text.startswith("Start by Tue 3 Nov, 13:00. If you don't, the order is cancelled")


def test_they_are_called_when_they_would_be_reminded() -> None:
    life = a_life().paid()
    assert entry_of(life).remind == (hours(6), hours(1))
    assert entry_of(life.later(hours(20))).remind == (hours(1),)


def test_who_is_reminded_no_more_is_called_once_and_who_waits_when_it_is_over() -> None:
    life = a_life().paid().later(hours(23) + timedelta(minutes=30))
    assert entry_of(life).remind == (LAST_CALL,)
    assert entry_of(life, ANNA).remind == (timedelta(),)


@LIVES
@given(lives(), st.sampled_from([ANNA, BORIS]))
def test_as_long_as_nothing_moves_or_falls_due_the_file_is_the_same(life: Life, reader: PersonId) -> None:
    later = life.later(timedelta(minutes=1))
    if any(life.now < alarm.at <= later.now for alarm in life.order.alarms):
        return
    one, other = ([*entries(each.seen_by(reader), voice(each))] for each in (life, later))
    assert calendar(one) == calendar(other)


def test_an_order_that_has_moved_takes_the_place_of_what_was_there() -> None:
    life = a_life().paid()
    before, after = entry_of(life), entry_of(life.after("start", BORIS))
    assert before.uid == after.uid
    assert before.sequence < after.sequence
    assert before.at < after.at


def test_a_question_that_waits_for_the_reader_has_an_entry_of_its_own() -> None:
    life = a_life().paid().after("start", BORIS)
    asked = life.after("ask_extension", BORIS, until=life.now + days(9), reason="I am ill")
    deadline, question = entries(asked.seen_by(ANNA), voice(asked))
    assert question.uid == "question-K7Q2XXXXXXXX-4@handover"
    assert question.at == life.now + days(1)
    assert "Boris asks for a new deadline" in question.title
    assert " left" not in question.title, "nobody knows when it is read"
    assert question.remind == (hours(12), hours(2))
    assert entry_of(asked).uid == deadline.uid, "who asked waits"


def test_where_nothing_is_due_there_is_no_entry_and_no_button_for_one() -> None:
    life = a_life().paid().after("decline", BORIS, reason="ill")
    view = life.seen_by(BORIS)
    assert entries(view, voice(life)) == ()
    assert "Calendar" not in [each.label for each in buttons(more(view, voice(life)))]
    assert "Calendar" in [each.label for each in buttons(more(a_life().paid().seen_by(BORIS), voice(life)))]


def test_staff_put_no_orders_of_others_into_their_calendars() -> None:
    life = a_life().after("claim_payment", ANNA)
    assert entries(life.seen_by(STAFFER), voice(life)) == ()


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_every_order_fits_into_a_calendar_and_its_screens_into_a_chat(life: Life, language: str) -> None:
    said = voice(life, language)
    for reader in life.readers:
        view = life.seen_by(reader)
        check(of_order(view, a_file(), said))
        for found in entries(view, said):
            assert found.title
            assert all(timedelta() <= each for each in found.remind)
            assert found.at in {alarm.at for alarm in life.order.alarms if not alarm.reminds}


@pytest.mark.parametrize("language", languages())
def test_the_calendar_of_all_orders_and_of_none_have_a_way_on(language: str) -> None:
    said = voice(a_life(), language)
    for screen in (of_all(1, a_file(), said), of_all(21, a_file(), said), of_none(said)):
        check(screen)
        assert len(labels(screen)) == 1
