"""Likely reasons, as answers to press: the ids of their texts, by action."""

from collections.abc import Mapping

LIKELY: Mapping[str, tuple[str, ...]] = {
    "decline": ("likely-no-time", "likely-not-mine", "likely-know-more"),
    "cancel": ("likely-changed-mind", "likely-too-long", "likely-by-mistake"),
    "give_up": ("likely-not-in-time", "likely-ill", "likely-too-much"),
    "deny_payment": ("likely-nothing-came", "likely-wrong-amount"),
    "deny_addition": ("likely-nothing-came", "likely-wrong-amount"),
    "deny_offer": ("likely-nothing-came", "likely-wrong-amount"),
    "ask_extension": ("likely-more-work", "likely-ill", "likely-waiting"),
    "ask_cancellation": ("likely-changed-mind", "likely-not-in-time", "likely-misunderstood"),
    "ask_settlement": ("likely-part-done", "likely-not-as-agreed"),
    "dispute": ("likely-not-as-agreed", "likely-no-answer", "likely-refused"),
}
