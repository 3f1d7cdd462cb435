"""The rules of reviews: who may say what of whom, what is hidden from whom, and who is told. Every act goes through
`ReviewDesk.handle`, each in one transaction with the letters that tell of it (docs/decisions/0066).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from core.community import Crew
from core.desk import capacities
from core.matter import Matter
from core.order import Order, PersonId
from core.ports import UNMOVED, Clock, Letter, LetterKind, Repeated, Reviewed, ReviewFile, Reviews
from core.review import (
    LONGEST_REPLY,
    LONGEST_REVIEW,
    REPLIED_BELOW,
    REPLIED_WITHIN,
    STARS,
    WRITTEN_WITHIN,
    Publish,
    Rate,
    Respond,
    Review,
    ReviewAct,
)
from core.step import NOT_YOURS, Refused
from core.workflow import SELLER, Actor
from core.workflows import workflow

WRITTEN, PUBLISHED, REPLIED = "review_written", "review_published", "review_replied"
"""The topics of pings about reviews."""
TOPICS = frozenset({WRITTEN, PUBLISHED, REPLIED})

OPEN = Refused("review-open")
"""The order goes on."""
NOT_DONE = Refused("review-not-done")
"""It ended without its work being done."""
LATE = Refused("review-late")
TWICE = Refused("review-twice")
"""It is published, so that others may have read it."""
NO_STARS = Refused("review-stars")
TOO_LONG = Refused("review-too-long")
NO_REPLY = Refused("review-no-reply")
"""There is nothing low that was said of them as the seller."""
REPLY_LATE = Refused("review-reply-late")
REPLY_TWICE = Refused("review-reply-twice")
REPLY_EMPTY = Refused("review-reply-empty")


@dataclass(frozen=True, slots=True)
class Seen:
    """The reviews of an order as one of its parties may see them. `theirs` is what the other said, once it is no longer
    hidden; `waits`: they have written, and it is. `asked`: the reader may write or change a review, `until` then.
    `may_reply`: to what the other said, within `reply_until`.
    """

    mine: Review | None
    theirs: Review | None
    waits: bool
    asked: bool
    until: datetime
    may_reply: bool = False
    reply_until: datetime | None = None

    @property
    def changes(self) -> bool:
        """What the reader has written can still be changed."""
        return self.asked and self.mine is not None


def seen(order: Order, reviews: Sequence[Review], reader: PersonId, now: datetime) -> Seen | None:
    """What `reader` sees of them; None for who is no party, or where there is nothing to review."""
    if _role(order, reader) not in reviewers(order):
        return None
    mine, theirs = _by(reviews, reader), _of(reviews, reader)
    shown = theirs if theirs and theirs.published_at else None
    return Seen(
        mine,
        shown,
        waits=theirs is not None and shown is None,
        asked=why_not(order, reviews, reader, now) is None,
        until=closes_at(order),
        may_reply=_no_reply(shown, now) is None,
        reply_until=shown.published_at + REPLIED_WITHIN if shown and shown.published_at else None,
    )


def reviewers(order: Order) -> tuple[Actor, ...]:
    """Who may review as the order stands."""
    return workflow(order.workflow, order.workflow_version).state(order.state).reviewed_by


def closes_at(order: Order) -> datetime:
    """Until when a review of an order that is over can be written."""
    return order.entered_at + WRITTEN_WITHIN


def why_not(order: Order, reviews: Sequence[Review], person: PersonId, now: datetime) -> Refused | None:
    """Why `person` cannot write a review of this order now, or change theirs."""
    role = _role(order, person)
    if role is None:
        return NOT_YOURS
    if role not in reviewers(order):
        return NOT_DONE if workflow(order.workflow, order.workflow_version).state(order.state).final else OPEN
    mine = _by(reviews, person)
    if mine and mine.published_at:
        return TWICE
    return LATE if now >= closes_at(order) else None


def no_reply(reviews: Sequence[Review], person: PersonId, now: datetime) -> Refused | None:
    """Why `person` cannot reply to what was said of them now."""
    return _no_reply(_of(reviews, person), now)


class ReviewDesk:
    """Promises: one transaction an act; nothing is written when it is refused; a repetition is recognised.

    `wake` is called after each, for the courier and the herald to look at what was written.
    """

    def __init__(self, reviews: Reviews, clock: Clock, wake: Callable[[], None] = lambda: None) -> None:
        self._reviews = reviews
        self._clock = clock
        self._wake = wake

    async def handle(self, act: ReviewAct) -> Reviewed | Refused | Repeated:
        """Judge and save `act`. Raises `Busy` when too much is waiting; nothing was written then."""
        now = self._clock.now()
        outcome = await self._reviews.settle(act, now, lambda file: decide(file, act, now))
        if isinstance(outcome, Reviewed):
            self._wake()
        return outcome


def decide(file: ReviewFile | None, act: ReviewAct, now: datetime) -> Reviewed | Refused:
    """What `act` comes to at `now`, where `file` is all that is known of its order. Pure; raises nothing."""
    if file is None:
        return NOT_YOURS
    match act:
        case Rate():
            return _rated(file, act, now)
        case Respond():
            return _responded(file, act, now)
        case Publish():
            return _published(file, act, now)
        case _:
            assert_never(act)


def _rated(file: ReviewFile, act: Rate, now: datetime) -> Reviewed | Refused:
    order, role = file.order, _role(file.order, act.by)
    if refusal := why_not(order, file.reviews, act.by, now) or _wrong(act):
        return refusal
    if role is None:
        return NOT_YOURS
    about = order.buyer if role is SELLER else order.seller
    until, text = closes_at(order), act.text.strip()
    mine = Review(order.id, act.by, about, role, act.stars, text, now, until, order.listing, order.community)
    theirs = [each for each in file.reviews if each.author != act.by]
    if {mine.role, *(each.role for each in theirs)} < set(reviewers(order)):
        return Reviewed((mine,), (*_told_written(file, mine, act, now), _card(order, act.by, act.key, now)))
    out = tuple(replace(each, published_at=now) for each in (mine, *theirs))
    pings = (_ping(PUBLISHED, order, each.author, now) for each in theirs)
    return Reviewed(out, (*_cards(order, act.key, now), *pings))


def _wrong(act: Rate) -> Refused | None:
    if act.stars not in STARS:
        return NO_STARS
    return TOO_LONG if len(act.text.strip()) > LONGEST_REVIEW else None


def _responded(file: ReviewFile, act: Respond, now: datetime) -> Reviewed | Refused:
    order, text = file.order, act.text.strip()
    if _role(order, act.by) is None:
        return NOT_YOURS
    theirs = _of(file.reviews, act.by)
    if refusal := _no_reply(theirs, now) or _wrong_reply(text):
        return refusal
    if theirs is None:
        return NO_REPLY
    ping = _ping(REPLIED, order, theirs.author, now)
    return Reviewed((replace(theirs, reply=text, replied_at=now),), (*_cards(order, act.key, now), ping))


def _no_reply(review: Review | None, now: datetime) -> Refused | None:
    """Why what was said of somebody cannot be replied to by them."""
    if review is None or review.published_at is None or review.role is SELLER or review.stars >= REPLIED_BELOW:
        return NO_REPLY
    if review.replied_at:
        return REPLY_TWICE
    return REPLY_LATE if now >= review.published_at + REPLIED_WITHIN else None


def _wrong_reply(text: str) -> Refused | None:
    if not text:
        return REPLY_EMPTY
    return TOO_LONG if len(text) > LONGEST_REPLY else None


def _published(file: ReviewFile, act: Publish, now: datetime) -> Reviewed | Refused:
    order = file.order
    hidden = [each for each in file.reviews if each.published_at is None]
    if not hidden:
        return TWICE
    if any(now < each.until for each in hidden):
        return OPEN
    out = tuple(replace(each, published_at=now) for each in hidden)
    pings = (_ping(PUBLISHED, order, person, now) for person in (order.buyer, order.seller))
    return Reviewed(out, (*_cards(order, act.key, now), *pings))


def _told_written(file: ReviewFile, mine: Review, act: Rate, now: datetime) -> Iterator[Letter]:
    """To the other party: once, however often it is worded anew before it is published."""
    if _by(file.reviews, act.by) is None:
        yield _ping(WRITTEN, file.order, mine.about, now)


def _ping(topic: str, order: Order, to: PersonId, now: datetime) -> Letter:
    key = f"ping:{order.id}:{topic}:{to}"
    return Letter(key, LetterKind.PING, to, order.id, topic, order.version, now, matter=Matter.REVIEW)


def _cards(order: Order, key: tuple[str, str], now: datetime) -> Iterator[Letter]:
    return (_card(order, person, key, now) for person in (order.buyer, order.seller))


def _card(order: Order, person: PersonId, key: tuple[str, str], now: datetime) -> Letter:
    """The cards of an order that is over say what was said of it."""
    name = f"card:{order.id}:{':'.join(key)}:{person}"
    return Letter(name, LetterKind.CARD, person, order.id, UNMOVED, order.version, now)


def _role(order: Order, person: PersonId) -> Actor | None:
    held: Collection[Actor] = capacities(order, person, Crew())
    return next(iter(held), None)


def _by(reviews: Sequence[Review], author: PersonId) -> Review | None:
    return next((each for each in reviews if each.author == author), None)


def _of(reviews: Sequence[Review], person: PersonId) -> Review | None:
    return next((each for each in reviews if each.about == person), None)
