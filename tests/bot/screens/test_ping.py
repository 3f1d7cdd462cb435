"""A ping says what happened and what it means now, with the button that is needed; what is moot is not sent."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.ping import ping
from bot.screens.screen import Screen
from bot.texts import languages
from core.order import PersonId
from core.ports import UNREACHED, Letter, LetterKind
from core.workflow import CREDITED, Action, Part
from core.workflows.service import SERVICE
from tests.bot.screens.lives import JUDGE, LIVES, Life, a_file, a_life, lives
from tests.bot.screens.reading import actions, check, labels, voice, words
from tests.builders import ANNA, BORIS, NOON, STAFFER


def a_letter(life: Life, topic: str, to: PersonId, kind: LetterKind = LetterKind.PING, version: int = 0) -> Letter:
    return Letter("key", kind, to, life.order.id, topic, version or life.order.version, NOON)


def news(life: Life, topic: str, to: PersonId, version: int = 0) -> Screen:
    """The ping about `topic`, which must be one."""
    screen = ping(life.seen_by(to), a_letter(life, topic, to, version=version), voice(life))
    assert screen
    return screen


def reminder(life: Life, topic: str, to: PersonId, version: int = 0) -> Screen | None:
    """What the reminder of an alarm of the present state says; `version` is the alarm's epoch."""
    return ping(life.seen_by(to), a_letter(life, topic, to, LetterKind.REMINDER, version), voice(life))


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_every_ping_that_an_order_ever_sent_fits_and_offers_only_what_is_possible(life: Life, language: str) -> None:
    said = voice(life, language)
    for event in life.events:
        state = SERVICE.state(event.source) if event.source else None
        move = next((each for each in state.moves if each.event == event.name), None) if state else None
        for role in SERVICE.told(state, move) if state and move else ():
            reader = {"buyer": ANNA, "seller": BORIS, "staff": STAFFER, "panel": JUDGE, "mediator": JUDGE}[role]
            view = life.seen_by(reader)
            screen = view.actors and ping(view, a_letter(life, event.name, reader, version=event.version), said)
            if screen:
                check(screen)
                assert set(actions(screen)) <= {each.name for each in view.possible}


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_every_reminder_of_every_order_fits_and_holds_the_button_that_makes_it_moot(life: Life, language: str) -> None:
    dues = [(life.order.due, False), (life.order.question_due, True)]
    for due, reader in ((due, reader) for due in dues for reader in life.readers):
        alarm, asked = due
        view = life.seen_by(reader)
        if alarm is None:
            continue
        letter = a_letter(life, alarm.kind, reader, LetterKind.REMINDER, alarm.epoch)
        screen = ping(view, letter, voice(life, language))
        waits = view.asked_me if asked else view.my_turn or (reader == STAFFER and alarm.kind == "dispute_lapsed")
        assert bool(screen) == (waits and alarm.at > life.now)
        if screen:
            check(screen)
            shown = {each.name for each in view.possible if not _is_found_under_more(each)}
            assert set(actions(screen)) == (shown - {"give_up", "cancel"} if asked else shown)


def _is_found_under_more(action: Action) -> bool:
    """What begins something new, rather than ends what one is reminded of."""
    return action.name == "dispute" or (action.piece is not None and action.piece.part is Part.ASK)


def test_a_new_order_says_what_it_pays_and_by_when_to_start() -> None:
    life = a_life().paid()
    screen = news(life, "paid", BORIS)
    assert words(screen) == (
        "<b>New order: Logo for a bakery</b> (K7Q2)\n"
        "Anna paid 60.00 €. It is held safely, and you get 54.00 € for it. "
        "Start by Tue 3 Nov, 13:00 (1 day left), or the order is cancelled and Anna is refunded."
    )
    assert labels(screen) == [["Start work"], ["Decline", "Open K7Q2"]]


