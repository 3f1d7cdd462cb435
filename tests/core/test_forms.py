"""A form names beforehand every answer it may give."""

import pytest

from core.forms import CHANGES, DELIVERY, REASON, Form

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
]


@pytest.mark.parametrize("form", [REASON, CHANGES, DELIVERY], ids=lambda form: form.name)
def test_whatever_is_wrong_with_a_filled_form_is_among_its_problems(form: Form) -> None:
    found = {problem for payload in WRONG if (problem := form.problem(payload, 2))}
    assert f"form-{form.name}-empty" in found
    assert found <= form.problems
