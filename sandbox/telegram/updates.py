"""The queue of updates: numbered without gaps, kept until the bot confirms them, for one reader at a time."""

import asyncio
from collections import deque
from dataclasses import dataclass
from itertools import islice

from sandbox.journal import Journal
from sandbox.telegram.refused import RefusedError
from sandbox.telegram.values import Json, encode

MOST_AT_ONCE = 100
# Telegram forgets updates after a day; the sandbox, when nobody takes them, after so many.
MOST_KEPT = 100_000
LONGEST_POLL = 50
# Telegram's server too waits this long after the first update, so that what comes together goes together.
GATHER_SECONDS = 0.001
_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_ANOTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it will be sent; `lane` is the chat or person whose updates must stay in order."""

    id: int
    kind: str
    lane: int
    body: bytes

    def facts(self) -> Json:
        """This update as a line of the journal."""
        return {"id": self.id, "kind": self.kind, "lane": self.lane, "body": self.body.decode()}


class Updates:
    """All that the bot has not yet confirmed; `stirred` wakes whoever pushes updates to a webhook."""

    def __init__(self, journal: Journal, first_id: int) -> None:
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.next_id = first_id
        self.webhook_url = ""
        self._journal = journal
        self.stirred = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed is not None else kind not in ON_REQUEST

    def put(self, kind: str, payload: Json, lane: int) -> None:
        """Queue an update and wake who waits for it."""
        if not self.wants(kind):
            return
        body = encode({"update_id": self.next_id, kind: payload}).encode()
        update = Update(self.next_id, kind, lane, body)
        self.restore(update)
        self._journal.note("update", update.facts)
        self.stirred.set()
        if self._poll and not self._poll.done():
            asyncio.get_running_loop().call_later(GATHER_SECONDS, _release, self._poll)

    def restore(self, update: Update) -> None:
        """Queue an update that has its number already."""
        if len(self.pending) >= MOST_KEPT:
            self.pending.popleft()
        self.pending.append(update)
        self.next_id = update.id + 1

    def allow(self, kinds: object) -> None:
        """Remember which kinds the bot wants; an empty list means the default, None leaves it as it was."""
        if isinstance(kinds, list):
            self.allowed = frozenset(map(str, kinds)) if kinds else None

    def confirm(self, below: int) -> None:
        """Forget all updates whose number is less than `below`."""
        if not self.pending or self.pending[0].id >= below:
            return
        while self.pending and self.pending[0].id < below:
            self.pending.popleft()
        self._journal.note("confirmed", {"below": below})

    def drop(self, done: Update) -> None:
        """Forget one update that a webhook took, wherever it stands."""
        if done in self.pending:
            self.pending.remove(done)
            self._journal.note("delivered", {"id": done.id})

    def clear(self) -> None:
        """Forget everything that waits."""
        self.confirm(self.next_id)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """What `getUpdates` gives, waiting up to `seconds`; a later poll ends an earlier one with 409."""
        if self.webhook_url:
            raise RefusedError(409, f"Conflict: {_WEBHOOK_ACTIVE}")
        if offset < 0:
            self.confirm(self.next_id + offset)
        else:
            self.confirm(offset)
        limit = min(max(limit, 1), MOST_AT_ONCE)
        if not self.pending and seconds > 0:
            await self._wait(min(seconds, LONGEST_POLL))
        return list(islice(self.pending, limit))

    def end_poll(self, words: str) -> None:
        """End a waiting poll with 409."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(RefusedError(409, f"Conflict: {words}"))

    def release(self) -> None:
        """End a waiting poll with what there is, because the server stops."""
        if self._poll:
            _release(self._poll)

    async def _wait(self, seconds: float) -> None:
        self.end_poll(_ANOTHER_POLL)
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        handle = asyncio.get_running_loop().call_later(seconds, _release, poll)
        try:
            await poll
        finally:
            handle.cancel()


def _release(poll: asyncio.Future[None]) -> None:
    if not poll.done():
        poll.set_result(None)
