"""Discord's way to a person: letters from the outbox, and what a press, a command or a message is answered with."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeAlias

from markupsafe import escape

from bot.discord.answer import Answer
from bot.discord.cards import CardMessages
from bot.discord.letters import Letters
from bot.discord.places import Place, Places, Where, user_of
from bot.discord.post import Post, bundles
from bot.discord.refusals import FAILURES, receipt, said
from bot.discord.render import Drawing, render
from bot.recent import Recent
from bot.screens.gathered import Gathered
from bot.screens.screen import Screen, Urgency
from bot.sights import told
from bot.talk.reply import Reply
from core.order import ID_LENGTH, OrderId, new_id
from core.person import Person
from core.ports import (
    CardPlace,
    Cards,
    Delivered,
    Letter,
    LetterKind,
    Messages,
    Moot,
    People,
    Receipt,
    Unreachable,
)

log = logging.getLogger(__name__)

Carry: TypeAlias = Callable[[Place], Awaitable[Receipt]]
QUESTIONS = 10_000  # channels of which the message that asks is remembered; after a restart one more stays behind


class Composer(Protocol):
    """Puts together what is told about an order, from what is true now. None when there is nothing to tell any more."""

    async def card(self, order: OrderId, reader: Person) -> Screen | None: ...

    async def letter(self, letter: Letter, reader: Person) -> Screen | None: ...

    async def gathered(self, letters: Sequence[Letter], reader: Person) -> Gathered: ...

    async def elsewhere(self, order: OrderId, reader: Person, address: str) -> Screen | None:
        """The way to a card that stands at `address`."""
        ...


class DiscordChannel:
    """Implements `core.ports.Channel`, and shows people what they get for what they did."""

    def __init__(
        self, post: Post, people: People, cards: Cards, messages: Messages, composer: Composer, places: Places
    ) -> None:
        self._post = post
        self._people = people
        self._composer = composer
        self._places = places
        self._cards = CardMessages(post, cards, composer.card)
        self._letters = Letters(post, messages)
        self._questions: Recent[int, int] = Recent(QUESTIONS)

    async def deliver(self, letter: Letter, *others: Letter) -> Receipt:
        """A card is edited in place or sent anew, silently; what was amended is edited where it stands; anything else
        is a message of its own, or one for all that are told together.
        """
        person = await self._people.get(letter.to)
        if person is None or user_of(person) is None:
            return Unreachable("no account on Discord")
        try:
            if others:
                return await self._gather((letter, *others), person)
            return await self._placed(letter, letter.order, person, partial(self._carry, letter, person))
        except FAILURES as failure:
            return receipt(failure)

    async def show(self, person: Person, reply: Reply, where: Where, answer: Answer | None = None) -> None:
        """Give `person` the reply to what they did at `where`; `answer` is the interaction's, when it was one.

        What they pressed is replaced, a command is answered so that only they see it, and in a place of their own
        messages are messages. Raises nothing that Discord did: a person who is gone has nothing to see.
        """
        try:
            await self._show(person, reply, where, answer)
            if reply.toast:
                await self._toast(person, reply, where, answer)
        except FAILURES as failure:
            log.warning("a reply to %d was lost: %s", person.id, said(failure))
        finally:
            if answer:
                await answer.close()

    def noticed(self, channel: int, message: int) -> None:
        """Somebody wrote `message`, so no card stands at the end of that channel any more."""
        self._post.noticed(channel, message)

    def forget(self) -> None:
        """People were linked or parted: what is remembered of them may not hold any more."""
        self._cards.forget()
        self._places.forget()

    async def refresh(self, person: Person, order: OrderId) -> None:
        """Bring a card up to date in its place. Raises nothing that Discord did."""
        try:
            if user_of(person) is not None:
                await self._cards.refresh(person, await self._places.of(person, order), order, new_id())
        except FAILURES as failure:
            log.info("a card of %d stays as it was: %s", person.id, said(failure))

    async def catch_up(self) -> None:
        """After an absence: let each card that we know of show what is true. Raises nothing that Discord did."""
        for card in self._cards.known():
            await self._amend(card)

    async def is_card(self, person: Person, words: Sequence[str], message: int) -> bool:
        """Whether `message` is the person's card of the order that is named among `words`, those of a button."""
        orders = [OrderId(word) for word in words if len(word) == ID_LENGTH]
        return any([await self._cards.stands_at(message, person, order) for order in orders])

    async def _amend(self, card: CardPlace) -> None:
        person = await self._people.get(card.person)
        try:
            if person and not await self._cards.amend(person, card):
                await self.refresh(person, card.order)
        except FAILURES as failure:
            log.info("a card of %d stays as it was: %s", card.person, said(failure))

    async def _placed(self, letter: Letter, order: OrderId, person: Person, carry: Carry) -> Receipt:
        """Do it in the place of `order`, or, where that cannot be, in another that the order of `letter` may have."""
        place = await self._places.of(person, order)
        try:
            return await carry(place)
        except FAILURES as failure:
            other = await self._places.instead_of(place, person, letter.order, failure)
            if other is None:
                raise
            return await carry(other)

    async def _gather(self, letters: Sequence[Letter], person: Person) -> Receipt:
        """What is about several orders has no thread, and is told directly."""
        gathered = await self._composer.gathered(letters, person)
        named = replace(letters[0], order=gathered.order)

        async def tell(place: Place) -> Receipt:
            if gathered.screen:
                await self._tell(named, gathered.screen, person, place)
            return Delivered(gathered.left_out)

        return await self._placed(letters[0], gathered.order, person, tell)

    async def _carry(self, letter: Letter, person: Person, place: Place) -> Receipt:
        if letter.kind is LetterKind.CARD:
            urgency = await self._cards.show(person, place, letter.order, told(letter), letter.key)
        else:
            screen = await self._composer.letter(letter, person)
            if screen is None and letter.kind is LetterKind.REMINDER:
                # A silence counts only against somebody whom a reminder reached (docs/processes/service.md).
                return Moot("by now there is nothing left to remind of")
            if screen:
                await self._tell(letter, screen, person, place)
            urgency = screen.urgency if screen else None
        if urgency is Urgency.OVER:
            await self._places.close(place)
        return Delivered()

    async def _tell(self, letter: Letter, screen: Screen, person: Person, place: Place) -> None:
        if letter.kind is LetterKind.AMENDED:
            await self._letters.amend(letter, screen, person)
            return
        await self._places.hold_open(place, person)
        await self._letters.tell(letter, screen, person, place)

    async def _show(self, person: Person, reply: Reply, where: Where, answer: Answer | None) -> None:
        if reply.screen:
            number = await self._place(person, reply.screen, where, answer, fresh=reply.fresh)
            await self._asked(where.channel, number, question=reply.question, answered=reply.answered)
            if reply.about and number:
                await self._letters.about(person, reply.about, where.channel, number)
        shows_the_way = reply.card is not None and await self._bring(person, reply.card, where, answer)
        if reply.clear and not shows_the_way:
            await self._clear(person, where, answer)

    async def _place(
        self, person: Person, screen: Screen, where: Where, answer: Answer | None, *, fresh: bool
    ) -> int | None:
        """The number of the message that shows `screen` now, None when only its reader can see it."""
        drawing = render(screen)
        mine = await self._is_own(person, where)
        # What stands where others read, or is somebody else's, is left alone.
        instead_of = where.message if (mine or where.hidden) and not fresh else None
        if instead_of and await self._replaced(where, instead_of, screen, drawing, answer):
            number = None if where.hidden else instead_of
        elif answer and not (mine and where.message) and await self._post.told_by(answer.tell, drawing):
            number = None
        else:
            where = where if mine else Where((await self._places.direct(person)).channel, direct=True)
            number = await self._post.send(where.channel, drawing, new_id())
            if instead_of and mine:
                await self._post.remove(where.channel, instead_of)
        if number is None and answer:
            await self._post.handed_by(answer.hand, drawing.files)
        elif number:
            for files in bundles(drawing.files):
                await self._post.send_files(where.channel, files, new_id())
        return number

    async def _replaced(
        self, where: Where, message: int, screen: Screen, drawing: Drawing, answer: Answer | None
    ) -> bool:
        async def draw() -> bool:
            if answer and await self._post.drawn_by(answer.replace, where.channel, message, drawing):
                return True
            return not where.hidden and await self._post.edit(where.channel, message, drawing)

        return await self._cards.cover(where.channel, message, screen, draw)

    async def _bring(self, person: Person, order: OrderId, where: Where, answer: Answer | None) -> bool:
        """Whether the pressed message shows the way to the card now."""
        place = await self._places.of(person, order)
        if where.message and place.channel == where.channel and await self.is_card(person, (order,), where.message):
            await self._cards.refresh(person, place, order, new_id(), answer.replace if answer else None)
            return False
        message = await self._cards.bring(person, place, order, new_id())
        if message is None or place.channel == where.channel or answer is None:
            return False
        way = await self._composer.elsewhere(order, person, place.link(message))
        if way and where.hidden and await answer.replace(render(way), []):
            return True
        if way:
            await answer.tell(render(way))
        return False

    async def _clear(self, person: Person, where: Where, answer: Answer | None) -> None:
        if where.hidden and answer:
            await answer.remove()
        elif where.message and await self._is_own(person, where):
            await self._post.remove(where.channel, where.message)

    async def _toast(self, person: Person, reply: Reply, where: Where, answer: Answer | None) -> None:
        drawing = render(Screen(escape(reply.toast)))
        if answer and await answer.tell(drawing):
            return
        if await self._is_own(person, where):
            await self._post.send(where.channel, drawing, new_id())

    async def _asked(self, channel: int, number: int | None, *, question: bool, answered: bool) -> None:
        """Of two questions in one channel the older goes away, and one that is answered elsewhere; a message that asks
        no more is left alone.
        """
        before = self._questions.get(channel)
        if question and number:
            self._questions.put(channel, number)
        elif answered or before == number:
            self._questions.drop(channel)
        if (question or answered) and before and before != number:
            await self._post.remove(channel, before)

    async def _is_own(self, person: Person, where: Where) -> bool:
        """Whether this channel is a place of the person's own, where nobody else reads."""
        if where.direct or where.hidden:
            return where.direct
        owner = await self._places.owner(where.channel)
        return owner is not None and owner.person == person.id
