"""Receives what people do in Telegram, hands it to the conversation, and shows them what comes of it.

The person always comes from the platform, never from a button. What we do wrong ourselves is logged, and the person
is told; only trouble with storage gets out, because whoever brought the update can bring it again.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from aiogram import Bot
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, PreCheckoutQuery, User

from bot.handlers.telegram.reading import SPOKEN, command, people, words, words_of
from bot.press import parse
from bot.recent import Recent
from bot.screens.screen import Screen
from bot.talk.reply import Pressed, Reply, Said, Typed, Upload
from bot.telegram.answer import Answer
from bot.telegram.channel import TelegramChannel
from bot.telegram.files import uploads_of
from bot.telegram.updates import Update
from core.order import OrderId
from core.paylink import Report
from core.person import Account, Person, Platform
from core.ports import Busy, People, Unavailable, Uncertain
from core.till import STARS, TELEGRAM
from tasks import Tasks

log = logging.getLogger(__name__)

TROUBLE = (Busy, Unavailable, Uncertain)
_IN = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR})
LONGEST_NAME = 64  # characters of a name that others are shown


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation: what it answers to a press and to words, how it says the text of an id to somebody, which
    orders' cards somebody who was away has missed, which language of ours is nearest to a platform's, what a command in
    a group is answered, that a group has another number from now on, what stands against a payment that is about to be
    made (nothing where nothing does), and that one was made.
    """

    pressed: Callable[[Pressed], Awaitable[Reply]]
    said: Callable[[Said], Awaitable[Reply]]
    say: Callable[[Person, str], str]
    missed: Callable[[Person], Awaitable[tuple[OrderId, ...]]]
    language: Callable[[str | None], str]
    aloud: Callable[[Person, int, str], Awaitable[Screen]]
    moved: Callable[[int, int], Awaitable[None]]
    objection: Callable[[Person, Report], Awaitable[str]]
    paid: Callable[[Person, Report], Awaitable[object]]


Work: TypeAlias = Callable[[], Awaitable[Reply]]


