"""How fast one may go, without a queue and without sleeping: a rate says when the next may go, its user waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.mail import EMAIL
from core.person import Platform


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst + per_second * T` in any stretch of T seconds."""

    per_second: float
    burst: int

    @property
    def interval(self) -> float:
        return 1 / self.per_second


TELEGRAM_OVERALL = Rate(25, burst=5)
"""Telegram stops a bot at 30 a second over all; in no second do these exceed it."""
TELEGRAM_CHAT = Rate(1, burst=3)
"""One a second in a chat, a short burst is borne; a card and its ping go together. Edits count."""

DISCORD_OVERALL = Rate(35, burst=7)
"""Discord stops a bot at 50 requests a second over all, and making a place for a card takes several."""
DISCORD_CHAT = Rate(1, burst=4)
"""Five messages in five seconds in a channel; the bot's library waits out what is said to be less."""


EMAIL_OVERALL = Rate(5, burst=5)
"""Each mail is a connection of its own; servers for hire take some hundreds a minute."""
EMAIL_EACH = Rate(0.2, burst=5)
"""A crowd of mails to one address looks like spam to its server."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one platform: how fast messages may go `overall`, and to `each` single person."""

    overall: Rate
    each: Rate


LIMITS: Mapping[str, Limits] = {
    Platform.TELEGRAM: Limits(TELEGRAM_OVERALL, TELEGRAM_CHAT),
    Platform.DISCORD: Limits(DISCORD_OVERALL, DISCORD_CHAT),
    EMAIL: Limits(EMAIL_OVERALL, EMAIL_EACH),
}


class Pace:
    """Keeps one `Rate`. Moments are seconds of a monotonic clock."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._spent_until = float("-inf")

    def ready_at(self) -> float:
        """From when on the next may go."""
        return self._spent_until - (self._rate.burst - 1) * self._rate.interval

    def take(self, now: float) -> None:
        """One goes now; to be called only from `ready_at` on."""
        self._spent_until = max(self._spent_until, now) + self._rate.interval

    def rested(self, now: float) -> bool:
        """Whether it stands as if nothing had ever gone, so that it can be forgotten."""
        return self._spent_until <= now
