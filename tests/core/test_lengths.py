"""Lengths that a community sets: within bounds, and proved before any order gets them."""

from datetime import timedelta

import pytest

from core.check import Proof, check_lengths
from core.lengths import LONGEST, SHORTEST, changed, fits, settable
from core.workflow import Deadline, days, hours
from core.workflows.service import SERVICE

NOTHING = timedelta()


def test_every_deadline_but_the_work_clock_can_be_set() -> None:
    declared = {move.name for _, move in SERVICE.moves() if isinstance(move, Deadline)}
    assert declared - settable(SERVICE).keys() == {"delivery_lapsed"}
    assert settable(SERVICE)["dispute_lapsed"] == days(30)
    assert settable(SERVICE)["review_lapsed"] == days(7)


@pytest.mark.parametrize("length", [SHORTEST, hours(7), timedelta(minutes=90), LONGEST])
def test_a_length_within_the_bounds_fits(length: timedelta) -> None:
    assert fits(length)


@pytest.mark.parametrize("length", [NOTHING, -hours(5), timedelta(minutes=59), LONGEST + hours(1), hours(7) / 7.3])
def test_a_length_beyond_them_does_not(length: timedelta) -> None:
    assert not fits(length)


def test_what_is_as_the_process_has_it_is_not_remembered() -> None:
    one = changed(SERVICE, {}, "review_lapsed", days(5))
    assert one == {"review_lapsed": days(5)}
    both = changed(SERVICE, one, "start_lapsed", hours(48))
    assert both == {"review_lapsed": days(5), "start_lapsed": hours(48)}
    assert changed(SERVICE, both, "review_lapsed", days(7)) == {"start_lapsed": hours(48)}
    with pytest.raises(KeyError):
        changed(SERVICE, {}, "delivery_lapsed", days(5))


@pytest.mark.parametrize(
    ("lengths", "broken"),
    [
        ({"review_lapsed": NOTHING}, Proof.DEADLINES),
        ({"review_lapsed": -days(1)}, Proof.DEADLINES),
        ({"review_lapsed": hours(24)}, Proof.REMINDERS),
        ({"start_lapsed": hours(1)}, Proof.REMINDERS),
        ({"confirmation_lapsed": hours(1)}, Proof.REMINDERS),
        ({"delivery_lapsed": days(1)}, Proof.DEADLINES),
        ({"dispute_lapsed": days(1)}, Proof.REMINDERS),
        ({"nothing_lapsed": days(1)}, Proof.DEADLINES),
        ({"review_lapsed": days(5), "start_lapsed": hours(1)}, Proof.REMINDERS),
    ],
)
def test_unsound_lengths_are_found_by_the_promise_that_they_break(lengths: dict[str, timedelta], broken: Proof) -> None:
    assert broken in check_lengths(SERVICE, lengths).faults


@pytest.mark.parametrize(
    "lengths",
    [
        dict.fromkeys(("payment_lapsed", "overdue_lapsed"), SHORTEST) | {"review_lapsed": hours(25)},
        dict.fromkeys(settable(SERVICE), LONGEST) | {"extension_lapsed": hours(48)},
    ],
    ids=["short", "long"],
)
def test_sound_lengths_are_walked_and_keep_every_promise(lengths: dict[str, timedelta]) -> None:
    found = check_lengths(SERVICE, lengths)
    assert found.sound, "\n".join(found.lines())
    assert found.situations > 100
    assert found.looked[Proof.SILENCE]


def test_a_new_date_that_could_be_agreed_to_once_it_is_past_is_found() -> None:
    found = check_lengths(SERVICE, {"extension_lapsed": hours(49)}).faults
    assert next(iter(found)) is Proof.QUESTION, "nobody is told to choose a longer one"
    assert found[Proof.QUESTION].problem == (
        "extension_lapsed in in_progress comes later than a date that may be asked for"
    )
