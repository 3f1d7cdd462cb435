"""Sends, edits and removes messages, and remembers how the recent ones look, so that nothing is edited in vain.

Each message goes out under a name of its own. Discord gives back the message that has it already, for some minutes, so
that one whose answer was lost is not there twice when it is sent again.
"""

import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.discord.calls import UPLOAD_TIME, held
from bot.discord.files import laid_out, picture
from bot.discord.refusals import FAILURES, Meaning, meaning, said
from bot.discord.render import Drawing
from bot.recent import Recent
from core.order import FileRef
from core.ports import FileStore

log = logging.getLogger(__name__)

REMEMBERED = 10_000  # messages whose looks are kept in memory, about 5 MB
MOST_AT_ONCE = 10  # files of a message; Discord's limit
HEAVY = 25 * 1024 * 1024  # bytes of files that go out together, where there are several
WINDOW = 900.0  # seconds, far more than those for which Discord knows a name
_NONCE = 25  # characters; Discord's limit

Draw: TypeAlias = Callable[[Drawing, list[discord.File] | None], Awaitable[bool]]
"""Makes one message look like a drawing, with these attachments in the place of its own, None: with its own."""
Tell: TypeAlias = Callable[[Drawing, list[discord.File]], Awaitable[int | None]]
Hand: TypeAlias = Callable[[list[discord.File]], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class _Look:
    digest: str
    photo: str


class Post:
    """All methods raise what Discord or the network did (`refusals.FAILURES`), unless they say otherwise."""

    def __init__(self, client: discord.Client, files: FileStore) -> None:
        self._client = client
        self._files = files
        self._looks: Recent[tuple[int, int], _Look] = Recent(REMEMBERED)
        self._last: Recent[int, int] = Recent(REMEMBERED)
        self._sending: Recent[str, None] = Recent(REMEMBERED)
        self._begun = time.monotonic()

    def noticed(self, channel: int, message: int) -> None:
        """There is a message in a channel; numbers only grow."""
        self._last.put(channel, max(message, self._last.get(channel) or 0))

    def is_last(self, channel: int, message: int) -> bool:
        """Whether nothing is known to stand below `message`; False when this process knows too little."""
        return self._last.get(channel) == message

    async def direct(self, user: int) -> int:
        """The channel of direct messages with somebody."""
        return (await held(self._client.create_dm(discord.Object(user)))).id

    async def send(
        self, channel: int, drawing: Drawing, name: str, *, silent: bool = False, answers: int | None = None
    ) -> int:
        """Send the message itself, without its files, and say its number. Sent again under the same `name`, it is the
        message that is there already, made to look like `drawing`. `answers` is the one it hangs on, if that is there
        still.
        """
        there = self._client.get_partial_messageable(channel)
        sent: dict[str, Any] = {"view": drawing.view(), "nonce": nonce(name), "silent": silent}
        if answers:
            hook = discord.MessageReference(message_id=answers, channel_id=channel, fail_if_not_exists=False)
            sent |= {"reference": hook, "mention_author": False}
        known = self._may_be_there(name)
        self._sending.put(name, None)
        if drawing.photo:
            async with picture(self._files, drawing.photo) as file:
                message = await held(there.send(**sent, files=[file]), UPLOAD_TIME)
        else:
            message = await held(there.send(**sent))
        self._sending.drop(name)
        self.remember(channel, message.id, drawing)
        if known and not _shows(message, drawing):
            self._looks.drop((channel, message.id))
            await self.edit(channel, message.id, drawing)
        return message.id

    def _may_be_there(self, name: str) -> bool:
        """Whether a message of that name may have been sent before: its answer was lost, or we were killed over it."""
        return name in self._sending or time.monotonic() - self._begun < WINDOW

    async def send_files(self, channel: int, files: Sequence[FileRef], name: str) -> int:
        """Send up to ten files under their own names, silently: the message before them has rung. Says the number."""
        there = self._client.get_partial_messageable(channel)
        async with laid_out(self._files, files) as ready:
            message = await held(there.send(files=ready, nonce=nonce(name), silent=True), UPLOAD_TIME)
        self.noticed(channel, message.id)
        return message.id

    async def edit(self, channel: int, message: int, drawing: Drawing) -> bool:
        """Make a message look like `drawing`; False when that message cannot be made so and a new one is needed."""
        if self.looks_like(channel, message, drawing):
            return True
        try:
            await self._edit(channel, message, drawing)
        except discord.HTTPException as refusal:
            match meaning(refusal):
                case Meaning.CANNOT_EDIT:
                    self._looks.drop((channel, message))
                    return False
                case Meaning.ARCHIVED:
                    await self.reopen(channel)
                    await self._edit(channel, message, drawing)
                case _:
                    raise
        return True

    async def reopen(self, thread: int) -> None:
        """Take a thread out of the archive."""
        found = await held(self._client.fetch_channel(thread))
        if isinstance(found, discord.Thread) and found.archived:
            await held(found.edit(archived=False))

    async def remove(self, channel: int, message: int) -> None:
        """Take a message away. Raises nothing: what stays is old, and its buttons say so."""
        self._looks.drop((channel, message))
        try:
            await held(self._partial(channel, message).delete())
        except FAILURES as failure:
            if meaning(failure) is not Meaning.CANNOT_EDIT:
                log.info("an old message stays: %s", said(failure))

    def knows(self, channel: int, message: int) -> bool:
        """Whether a message is known to be there: we drew it, and have not taken it away."""
        return (channel, message) in self._looks

    def looks_like(self, channel: int, message: int, drawing: Drawing) -> bool:
        """Whether a message is known to look like `drawing` already."""
        look = self._looks.get((channel, message))
        return look is not None and look.digest == drawing.digest

    def keeps(self, channel: int, message: int, photo: FileRef | None) -> bool:
        """Whether a message is known to hold `photo`, or, for None, no picture."""
        look = self._looks.get((channel, message))
        return look is not None and look.photo == (photo.sha256 if photo else "")

    def remember(self, channel: int, message: int, drawing: Drawing) -> None:
        """A message has come to look like `drawing`."""
        look = _Look(drawing.digest, drawing.photo.sha256 if drawing.photo else "")
        self._looks.put((channel, message), look)
        self.noticed(channel, message)

    async def drawn_by(self, draw: Draw, channel: int, message: int, drawing: Drawing) -> bool:
        """Make a message look like `drawing` by a shorter way than ours, `draw`. False when that did not work."""
        if self.keeps(channel, message, drawing.photo):
            done = await draw(drawing, None)
        elif drawing.photo is None:
            done = await draw(drawing, [])
        else:
            async with picture(self._files, drawing.photo) as file:
                done = await draw(drawing, [file])
        if done:
            self.remember(channel, message, drawing)
        return done

    async def told_by(self, tell: Tell, drawing: Drawing) -> bool:
        """Say `drawing` by a way that is not ours, `tell`, without its files. False when that did not work."""
        if drawing.photo is None:
            return await tell(drawing, []) is not None
        async with picture(self._files, drawing.photo) as file:
            return await tell(drawing, [file]) is not None

    async def handed_by(self, hand: Hand, files: Sequence[FileRef]) -> None:
        """Give files by a way that is not ours."""
        for bundle in bundles(files):
            async with laid_out(self._files, bundle) as ready:
                await hand(ready)

    async def _edit(self, channel: int, message: int, drawing: Drawing) -> None:
        there = self._partial(channel, message)

        async def draw(drawing: Drawing, attachments: list[discord.File] | None) -> bool:
            if attachments is None:
                await held(there.edit(view=drawing.view()))
            else:
                await held(there.edit(view=drawing.view(), attachments=attachments), UPLOAD_TIME)
            return True

        await self.drawn_by(draw, channel, message, drawing)

    def _partial(self, channel: int, message: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel).get_partial_message(message)


def nonce(name: str) -> str:
    """What Discord knows a message by while it is new: the same for the same `name`, however often it is made."""
    return hashlib.sha256(name.encode()).hexdigest()[:_NONCE]


def bundles(files: Sequence[FileRef]) -> Sequence[Sequence[FileRef]]:
    """`files` in groups that go out as one message each: few enough, and small enough to be up in time."""
    groups: list[list[FileRef]] = []
    for file in files:
        fits = groups and len(groups[-1]) < MOST_AT_ONCE and sum(each.size for each in groups[-1]) + file.size <= HEAVY
        if fits:
            groups[-1].append(file)
        else:
            groups.append([file])
    return groups


def _shows(message: discord.Message, drawing: Drawing) -> bool:
    """Whether a message that came back is the one that was sent, and not one that was there before."""
    return _seen(message.components) == _drawn(drawing.components)


def _seen(components: Sequence[Any]) -> list[str]:
    found: list[str] = []
    for each in components:
        found += [_bare(getattr(each, name)) for name in ("content", "custom_id") if getattr(each, name, None)]
        found += _seen(getattr(each, "children", ()))
    return found


def _drawn(components: Sequence[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for each in components:
        found += [_bare(each[name]) for name in ("content", "custom_id") if each.get(name)]
        found += _drawn(each.get("components", ()))
    return found


def _bare(text: object) -> str:
    """Without spaces, which Discord trims."""
    return "".join(str(text).split())
