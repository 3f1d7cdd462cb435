"""The engine of dialogs by itself: pure steps from one draft to the next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.words import Problem, Words, problem
from bot.talk import dialog
from bot.talk.dialog import REVIEW, TURN, Asks, Choice, Dialog, Heard, Outcome, Reviews, Step, Values, turn
from core.ports import Draft
from tests.builders import ANNA


def _short(heard: Heard, _: Values) -> object:
    return heard.text if 0 < len(heard.text) < 10 else problem("too-long")


def _many(heard: Heard, values: Values) -> object:
    before = values.get("extras", [])
    assert isinstance(before, list)
    return [*before, heard.text] if heard.text else problem("empty")


def _half(values: Values) -> object:
    extras = values.get("extras")
    return extras[:-1] if isinstance(extras, list) and extras and extras[-1].endswith("?") else None


def _words(text: str) -> Words:
    return Words(text)


COLOURS = Dialog(
    "colours",
    (
        Step("name", _short, lambda _: _words("name"), lambda values: (_words(str(values["name"])),)),
        Step(
            "colour",
            _short,
            lambda _: _words("colour"),
            lambda values: (_words(str(values["colour"])),),
            lambda _: (Choice(_words("red"), "red"), Choice(_words("blue"), "blue")),
            skippable=True,
        ),
        Step("extras", _many, lambda _: _words("extras"), lambda _: (), many=True, undo=_half),
        Step("file", lambda heard, _: heard.text, lambda _: _words("file"), lambda _: (), skippable=True),
    ),
)


def begun() -> Draft:
    return Draft(ANNA, "telegram", "colours", "name", {TURN: 5})


def heard(draft: Draft, *texts: str) -> Draft:
    for text in texts:
        draft = dialog.hear(COLOURS, draft, Heard(text)).draft
    return draft


def test_an_answer_leads_to_the_next_question_and_says_what_was_understood() -> None:
    outcome = dialog.hear(COLOURS, begun(), Heard("wall"))
    assert isinstance(outcome, Asks)
    assert outcome.step.name == "colour"
    assert outcome.taken == (Words("wall"),)
    assert dialog.place(COLOURS, outcome.draft) == (2, 4)


def test_a_problem_changes_nothing() -> None:
    outcome = dialog.hear(COLOURS, begun(), Heard("x" * 20))
    assert isinstance(outcome, Asks)
    assert outcome.problem == problem("too-long")
    assert outcome.draft == begun()


def test_a_likely_answer_is_the_same_as_one_that_was_typed() -> None:
    draft = heard(begun(), "wall")
    assert dialog.pick(COLOURS, draft, 1).draft == dialog.hear(COLOURS, draft, Heard("blue")).draft


def test_a_choice_that_is_not_offered_changes_nothing() -> None:
    draft = heard(begun(), "wall")
    assert dialog.pick(COLOURS, draft, 9).draft == draft


def test_only_what_may_be_skipped_can_be() -> None:
    assert dialog.skip(COLOURS, begun()).draft == begun()
    skipped = dialog.skip(COLOURS, heard(begun(), "wall", "red"))
    assert skipped.draft.step == "extras"
    again = dialog.skip(COLOURS, dialog.back(COLOURS, heard(begun(), "wall", "red")).draft).draft
    assert "colour" not in again.values


def test_a_question_for_many_stays_until_it_is_told_that_this_is_all() -> None:
    draft = heard(begun(), "wall", "red", "one", "two")
    assert draft.step == "extras"
    assert draft.values["extras"] == ["one", "two"]
    assert dialog.enough(COLOURS, draft).draft.step == "file"


def test_a_half_given_answer_must_be_finished_or_dropped() -> None:
    draft = heard(begun(), "wall", "red", "one", "two?")
    assert dialog.enough(COLOURS, draft).draft == draft
    dropped = dialog.back(COLOURS, draft).draft
    assert dropped.step == "extras"
    assert dropped.values["extras"] == ["one"]
    assert dialog.back(COLOURS, dropped).draft.step == "colour"


def test_who_goes_back_reads_what_they_said_and_may_keep_it() -> None:
    asked = dialog.back(COLOURS, heard(begun(), "wall"))
    assert isinstance(asked, Asks)
    assert asked.taken == (Words("wall"),)
    kept = dialog.enough(COLOURS, asked.draft).draft
    assert kept.step == "colour"
    assert kept.values["name"] == "wall"


def test_a_question_that_was_never_answered_cannot_be_kept() -> None:
    assert dialog.enough(COLOURS, begun()).draft == begun()


def test_the_review_leads_to_one_question_and_back_to_it() -> None:
    draft = dialog.skip(COLOURS, dialog.enough(COLOURS, heard(begun(), "wall", "red")).draft).draft
    assert draft.step == REVIEW
    asked = dialog.change(COLOURS, draft, "colour")
    assert dialog.place(COLOURS, asked.draft) is None
    changed = dialog.hear(COLOURS, asked.draft, Heard("green"))
    assert isinstance(changed, Reviews)
    assert changed.draft.values["colour"] == "green"
    untouched = dialog.back(COLOURS, asked.draft)
    assert isinstance(untouched, Reviews)
    assert untouched.draft.values["colour"] == "red"


def test_what_is_typed_at_the_review_is_not_taken_for_an_answer() -> None:
    draft = dialog.skip(COLOURS, dialog.enough(COLOURS, heard(begun(), "wall", "red")).draft).draft
    outcome = dialog.hear(COLOURS, draft, Heard("hello"))
    assert isinstance(outcome, Reviews)
    assert outcome.problem
    assert outcome.draft == draft


def test_a_step_that_a_newer_version_no_longer_has_is_the_first() -> None:
    outcome = dialog.now_at(COLOURS, replace(begun(), step="shape"))
    assert isinstance(outcome, Asks)
    assert outcome.step.name == "name"


ACTS = st.one_of(
    st.text(max_size=12).map(lambda text: ("hear", text)),
    st.integers(0, 3).map(lambda number: ("pick", number)),
    st.sampled_from([("skip", 0), ("enough", 0), ("back", 0), ("change", "name"), ("change", "extras")]),
)


def _act(draft: Draft, act: tuple[str, object]) -> Outcome:
    match act:
        case ("hear", str(text)):
            return dialog.hear(COLOURS, draft, Heard(text))
        case ("pick", int(number)):
            return dialog.pick(COLOURS, draft, number)
        case ("skip", _):
            return dialog.skip(COLOURS, draft)
        case ("enough", _):
            return dialog.enough(COLOURS, draft)
        case ("back", _):
            return dialog.back(COLOURS, draft)
        case (_, name):
            return dialog.change(COLOURS, draft, str(name))


@given(st.lists(ACTS, max_size=30))
def test_whatever_is_done_nothing_that_was_understood_is_lost(acts: list[tuple[str, object]]) -> None:
    draft = begun()
    for act in acts:
        outcome = _act(draft, act)
        lost = draft.values.keys() - outcome.draft.values.keys()
        assert lost <= {draft.step} if act[0] == "skip" else not lost
        if isinstance(outcome, Asks) and isinstance(outcome.problem, Problem):
            assert outcome.draft == draft
        if outcome.draft != draft:
            assert turn(outcome.draft) != turn(draft)
        assert (outcome.draft.step == REVIEW) == isinstance(outcome, Reviews)
        draft = outcome.draft


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_review_comes_only_when_every_question_was_met(count: int) -> None:
    draft = begun()
    assert not isinstance(dialog.now_at(COLOURS, heard(draft, *["a"] * count)), Reviews)
