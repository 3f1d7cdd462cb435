"""A form names beforehand every answer it may give."""

from datetime import datetime, timedelta

import pytest

from core.forms import (
    ADDITION,
    CHANGES,
    DELIVERY,
    EXTENSION,
    OFFER,
    REASON,
    RESUMPTION,
    SETTLEMENT,
    Form,
    Moment,
    Price,
    Share,
    Span,
)
from core.money import LARGEST
from tests.builders import NOON, a_form, an_order

FORMS = (REASON, CHANGES, DELIVERY, ADDITION, OFFER, EXTENSION, SETTLEMENT, RESUMPTION)
ORDER = an_order("in_progress")

WRONG: list[dict[str, object]] = [
    {},
    {"reason": "x", "changes": "x", "text": "x" * 9999},
    {"reason": "x"},
    {"changes": "x" * 9999},
    {"text": "  ", "ticked": (0, 1)},
    {"links": ("x",) * 99, "ticked": (0, 1)},
    {"files": ["x"], "ticked": (0, 1)},
    {"ticked": (1,)},
    {"ticked": (0, 1)},
    {"text": 7, "ticked": (0, 1)},
    {"what": "A card", "price": -1, "extra": timedelta()},
    {"what": "A card", "price": LARGEST + 1, "extra": timedelta()},
    {"what": "A card", "price": 1, "extra": timedelta(seconds=-1)},
    {"what": "A card", "price": 1, "extra": timedelta(days=90, seconds=1)},
    {"what": "A card", "price": "1", "extra": 1},
    {"until": NOON, "reason": "I am ill"},
    {"until": datetime(2027, 1, 1), "reason": "I am ill"},  # noqa: DTZ001  # naive on purpose
    {"until": 7, "reason": "I am ill"},
    {"amount": 6000, "reason": "Half of it"},
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_whatever_is_wrong_with_a_filled_form_is_among_its_problems(form: Form) -> None:
    found = {problem for payload in WRONG if (problem := form.problem(payload, ORDER, NOON))}
    assert f"form-{form.name}-empty" in found
    assert found <= form.problems


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_that_was_filled_in_has_no_problem(form: Form) -> None:
    text = {"text": "Here it is"} if form is DELIVERY else {}
    assert form.problem({**a_form(form, ORDER), **text}, ORDER, NOON) is None


HELD = ORDER.held
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("field", "taken", "refused"),
    [
        (Price("it"), [1, LARGEST], [-1, LARGEST + 1, True, "5", 1.5]),
        (Share("it"), [1, HELD - 1], [-1, HELD, HELD + 1, True, "5", 1.5]),
        (Span("it"), [timedelta(), timedelta(days=90)], [-MOMENT, timedelta(days=90) + MOMENT, 5]),
        (
            Moment("it"),
            [NOON + timedelta(days=2), NOON + timedelta(days=365)],
            [NOON + timedelta(days=2) - MOMENT, NOON + timedelta(days=365) + MOMENT, "tomorrow", NOON - MOMENT],
        ),
    ],
    ids=["price", "share", "span", "moment"],
)
def test_what_is_bounded_is_taken_up_to_its_bounds(
    field: Price | Share | Span | Moment, taken: list[object], refused: list[object]
) -> None:
    form = Form("any", (field,))
    assert [form.problem({"it": value}, ORDER, NOON) for value in taken] == [None] * len(taken)
    assert all(form.problem({"it": value}, ORDER, NOON) in form.problems for value in refused)


@pytest.mark.parametrize("field", [Price("it"), Share("it")])
def test_nothing_is_no_amount(field: Price | Share) -> None:
    assert Form("any", (field,)).problem({"it": 0}, ORDER, NOON) in {"form-not-a-price", "form-not-a-share"}
