"""What may be done about a service, and by whom: judged on values alone."""

from dataclasses import replace
from typing import Any

import pytest

from core.listing import Listing, Sale
from core.order import PersonId
from core.report import (
    DOWN_ALREADY,
    LONGEST_REASON,
    MOST_OPEN,
    NO_REASON,
    NO_SERVICE,
    NOT_DOWN,
    NOT_YOU,
    OVER,
    OWN,
    TOO_LONG,
    TOO_MANY,
    TWICE,
    Complain,
    Dismiss,
    PutBack,
    Report,
    ReportAct,
    ReportFile,
    Ruled,
    TakeDown,
    Takedown,
    Verdict,
    decide,
)
from core.step import Refused
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing

KEY = ("test", "1")
OTHER = PersonId(9)
SERVICE = a_listing()
REPORT = Report(1, SERVICE.id, SERVICE.community, ANNA, NOON, "It is stolen.")
DOWN = Takedown(1, SERVICE.id, SERVICE.community, STAFFER, NOON, "Stolen.", Sale.ON)


def a_file(listing: Listing = SERVICE, **changes: Any) -> ReportFile:
    return replace(ReportFile(listing, 7), **changes)


def complain(by: PersonId = ANNA, reason: str = "It is stolen.") -> Complain:
    return Complain(SERVICE.id, by, KEY, reason)


def judged(file: ReportFile | None, act: ReportAct, staff: tuple[PersonId, ...] = (STAFFER, OTHER)) -> Ruled | Refused:
    return decide(file, act, staff, NOON)


def ruled(file: ReportFile, act: ReportAct) -> Ruled:
    outcome = judged(file, act)
    assert isinstance(outcome, Ruled), outcome
    return outcome


def test_a_report_goes_to_all_staff_but_to_nobody_whom_it_is_about() -> None:
    outcome = ruled(a_file(), complain())
    assert outcome.reports == (Report(7, SERVICE.id, SERVICE.community, ANNA, NOON, "It is stolen."),)
    assert [(each.to, each.topic, each.version) for each in outcome.letters] == [
        (STAFFER, "reported", 7),
        (OTHER, "reported", 7),
    ]
    of_staff = judged(a_file(replace(SERVICE, seller=STAFFER)), complain())
    assert isinstance(of_staff, Ruled)
    assert [each.to for each in of_staff.letters] == [OTHER]
    by_staff = ruled(a_file(), complain(STAFFER))
    assert [each.to for each in by_staff.letters] == [OTHER]


@pytest.mark.parametrize(
    ("file", "act", "refusal"),
    [
        (None, complain(), NO_SERVICE),
        (a_file(), complain(BORIS), OWN),
        (a_file(open=(REPORT,)), complain(), TWICE),
        (a_file(mine=MOST_OPEN), complain(), TOO_MANY),
        (a_file(), complain(reason=" \n"), NO_REASON),
        (a_file(), complain(reason="x" * (LONGEST_REASON + 1)), TOO_LONG),
    ],
)
def test_a_report_that_cannot_be_taken_is_refused_with_its_reason(
    file: ReportFile | None, act: ReportAct, refusal: Refused
) -> None:
    assert judged(file, act) == refusal


def acts(by: PersonId) -> list[ReportAct]:
    return [
        Dismiss(SERVICE.id, 1, by, KEY),
        TakeDown(SERVICE.id, 1, by, KEY, "Stolen."),
        PutBack(SERVICE.id, by, KEY),
    ]


@pytest.mark.parametrize("act", [*acts(ANNA), *acts(STRANGER)], ids=lambda act: type(act).__name__)
def test_nobody_decides_who_is_no_staff_of_that_community(act: ReportAct) -> None:
    for down in (None, DOWN):
        assert judged(a_file(open=(REPORT,), down=down), act) == NO_SERVICE


@pytest.mark.parametrize("act", acts(STAFFER), ids=lambda act: type(act).__name__)
def test_staff_decide_nothing_about_themselves_or_whom_they_have_an_open_order_with(act: ReportAct) -> None:
    assert judged(a_file(replace(SERVICE, seller=STAFFER), open=(REPORT,), down=DOWN), act) == NOT_YOU
    assert judged(a_file(open=(REPORT,), down=DOWN, shares=True), act) == NOT_YOU


def test_a_takedown_takes_it_off_sale_decides_all_reports_and_tells_everybody() -> None:
    second = replace(REPORT, number=2, by=STRANGER)
    outcome = ruled(a_file(open=(REPORT, second)), TakeDown(SERVICE.id, 2, STAFFER, KEY, "Stolen."))
    assert outcome.takedown == replace(DOWN, number=7)
    assert outcome.listing == replace(SERVICE, sale=Sale.TAKEN_DOWN, version=2)
    assert {(each.number, each.verdict, each.decided_by, each.decided_at) for each in outcome.reports} == {
        (number, Verdict.TAKEN_DOWN, STAFFER, NOON) for number in (1, 2)
    }
    assert {(each.to, each.topic) for each in outcome.letters} == {
        (BORIS, "taken_down"),
        (ANNA, "report_decided"),
        (STRANGER, "report_decided"),
    }


def test_a_service_can_be_taken_down_without_a_report_and_is_so_once() -> None:
    act = TakeDown(SERVICE.id, 0, STAFFER, KEY, "Stolen.")
    assert ruled(a_file(), act).takedown
    assert judged(a_file(down=DOWN), act) == DOWN_ALREADY
    assert judged(a_file(), replace(act, why="")) == NO_REASON


def test_a_report_is_decided_once() -> None:
    for act in acts(OTHER)[:2]:
        assert judged(a_file(), act) == OVER


def test_dismissing_decides_what_was_read_and_nothing_that_came_since() -> None:
    later = replace(REPORT, number=5, by=STRANGER)
    outcome = ruled(a_file(open=(REPORT, later)), Dismiss(SERVICE.id, 1, STAFFER, KEY))
    assert [(each.number, each.verdict) for each in outcome.reports] == [(1, Verdict.DISMISSED)]
    assert (outcome.listing, outcome.takedown) == (None, None)
    assert [each.to for each in outcome.letters] == [ANNA]


@pytest.mark.parametrize("was", [Sale.ON, Sale.PAUSED])
def test_what_is_put_back_is_as_it_was(was: Sale) -> None:
    taken = replace(SERVICE, sale=Sale.TAKEN_DOWN, version=2)
    outcome = ruled(a_file(taken, down=replace(DOWN, was=was)), PutBack(SERVICE.id, OTHER, KEY))
    assert outcome.listing == replace(taken, sale=was, version=3)
    assert outcome.takedown
    assert (outcome.takedown.ended_by, outcome.takedown.ended_at) == (OTHER, NOON)
    assert [(each.to, each.topic) for each in outcome.letters] == [(BORIS, "put_back")]
    assert judged(a_file(), PutBack(SERVICE.id, OTHER, KEY)) == NOT_DOWN