def test_a_delivery_brings_its_words_links_and_files_so_that_it_can_be_looked_at() -> None:
    files = (a_file("logo.svg"), a_file("logo.png"))
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS, files=files, links=("https://a.example/?x&y",))
    screen = news(life, "delivered", ANNA)
    assert words(screen) == (
        "Boris delivered <b>Logo for a bakery</b> (K7Q2). Have a look by Mon 9 Nov, 13:00 (7 days left): "
        "no answer counts as accepted.\n\n"
        "<blockquote>Here it is</blockquote>\n\n"
        "https://a.example/?x&amp;y\n\n"
        "With 2 files."
    )
    assert screen.files == files
    assert labels(screen) == [["Accept"], ["Request revision", "Open K7Q2"]]


def test_links_that_do_not_fit_are_counted() -> None:
    links = tuple(f"https://a.example/{'x' * 300}{number}" for number in range(5))
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS, links=links)
    assert "3 more links are under “Deliveries”." in news(life, "delivered", ANNA).text


def test_links_are_as_harmless_as_words() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS, links=("https://a.example/\u202e\ud800<b>",))
    assert "https://a.example/&lt;b&gt;" in news(life, "delivered", ANNA).text


def test_a_revision_tells_the_seller_what_to_change() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS)
    life = life.after("request_revision", ANNA, changes="Thicker, please")
    assert "<blockquote>Thicker, please</blockquote>" in news(life, "revision_requested", BORIS).text


def test_a_reminder_names_the_time_left_and_holds_both_answers() -> None:
    life = a_life().paid()
    life = life.later(timedelta(hours=23))
    epoch = life.order.version
    screen = reminder(life, "start_lapsed", BORIS, epoch)
    assert screen
    assert screen.text == (
        "1 h left to start <b>Logo for a bakery</b> (K7Q2), or it is cancelled and Anna is refunded."
    )
    assert labels(screen) == [["Start work"], ["Decline", "Open K7Q2"]]


def test_a_reminder_to_look_leads_to_what_was_delivered() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS)
    screen = reminder(life.later(timedelta(days=6)), "review_lapsed", ANNA, life.order.version)
    assert screen
    assert labels(screen) == [["Accept"], ["Deliveries", "Request revision"], ["Open K7Q2"]]


def test_a_reminder_of_what_was_done_or_is_over_or_was_set_anew_is_not_sent() -> None:
    life = a_life().paid()
    epoch = life.order.version
    assert reminder(life.after("start", BORIS), "start_lapsed", BORIS, epoch) is None
    assert reminder(life.later(timedelta(hours=24)), "start_lapsed", BORIS, epoch) is None
    assert reminder(life, "start_lapsed", BORIS, epoch - 1) is None
    assert reminder(life, "start_lapsed", ANNA, epoch) is None


def test_an_order_that_lapsed_names_the_cause_kindly_and_offers_a_pause() -> None:
    life = a_life().paid().after("start_lapsed")
    seller, buyer = news(life, "start_lapsed", BORIS), news(life, "start_lapsed", ANNA)
    assert "You did not start <b>Logo for a bakery</b> (K7Q2) in time, so it was cancelled" in seller.text
    assert labels(seller) == [["Open K7Q2"], ["My services"]]
    assert "you get 60.00 € back" in buyer.text
    assert labels(buyer) == [["Open K7Q2"], ["Balance"]]


def test_a_buyer_of_late_work_can_cancel_from_the_ping_but_not_by_the_first_button() -> None:
    life = a_life().paid().after("start", BORIS).after("delivery_lapsed")
    assert labels(news(life, "delivery_lapsed", ANNA)) == [["Open K7Q2"], ["Cancel and get refund"]]
    assert labels(news(life, "delivery_lapsed", BORIS)) == [["Deliver"], ["Give up the order", "Open K7Q2"]]


def test_who_looks_once_more_after_a_dispute_reads_until_when() -> None:
    working = a_life().paid().after("start", BORIS).after("deliver", BORIS)
    case = working.after("dispute", ANNA, reason="It is red").after("take", JUDGE)
    screen = news(case.after("review_again", JUDGE, reason="It is what was ordered"), "resumed", ANNA)
    assert "Your turn: have a look at it. The time for it runs until Mon 9 Nov, 13:00" in screen.text


