"""Letters that are messages of their own, with their files after them; and which of them shows what, so that an answer
to one finds its conversation, and an edit of what somebody wrote finds all that show it.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from bot.discord.places import Place
from bot.discord.post import Post, bundles
from bot.discord.render import Drawing, render
from bot.recent import Recent
from bot.screens.screen import Screen
from core.message import About, Copy, Spot
from core.person import Person, Platform
from core.ports import Letter, LetterKind, Messages

HALF_SENT = 1_000  # letters of which the parts that went out are remembered

Send: TypeAlias = Callable[[str], Awaitable[int]]


class Letters:
    """Methods raise what Discord or the network did, and what storage does; a letter may then be given again."""

    def __init__(self, post: Post, messages: Messages) -> None:
        self._post = post
        self._messages = messages
        self._half_sent: Recent[str, dict[int, int]] = Recent(HALF_SENT)

    async def tell(self, letter: Letter, screen: Screen, person: Person, place: Place) -> None:
        """Parts that went out before a failure are not sent again."""
        shows = letter.version if letter.kind is LetterKind.MESSAGE else None
        there = {copy.part for copy in await self._copies(shows, person)}
        sent = self._half_sent.get(letter.key) or {}
        self._half_sent.put(letter.key, sent)
        answers = await self._answered(shows, person, place)
        parts = self._parts(place, render(screen), answers, silent=screen.silent)
        for number, (part, send) in enumerate(parts):
            if part not in there:
                sent[part] = sent.get(part) or await send(f"{letter.key}/{number}")
                await self._note(person, letter.order, place.channel, sent[part], shows, part)
        self._half_sent.drop(letter.key)

    async def amend(self, letter: Letter, screen: Screen, person: Person) -> None:
        """Let what shows a message show it as it reads now. What is not there cannot be amended, and need not be."""
        for copy in await self._copies(letter.version, person):
            if copy.part == 0:
                await self._post.edit(copy.spot.chat, copy.spot.number, render(replace(screen, files=())))
            elif not screen.files:
                await self._post.remove(copy.spot.chat, copy.spot.number)

    async def about(self, person: Person, about: About, channel: int, number: int) -> None:
        """A message that we sent is about this order or enquiry."""
        await self._note(person, about, channel, number, None, 0)

    def _parts(
        self, place: Place, drawing: Drawing, answers: int | None, *, silent: bool
    ) -> Iterator[tuple[int, Send]]:
        """How each part is sent."""
        yield 0, partial(self._post.send, place.channel, drawing, silent=silent, answers=answers)
        part = 1
        for files in bundles(drawing.files):
            yield part, partial(self._post.send_files, place.channel, files)
            part += len(files)

    async def _answered(self, shows: int | None, person: Person, place: Place) -> int | None:
        """The person's own message, or what shows them somebody else's, that this one answers."""
        message = await self._messages.find(shows) if shows else None
        copies = await self._copies(message.reply_to if message else None, person)
        return next((copy.spot.number for copy in copies if copy.spot.chat == place.channel), None)

    async def _copies(self, message: int | None, person: Person) -> Sequence[Copy]:
        return await self._messages.copies(message, person.id, Platform.DISCORD.value) if message else ()

    async def _note(
        self, person: Person, about: About, channel: int, number: int, shows: int | None, part: int
    ) -> None:
        if not about:
            return  # it is about the person alone
        spot = Spot(Platform.DISCORD.value, channel, number)
        await self._messages.show(Copy(spot, person.id, about, shows, part))
