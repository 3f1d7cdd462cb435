"""What a channel delivers: put together when it is sent, for the reader, from what is true then."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from bot.screens import cash as screens
from bot.screens import chat, order_card
from bot.screens.carried import carried
from bot.screens.conversation import Conversation, short
from bot.screens.gathered import Gathered, News, gathered, newest
from bot.screens.ping import ping
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.shop import Shop
from bot.talk import conversation
from bot.talk.about_you import about_you
from bot.talk.cash import payout_seen
from bot.talk.helping import told
from bot.talk.look import look
from bot.talk.visit import rests, voice_of
from bot.texts import Voice
from core import cash, helping
from core.linkdesk import ABOUT_YOU
from core.order import OrderId
from core.person import Person
from core.ports import Letter, LetterKind


@dataclass(frozen=True, slots=True)
class ShopComposer:
    """Each method is None when there is nothing for this reader to see, or nothing to tell any more."""

    shop: Shop

    async def card(self, order: OrderId, reader: Person) -> Screen | None:
        view = await look(self.shop, order, reader.id)
        return order_card.card(view, self._voice(view, reader)) if view else None

    async def elsewhere(self, order: OrderId, reader: Person, address: str) -> Screen | None:
        """The way to a card that stands at `address`."""
        view = await look(self.shop, order, reader.id)
        return order_card.elsewhere(view, voice_of(self.shop, reader), address) if view else None

    async def letter(self, letter: Letter, reader: Person) -> Screen | None:
        if letter.kind is LetterKind.CARD:
            return await self.card(letter.order, reader)
        if letter.topic in cash.TOPICS:
            return await self._payout(letter, reader)
        if letter.topic in helping.TOPICS:
            return await told(self.shop, letter, reader)
        if letter.order == ABOUT_YOU:
            return await about_you(self.shop, letter, reader)
        view = await conversation.find(self.shop, letter.order, reader.id)
        if view is None:
            return None
        voice = self._voice(view, reader)
        if letter.kind in {LetterKind.MESSAGE, LetterKind.AMENDED}:
            screen = await self._message(view, letter.version, voice)
            screen = replace(screen, silent=rests(self.shop, reader)) if screen else None
        else:
            screen = ping(view, letter, voice) if isinstance(view, OrderView) else chat.unreached(view, voice)
        return carried(screen, reader, letter.platform, voice) if screen else None

    async def gathered(self, letters: Sequence[Letter], reader: Person) -> Gathered:
        """What waited for the reader's morning: one message about all, or what is left when it is only one."""
        news: list[News] = []
        left_out: set[int] = set()
        for letter in letters:
            view = await look(self.shop, letter.order, reader.id)
            screen = await self._news(view, letter, reader) if view else None
            if view and screen:
                news.append(News(view, letter.topic, screen))
            elif letter.kind is LetterKind.REMINDER:
                left_out.add(letter.id)
        match newest(news):
            case []:
                return Gathered(None, ABOUT_YOU, frozenset(left_out))
            case [News(view, told=screen)]:
                alone = carried(screen, reader, letters[0].platform, self._voice(view, reader))
                return Gathered(alone, view.order.id, frozenset(left_out))
            case several:
                return Gathered(gathered(several, voice_of(self.shop, reader)), ABOUT_YOU, frozenset(left_out))

    async def _news(self, view: OrderView, letter: Letter, reader: Person) -> Screen | None:
        if letter.topic in helping.TOPICS:
            return await told(self.shop, letter, reader)
        return ping(view, letter, self._voice(view, reader))

    async def _message(self, view: Conversation, number: int, voice: Voice) -> Screen | None:
        """What somebody wrote, as it reads now; where not all of it fits, with the whole as a file."""
        written = await self.shop.messages.find(number)
        if written is None:
            return None
        answered = await self.shop.messages.find(written.reply_to) if written.reply_to else None
        screen = chat.relayed(view, written, answered, voice)
        if not chat.is_cut(written):
            return screen
        name = voice.plain("chat-whole-file", what=short(view))
        whole = await self.shop.files.keep(name, _bytes(written.text), self.shop.largest_file)
        return replace(screen, files=(whole, *screen.files))

    async def _payout(self, letter: Letter, reader: Person) -> Screen | None:
        found = await self.shop.cash.find(letter.version, reader.id)
        if found is None:
            return None
        voice = voice_of(self.shop, reader, self.shop.communities.get(found.community))
        return screens.notice(letter.topic, await payout_seen(self.shop, found, reader.id, voice), voice)

    def _voice(self, view: Conversation, reader: Person) -> Voice:
        community = view.order.community if isinstance(view, OrderView) else view.enquiry.community
        return voice_of(self.shop, reader, self.shop.communities.get(community))


async def _bytes(text: str) -> AsyncIterator[bytes]:
    # With the mark that tells a phone's reader that it is UTF-8.
    yield text.encode("utf-8-sig", errors="replace")
