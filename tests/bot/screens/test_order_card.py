"""The card says whose turn it is, what happens next and when, and offers exactly what can be pressed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens.order_card import card, more
from bot.screens.screen import Button, Tone
from bot.texts import languages
from core.order import Line, Proposed
from core.step import Event
from core.workflow import TILL
from tests.bot.screens.lives import LIVES, Life, a_file, a_life, lives
from tests.bot.screens.nasty import Parsed
from tests.bot.screens.reading import actions, buttons, check, labels, voice, words
from tests.builders import ANNA, BORIS, STAFFER


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_every_card_of_every_order_fits_and_offers_exactly_what_is_possible(life: Life, language: str) -> None:
    for reader in life.readers:
        view = life.seen_by(reader)
        first, second = card(view, voice(life, language)), more(view, voice(life, language))
        check(first)
        check(second)
        assert len(first.rows) <= 3
        assert sorted(actions(first) + actions(second)) == sorted(each.name for each in view.possible)


@LIVES
@given(lives())
def test_what_people_type_never_changes_what_a_card_is_made_of(life: Life) -> None:
    harmless = replace(
        life,
        order=replace(
            life.order,
            title="x",
            terms=replace(life.order.terms, lines=_plain(life.order.terms.lines)),
            proposed=_harmless(life.order.proposed),
        ),
        events=tuple(map(_tamed, life.events)),
        buyer="x",
        seller="y",
    )
    for reader in life.readers:
        nasty, tame = (card(each.seen_by(reader), voice(life)) for each in (life, harmless))
        assert Parsed(nasty.text).tags == Parsed(tame.text).tags
        assert [each.does for each in buttons(nasty)] == [each.does for each in buttons(tame)]


def _plain(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(replace(line, title="x") for line in lines)


def _tamed(event: Event) -> Event:
    return replace(event, payload=_words(event.payload))


def _harmless(asked: Proposed | None) -> Proposed | None:
    return replace(asked, carries=_words(asked.carries)) if asked else None


def _words(payload: Mapping[str, object]) -> dict[str, object]:
    return {name: "word" if isinstance(value, str) else value for name, value in payload.items()}


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_what_cannot_be_taken_back_is_never_first_and_is_asked_about(life: Life, language: str) -> None:
    for reader in life.readers:
        for screen in (card(life.seen_by(reader), voice(life, language)), more(life.seen_by(reader), voice(life))):
            dangerous = [button for button in buttons(screen) if button.tone is Tone.DANGER]
            assert screen.rows[0][0].tone is not Tone.DANGER
            assert all(isinstance(each.does, Press) and each.does.verb == "ask" for each in dangerous)


@LIVES
@given(lives())
def test_only_the_reader_whose_turn_it_is_has_one_thing_to_do_alone_in_the_first_row(life: Life) -> None:
    for reader in life.readers:
        view = life.seen_by(reader)
        good = [row for row in card(view, voice(life)).rows if any(button.tone is Tone.GOOD for button in row)]
        assert all(len(row) == 1 for row in good)
        assert len(good) <= 1
        assert not good or view.my_turn or view.asked_me


def test_a_seller_reads_what_to_do_by_when_and_what_happens_otherwise() -> None:
    life = a_life().paid().after("start", BORIS).later(timedelta(days=1, hours=20))
    screen = card(life.seen_by(BORIS), voice(life))
    assert words(screen) == (
        "🔧 <b>Logo for a bakery</b> · <code>K7Q2</code>\n"
        "<b>In progress.</b> Your turn.\n"
        "\n"
        "Deliver by Fri 6 Nov, 13:00 (2 days 4 h left). "
        "If you don't, the order is late and Anna may cancel it with a full refund.\n"
        "\n"
        "Logo · 50.00 €\n"
        "Source files (+1 day) · 10.00 €\n"
        "<b>Held safely: 60.00 €</b> · you get 54.00 €\n"
        "\n"
        "Last: you started work, 1 day 20 h ago"
    )
    assert labels(screen) == [["Deliver"], ["Running late", "Message Anna"], ["More"]]
    assert labels(more(life.seen_by(BORIS), voice(life))) == [
        ["Offer more", "Ask to cancel"],
        ["Propose an agreement"],
        ["Timeline", "Chat"],
        ["About Anna", "Money"],
        ["Calendar", "How this works"],
        ["☆ Favourite", "Get help"],
        ["Give up the order"],
        ["Back"],
    ]


def test_a_buyer_looks_before_accepting() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS, files=(a_file(), a_file()))
    screen = card(life.seen_by(ANNA), voice(life))
    assert labels(screen) == [["Accept"], ["Deliveries", "Request revision"], ["Message Boris", "More"]]
    assert "Last: Boris delivered (2 files), just now\n<blockquote>Here it is</blockquote>" in words(screen)
    assert "2 revisions left" in screen.text


def test_work_is_at_hand_to_look_at_after_a_request_to_cancel_was_declined() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS)
    life = life.after("ask_cancellation", ANNA, reason="I have changed my mind").after("decline_cancellation", BORIS)
    assert labels(card(life.seen_by(ANNA), voice(life)))[1] == ["Deliveries", "Request revision"]


def test_the_seller_reads_what_to_change_until_it_is_delivered() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS)
    life = life.after("request_revision", ANNA, changes="Thicker & redder")
    asked = "Anna asked to change:\n<blockquote>Thicker &amp; redder</blockquote>"
    assert asked in card(life.seen_by(BORIS), voice(life)).text
    assert asked not in card(life.after("deliver", BORIS).seen_by(BORIS), voice(life)).text


def test_a_cancelled_order_says_why_on_whose_account_and_where_the_money_went() -> None:
    life = a_life(till="sandbox").paid().after("decline", BORIS, reason="I am ill")
    text = card(life.seen_by(ANNA), voice(life)).text
    assert "<b>Cancelled:</b> Boris declined the order; 60.00 € was refunded." in text
    assert "Recorded as cancelled by the seller. It does not count against you." in text
    assert "Reason given:\n<blockquote>I am ill</blockquote>" in text
    assert "<b>60.00 € went back to you</b>" in text


def test_whose_money_moved_reads_where_it_is_now() -> None:
    declined = a_life().paid().after("decline", BORIS, reason="I am ill")
    assert "60.00 € went back to you</b>, onto your balance." in card(declined.seen_by(ANNA), voice(declined)).text
    assert "60.00 € went back to the buyer" in card(declined.seen_by(BORIS), voice(declined)).text
    returned = a_life(till="stripe").paid().after("decline", BORIS, reason="I am ill")
    assert "60.00 € goes back to you</b>, the way you paid." in card(returned.seen_by(ANNA), voice(returned)).text
    done = a_life().paid().after("start", BORIS).after("deliver", BORIS).after("accept", ANNA)
    assert "You were paid 54.00 €</b>, onto your balance." in card(done.seen_by(BORIS), voice(done)).text


def test_an_order_that_was_never_paid_says_that_nothing_was_lost() -> None:
    life = a_life().after("payment_lapsed")
    text = card(life.seen_by(ANNA), voice(life)).text
    assert "it was not paid in time, so the order was cancelled" in text
    assert "Nothing was paid." in text


def test_a_buyer_who_pays_by_hand_reads_how_and_with_which_code() -> None:
    life = a_life()
    screen = card(life.seen_by(ANNA, instructions="IBAN DE12 <x>"), voice(life))
    assert "<b>How to pay:</b>\n<blockquote>IBAN DE12 &lt;x&gt;</blockquote>" in screen.text
    assert "Put <code>K7Q2</code> into the payment note, then press “I have paid”." in screen.text
    assert labels(screen) == [["I have paid"], ["More"]]


def test_a_buyer_whose_payment_was_not_found_twice_is_told_whom_to_ask() -> None:
    life = a_life()
    for _ in range(2):
        life = life.after("claim_payment", ANNA).after("deny_payment", STAFFER, reason="not there")
    screen = card(life.seen_by(ANNA), voice(life))
    assert "You said twice that you paid" in screen.text
    assert "<blockquote>not there</blockquote>" in screen.text
    assert labels(screen) == [["More"]]


def test_where_a_till_takes_the_money_the_first_button_pays() -> None:
    life = a_life(till="sandbox")
    view = life.seen_by(ANNA)
    screen = card(view, voice(life))
    assert screen.rows[0] == (Button("Pay 60.00 €", Press("pay", ("K7Q2XXXXXXXX", "1")), Tone.GOOD),)
    late = life.later(timedelta(days=2))
    assert labels(card(late.seen_by(ANNA), voice(late))) == [["More"]]


def test_staff_who_are_waited_for_can_say_whether_the_money_came() -> None:
    life = a_life().after("claim_payment", ANNA)
    screen = card(life.seen_by(STAFFER), voice(life))
    assert labels(screen) == [["Money received"], ["Not received"], ["More"]]
    assert "Anna says that 60.00 € for <code>K7Q2</code> was sent" in screen.text


@pytest.mark.parametrize("language", languages())
def test_a_person_whose_name_nobody_knows_any_more_is_called_by_their_part(language: str) -> None:
    life = replace(a_life().paid(), buyer="", seller="\u200b")
    said = voice(life, language)
    text = card(life.seen_by(BORIS), said).text
    assert said.plain("who-buyer") in text
    assert any(action.by is TILL for action in a_life().seen_by(STAFFER).possible)
