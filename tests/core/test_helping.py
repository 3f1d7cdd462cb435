"""Who may ask mediators for help about an order, who answers, and who hears of it: judged on values alone."""

from dataclasses import replace
from typing import Any

import pytest

from core.chat import OPEN_AFTER_CLOSING
from core.help_request import UNANSWERED, Ending, HelpRequest, Remark
from core.helping import (
    IN_A_ROW,
    MOST_IN_A_ROW,
    MOST_NEW,
    NOBODY,
    OVER,
    STALE,
    TOO_LATE,
    TOO_MANY,
    TWICE,
    UNKNOWN,
    Ask,
    End,
    Escalate,
    HelpAct,
    Helped,
    HelpFile,
    House,
    Say,
    decide,
)
from core.linkdesk import ABOUT_YOU
from core.matter import Matter
from core.order import PersonId
from core.report import LONGEST_REASON, NO_REASON, TOO_LONG
from core.step import NOT_YOURS, Refused
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, an_order

KEY = ("test", "1")
MEDIATOR, OTHER, OPERATOR = PersonId(7), PersonId(8), PersonId(9)
HOUSE = House((MEDIATOR, OTHER), (STAFFER,), (OPERATOR,))
ORDER = an_order(state="in_progress")
FIRST = Remark(1, ANNA, NOON, "He is silent.")
ASKED = HelpRequest(1, ORDER.id, ORDER.community, ANNA, NOON, NOON, NOON + UNANSWERED, said=(FIRST,))
LATE = replace(ASKED, due=None, escalated_at=NOON)
ANSWER = Remark(2, MEDIATOR, NOON, "I will write to him.")
ANSWERED = replace(ASKED, waits_since=None, due=None, mediator=MEDIATOR, word="AAAA-BBBB", said=(FIRST, ANSWER))
DONE = replace(ANSWERED, ended_by=MEDIATOR, ended_at=NOON, ending=Ending.DONE)


def a_file(request: HelpRequest | None = None, **changes: Any) -> HelpFile:
    return replace(HelpFile(ORDER, 1, 3, request), **changes)


def judged(file: HelpFile | None, act: HelpAct, house: House = HOUSE, later: Any = NOON) -> Helped | Refused:
    return decide(file, act, house, later)


def helped(*what: Any, **how: Any) -> Helped:
    outcome = judged(*what, **how)
    assert isinstance(outcome, Helped), outcome
    return outcome


def told(outcome: Helped) -> list[tuple[PersonId, str, int]]:
    return [(each.to, each.topic, each.version) for each in outcome.letters]


def ask(by: PersonId = ANNA, words: str = "He is silent.") -> Ask:
    return Ask(ORDER.id, by, KEY, words)


def say(by: PersonId, words: str = "So.") -> Say:
    return Say(1, by, KEY, words)


def end(by: PersonId) -> End:
    return End(1, by, KEY)


# --- asking -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [ANNA, BORIS])
def test_what_a_party_asks_goes_to_all_mediators_who_are_no_party(by: PersonId) -> None:
    outcome = helped(a_file(), ask(by), House((MEDIATOR, ANNA, BORIS, OTHER), (STAFFER,)))
    assert told(outcome) == [(MEDIATOR, "help_asked", 3), (OTHER, "help_asked", 3)]
    assert {(each.order, each.matter) for each in outcome.letters} == {(ORDER.id, Matter.DISPUTE)}
    assert (outcome.request.by, outcome.request.due) == (by, NOON + UNANSWERED)
    assert outcome.request.said == (Remark(3, by, NOON, "He is silent."),)


def test_where_the_only_mediator_is_a_party_whoever_runs_the_place_is_asked_at_once() -> None:
    outcome = helped(a_file(), ask(), House((BORIS,), (STAFFER, BORIS), (OPERATOR,)))
    assert told(outcome) == [(STAFFER, "help_asked", 3)]
    assert (outcome.request.due, outcome.request.escalated_at) == (None, NOON)
    by_bot = helped(a_file(), ask(), House((BORIS,), (BORIS,), (OPERATOR,)))
    assert told(by_bot) == [(OPERATOR, "help_asked", 3)]
    assert by_bot.letters[0].order == ABOUT_YOU, "the order itself is none of theirs"
    assert judged(a_file(), ask(), House((BORIS,), (BORIS,), (BORIS,))) == NOBODY


@pytest.mark.parametrize("by", [STRANGER, MEDIATOR, STAFFER, OPERATOR])
def test_nobody_but_a_party_asks(by: PersonId) -> None:
    assert judged(a_file(), ask(by)) == NOT_YOURS
    assert judged(None, ask(by)) == NOT_YOURS