class Reception:
    """One method a kind of update; `bot.handlers.telegram.router` hangs them up."""

    def __init__(self, bot: Bot, talk: Talk, channel: TelegramChannel, people: People, tasks: Tasks) -> None:
        self._bot = bot
        self._talk = talk
        self._channel = channel
        self._people = people
        self._tasks = tasks
        self._waiting: Recent[str, Answer] = Recent(1_000)

    def expect(self, update: Update) -> None:
        """An update has come in and may have to wait for others of its person: from now on its answer is due."""
        if update.callback_query:
            self._answer(update.callback_query)

    async def turn_away(self, update: Update) -> None:
        """Of this person so much waits already that nothing more is taken; they are told, and may try again."""
        query, message = update.callback_query, update.message
        event = query or message
        if event is None or event.from_user is None or (message and message.chat.type != ChatType.PRIVATE):
            return
        person = await self._meet(event.from_user)
        answer = self._answer(query) if query else None
        if query:
            self._waiting.drop(query.id)
        await self._show(person, Reply(self._talk.say(person, "busy"), alert=True), answer=answer)

    async def press(self, query: CallbackQuery, event_update: Update) -> None:
        """A button was pressed. It is answered once, however often this is tried."""
        answer = self._answer(query)
        person = await self._meet(query.from_user)
        place = event_update.place
        if place and not place.private:
            reply, number = Reply(self._talk.say(person, "private-only"), alert=True), None
        else:
            number = place.message if place else None
            reply = await self._answered(person, query, event_update.update_id, number)
        self._waiting.drop(query.id)
        await self._show(person, reply, number, answer)

    async def message(self, message: Message, event_update: Update, album: tuple[Message, ...] = ()) -> None:
        """Something was written or sent in a private chat."""
        if message.from_user is None or message.from_user.is_bot or message.content_type not in SPOKEN:
            return
        person = await self._meet(message.from_user)
        messages = album or (message,)
        self._channel.noticed(person, messages[-1].message_id)
        uploads = tuple(upload for each in messages for upload in uploads_of(each, self._bot))
        said = _said(person, event_update, messages, uploads)
        await self._show(person, await self._careful(person, lambda: self._talk.said(said)))

    async def checkout(self, query: PreCheckoutQuery) -> None:
        """A payment is about to be made. Telegram takes it only if that is agreed to within ten seconds."""
        person = await self._meet(query.from_user)
        asked = _report(query.from_user, query.invoice_payload, query.currency, query.total_amount)
        try:
            objection = await self._talk.objection(person, asked)
        except Exception:
            log.exception("a payment by %d could not be agreed to", person.id)
            objection = self._talk.say(person, "went-wrong")
        try:
            await query.answer(ok=not objection, error_message=objection or None)
        except (AiogramError, OSError) as failure:
            log.warning("the answer to a payment by %d was lost: %s", person.id, failure)

    async def paid(self, message: Message) -> None:
        """A payment was made. Raises trouble with storage: it must then be brought again. Where it cannot be booked at
        all, whoever paid is told to whom to turn.
        """
        payment = message.successful_payment
        if payment is None or message.from_user is None:
            return
        person = await self._meet(message.from_user)
        asked = _report(message.from_user, payment.invoice_payload, payment.currency, payment.total_amount)
        report = replace(asked, charge=payment.telegram_payment_charge_id)
        try:
            await self._talk.paid(person, report)
        except TROUBLE:
            raise
        except Exception:
            log.exception("a payment by %d could not be booked: %s", person.id, report)
            await self._show(person, Reply(self._talk.say(person, "payment-not-booked"), alert=True))

    async def edited(self, message: Message, event_update: Update) -> None:
        """Something that was written in a private chat reads differently now."""
        if message.from_user is None or message.from_user.is_bot:
            return
        person = await self._meet(message.from_user)
        said = replace(_said(person, event_update, (message,)), edited=True)
        await self._show(person, await self._careful(person, lambda: self._talk.said(said)))

    async def group(self, message: Message) -> None:
        """A group gets one answer to a command: the way into one's own chat, as orders are a private matter."""
        if message.migrate_to_chat_id:
            await self._talk.moved(message.chat.id, message.migrate_to_chat_id)
        me = await self._bot.me()
        asked = command(message, me.username)
        if message.from_user is None or not asked:
            return
        person = await self._meet(message.from_user)
        await self._channel.post(message.chat.id, await self._talk.aloud(person, message.chat.id, asked))

    async def member(self, change: ChatMemberUpdated) -> None:
        """Somebody blocked the bot, or let it in again: then the cards that stood still are brought up to date. Let in
        by a group it says how it is set up there.
        """
        if change.new_chat_member.status not in _IN:
            return
        person = await self._meet(change.from_user)
        if change.chat.type != ChatType.PRIVATE:
            if change.old_chat_member.status not in _IN:
                await self._channel.post(change.chat.id, await self._talk.aloud(person, change.chat.id, "setup"))
            return
        for order in await self._talk.missed(person):
            await self._channel.refresh(person, order)

    def _answer(self, query: CallbackQuery) -> Answer:
        answer = self._waiting.get(query.id) or Answer(self._bot, query.id, self._tasks)
        self._waiting.put(query.id, answer)
        return answer

    async def _answered(self, person: Person, query: CallbackQuery, update: int, message: int | None) -> Reply:
        press = parse(query.data or "")
        if press is None:
            return Reply(self._talk.say(person, "button-unknown"), alert=True)
        on_card = message is not None and await self._channel.is_card(person, press.args, message)
        pressed = Pressed(person, Platform.TELEGRAM, update, press, on_card)
        return await self._careful(person, lambda: self._talk.pressed(pressed))

    async def _careful(self, person: Person, work: Work) -> Reply:
        try:
            return await work()
        except TROUBLE:
            raise
        except Exception:
            log.exception("what %d did could not be handled", person.id)
            return self._apology(person)

    async def _show(
        self, person: Person, reply: Reply, message: int | None = None, answer: Answer | None = None
    ) -> None:
        try:
            await self._channel.show(person, reply, message, answer)
        except TROUBLE:
            raise
        except Exception:
            log.exception("a reply to %d could not be shown", person.id)
            await self._channel.show(person, self._apology(person), answer=answer)

    def _apology(self, person: Person) -> Reply:
        return Reply(self._talk.say(person, "went-wrong"), alert=True)

    async def _meet(self, user: User) -> Person:
        name = user.full_name.strip()[:LONGEST_NAME] or f"{user.id}"
        language = self._talk.language(user.language_code)
        return await self._people.meet(Account(Platform.TELEGRAM, user.id), name, language)


def _report(user: User, payload: str, currency: str, minor: int) -> Report:
    """In Stars it is Telegram's own till, else that of a provider."""
    return Report(STARS if currency == "XTR" else TELEGRAM, payload, "", minor, currency, str(user.id))


def _said(person: Person, update: Update, messages: Sequence[Message], uploads: tuple[Upload, ...] = ()) -> Said:
    first = messages[0]
    answered = next((each.reply_to_message for each in messages if each.reply_to_message), None)
    return Said(
        person,
        Platform.TELEGRAM,
        update.update_id,
        words(messages),
        uploads,
        people=people(messages),
        chat=first.chat.id,
        typed=tuple(Typed(each.message_id, words_of(each)) for each in messages),
        reply_to=answered.message_id if answered else None,
    )
