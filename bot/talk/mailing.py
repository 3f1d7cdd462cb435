"""What is mailed: put together when it is sent, from what is true then, with the ways into the chats of its reader."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from bot.screens import mail as screens
from bot.screens.conversation import Conversation, EnquiryView
from bot.screens.mail import Mail, Way
from bot.screens.view import OrderView
from bot.shop import Shop
from bot.talk import conversation
from bot.talk.composer import ShopComposer
from bot.talk.visit import voice_of
from bot.talk.ways import BY_CHAT, BY_CODE, BY_ORDER, TO_ORDERS, TO_SWITCHES
from bot.texts import Voice
from core.linkdesk import ABOUT_YOU
from core.mail import LIVES, MailCode
from core.order import OrderId
from core.person import Person, Platform
from core.ports import Letter

Elsewhere: TypeAlias = Callable[[OrderId, Person], Awaitable[str]]
"""The address of an order on a platform that no start word opens; empty where there is none."""


async def nowhere(_order: OrderId, _reader: Person) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class MailComposer:
    shop: Shop
    elsewhere: Elsewhere = nowhere

    async def letter(self, letter: Letter, reader: Person) -> Mail | None:
        """None when there is nothing to tell any more."""
        screen = await ShopComposer(self.shop).letter(replace(letter, platform=""), reader)
        if screen is None or letter.matter is None:
            return None
        view = await conversation.find(self.shop, letter.order, reader.id) if letter.order != ABOUT_YOU else None
        voice = self._voice(reader, view)
        mail = screens.told(screen, letter.matter, view, voice)
        ways = [Way(screens.in_chat(each, voice), await self._way(each, view, reader)) for each in reader.platforms]
        there = tuple(way for way in ways if way.address)
        # On Discord the card may still be on its way to where the mail is to lead.
        early = isinstance(view, OrderView) and len(there) < len(ways)
        return replace(mail, ways=there, thread=letter.order, leave=self._start(reader, TO_SWITCHES), early=early)

    def code(self, code: MailCode, reader: Person) -> Mail:
        voice = self._voice(reader)
        mail = screens.code(code, voice.now + LIVES, voice)
        start = self._start(reader, f"{BY_CODE}{code.letters}")
        return replace(mail, ways=(Way(voice.plain("mail-confirm"), start),) if start else ())

    async def _way(self, platform: Platform, view: Conversation | None, reader: Person) -> str:
        """To what `view` shows, or to the reader's orders, in a chat of theirs."""
        if platform is Platform.TELEGRAM:
            return self._start(reader, _start_word(view))
        return await self.elsewhere(view.order.id, reader) if isinstance(view, OrderView) else ""

    def _start(self, reader: Person, word: str) -> str:
        """Opens the bot with `word`; empty for whoever is not where that can be done."""
        return self.shop.link.format(word) if self.shop.link and Platform.TELEGRAM in reader.platforms else ""

    def _voice(self, reader: Person, view: Conversation | None = None) -> Voice:
        """The one in which the message itself is said."""
        if view is None:
            return voice_of(self.shop, reader)
        community = view.order.community if isinstance(view, OrderView) else view.enquiry.community
        return voice_of(self.shop, reader, self.shop.communities.get(community))


def _start_word(view: Conversation | None) -> str:
    match view:
        case None:
            return TO_ORDERS
        case EnquiryView():
            return f"{BY_CHAT}{view.enquiry.id}"
        case OrderView():
            return f"{BY_ORDER}{view.order.id}"
        case _:
            assert_never(view)
