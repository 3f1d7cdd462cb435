"""What stands behind a card: the timeline, the deliveries with their proofs, the question before, how it works."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens.confirm import confirm
from bot.screens.deliveries import brief, deliveries, handed_out, hashes
from bot.screens.how import how
from bot.screens.screen import Tone
from bot.screens.timeline import timeline
from bot.screens.view import OrderView, links, typed
from bot.texts import Voice, languages
from bot.texts.typed import paragraphs
from core.workflow import days, hours
from tests.bot.screens.lives import LIVES, Life, a_file, a_life, lives
from tests.bot.screens.nasty import Parsed
from tests.bot.screens.reading import buttons, check, labels, voice
from tests.builders import ANNA, BORIS, STAFFER

LONGEST = 99  # pages that no order of a test has


def turned(view: OrderView, said: Voice, number: int) -> list[str]:
    """All pages of one delivery, as they are read, without what stands above each."""
    texts: list[str] = []
    for page in range(LONGEST):
        screen = deliveries(view, said, number, page)
        check(screen)
        texts.append(Parsed(screen.text).text.partition("\n\n")[2])
        if not any(button.label == "›" for button in buttons(screen)):
            break
    return texts


@LIVES
@given(lives(), st.sampled_from(languages()))
def test_everything_behind_every_card_fits(life: Life, language: str) -> None:
    said = voice(life, language)
    for reader in life.readers:
        view = life.seen_by(reader)
        check(how(view, said))
        check(timeline(view, said))
        check(timeline(view, said, LONGEST))
        for number in range(len(view.deliveries) + 2):
            for screen in (deliveries(view, said, number), hashes(view, said, number), handed_out(view, said, number)):
                if screen:
                    check(screen)
        for action in view.possible:
            if view.workflow.asks_once(view.state, action):
                check(confirm(view, action, said))


@LIVES
@given(lives())
def test_whatever_was_delivered_can_be_read_in_full(life: Life) -> None:
    view = life.seen_by(ANNA)
    for number, event in enumerate(view.deliveries, start=1):
        read = "".join("".join(turned(view, voice(life), number)).split())
        for words in (typed(event, "text"), *links(event)):
            assert all("".join(part.split()) in read for part in paragraphs(words).split())


@LIVES
@given(lives())
def test_every_step_is_on_the_timeline_the_newest_first(life: Life) -> None:
    view, said = life.seen_by(ANNA), voice(life)
    first = timeline(view, said)
    last = said.say("timeline-step", at=said.at(life.events[-1].at), event="").strip()
    assert last in first.text
    pages = [timeline(view, said, number).text for number in range(len(life.events))]
    assert sum(page.count("<b>") - 1 for page in dict.fromkeys(pages)) == len(life.events)


def a_delivered_life() -> Life:
    life = a_life().paid().after("start", BORIS)
    return life.after("deliver", BORIS, files=(a_file(), a_file("a very long name of the only photo.png", 2_000_000)))


def test_a_delivery_is_numbered_and_each_file_has_its_proof() -> None:
    life = a_delivered_life().after("correct", BORIS, text="Sharper")
    view, said = life.seen_by(ANNA), voice(life)
    assert deliveries(view, said, 1).text == (
        "<b>Logo for a bakery</b> · <code>K7Q2</code>\n"
        "Delivery 1 of 2, Mon 2 Nov, 13:00: Boris delivered (2 files)\n\n"
        "<blockquote>Here it is</blockquote>\n"
        "1. logo.svg · 1.5 kB · <code>abababab…</code>\n"
        "2. a very long name of…hoto.png · 2 MB · <code>abababab…</code>"
    )
    assert labels(deliveries(view, said, 1)) == [["Get the 2 files", "SHA-256 in full"], ["Delivery 2"], ["Back"]]
    assert "Delivery 2 of 2, Mon 2 Nov, 13:00: Boris sent a correction\n" in deliveries(view, said, 99).text


def test_the_whole_proof_and_the_files_themselves_are_one_press_away() -> None:
    life = a_delivered_life()
    view, said = life.seen_by(ANNA), voice(life)
    proof, files = hashes(view, said, 1), handed_out(view, said, 1)
    assert proof
    assert proof.text.count(f"<code>{'ab' * 32}</code>") == 2
    assert files
    assert [each.name for each in files.files] == ["logo.svg", "a very long name of the only photo.png"]
    assert hashes(view, said, 2) is None
    assert handed_out(view, said, 0) is None


def test_where_nothing_was_delivered_the_list_says_so() -> None:
    life = a_life().paid()
    screen = deliveries(life.seen_by(ANNA), voice(life), 1)
    assert "Nothing has been delivered" in screen.text
    assert labels(screen) == [["Back"]]


def test_a_long_name_keeps_its_ending() -> None:
    assert brief(a_file("logo.svg")) == "logo.svg"
    assert brief(a_file("x" * 200 + ".svg")) == "x" * 20 + "…xxxx.svg"


def test_the_timeline_names_who_when_and_why() -> None:
    life = a_life().paid().after("decline", BORIS, reason="I am ill")
    text = timeline(life.seen_by(ANNA), voice(life)).text
    assert text == (
        "<b>Logo for a bakery</b> · <code>K7Q2</code>: what happened, the newest first\n\n"
        "<b>Mon 2 Nov, 13:00</b> · Boris declined the order; 60.00 € was refunded\n"
        "<blockquote>I am ill</blockquote>\n\n"
        "<b>Mon 2 Nov, 13:00</b> · 60.00 € arrived and is held\n\n"
        "<b>Mon 2 Nov, 13:00</b> · you placed the order"
    )


def test_accepting_is_asked_once_with_the_amount_and_the_way_back_stands_first() -> None:
    life = a_delivered_life()
    view = life.seen_by(ANNA)
    action = next(each for each in view.possible if each.name == "accept")
    screen = confirm(view, action, voice(life))
    asked = "Accept “Logo for a bakery” (<code>K7Q2</code>) and pay 54.00 € to Boris? It can't be taken back."
    assert screen.text == asked
    assert labels(screen) == [["Back"], ["Yes, accept"]]
    assert [each.tone for each in buttons(screen)] == [Tone.PLAIN, Tone.GOOD]
    assert buttons(screen)[1].does == Press("do", ("K7Q2XXXXXXXX", str(view.order.version), "accept"))


def test_ending_an_order_unpaid_looks_dangerous_and_agreeing_may_press_something_else() -> None:
    life = a_life().paid()
    view = life.seen_by(ANNA)
    action = next(each for each in view.possible if each.name == "cancel")
    screen = confirm(view, action, voice(life), Press("send", ("form",)))
    assert buttons(screen)[1].tone is Tone.DANGER
    assert buttons(screen)[1].does == Press("send", ("form",))


def test_how_it_works_is_told_to_each_side_in_its_own_words() -> None:
    life = replace(a_life().paid())
    said = [how(life.seen_by(each), voice(life)).text for each in (ANNA, BORIS, STAFFER)]
    assert len(set(said)) == 3
    assert "you are paid 54.00 €" in said[1]


def test_how_it_works_speaks_of_the_lengths_that_the_order_was_placed_with() -> None:
    usual, own = a_life().paid(), a_life(lengths={"start_lapsed": hours(5), "review_lapsed": days(9)}).paid()
    assert "Boris starts within 1 day," in how(usual.seen_by(ANNA), voice(usual)).text
    assert "answer within 7 days," in how(usual.seen_by(ANNA), voice(usual)).text
    assert "Boris then has 2 days for it" in how(usual.seen_by(ANNA), voice(usual)).text
    assert "Boris starts within 5 h," in how(own.seen_by(ANNA), voice(own)).text
    assert "No answer within 9 days counts" in how(own.seen_by(BORIS), voice(own)).text
    assert own.order.due is not None
    assert own.order.due.at - own.now == hours(5)
