"""A dialog asks one thing after another, and ends in a review where each answer can be changed. Pure: from a dialog, a
draft and what was heard or pressed to the next draft, with nothing that was understood ever lost.

A button of a dialog holds the turn it was drawn in, so that an old one, or a second press, only shows where one is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, cast

from bot.screens.words import Problem, Words, problem
from bot.warden import Somebody
from core.order import FileRef
from core.ports import Draft

REVIEW = "review"
"""The step of a draft whose questions are all answered."""
TURNS = 1_000_000
TURN, TYPED, _ALONE = "turn", "typed", "alone"

Values: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was typed or sent in answer. Files are uploads that are finished and kept, `people` those it points at. `at`
    is when it was said, on a clock in `zone`.
    """

    text: str = ""
    files: tuple[FileRef, ...] = ()
    people: tuple[Somebody, ...] = ()
    at: datetime | None = None
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Choice:
    """A likely answer as a button: `value` is what the step's value becomes. `spare` ones do not stand out."""

    label: Words
    value: object


@dataclass(frozen=True, slots=True)
class Step:
    """One question. Callables are given all values so far.

    `take` reads an answer into the step's JSON value, or says what is wrong. `ask` is the question, `shown` how the
    value is said back. `many`: it takes answers until it is told that this is all, and `undo` is what Back leaves of an
    answer that is only half given (None: nothing is half given, so Back leads to the step before). `files`: a picture
    answers it. `typed` is how the value could be typed again, `longest` how long that may be; `lines`: on several.
    """

    name: str
    take: Callable[[Heard, Values], object]
    ask: Callable[[Values], Words]
    shown: Callable[[Values], tuple[Words, ...]]
    choices: Callable[[Values], tuple[Choice, ...]] = lambda _: ()
    skippable: bool = False
    many: bool = False
    files: bool = False
    undo: Callable[[Values], object] = lambda _: None
    typed: Callable[[Values], str] = lambda _: ""
    longest: int = 100
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Dialog:
    """`together`: the names of steps that are asked at once where a sheet can be opened."""

    name: str
    steps: tuple[Step, ...]
    together: tuple[str, ...] = ()

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)


@dataclass(frozen=True, slots=True)
class Asks:
    """The question of `step` stands. `taken` is what was understood so far, `problem` why something was not, and
    `besides` why other things that came with it were not.
    """

    draft: Draft
    step: Step
    taken: tuple[Words, ...] = ()
    problem: Problem | None = None
    besides: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviews:
    """Everything is answered: the draft is shown whole."""

    draft: Draft
    problem: Problem | None = None


Outcome: TypeAlias = Asks | Reviews


def now_at(dialog: Dialog, draft: Draft) -> Outcome:
    """Where `draft` stands. A step that a newer version no longer has is taken for the first."""
    if draft.step == REVIEW:
        return Reviews(draft)
    step = dialog.step(draft.step) or dialog.steps[0]
    shown = step.many or is_answered(step, draft)
    return Asks(replace(draft, step=step.name), step, step.shown(draft.values) if shown else ())


def turn(draft: Draft) -> int:
    """Which turn of the dialog it is; a button drawn in another one is old."""
    found = draft.values.get(TURN)
    return found if isinstance(found, int) else 0


def place(dialog: Dialog, draft: Draft) -> tuple[int, int] | None:
    """Number of the step and of how many; None while one line is changed by itself, in the review, or where there is
    only one.
    """
    names = [step.name for step in dialog.steps]
    if draft.values.get(_ALONE) or draft.step not in names or len(names) == 1:
        return None
    return names.index(draft.step) + 1, len(names)


def can_go_back(dialog: Dialog, draft: Draft) -> bool:
    step = dialog.step(draft.step)
    half = step is not None and step.undo(draft.values) is not None
    return half or bool(draft.values.get(_ALONE)) or draft.step != dialog.steps[0].name


def is_answered(step: Step, draft: Draft) -> bool:
    """Whether the question of `step` was answered before, so that what was said can be kept."""
    return not step.many and step.name in draft.values


def is_half_given(step: Step, draft: Draft) -> bool:
    return step.undo(draft.values) is not None


def hear(dialog: Dialog, draft: Draft, heard: Heard) -> Outcome:
    """Takes an answer to the question that stands."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews):
        return Reviews(draft, problem("dialog-review-typed"))
    if heard.files and not here.step.files:
        return replace(here, problem=problem("dialog-no-file"))
    value = here.step.take(heard, draft.values)
    return replace(here, problem=value) if isinstance(value, Problem) else _answered(dialog, draft, here.step, value)


def pick(dialog: Dialog, draft: Draft, number: int) -> Outcome:
    """Takes the likely answer of that number; one that is not offered changes nothing."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews):
        return here
    choices = here.step.choices(draft.values)
    return _answered(dialog, draft, here.step, choices[number].value) if number < len(choices) else here


