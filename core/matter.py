"""What a letter is about. People choose, for each, where they are told of it (docs/decisions/0060).

Cards and what was amended are about nothing in this sense: they change what stands in a chat already, and go wherever
their person is.
"""

from enum import StrEnum

from core.order import Order
from core.step import Moved, Notice
from core.workflow import SELLER


class Matter(StrEnum):
    """In the order in which they are shown."""

    ORDER = "order"
    """Somebody ordered from the reader."""
    TURN = "turn"
    REMINDER = "reminder"
    MONEY = "money"
    DISPUTE = "dispute"
    MESSAGE = "message"
    REVIEW = "review"


NEEDED = frozenset({Matter.ORDER, Matter.TURN, Matter.REMINDER, Matter.DISPUTE})
"""Of these somebody has to be told somewhere: a silence about them has an outcome."""


def matter_of(notice: Notice, moved: Moved, before: Order | None) -> Matter:
    """What `notice` of the step from `before` to `moved` is about, for whoever reads it."""
    if notice.reminds:
        return Matter.REMINDER
    if moved.order.frozen or (before and before.frozen):
        return Matter.DISPUTE
    if notice.to is SELLER and moved.order.joined and not (before and before.joined):
        return Matter.ORDER
    # Money that came with a question is for its answer, which somebody waits for.
    return Matter.MONEY if moved.postings and moved.order.asks != notice.to.value else Matter.TURN