def test_a_way_out_of_the_order_is_not_beside_good_news() -> None:
    working = a_life().paid().after("start", BORIS)
    asked = working.after("ask_extension", BORIS, until=working.now + timedelta(days=9), reason="I am ill")
    agreed = asked.after("agree_extension", ANNA)
    assert labels(news(agreed, "extension_agreed", BORIS)) == [["Deliver"], ["Open K7Q2"]]


def test_a_link_that_stands_in_the_words_is_shown_once() -> None:
    life = a_life().paid().after("start", BORIS)
    said, link = "Here it is: https://example.org/x", "https://example.org/x"
    life = life.after("deliver", BORIS, text=said, links=(link,), ticked=(0, 1))
    assert news(life, "delivered", ANNA).text.count(link) == 1


def test_a_ping_that_was_overtaken_says_how_it_stands_and_promises_nothing_that_is_past() -> None:
    life = a_life().paid()
    version = life.order.version
    late = news(life.after("start", BORIS), "paid", ANNA, version=version)
    assert late.text == (
        "<b>Logo for a bakery</b> (K7Q2): 60.00 € arrived and is held. Now: In progress. "
        "Boris's turn: the work is being done."
    )
    over = news(life.after("start_lapsed"), "paid", ANNA, version=version)
    assert over.text.endswith("Now: Cancelled.")


def test_a_ping_to_somebody_who_has_answered_meanwhile_is_not_sent() -> None:
    life = a_life().paid()
    letter = a_letter(life, "paid", BORIS)
    later = life.after("start", BORIS)
    assert ping(later.seen_by(BORIS), letter, voice(later)) is None


def test_news_of_an_event_that_is_not_on_record_and_cards_are_no_pings() -> None:
    life = a_life().paid()
    assert ping(life.seen_by(BORIS), a_letter(life, "paid", BORIS, version=99), voice(life)) is None
    assert ping(life.seen_by(BORIS), a_letter(life, "paid", BORIS, LetterKind.CARD), voice(life)) is None


def test_who_has_money_on_their_balance_by_it_finds_the_way_there() -> None:
    life = a_life().paid().after("start", BORIS).after("deliver", BORIS).after("accept", ANNA)
    assert labels(news(life, "accepted", BORIS)) == [["Open K7Q2"], ["Balance"]]
    life = life.paid()
    late = news(life, CREDITED, ANNA)
    assert "60.00 € arrived for <b>Logo for a bakery</b>" in late.text
    assert labels(late) == [["Balance", "Open K7Q2"]]
    lapsed = a_life(till="stripe").paid().after("start_lapsed")
    assert labels(news(lapsed, "start_lapsed", ANNA)) == [["Open K7Q2"]]


def test_money_that_nobody_waited_for_does_not_make_other_news_old() -> None:
    life = a_life().paid()
    version = life.order.version
    assert "New order" in news(life.paid(), "paid", BORIS, version=version).text


def test_staff_who_are_asked_about_a_payment_answer_from_the_ping() -> None:
    life = a_life().after("claim_payment", ANNA)
    assert labels(news(life, "payment_claimed", STAFFER)) == [["Money received"], ["Not received", "Open K7Q2"]]


def test_that_the_other_party_is_reached_nowhere_says_who_and_what_holds_all_the_same() -> None:
    life = a_life().paid().after("start", BORIS)
    to_buyer, to_seller = news(life, UNREACHED, ANNA), news(life, UNREACHED, BORIS)
    assert "No message reaches Boris right now" in words(to_buyer)
    assert "No message reaches Anna right now" in words(to_seller)
    for screen in (to_buyer, to_seller):
        check(screen)
        assert labels(screen) == [["Open K7Q2"]]


def test_that_the_other_party_of_a_closed_order_is_reached_nowhere_is_not_told() -> None:
    life = a_life().paid().after("decline", BORIS, reason="I am ill")
    assert ping(life.seen_by(ANNA), a_letter(life, UNREACHED, ANNA), voice(life)) is None
