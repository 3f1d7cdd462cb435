"""Who may say what of whom, until when, and who reads it from when on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.order import Order, PersonId
from core.ports import Reviewed, ReviewFile
from core.review import (
    LONGEST_REPLY,
    LONGEST_REVIEW,
    REPLIED_WITHIN,
    WRITTEN_WITHIN,
    Publish,
    Rate,
    Respond,
    Review,
    ReviewAct,
)
from core.reviews import (
    LATE,
    NO_REPLY,
    NO_STARS,
    NOT_DONE,
    OPEN,
    REPLY_EMPTY,
    REPLY_LATE,
    REPLY_TWICE,
    TOO_LONG,
    TWICE,
    decide,
    seen,
)
from core.step import NOT_YOURS, Refused
from core.workflow import BUYER, SELLER, STAFF, BadWorkflow, Workflow, deadline, final, hours, state
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, an_order

DONE = an_order("completed")
OVER = NOON + WRITTEN_WITHIN
SOON = timedelta(microseconds=1)


def rate(by: PersonId, stars: int = 5, text: str = "", order: Order = DONE) -> Rate:
    return Rate(order.id, by, ("test", "1"), stars, text)


def respond(by: PersonId = BORIS, text: str = "I am sorry") -> Respond:
    return Respond(DONE.id, by, ("test", "2"), text)


def after(*acts: tuple[ReviewAct, datetime], order: Order = DONE) -> tuple[Review, ...]:
    """The reviews of `order` once all of these were done."""
    reviews: dict[PersonId, Review] = {}
    for act, now in acts:
        outcome = decide(ReviewFile(order, tuple(reviews.values())), act, now)
        assert isinstance(outcome, Reviewed), outcome
        reviews |= {each.author: each for each in outcome.reviews}
    return tuple(reviews.values())


def refused(act: ReviewAct, *reviews: Review, now: datetime = NOON, order: Order = DONE) -> Refused:
    outcome = decide(ReviewFile(order, reviews), act, now)
    assert isinstance(outcome, Refused), outcome
    return outcome


def both(stars: int = 5, back: int = 5, now: datetime = NOON) -> tuple[Review, ...]:
    return after((rate(ANNA, stars), now), (rate(BORIS, back), now))


@pytest.mark.parametrize(
    ("refusal", "act", "how"),
    [
        (NOT_YOURS, rate(STRANGER), {}),
        (NOT_YOURS, rate(STAFFER), {}),
        (OPEN, rate(ANNA), {"order": an_order("delivered")}),
        (OPEN, rate(BORIS), {"order": an_order("queued")}),
        (NOT_DONE, rate(ANNA), {"order": an_order("cancelled", joined=True)}),
        (NOT_YOURS, rate(BORIS), {"order": an_order("cancelled", joined=False)}),
        (LATE, rate(ANNA), {"now": OVER}),
        (NO_STARS, rate(ANNA, 0), {}),
        (NO_STARS, rate(ANNA, 6), {}),
        (TOO_LONG, rate(ANNA, text="x" * (LONGEST_REVIEW + 1)), {}),
    ],
)
def test_a_review_that_cannot_be_is_refused_with_its_reason(
    refusal: Refused, act: ReviewAct, how: dict[str, Any]
) -> None:
    assert refused(act, **how) == refusal


def test_of_an_order_that_is_not_there_there_is_nothing_to_say() -> None:
    assert decide(None, rate(ANNA), NOON) == NOT_YOURS


def test_the_last_moment_and_the_longest_text_are_taken() -> None:
    (written,) = after((rate(ANNA, 1, " " + "x" * LONGEST_REVIEW), OVER - SOON))
    assert written.text == "x" * LONGEST_REVIEW


@pytest.mark.parametrize(("first", "second", "of"), [(ANNA, BORIS, BUYER), (BORIS, ANNA, SELLER)])
def test_the_first_is_hidden_until_the_second_has_written(first: PersonId, second: PersonId, of: str) -> None:
    hidden = after((rate(first, 2, "Late"), NOON))
    assert hidden[0].role == of
    assert (hidden[0].about, hidden[0].until, hidden[0].published_at) == (second, OVER, None)
    mine, theirs = (seen(DONE, hidden, each, NOON) for each in (first, second))
    assert mine
    assert theirs
    assert (mine.mine, mine.theirs, mine.waits, mine.changes) == (hidden[0], None, False, True)
    assert (theirs.mine, theirs.theirs, theirs.waits, theirs.asked) == (None, None, True, True)

    later = NOON + timedelta(days=3)
    out = after((rate(first, 2, "Late"), NOON), (rate(second, 4), later))
    assert {each.published_at for each in out} == {later}
    for reader in (first, second):
        shown = seen(DONE, out, reader, later)
        assert shown
        assert shown.theirs
        assert shown.theirs.author != reader
        assert not shown.asked


def test_what_is_published_cannot_be_worded_anew() -> None:
    assert refused(rate(ANNA, 1), *both()) == TWICE
    assert refused(rate(ANNA, 1), *both(), now=OVER) == TWICE


def test_nothing_is_published_before_its_time_nor_twice() -> None:
    hidden = after((rate(ANNA), NOON))
    assert refused(Publish(DONE.id), *hidden, now=OVER - SOON) == OPEN
    out = after((rate(ANNA), NOON), (Publish(DONE.id), OVER))
    assert [each.published_at for each in out] == [OVER]
    assert refused(Publish(DONE.id), *out, now=OVER) == TWICE
    assert refused(Publish(DONE.id), now=OVER) == TWICE


def test_who_may_no_longer_write_reads_what_the_other_wrote() -> None:
    out = after((rate(ANNA, 3), NOON), (Publish(DONE.id), OVER))
    theirs = seen(DONE, out, BORIS, OVER)
    assert theirs
    assert theirs.theirs == out[0]
    assert not theirs.asked


@pytest.mark.parametrize("reader", [STRANGER, STAFFER])
def test_who_is_no_party_sees_no_reviews_of_the_order(reader: PersonId) -> None:
    assert seen(DONE, both(), reader, NOON) is None


@pytest.mark.parametrize("order", [an_order("delivered"), an_order("cancelled", joined=True)])
def test_where_nothing_was_done_nothing_is_asked(order: Order) -> None:
    assert seen(order, (), ANNA, NOON) is None


def test_a_low_rating_of_the_seller_is_replied_to_once_and_in_time() -> None:
    low = both(3, 1)
    shown = seen(DONE, low, BORIS, NOON)
    assert shown
    assert shown.may_reply
    assert shown.reply_until == NOON + REPLIED_WITHIN
    (answered,) = (each for each in after_reply(low) if each.author == ANNA)
    assert (answered.reply, answered.replied_at) == ("I am sorry", NOON)
    assert refused(respond(), *after_reply(low)) == REPLY_TWICE


def after_reply(reviews: tuple[Review, ...]) -> tuple[Review, ...]:
    outcome = decide(ReviewFile(DONE, reviews), respond(), NOON)
    assert isinstance(outcome, Reviewed), outcome
    return (*outcome.reviews, *(each for each in reviews if each.author == BORIS))


@pytest.mark.parametrize(
    ("refusal", "act", "reviews", "now"),
    [
        (NO_REPLY, respond(), lambda: both(4), NOON),
        (NO_REPLY, respond(), lambda: after((rate(ANNA, 1), NOON)), NOON),
        (NO_REPLY, respond(), tuple, NOON),
        (NO_REPLY, respond(ANNA), lambda: both(5, 1), NOON),
        (NOT_YOURS, respond(STRANGER), lambda: both(1), NOON),
        (REPLY_LATE, respond(), lambda: both(1), NOON + REPLIED_WITHIN),
        (REPLY_EMPTY, respond(text="  "), lambda: both(1), NOON),
        (TOO_LONG, respond(text="x" * (LONGEST_REPLY + 1)), lambda: both(1), NOON),
    ],
)
def test_a_reply_that_cannot_be_is_refused_with_its_reason(
    refusal: Refused, act: ReviewAct, reviews: Callable[[], tuple[Review, ...]], now: datetime
) -> None:
    assert refused(act, *reviews(), now=now) == refusal


def test_the_days_for_a_reply_run_from_when_the_review_was_published() -> None:
    out = after((rate(ANNA, 1), NOON), (Publish(DONE.id), OVER))
    last = OVER + REPLIED_WITHIN - SOON
    assert isinstance(decide(ReviewFile(DONE, out), respond(), last), Reviewed)


@pytest.mark.parametrize("state_name", [each.name for each in SERVICE.states])
def test_exactly_the_reviewed_ends_are_reviewed(state_name: str) -> None:
    order = an_order(state_name, joined=True)
    outcome = decide(ReviewFile(order), rate(ANNA, order=order), NOON)
    assert isinstance(outcome, Reviewed) == bool(SERVICE.state(state_name).reviewed_by)


def test_where_one_party_alone_reviews_nobody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.reviews.reviewers", lambda _: (SELLER,))
    (written,) = after((rate(BORIS), NOON))
    assert written.published_at == NOON
    assert refused(rate(ANNA)) == NOT_DONE


@pytest.mark.parametrize(
    "wrong",
    [
        final("end", "x", reviewed_by=(STAFF,)),
        replace(state("end", "x", BUYER, deadline("lapsed", hours(1), "over")), reviewed_by=(BUYER,)),
    ],
)
def test_a_declaration_lets_only_parties_review_and_only_what_is_over(wrong: Any) -> None:
    begin = state("begin", "x", BUYER, deadline("late", hours(1), "end"))
    with pytest.raises(BadWorkflow, match="a review is by a party"):
        Workflow("errand", 1, (begin, wrong, final("over", "x")))
