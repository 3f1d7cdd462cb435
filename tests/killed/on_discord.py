"""Somebody's Discord in the sandbox, as much of it as the life of an order takes, by direct reach."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.discord import calling, phones, windows
from sandbox.discord.controls import TEXT_INPUT
from sandbox.discord.interactions import Interaction
from sandbox.discord.values import Json, Message
from sandbox.discord.world import Discord
from tests.chat.phone import NotSeen

_MARK = re.compile(r"\*+|`|\\(.)", re.DOTALL)
PATIENCE = 0.5  # seconds that a person waits for a bot that may be dead


@dataclass(frozen=True, slots=True)
class Seen:
    """One message of the bot."""

    message: Message

    @property
    def buttons(self) -> list[list[str]]:
        return [[phones.label(each) for each in phones.buttons(self.message)]]

    @property
    def text(self) -> str:
        return text_of(list(self.message.components))


class DiscordHand:
    """`tests.killed.life.Handheld` on Discord."""

    def __init__(self, discord: Discord, name: str) -> None:
        self.person_id = discord.add_person(name).id
        self._discord = discord

    @property
    def from_bot(self) -> Sequence[Seen]:
        channel = phones.place(self._discord, self.person_id, None)
        seen = phones.seen(self._discord, self.person_id, channel)
        return [Seen(each) for each in seen if each.author == self._discord.bot.id]

    @property
    def ever_got(self) -> list[str]:
        """What each message of the bot said when it came, oldest first."""
        channel, bot = phones.place(self._discord, self.person_id, None).id, self._discord.bot.id
        posted = [each.message for each in self._discord.log if each.event == "posted"]
        return [text_of(list(each.components)) for each in posted if (each.channel, each.author) == (channel, bot)]

    async def look(self) -> None:
        """All is seen at once."""

    async def click(self, words: str, on: Seen) -> None:
        message, button = phones.find_button(self._discord, self.person_id, words, on.message.id)
        await self._answered(phones.press(self._discord, self.person_id, message, button))

    async def send(self, text: str) -> None:
        """Into the form that is open, else as a command."""
        opened = self._discord.interactions.modals.get(self.person_id)
        if opened is None or opened.modal is None:
            if text.startswith("/"):
                await self._answered(calling.slash(self._discord, self.person_id, text, {}))
            return
        field = next(words for words, each in windows.fields(opened.modal) if each["type"] == TEXT_INPUT)
        await self._answered(windows.submit(self._discord, self.person_id, {field: text}, {}))

    async def open(self, url: str) -> None:
        await self._answered(calling.slash(self._discord, self.person_id, "open", {"service": url}))

    def screen(self) -> str:
        return "\n".join(f"{each.text}\n    {each.buttons}" for each in self.from_bot)

    async def _answered(self, made: Interaction) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await made.answered.wait()
        except TimeoutError:
            raise NotSeen("nobody answered") from None


def text_of(components: list[Json]) -> str:
    """What is read: without marks, and without what keeps a sign from being one."""
    parts = [_MARK.sub(lambda found: found[1] or "", str(each["content"])) for each in components if "content" in each]
    inside = [text_of(each["components"]) for each in components if "components" in each]
    return "\n".join((*parts, *inside))
