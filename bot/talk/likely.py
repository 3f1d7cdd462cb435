"""Likely reasons, as answers to press: the ids of their texts, by action and where it matters by who gives them."""

from collections.abc import Mapping

from core.workflow import SELLER, Actor

_LIKELY: Mapping[str, tuple[str, ...]] = {
    "decline": ("likely-no-time", "likely-not-mine", "likely-know-more"),
    "cancel": ("likely-changed-mind", "likely-too-long", "likely-by-mistake"),
    "give_up": ("likely-not-in-time", "likely-ill", "likely-too-much"),
    "deny_payment": ("likely-nothing-came", "likely-wrong-amount"),
    "deny_addition": ("likely-nothing-came", "likely-wrong-amount"),
    "deny_offer": ("likely-nothing-came", "likely-wrong-amount"),
    "ask_extension": ("likely-more-work", "likely-ill", "likely-waiting"),
    "ask_cancellation": ("likely-changed-mind", "likely-too-long", "likely-misunderstood"),
    "ask_settlement": ("likely-part-done", "likely-not-as-agreed"),
    "dispute": ("likely-not-as-agreed", "likely-no-answer", "likely-refused"),
}
_OF_ONE: Mapping[tuple[str, Actor], tuple[str, ...]] = {
    ("ask_cancellation", SELLER): ("likely-not-in-time", "likely-ill", "likely-misunderstood"),
}


def likely(action: str, by: Actor | None = None) -> tuple[str, ...]:
    """What `by`, or anybody, may well answer when asked why they do it."""
    own = _OF_ONE.get((action, by)) if by else None
    return own or _LIKELY.get(action, ())