def together(dialog: Dialog, draft: Draft) -> tuple[Step, ...]:
    """The steps that a sheet asks for where `draft` stands; none in the review."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews):
        return ()
    if draft.values.get(_ALONE) or here.step.name not in dialog.together:
        return (here.step,)
    return tuple(step for step in dialog.steps if step.name in dialog.together)


def as_typed(step: Step, draft: Draft) -> str:
    """What stands in the field of `step`: what was not understood, to be corrected, or the answer that is there."""
    typed = cast("Values", draft.values.get(TYPED, {})).get(step.name)
    if typed is not None:
        return str(typed)
    return step.typed(draft.values) if step.name in draft.values and not step.many else ""


def fill(dialog: Dialog, draft: Draft, answers: Mapping[str, Heard]) -> Outcome:
    """Takes the answers of a sheet in the order of their questions. What was not understood is kept as it was typed,
    and the first of it is asked next.
    """
    steps = together(dialog, draft)
    values, wrong = draft.values, dict[str, Problem]()
    for step in steps:
        value = step.take(answers.get(step.name, Heard()), values)
        if isinstance(value, Problem):
            wrong[step.name] = value
        else:
            values = {**values, step.name: value}
    kept = to_correct(replace(draft, values=values), {name: answers.get(name, Heard()).text for name in wrong})
    if not wrong:
        return _all_answered(dialog, kept, steps)
    first, *besides = wrong
    here = now_at(dialog, _moved(kept, {}, first))
    if isinstance(here, Reviews):
        return here
    return replace(here, problem=wrong[first], besides=tuple(wrong[name] for name in besides))


def to_correct(draft: Draft, words: Mapping[str, str]) -> Draft:
    """The draft with `words` to be corrected, by the names of their steps."""
    return replace(draft, values={**draft.values, TYPED: dict(words)})


def _all_answered(dialog: Dialog, draft: Draft, steps: tuple[Step, ...]) -> Outcome:
    if not steps:
        return now_at(dialog, draft)
    if steps[-1].many:
        return now_at(dialog, _moved(draft, {}))
    after = _next(dialog, draft, steps[-1])
    shown = tuple(words for step in steps for words in step.shown(draft.values))
    return replace(after, taken=(*shown, *after.taken)) if isinstance(after, Asks) else after


def skip(dialog: Dialog, draft: Draft) -> Outcome:
    """Leaves the question unanswered, where that is allowed."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews) or not here.step.skippable:
        return here
    without = {name: value for name, value in draft.values.items() if name != here.step.name}
    return _next(dialog, replace(draft, values=without), here.step)


def enough(dialog: Dialog, draft: Draft) -> Outcome:
    """Ends a question that takes many answers, or keeps the answer to one that has it already."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews) or is_half_given(here.step, draft):
        return here
    return _next(dialog, draft, here.step) if here.step.many or is_answered(here.step, draft) else here


def back(dialog: Dialog, draft: Draft) -> Outcome:
    """Drops a half given answer, or goes to the question before; what was answered stays."""
    here = now_at(dialog, draft)
    if isinstance(here, Reviews):
        return _at(dialog, draft, dialog.steps[-1].name)
    left = here.step.undo(draft.values)
    if left is not None:
        return now_at(dialog, _moved(draft, {here.step.name: left}))
    if draft.values.get(_ALONE):
        return Reviews(_moved(draft, {_ALONE: False}, REVIEW))
    names = [step.name for step in dialog.steps]
    return _at(dialog, draft, names[max(0, names.index(here.step.name) - 1)])


def change(dialog: Dialog, draft: Draft, name: str) -> Outcome:
    """From the review to the one question `name`, and after its answer back to the review."""
    if draft.step != REVIEW or not dialog.step(name):
        return now_at(dialog, draft)
    return now_at(dialog, _moved(draft, {_ALONE: True}, name))


def _answered(dialog: Dialog, draft: Draft, step: Step, value: object) -> Outcome:
    left = {name: words for name, words in cast("Values", draft.values.get(TYPED, {})).items() if name != step.name}
    answered = _moved(draft, {step.name: value, **({TYPED: left} if TYPED in draft.values else {})})
    if step.many:
        return now_at(dialog, answered)
    after = _next(dialog, answered, step)
    return replace(after, taken=(*step.shown(answered.values), *after.taken)) if isinstance(after, Asks) else after


def _next(dialog: Dialog, draft: Draft, step: Step) -> Outcome:
    if draft.values.get(_ALONE) or step is dialog.steps[-1]:
        return Reviews(_moved(draft, {_ALONE: False}, REVIEW))
    return _at(dialog, draft, dialog.steps[dialog.steps.index(step) + 1].name)


def _at(dialog: Dialog, draft: Draft, name: str) -> Outcome:
    return now_at(dialog, _moved(draft, {}, name))


def _moved(draft: Draft, values: Values, step: str | None = None) -> Draft:
    turned = {**draft.values, **values, TURN: (turn(draft) + 1) % TURNS}
    return replace(draft, values=turned, step=draft.step if step is None else step)
