"""Letters that are messages of their own, with their files after them; and which of them shows what, so that an answer
to one finds its conversation, and an edit of what somebody wrote finds all that show it.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from bot.recent import Recent
from bot.screens.screen import Screen
from bot.telegram.post import MOST_IN_ALBUM, Post, albums
from bot.telegram.render import Drawing, render
from core.message import About, Copy, Spot
from core.person import Person, Platform
from core.ports import Letter, LetterKind, Messages

HALF_SENT = 1_000  # letters of which the parts that went out are remembered

Compose: TypeAlias = Callable[[Letter, Person], Awaitable[Screen | None]]
Send: TypeAlias = Callable[[], Awaitable[list[int]]]


class Letters:
    """Methods raise what the API raised, and what storage raises; a letter may then be given again."""

    def __init__(self, post: Post, messages: Messages, compose: Compose) -> None:
        self._post = post
        self._messages = messages
        self._compose = compose
        self._half_sent: Recent[str, dict[int, list[int]]] = Recent(HALF_SENT)

    async def tell(self, letter: Letter, person: Person, chat: int) -> bool:
        """Whether there was anything to tell any more."""
        screen = await self._compose(letter, person)
        if screen:
            await self.say(letter, screen, person, chat)
        return screen is not None

    async def say(self, letter: Letter, screen: Screen, person: Person, chat: int) -> None:
        """Send what `letter` has become. Parts that went out before a failure are not sent again."""
        shows = letter.version if letter.kind is LetterKind.MESSAGE else None
        there = {copy.part for copy in await self._copies(shows, person)}
        sent = self._half_sent.get(letter.key) or {}
        self._half_sent.put(letter.key, sent)
        answers = await self._answered(shows, person)
        for part, send in self._parts(chat, render(screen), answers, silent=screen.silent):
            if part not in there:
                sent[part] = sent.get(part) or await send()
                await self._note(person, letter.order, chat, sent[part], shows, part)
        self._half_sent.drop(letter.key)

    async def amend(self, letter: Letter, person: Person, chat: int) -> None:
        """Let what shows a message show it as it reads now. What is not there cannot be amended, and need not be."""
        screen = await self._compose(letter, person)
        here = [copy for copy in await self._copies(letter.version, person) if copy.spot.chat == chat]
        if screen is None:
            return
        for copy in here:
            if copy.part == 0:
                await self._post.edit(chat, copy.spot.number, render(replace(screen, files=())))
            elif not screen.files:
                await self._post.remove(chat, copy.spot.number)

    async def about(self, person: Person, about: About, chat: int, number: int) -> None:
        """A message that we sent is about this order or enquiry."""
        await self._note(person, about, chat, [number], None, 0)

    def _parts(self, chat: int, drawing: Drawing, answers: int | None, *, silent: bool) -> Iterator[tuple[int, Send]]:
        """How each part is sent, and the number of the first message of it."""

        async def words() -> list[int]:
            return [await self._post.send(chat, drawing, silent=silent, answers=answers)]

        yield 0, words
        for at, files in enumerate(albums(drawing.files)):
            yield 1 + at * MOST_IN_ALBUM, partial(self._post.send_album, chat, files)

    async def _answered(self, shows: int | None, person: Person) -> int | None:
        """The person's own message, or what shows them somebody else's, that this one answers."""
        message = await self._messages.find(shows) if shows else None
        if message is None or message.reply_to is None:
            return None
        return next((copy.spot.number for copy in await self._copies(message.reply_to, person)), None)

    async def _copies(self, message: int | None, person: Person) -> Sequence[Copy]:
        return await self._messages.copies(message, person.id, Platform.TELEGRAM.value) if message else ()

    async def _note(
        self, person: Person, about: About, chat: int, numbers: list[int], shows: int | None, first: int
    ) -> None:
        if not about:
            return  # it is about the person alone
        spots = [Spot(Platform.TELEGRAM.value, chat, number) for number in numbers]
        await self._messages.show(
            *(Copy(spot, person.id, about, shows, part) for part, spot in enumerate(spots, start=first))
        )
