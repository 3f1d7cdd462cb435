"""Who may do what about whom, and what comes of it: judged on values alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.community import Crew
from core.discipline import (
    A_DAY,
    ANOTHER_ONE,
    APPEALED_ALREADY,
    BAD_TERM,
    BANNED_ALREADY,
    LONGEST,
    MOST_IN_A_DAY,
    NO_APPEAL,
    OF_CREW,
    OVER,
    SHORTEST,
    TOO_LATE,
    TOO_MANY,
    UNKNOWN,
    Appeal,
    Decide,
    Impose,
    SanctionAct,
    SanctionFile,
    Sentenced,
    decide,
)
from core.order import DEFAULT, PersonId
from core.report import NO_REASON, NOT_YOU
from core.sanction import APPEAL_WITHIN, Kind, Sanction, Verdict, bar
from core.step import Refused
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER

KEY = ("test", "1")
OTHER, MEDIATOR = PersonId(9), PersonId(8)
CREW = Crew((STAFFER, OTHER), (MEDIATOR,))
WEEK = timedelta(days=7)
BAN = Sanction(1, DEFAULT, BORIS, Kind.BAN, "Fraud.", STAFFER, NOON)
SUSPENSION = replace(BAN, kind=Kind.SUSPENSION, until=NOON + WEEK)
WARNING = replace(BAN, kind=Kind.WARNING)
APPEALED = replace(SUSPENSION, appeal="It was not me.", appealed_at=NOON)


def impose(kind: Kind = Kind.BAN, **changes: Any) -> Impose:
    term = WEEK if kind is Kind.SUSPENSION else None
    return replace(Impose(DEFAULT, BORIS, STAFFER, KEY, kind, "Fraud.", term), **changes)


def a_file(**changes: Any) -> SanctionFile:
    return replace(SanctionFile(7, known=True), **changes)


def judged(file: SanctionFile, act: SanctionAct, crew: Crew = CREW, now: datetime = NOON) -> Sentenced | Refused:
    return decide(file, act, crew, now)


def sentenced(file: SanctionFile, act: SanctionAct, crew: Crew = CREW, now: datetime = NOON) -> Sanction:
    outcome = judged(file, act, crew, now)
    assert isinstance(outcome, Sentenced), outcome
    return outcome.sanction


def told(outcome: Sentenced | Refused) -> list[tuple[PersonId, str]]:
    assert isinstance(outcome, Sentenced), outcome
    return [(each.to, each.topic) for each in outcome.letters]


# --- imposing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(Kind))
def test_a_sanction_is_imposed_as_it_was_said_and_the_person_is_told(kind: Kind) -> None:
    outcome = judged(a_file(), impose(kind))
    assert isinstance(outcome, Sentenced)
    until = NOON + WEEK if kind is Kind.SUSPENSION else None
    assert outcome.sanction == Sanction(7, DEFAULT, BORIS, kind, "Fraud.", STAFFER, NOON, until)
    assert told(outcome) == [(BORIS, "sanctioned")]


@pytest.mark.parametrize("by", [ANNA, STRANGER, BORIS, MEDIATOR])
def test_nobody_imposes_who_is_no_staff_there(by: PersonId) -> None:
    assert judged(a_file(), impose(by=by)) == UNKNOWN


@pytest.mark.parametrize(
    ("file", "act", "refusal"),
    [
        (a_file(known=False), impose(), UNKNOWN),
        (a_file(), impose(person=STAFFER), NOT_YOU),
        (a_file(shares=True), impose(), NOT_YOU),
        (a_file(), impose(person=OTHER), OF_CREW),
        (a_file(), impose(person=MEDIATOR), OF_CREW),
        (a_file(holding=(BAN,)), impose(Kind.WARNING), BANNED_ALREADY),
        (a_file(), impose(reason=" "), NO_REASON),
        (a_file(), impose(Kind.SUSPENSION, term=None), BAD_TERM),
        (a_file(), impose(Kind.SUSPENSION, term=SHORTEST - timedelta(seconds=1)), BAD_TERM),
        (a_file(), impose(Kind.SUSPENSION, term=LONGEST + timedelta(seconds=1)), BAD_TERM),
    ],
)
def test_what_staff_may_not_do_is_refused_with_its_reason(file: SanctionFile, act: Impose, refusal: Refused) -> None:
    assert judged(file, act) == refusal


def test_nobody_is_warned_without_end() -> None:
    lately = tuple(replace(WARNING, number=number) for number in range(1, MOST_IN_A_DAY + 1))
    for kind in (Kind.WARNING, Kind.SUSPENSION):
        assert judged(a_file(latest=lately), impose(kind)) == TOO_MANY
    assert isinstance(judged(a_file(latest=lately[1:]), impose(Kind.WARNING)), Sentenced)
    assert isinstance(judged(a_file(latest=lately), impose(Kind.WARNING), now=NOON + A_DAY), Sentenced)


def test_a_ban_is_possible_after_all_warnings_of_a_day_and_once() -> None:
    lately = tuple(replace(WARNING, number=number) for number in range(1, MOST_IN_A_DAY + 1))
    assert isinstance(judged(a_file(latest=lately), impose(Kind.BAN)), Sentenced)
    assert judged(a_file(latest=(*lately, replace(BAN, verdict=Verdict.LIFTED))), impose(Kind.BAN)) == TOO_MANY


def test_only_a_suspension_has_a_term() -> None:
    assert sentenced(a_file(), impose(Kind.BAN, term=WEEK)).until is None
    assert sentenced(a_file(holding=(SUSPENSION,)), impose(Kind.SUSPENSION)).until == NOON + WEEK


# --- what holds -------------------------------------------------------------------------------------------------------


def test_a_suspension_holds_until_its_end_a_ban_for_ever_and_a_warning_never() -> None:
    for sanction, soon, late in ((SUSPENSION, True, False), (BAN, True, True), (WARNING, False, False)):
        assert sanction.holds(NOON + WEEK - timedelta(seconds=1)) is soon
        assert sanction.holds(NOON + WEEK) is late
        assert not replace(sanction, verdict=Verdict.LIFTED).holds(NOON)
        assert replace(sanction, verdict=Verdict.UPHELD).holds(NOON) is soon


def test_of_several_the_one_that_holds_longest_is_told() -> None:
    later = replace(SUSPENSION, number=2, until=NOON + 2 * WEEK)
    others = [replace(BAN, person=ANNA), replace(BAN, verdict=Verdict.LIFTED), WARNING]
    assert bar([SUSPENSION, later, *others], BORIS, NOON) == later
    assert bar([later, BAN], BORIS, NOON) == BAN
    assert bar(others, BORIS, NOON) is None
    assert bar([SUSPENSION, later], BORIS, NOON + 2 * WEEK) is None


# --- appeals ----------------------------------------------------------------------------------------------------------


def appeal(**changes: Any) -> Appeal:
    return replace(Appeal(1, BORIS, KEY, "It was not me."), **changes)


@pytest.mark.parametrize("sanction", [WARNING, SUSPENSION, BAN], ids=lambda each: each.kind)
def test_an_appeal_goes_to_others_of_staff_than_the_one_who_did_it(sanction: Sanction) -> None:
    outcome = judged(a_file(sanction=sanction), appeal())
    assert isinstance(outcome, Sentenced)
    assert outcome.sanction == replace(sanction, appeal="It was not me.", appealed_at=NOON)
    assert told(outcome) == [(OTHER, "appealed")]


def test_where_nobody_else_is_staff_the_one_who_did_it_decides_too() -> None:
    alone = Crew((STAFFER,))
    assert told(judged(a_file(sanction=BAN), appeal(), alone)) == [(STAFFER, "appealed")]
    decided = Decide(1, STAFFER, KEY, Verdict.LIFTED, "A mistake.")
    assert sentenced(a_file(sanction=APPEALED), decided, alone).verdict is Verdict.LIFTED
    assert judged(a_file(sanction=APPEALED), decided) == ANOTHER_ONE


@pytest.mark.parametrize(
    ("sanction", "act", "now", "refusal"),
    [
        (None, appeal(), NOON, UNKNOWN),
        (BAN, appeal(by=ANNA), NOON, UNKNOWN),
        (BAN, appeal(by=STAFFER), NOON, UNKNOWN),
        (APPEALED, appeal(), NOON, APPEALED_ALREADY),
        (replace(APPEALED, verdict=Verdict.UPHELD), appeal(), NOON, APPEALED_ALREADY),
        (SUSPENSION, appeal(), NOON + WEEK, TOO_LATE),
        (replace(BAN, verdict=Verdict.LIFTED), appeal(), NOON, TOO_LATE),
        (WARNING, appeal(), NOON + APPEAL_WITHIN, TOO_LATE),
        (BAN, appeal(words=" "), NOON, NO_REASON),
    ],
)
def test_an_appeal_that_cannot_be_taken_is_refused_with_its_reason(
    sanction: Sanction | None, act: Appeal, now: datetime, refusal: Refused
) -> None:
    assert judged(a_file(sanction=sanction), act, now=now) == refusal


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_appeal_is_decided_once_and_the_person_told_why(verdict: Verdict) -> None:
    act = Decide(1, OTHER, KEY, verdict, "We looked.")
    outcome = judged(a_file(sanction=APPEALED), act)
    assert isinstance(outcome, Sentenced)
    assert outcome.sanction == replace(APPEALED, decided_by=OTHER, decided_at=NOON, verdict=verdict, why="We looked.")
    assert told(outcome) == [(BORIS, "appeal_answered")]
    assert judged(a_file(sanction=outcome.sanction), act) == OVER


@pytest.mark.parametrize(
    ("sanction", "by", "verdict", "refusal"),
    [
        (None, OTHER, Verdict.LIFTED, UNKNOWN),
        (APPEALED, ANNA, Verdict.LIFTED, UNKNOWN),
        (APPEALED, BORIS, Verdict.LIFTED, UNKNOWN),
        (APPEALED, MEDIATOR, Verdict.LIFTED, UNKNOWN),
        (replace(APPEALED, person=OTHER), OTHER, Verdict.LIFTED, NOT_YOU),
        (BAN, OTHER, Verdict.UPHELD, NO_APPEAL),
        (WARNING, OTHER, Verdict.LIFTED, OVER),
    ],
)
def test_what_is_not_theirs_to_decide_is_refused(
    sanction: Sanction | None, by: PersonId, verdict: Verdict, refusal: Refused
) -> None:
    assert judged(a_file(sanction=sanction), Decide(1, by, KEY, verdict, "So.")) == refusal


def test_whoever_has_an_open_order_with_the_person_decides_nothing() -> None:
    act = Decide(1, OTHER, KEY, Verdict.LIFTED, "So.")
    assert judged(a_file(sanction=APPEALED, shares=True), act) == NOT_YOU


def test_what_holds_can_be_lifted_without_an_appeal_by_any_of_staff() -> None:
    for by in (STAFFER, OTHER):
        lifted = sentenced(a_file(sanction=BAN), Decide(1, by, KEY, Verdict.LIFTED, "Enough."))
        assert not lifted.holds(NOON)
    over = judged(a_file(sanction=SUSPENSION), Decide(1, OTHER, KEY, Verdict.LIFTED, "So."), now=NOON + WEEK)
    assert over == OVER
