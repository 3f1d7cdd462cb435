"""The webhook: where updates are pushed to, and what became of it.

Like a Bot API server of one's own, the sandbox also takes plain `http` addresses and any port.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from sandbox.telegram.updates import Updates
from sandbox.telegram.values import Json


@dataclass(frozen=True, slots=True)
class Target:
    """Where to push, with which secret, over how many connections at once."""

    url: str
    secret: str
    connections: int


class Webhook:
    """The webhook that the bot has set, if any."""

    def __init__(self, updates: Updates) -> None:
        self.target: Target | None = None
        self._updates = updates
        self._error: tuple[int, str] | None = None

    def set(self, url: str, secret: str, connections: int) -> None:
        """Push from now on; a waiting poll ends with 409."""
        self.target = Target(url, secret, connections)
        self._error = None
        self._updates.webhook_url = url
        self._updates.end_poll("terminated by setWebhook request")
        self._updates.stirred.set()

    def remove(self) -> None:
        """Go back to polling."""
        self.target = None
        self._error = None
        self._updates.webhook_url = ""
        self._updates.stirred.set()

    def failed(self, at: datetime, words: str) -> None:
        """Remember the last failure, as `getWebhookInfo` tells it."""
        self._error = (int(at.timestamp()), words)

    def described(self) -> Json:
        """A Bot API `WebhookInfo`."""
        target = self.target
        told: Json = {
            "url": target.url if target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if target:
            told["max_connections"] = target.connections
        if self._updates.allowed is not None:
            told["allowed_updates"] = sorted(self._updates.allowed)
        if self._error:
            told["last_error_date"], told["last_error_message"] = self._error
        return told


@dataclass(slots=True)
class Attempt:
    """How often an update was refused, and when it may be tried again (monotonic seconds)."""

    failures: int = 0
    ready: float = 0.0

    def fail(self, longest: float) -> None:
        """The first repeat follows at once, then after 2, 4, 8… seconds."""
        delay = 0.0 if self.failures == 0 else min(longest, 2.0**self.failures)
        self.failures += 1
        self.ready = time.monotonic() + delay
