"""Prepaid service with extras (docs/processes/service.md)."""

from core.effects import (
    ADD_WORK,
    BY_RULE,
    FREEZE,
    HOLD,
    PAY_OUT,
    REFUND,
    SPLIT,
    TAKE,
    AtLeast,
    SetClock,
    SetDeadline,
)
from core.forms import ADDITION, CHANGES, DELIVERY, EXTENSION, OFFER, REASON, RESUMPTION, SETTLEMENT
from core.guards import (
    BUYER_WAS_REFUSED,
    CALLED_FROM_LATE,
    CALLED_FROM_REVIEW,
    CALLED_FROM_WORK,
    PAID_BY_HAND,
    PAID_IN_FULL,
    SELLER_WAS_REFUSED,
)
from core.workflow import (
    BUYER,
    HALF_TIME,
    MEDIATOR,
    PANEL,
    PARTIES,
    SELLER,
    STAFF,
    STAY,
    TILL,
    WORK,
    Before,
    Bound,
    Cause,
    InAll,
    Pays,
    Since,
    Workflow,
    action,
    days,
    deadline,
    final,
    hours,
    proposal,
    state,
)

_PAID = action("pay", "paid", TILL, "queued", HOLD, guard=PAID_IN_FULL)
_WITHDRAW = action("withdraw", "withdrawn", BUYER, "cancelled", cause=Cause.BUYER)
_GIVE_UP = action("give_up", "given_up", SELLER, "cancelled", REFUND, form=REASON, cause=Cause.SELLER)
_DELIVER = action("deliver", "delivered", SELLER, "delivered", form=DELIVERY)

_ADDITION = proposal("addition", BUYER, ADDITION, STAY, ADD_WORK, pays=Pays.WHEN_SENT, pauses=True)
_OFFER = proposal("offer", SELLER, OFFER, STAY, ADD_WORK, pays=Pays.WHEN_AGREED, pauses=True)
_MORE_TIME = proposal("extension", PARTIES, EXTENSION, STAY, SetDeadline("until"))
_BACK_TO_WORK = proposal("extension", PARTIES, EXTENSION, "in_progress", SetDeadline("until"))
_PARTING = (
    proposal("cancellation", PARTIES, REASON, "cancelled", REFUND, cause=Cause.MUTUAL, counted=True),
    proposal("settlement", PARTIES, SETTLEMENT, "settled", SPLIT),
)

_BUYERS_CASE, _SELLERS_CASE = Bound(2, of="disputed_by_buyer"), Bound(2, of="disputed_by_seller")
_DISPUTE = (
    action("dispute", "disputed", BUYER, "disputed", FREEZE, form=REASON, at_most=_BUYERS_CASE, tells=PARTIES),
    action("dispute", "disputed", SELLER, "disputed", FREEZE, form=REASON, at_most=_SELLERS_CASE, tells=PARTIES),
)
_DISPUTE_AFTER_REFUSAL = (
    action(
        "dispute", "disputed", BUYER, "disputed", FREEZE,
        form=REASON, guard=BUYER_WAS_REFUSED, at_most=_BUYERS_CASE, tells=PARTIES,
    ),
    action(
        "dispute", "disputed", SELLER, "disputed", FREEZE,
        form=REASON, guard=SELLER_WAS_REFUSED, at_most=_SELLERS_CASE, tells=PARTIES,
    ),
)  # fmt: skip
_NEVER_ENDED = deadline(
    "dispute_lapsed", InAll(days(30)), "settled", BY_RULE,
    remind=(Since(hours(48), also=(STAFF,)), Before(days(3)), Before(hours(24))),
)  # fmt: skip

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
            _ADDITION,
            _OFFER,
            _MORE_TIME,
            *_PARTING,
            _GIVE_UP,
            *_DISPUTE_AFTER_REFUSAL,
            deadline("delivery_lapsed", WORK, "overdue", remind=(HALF_TIME, Before(hours(24)), Before(hours(2)))),
        ),
        state(
            "overdue", "⏰", SELLER,
            _DELIVER,
            action("cancel", "cancelled", BUYER, "cancelled", REFUND, form=REASON, cause=Cause.SELLER),
            _BACK_TO_WORK,
            *_PARTING,
            _GIVE_UP,
            *_DISPUTE_AFTER_REFUSAL,
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
            *_PARTING,
            *_DISPUTE,
            deadline(
                "review_lapsed", days(7), "completed", PAY_OUT,
                remind=(Before(days(3)), Before(hours(24))), put_off=days(3),
            ),
        ),
        state(
            "disputed", "⚖️", PANEL,
            action("take", "taken", PANEL, "mediated", TAKE, tells=PARTIES),
            *_PARTING,
            _NEVER_ENDED,
        ),
        state(
            "mediated", "🧑‍⚖️", MEDIATOR,
            action("resume", "resumed", MEDIATOR, "in_progress", AtLeast(hours(24)),
                form=REASON, guard=CALLED_FROM_WORK, tells=PARTIES),
            action("resume_until", "resumed", MEDIATOR, "in_progress", SetDeadline("until"),
                form=RESUMPTION, guard=CALLED_FROM_LATE, tells=PARTIES),
            action("review_again", "resumed", MEDIATOR, "delivered",
                form=REASON, guard=CALLED_FROM_REVIEW, tells=PARTIES),
            action("pay_seller", "decided_for_seller", MEDIATOR, "completed", PAY_OUT, form=REASON),
            action("divide", "divided", MEDIATOR, "settled", SPLIT, form=SETTLEMENT),
            action("refund_buyer", "decided_for_buyer", MEDIATOR, "cancelled", REFUND,
                form=REASON, cause=Cause.MEDIATOR),
            action("hand_back", "handed_back", MEDIATOR, "disputed", tells=PARTIES),
            *_PARTING,
            deadline("mediation_lapsed", hours(72), "disputed"),
            _NEVER_ENDED,
        ),
        final("completed", "✅", reviewed_by=PARTIES),
        final("settled", "🤝", reviewed_by=PARTIES),
        final("cancelled", "✖️"),
    ),
)  # fmt: skip
