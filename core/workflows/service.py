"""Prepaid service with extras (processes.md, 1)."""

from core.effects import HOLD, PAY_OUT, REFUND, SetClock
from core.forms import CHANGES, DELIVERY, REASON
from core.guards import PAID_BY_HAND, PAID_IN_FULL
from core.workflow import (
    BUYER,
    HALF_TIME,
    PARTIES,
    SELLER,
    STAFF,
    TILL,
    WORK,
    Before,
    Bound,
    Cause,
    Since,
    Workflow,
    action,
    days,
    deadline,
    final,
    hours,
    state,
)

_PAID = action("pay", "paid", TILL, "queued", HOLD, guard=PAID_IN_FULL)
_WITHDRAW = action("withdraw", "withdrawn", BUYER, "cancelled", cause=Cause.BUYER)
_GIVE_UP = action("give_up", "given_up", SELLER, "cancelled", REFUND, form=REASON, cause=Cause.SELLER)
_DELIVER = action("deliver", "delivered", SELLER, "delivered", form=DELIVERY)

SERVICE = Workflow(
    "service",
    1,
    (
        state(
            "unpaid", "💳", BUYER,
            _PAID,
            action("claim_payment", "payment_claimed", BUYER, "confirming", guard=PAID_BY_HAND, at_most=Bound(2)),
            _WITHDRAW,
            deadline("payment_lapsed", hours(24), "cancelled", cause=Cause.TIME),
        ),
        state(
            "confirming", "🔎", STAFF,
            _PAID,
            action("deny_payment", "payment_denied", STAFF, "unpaid", form=REASON),
            _WITHDRAW,
            deadline(
                "confirmation_lapsed", hours(72), "cancelled",
                remind=(Since(hours(1)), Since(hours(12)), Since(hours(24))), cause=Cause.TIME,
            ),
        ),
        state(
            "queued", "📥", SELLER,
            action("start", "started", SELLER, "in_progress", SetClock("delivery_time")),
            action("decline", "declined", SELLER, "cancelled", REFUND, form=REASON, cause=Cause.SELLER),
            action("cancel", "cancelled", BUYER, "cancelled", REFUND, form=REASON, cause=Cause.BUYER),
            deadline(
                "start_lapsed", hours(24), "cancelled", REFUND,
                remind=(Before(hours(6)), Before(hours(1))), cause=Cause.TIME,
            ),
        ),
        state(
            "in_progress", "🔧", SELLER,
            _DELIVER,
            _GIVE_UP,
            deadline("delivery_lapsed", WORK, "overdue", remind=(HALF_TIME, Before(hours(24)), Before(hours(2)))),
        ),
        state(
            "overdue", "⏰", SELLER,
            _DELIVER,
            action("cancel", "cancelled", BUYER, "cancelled", REFUND, form=REASON, cause=Cause.SELLER),
            _GIVE_UP,
            deadline("overdue_lapsed", days(14), "cancelled", REFUND, cause=Cause.SELLER),
        ),
        state(
            "delivered", "📦", BUYER,
            action("accept", "accepted", BUYER, "completed", PAY_OUT),
            action(
                "request_revision", "revision_requested", BUYER, "in_progress", SetClock("revision_time"),
                form=CHANGES, at_most=Bound("revisions"),
            ),
            action("correct", "corrected", SELLER, "delivered", form=DELIVERY, at_most=Bound(1, per="deliver")),
            deadline(
                "review_lapsed", days(7), "completed", PAY_OUT,
                remind=(Before(days(3)), Before(hours(24))), put_off=days(3),
            ),
        ),
        final("completed", "✅", reviewed_by=PARTIES),
        final("cancelled", "✖️"),
    ),
)  # fmt: skip
