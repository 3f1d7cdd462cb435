"""One person's updates are handled one after another, in the order they came; different people's side by side.

Files come in beside the rest, or whoever sends a large one could press nothing until it is there, and so does a payment
that is to be agreed to, for which Telegram waits ten seconds. The pieces of an album come as messages of their own;
they are handed over together, so that five files are answered once.

Telegram holds everybody's updates back while a hundred are unanswered. So that nobody fills these hundred alone, what a
person does beyond `MOST_WAITING` is turned away at once; but never that they have paid, which is told once.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TypeAlias

from aiogram.enums import ContentType
from aiogram.types import Message, PreCheckoutQuery

from bot.telegram.updates import Update
from tasks import Tasks

log = logging.getLogger(__name__)

MOST_WAITING = 30  # in a lane: three albums, or far more than anybody presses before the first press is answered
ALBUM_PAUSE = 0.4  # seconds; Telegram sends the pieces of an album within a fraction of a second of each other

FILES = frozenset(
    {
        ContentType.PHOTO, ContentType.DOCUMENT, ContentType.VIDEO, ContentType.AUDIO, ContentType.VOICE,
        ContentType.VIDEO_NOTE, ContentType.ANIMATION,
    }
)  # fmt: skip

PAID = "paid"
"""The lane of payments that were made."""

Lane: TypeAlias = tuple[int, str]
Handle: TypeAlias = Callable[[Update, tuple[Message, ...]], Awaitable[None]]
TurnAway: TypeAlias = Callable[[Update], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class _Waiting:
    update: Update
    done: asyncio.Future[None]


class Lanes:
    """`handle` gets an update and, for an album, all of its messages; the update is then the album's last one.

    `expect` is told of each update as it comes in, before it waits for its turn. `turn_away` tells a person that there
    is too much: at each press, and once for all messages until the lane is empty again.
    """

    def __init__(
        self,
        handle: Handle,
        tasks: Tasks,
        expect: Callable[[Update], None] = lambda _: None,
        turn_away: TurnAway | None = None,
        *,
        album_pause: float = ALBUM_PAUSE,
    ) -> None:
        self._handle = handle
        self._tasks = tasks
        self._expect = expect
        self._turn_away = turn_away
        self._full: set[Lane] = set()
        self._album_pause = album_pause
        self._lanes: dict[Lane, deque[_Waiting]] = {}

    def put(self, update: Update) -> asyncio.Future[None]:
        """Queue `update` behind its person's others. The future ends with its handler and has the handler's failure; of
        one that is turned away it has ended already.
        """
        waiting = _Waiting(update, asyncio.get_running_loop().create_future())
        self._expect(update)
        key = lane(update)
        if len(self._lanes.get(key, ())) >= MOST_WAITING and key[1] != PAID:
            self._refuse(key, waiting)
        elif key in self._lanes:
            self._lanes[key].append(waiting)
        else:
            self._lanes[key] = deque((waiting,))
            self._tasks.start(self._run(key), f"updates of {key}")
        return waiting.done

    def _refuse(self, key: Lane, waiting: _Waiting) -> None:
        if key not in self._full:
            log.warning("%d sends more than can be answered; some of it is turned away", key[0])
        if self._turn_away and (waiting.update.callback_query or key not in self._full):
            self._tasks.start(self._turn_away(waiting.update), f"turning away {key}")
        self._full.add(key)
        waiting.done.set_result(None)

    async def _run(self, key: Lane) -> None:
        queue = self._lanes[key]
        try:
            while queue:
                await self._take(queue)
        finally:
            del self._lanes[key]
            self._full.discard(key)
            for waiting in queue:
                waiting.done.cancel()

    async def _take(self, queue: deque[_Waiting]) -> None:
        album = album_of(queue[0].update)
        if album:
            await asyncio.sleep(self._album_pause)
        pieces = [queue.popleft()]
        while album and queue and album_of(queue[0].update) == album:
            pieces.append(queue.popleft())
        messages = tuple(piece.update.message for piece in pieces if album and piece.update.message)
        try:
            await self._handle(pieces[-1].update, messages)
        except asyncio.CancelledError:
            _end(pieces, None, cancelled=True)
            raise
        except Exception as failure:  # noqa: BLE001 - the waiting caller gets it; the lane goes on to the next update
            _end(pieces, failure)
        else:
            _end(pieces, None)


def _end(pieces: list[_Waiting], failure: Exception | None, *, cancelled: bool = False) -> None:
    for piece in pieces:
        if piece.done.done():
            continue
        if cancelled:
            piece.done.cancel()
        elif failure:
            piece.done.set_exception(failure)
        else:
            piece.done.set_result(None)


def lane(update: Update) -> Lane:
    """Whose update this is, by the person's number, and beside which others of theirs it is handled."""
    event = update.event
    person = event.from_user.id if event.from_user else 0
    if isinstance(event, PreCheckoutQuery):
        return person, "checkout"
    if isinstance(event, Message) and event.successful_payment:
        return person, PAID
    return person, "files" if isinstance(event, Message) and not event.text and event.content_type in FILES else ""


def album_of(update: Update) -> str | None:
    return update.message.media_group_id if update.message and update.kind == "message" else None
