"""The answer to one interaction: the first within three seconds whatever the database does, given once; what follows
are messages of their own. That it came too late, or was given already, is no error here: one can say it otherwise.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Any

import discord
from discord.ui import Modal

from bot.discord.button import Interaction
from bot.discord.refusals import FAILURES, Meaning, meaning, said
from bot.discord.render import Drawing
from tasks import Tasks

log = logging.getLogger(__name__)

SOON = 0.2  # seconds after which an interaction is told that its answer will come; Discord waits for three
CALL_TIME = 10.0  # seconds that one call may take, the library's own tries included


class _Given(Enum):
    NOTHING = auto()
    UPDATE_PROMISED = auto()
    """The pressed message may still be replaced."""
    MESSAGE_PROMISED = auto()
    """A line of the client's waits to be replaced."""
    UPDATE = auto()
    """The pressed message was replaced, and may be again."""
    ALL = auto()
    """Whatever comes now comes besides."""
    LOST = auto()
    """Nothing can be said this way any more."""


_ON_PRESSED = frozenset({_Given.UPDATE_PROMISED, _Given.UPDATE})
_BESIDES = frozenset({*_ON_PRESSED, _Given.ALL})


class Answer:
    """Begins to count when made. No method raises what Discord did; each says whether the person got it."""

    def __init__(self, interaction: Interaction, tasks: Tasks, soon: float = SOON) -> None:
        self._interaction = interaction
        self._given = _Given.NOTHING
        self._refused = False
        self._message_gone = False
        self._turn = asyncio.Lock()
        self._timer = asyncio.get_running_loop().call_later(soon, self._ring, tasks)

    @property
    def on_message(self) -> bool:
        """Whether something on a message was pressed, so that there is a message to replace."""
        return self._interaction.message is not None and not self._message_gone

    @property
    def given(self) -> bool:
        """Whether the first answer is out, so that no form can be opened any more."""
        return self._given is not _Given.NOTHING

    async def replace(self, drawing: Drawing, attachments: list[discord.File] | None = None) -> bool:
        """Let the pressed message look like `drawing`. `attachments` take the place of its own; None keeps them."""
        async with self._turn:
            changed: dict[str, Any] = {"view": drawing.view()}
            if attachments is not None:
                changed["attachments"] = attachments
            if self._given is _Given.NOTHING and self.on_message:
                return await self._first(lambda: self._interaction.response.edit_message(**changed), _Given.UPDATE)
            if self._given in _ON_PRESSED:
                return await self._try(lambda: self._interaction.edit_original_response(**changed))
            return False

    async def tell(self, drawing: Drawing, files: list[discord.File] | None = None) -> int | None:
        """Say something that only this person sees. Its number, None when it could not be said."""
        async with self._turn:
            sent: dict[str, Any] = {"view": drawing.view()}
            if files:
                sent["files"] = files
            return await self._tell(sent)

    async def hand(self, files: list[discord.File]) -> bool:
        """Give this person files that only they see. False when they could not be given."""
        async with self._turn:
            return await self._tell({"files": files}) is not None

    async def ask(self, form: Modal) -> bool:
        """Open a form. False when something was answered already, or it is too late: then ask in another way."""
        async with self._turn:
            if self._given is not _Given.NOTHING:
                return False
            return await self._first(lambda: self._interaction.response.send_modal(form), _Given.ALL)

    async def close(self) -> None:
        """There is nothing more to say: what waits for an answer stops waiting."""
        async with self._turn:
            if self._given is _Given.NOTHING:
                await self._promise()
            if self._given is _Given.MESSAGE_PROMISED:
                self._given = _Given.ALL
                await self._try(self._interaction.delete_original_response)

    async def remove(self) -> bool:
        """Take away the pressed message. False when that cannot be done this way."""
        async with self._turn:
            if self._given is _Given.NOTHING:
                await self._promise()
            return self._given in _ON_PRESSED and await self._try(self._interaction.delete_original_response)

    async def _tell(self, sent: dict[str, Any]) -> int | None:
        number: list[int] = []

        async def first() -> None:
            response = await self._interaction.response.send_message(**sent, ephemeral=True)
            number.append(response.message_id or 0)

        async def instead() -> None:
            changed = {{"files": "attachments"}.get(name, name): value for name, value in sent.items()}
            number.append((await self._interaction.edit_original_response(**changed)).id)

        async def besides() -> None:
            number.append((await self._interaction.followup.send(**sent, ephemeral=True, wait=True)).id)

        if self._given is _Given.NOTHING and await self._first(first, _Given.ALL):
            return number[0]
        if self._given is _Given.MESSAGE_PROMISED and await self._try(instead):
            self._given = _Given.ALL
            return number[0]
        if self._given in _BESIDES and await self._try(besides):
            return number[0]
        return None

    async def _promise(self) -> None:
        """Gain time: fifteen minutes instead of three seconds."""
        message = not self.on_message
        kind = _Given.MESSAGE_PROMISED if message else _Given.UPDATE_PROMISED
        await self._first(lambda: self._interaction.response.defer(ephemeral=message, thinking=message), kind)

    async def _first(self, call: Callable[[], Awaitable[object]], given: _Given) -> bool:
        self._timer.cancel()
        self._given, self._refused = given, False
        if await self._try(call):
            return True
        if self._refused:  # nothing was answered by it, so there is still time for another answer
            self._given = _Given.NOTHING
        return False

    async def _try(self, call: Callable[[], Awaitable[object]]) -> bool:
        try:
            async with asyncio.timeout(CALL_TIME):
                await call()
        except discord.InteractionResponded:
            self._given = _Given.ALL
            return False
        except FAILURES as failure:
            self._note(failure)
            return False
        return True

    def _note(self, failure: BaseException) -> None:
        match meaning(failure):
            case Meaning.TOO_LATE:
                self._given = _Given.LOST
                log.info("an interaction could not be answered in time")
            case Meaning.ANSWERED:
                self._given = _Given.ALL
            case Meaning.CANNOT_EDIT:
                self._refused = self._message_gone = True
                log.info("what was pressed is gone, so the answer is a message of its own")
            case Meaning.OUR_FAULT:
                self._refused = True
                log.error("an interaction could not be answered: %s", said(failure))
            case _:
                log.warning("an interaction could not be answered: %s", said(failure))

    def _ring(self, tasks: Tasks) -> None:
        tasks.start(self._promise_unless_given(), "promise of an answer")

    async def _promise_unless_given(self) -> None:
        async with self._turn:
            if self._given is _Given.NOTHING:
                await self._promise()
