"""Telegram's way to a person: letters from the outbox, and what a press or a message is answered with."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from aiogram.exceptions import (
    AiogramError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from markupsafe import escape

from bot.recent import Recent
from bot.screens.gathered import Gathered
from bot.screens.screen import Screen
from bot.sights import told
from bot.talk.reply import Reply
from bot.telegram.answer import Answer
from bot.telegram.cards import CardMessages
from bot.telegram.letters import Letters
from bot.telegram.post import Post, albums
from bot.telegram.refusals import receipt
from bot.telegram.render import Drawing, render
from core.order import ID_LENGTH, OrderId
from core.person import Person, Platform
from core.ports import Cards, Delivered, Letter, LetterKind, Messages, Moot, People, Receipt, Unreachable

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0  # seconds that a reply waits for a limit of Telegram's to pass, before it is given up
PAUSE = 0.5  # seconds until what was lost on the way is tried again: somebody looks at the screen and waits
TRIES = 3
QUESTIONS = 10_000  # chats of which the message that asks is remembered; after a restart one more stays behind

T = TypeVar("T")


class Composer(Protocol):
    """Puts together what is told about an order, from what is true now. None when there is nothing to tell any more."""

    async def card(self, order: OrderId, reader: Person) -> Screen | None: ...

    async def letter(self, letter: Letter, reader: Person) -> Screen | None: ...

    async def gathered(self, letters: Sequence[Letter], reader: Person) -> Gathered: ...


class TelegramChannel:
    """Implements `core.ports.Channel`, and shows people what they get for what they did."""

    def __init__(self, post: Post, people: People, places: Cards, messages: Messages, composer: Composer) -> None:
        self._post = post
        self._people = people
        self._cards = CardMessages(post, places, composer.card)
        self._composer = composer
        self._letters = Letters(post, messages, composer.letter)
        self._questions: Recent[int, int] = Recent(QUESTIONS)
        self._limited = _Limits()

    async def deliver(self, letter: Letter, *others: Letter) -> Receipt:
        """A card is edited in place or sent anew, silently; what was amended is edited where it stands; anything else
        is a message of its own, or one for all that are told together.
        """
        person = await self._people.get(letter.to)
        chat = chat_of(person) if person else None
        if person is None or chat is None:
            return Unreachable("no account on Telegram")
        try:
            if others:
                return await self._gather((letter, *others), person, chat)
            return await self._carry(letter, person, chat)
        except TelegramRetryAfter as limit:
            return receipt(limit, whole_channel=self._limited.by(chat, limit.retry_after))
        except (AiogramError, OSError) as failure:
            return receipt(failure)

    async def _carry(self, letter: Letter, person: Person, chat: int) -> Receipt:
        if letter.kind is LetterKind.CARD:
            await self._cards.show(person, chat, letter.order, told(letter))
        elif letter.kind is LetterKind.AMENDED:
            await self._letters.amend(letter, person, chat)
        elif not await self._letters.tell(letter, person, chat) and letter.kind is LetterKind.REMINDER:
            # A silence counts only against somebody whom a reminder reached (docs/processes/service.md).
            return Moot("by now there is nothing left to remind of")
        return Delivered()

    async def show(
        self, person: Person, reply: Reply, message: int | None = None, answer: Answer | None = None
    ) -> None:
        """Give `person` the reply to a press on `message`, or to something written. The press is answered first.

        Raises nothing that the platform did: a person who blocked the bot has nothing to see.
        """
        chat = chat_of(person)
        if chat is None:
            return
        late = await answer.give(reply.toast, alert=reply.alert) if answer else bool(reply.toast)
        try:
            await self._show(person, chat, reply, message)
            if late:
                await self._send(chat, render(Screen(escape(reply.toast))))
        except TelegramForbiddenError as gone:
            log.info("a reply to %d found nobody: %s", person.id, gone.message)
        except (AiogramError, OSError) as failure:
            log.warning("a reply to %d was lost: %s", person.id, failure)

    def noticed(self, person: Person, message: int) -> None:
        """The person wrote `message`, so no card stands at the end of their chat any more."""
        chat = chat_of(person)
        if chat is not None:
            self._post.noticed(chat, message)

    def forget(self) -> None:
        """People were linked or parted: what is remembered of them may not hold any more."""
        self._cards.forget()

    async def post(self, chat: int, screen: Screen) -> None:
        """Say something where no person in particular is told. Raises nothing that the platform did."""
        try:
            await self._send(chat, render(screen))
        except (AiogramError, OSError) as failure:
            log.info("nothing could be said in %d: %s", chat, failure)

    async def refresh(self, person: Person, order: OrderId) -> None:
        """Bring a card up to date in its place. Raises nothing that the platform did."""
        chat = chat_of(person)
        try:
            if chat is not None:
                await _patiently(partial(self._cards.refresh, person, chat, order))
        except (AiogramError, OSError) as failure:
            log.info("a card of %d stays as it was: %s", person.id, failure)

    async def is_card(self, person: Person, words: Sequence[str], message: int) -> bool:
        """Whether `message` is the person's card of the order that is named among `words`, those of a button."""
        orders = [OrderId(word) for word in words if len(word) == ID_LENGTH]
        return any([await self._cards.stands_at(message, person, order) for order in orders])

    async def _gather(self, letters: Sequence[Letter], person: Person, chat: int) -> Receipt:
        gathered = await self._composer.gathered(letters, person)
        if gathered.screen:
            await self._letters.say(replace(letters[0], order=gathered.order), gathered.screen, person, chat)
        return Delivered(gathered.left_out)

    async def _show(self, person: Person, chat: int, reply: Reply, message: int | None) -> None:
        if reply.screen:
            number = await self._place(chat, reply.screen, None if reply.fresh else message)
            await self._asked(chat, number, question=reply.question, answered=reply.answered)
            if reply.about:
                await self._letters.about(person, reply.about, chat, number)
        if order := reply.card:
            on_card = message is not None and await self.is_card(person, (order,), message)
            put = self._cards.refresh if on_card else self._cards.bring
            await _patiently(partial(put, person, chat, order))
        if reply.clear and message:
            await self._post.remove(chat, message)

    async def _asked(self, chat: int, number: int, *, question: bool, answered: bool) -> None:
        """Of two questions in one chat the older goes away, and one that is answered elsewhere; a message that asks no
        more is left alone.
        """
        before = self._questions.get(chat)
        if question:
            self._questions.put(chat, number)
        elif answered or before == number:
            self._questions.drop(chat)
        if (question or answered) and before and before != number:
            await self._post.remove(chat, before)

    async def _place(self, chat: int, screen: Screen, instead_of: int | None) -> int:
        """The number of the message that shows `screen` now."""
        drawing = render(screen)
        if instead_of and await _patiently(partial(self._replaced, chat, instead_of, screen, drawing)):
            number = instead_of
        else:
            number = await self._send(chat, drawing)
            if instead_of:
                await self._post.remove(chat, instead_of)
        for files in albums(drawing.files):
            await _patiently(partial(self._post.send_album, chat, files))
        return number

    async def _replaced(self, chat: int, message: int, screen: Screen, drawing: Drawing) -> bool:
        return await self._cards.cover(chat, message, screen, partial(self._post.edit, chat, message, drawing))

    async def _send(self, chat: int, drawing: Drawing) -> int:
        return await _patiently(partial(self._post.send, chat, drawing))


class _Limits:
    """Tells a limit of one chat from the limit of all: Telegram does not say, but the second hits several chats."""

    def __init__(self) -> None:
        self._chat: int | None = None
        self._until = 0.0

    def by(self, chat: int, seconds: float) -> bool:
        now = time.monotonic()
        whole = now < self._until and self._chat != chat
        self._chat, self._until = chat, now + seconds
        return whole


def chat_of(person: Person) -> int | None:
    """A private chat has the number of its person."""
    return next((each.address for each in person.accounts if each.platform is Platform.TELEGRAM), None)


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Waits out a limit of the chat, and a moment in which Telegram is down, within bounds. Raises what the last try
    raised.
    """
    for _ in range(TRIES - 1):
        try:
            return await call()
        except TelegramRetryAfter as limit:
            if limit.retry_after > LONGEST_WAIT:
                raise
            await asyncio.sleep(limit.retry_after)
        except (TelegramServerError, TelegramNetworkError):
            await asyncio.sleep(PAUSE)
    return await call()