@pytest.mark.parametrize(
    ("file", "act", "refusal"),
    [
        (a_file(order=an_order(state="unpaid", joined=False)), ask(BORIS), NOT_YOURS),
        (a_file(), ask(words=" \n"), NO_REASON),
        (a_file(), ask(words="x" * (LONGEST_REASON + 1)), TOO_LONG),
        (a_file(open=ASKED), ask(), TWICE),
        (a_file(recent=MOST_NEW), ask(), TOO_MANY),
        (None, ask(), NOT_YOURS),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(file: HelpFile | None, act: HelpAct, refusal: Refused) -> None:
    assert judged(file, act) == refusal


def test_a_closed_order_is_asked_about_for_a_week() -> None:
    file, week = a_file(order=an_order(state="completed")), NOON + OPEN_AFTER_CLOSING
    assert judged(file, ask(), later=week) == TOO_LATE
    assert told(helped(file, ask()))


# --- authority --------------------------------------------------------------------------------------------------------

ALWAYS, ONCE_LATE, NEVER = {ASKED, LATE, ANSWERED}, {LATE}, set[HelpRequest]()
MAY = {
    ANNA: ALWAYS,
    MEDIATOR: ALWAYS,
    OTHER: ALWAYS,
    STAFFER: ONCE_LATE,
    OPERATOR: ONCE_LATE,
    BORIS: NEVER,
    STRANGER: NEVER,
}


@pytest.mark.parametrize("house", [HOUSE, replace(HOUSE, mediators=(*HOUSE.mediators, BORIS), staff=(STAFFER, BORIS))])
@pytest.mark.parametrize("request_", [ASKED, LATE, ANSWERED, DONE], ids=["asked", "late", "answered", "done"])
@pytest.mark.parametrize("by", MAY)
@pytest.mark.parametrize("act", [say, end])
def test_only_who_asked_and_who_is_there_to_help_does_anything(
    act: Any, by: PersonId, request_: HelpRequest, house: House
) -> None:
    """The other party never does, whatever else they are in the house."""
    outcome = judged(a_file(request_), act(by), house)
    if request_ is DONE:
        assert outcome == (OVER if ANSWERED in MAY[by] else UNKNOWN)
    elif request_ in MAY[by]:
        assert isinstance(outcome, Helped)
    else:
        assert outcome == UNKNOWN
    assert judged(None, act(by), house) == UNKNOWN


# --- answering --------------------------------------------------------------------------------------------------------


def test_an_answer_goes_to_who_asked_alone_and_ends_the_waiting() -> None:
    outcome = helped(a_file(ASKED), say(MEDIATOR))
    assert told(outcome) == [(ANNA, "help_answered", 3)]
    after = outcome.request
    assert (after.waits_since, after.due, after.mediator) == (None, None, MEDIATOR)
    assert len(after.word) == 9


def test_who_answers_again_keeps_the_word_and_another_one_has_another() -> None:
    assert helped(a_file(ANSWERED), say(MEDIATOR)).request.word == ANSWERED.word
    other = helped(a_file(ANSWERED), say(OTHER)).request
    assert other.mediator == OTHER
    assert other.word != ANSWERED.word


def test_what_is_added_goes_to_who_answered_as_long_as_they_can_and_waits_anew() -> None:
    outcome = helped(a_file(ANSWERED), say(ANNA))
    assert told(outcome) == [(MEDIATOR, "help_asked", 3)]
    assert (outcome.request.waits_since, outcome.request.due) == (NOON, NOON + UNANSWERED)
    left = helped(a_file(ANSWERED), say(ANNA), House((OTHER,), (STAFFER,)))
    assert told(left) == [(OTHER, "help_asked", 3)]


def test_what_is_added_while_it_waits_does_not_begin_the_waiting_anew() -> None:
    outcome = helped(a_file(ASKED), say(ANNA), later=NOON + UNANSWERED / 2)
    assert (outcome.request.waits_since, outcome.request.due) == (ASKED.waits_since, ASKED.due)


def test_who_asks_says_only_so_much_in_a_row() -> None:
    many = replace(ASKED, said=tuple(Remark(number, ANNA, NOON, "Hm.") for number in range(MOST_IN_A_ROW)))
    assert judged(a_file(many), say(ANNA)) == IN_A_ROW
    assert helped(a_file(many), say(MEDIATOR)).request.waits_since is None
    assert told(helped(a_file(replace(many, said=(*many.said, ANSWER))), say(ANNA)))


def test_an_answer_has_words() -> None:
    assert judged(a_file(ASKED), say(MEDIATOR, " ")) == NO_REASON
    assert judged(a_file(ASKED), say(MEDIATOR, "x" * (LONGEST_REASON + 1))) == TOO_LONG


# --- its end ----------------------------------------------------------------------------------------------------------


def test_who_asked_withdraws_it_and_nobody_rings() -> None:
    outcome = helped(a_file(ASKED), end(ANNA))
    assert (outcome.request.ending, outcome.request.ended_by) == (Ending.WITHDRAWN, ANNA)
    assert (outcome.request.due, told(outcome)) == (None, [])


def test_a_mediator_is_done_with_it_and_who_asked_is_told() -> None:
    outcome = helped(a_file(ASKED), end(MEDIATOR))
    assert (outcome.request.ending, outcome.request.ended_by) == (Ending.DONE, MEDIATOR)
    assert told(outcome) == [(ANNA, "help_closed", 1)]


# --- silence ----------------------------------------------------------------------------------------------------------


def test_after_two_days_of_silence_whoever_runs_the_place_hears_of_it_once() -> None:
    at = NOON + UNANSWERED
    outcome = helped(a_file(ASKED), Escalate(1), later=at)
    assert told(outcome) == [(STAFFER, "help_late", 1)]
    assert (outcome.request.due, outcome.request.escalated_at) == (None, at)
    assert judged(a_file(outcome.request), Escalate(1), later=at) == STALE
    assert told(helped(a_file(ASKED), Escalate(1), replace(HOUSE, staff=(BORIS,)), later=at)) == [
        (OPERATOR, "help_late", 1)
    ]


@pytest.mark.parametrize("request_", [ANSWERED, DONE, LATE])
def test_what_waits_for_nobody_is_not_late(request_: HelpRequest) -> None:
    assert judged(a_file(request_), Escalate(1), later=NOON + UNANSWERED) == STALE
    assert judged(a_file(ASKED), Escalate(1)) == STALE
    assert judged(None, Escalate(1)) == UNKNOWN
