"""What a letter says that is about no order but about its person: by its topic, from what is true when it is sent."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.screens import availability as hours
from bot.screens import linking, mail, watch
from bot.screens.digest import digest
from bot.screens.screen import Screen
from bot.shop import Shop
from bot.talk import availability, reporting, sanctioning
from bot.talk.look import open_orders
from bot.talk.visit import voice_of
from core import discipline, report
from core.linkdesk import LINKED, UNLINKED
from core.maildesk import MAIL_BROKEN, MAIL_CODE
from core.person import Person
from core.ports import DIGEST, DOUBT, Letter

Says: TypeAlias = Callable[[Shop, Letter, Person], Awaitable[Screen | None]]


async def about_you(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """None when there is nothing to tell any more."""
    return await TOPICS[letter.topic](shop, letter, reader)


async def _of_chats(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    return linking.notice(letter.topic, reader.platforms, voice_of(shop, reader))


async def _back(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    found = await shop.availabilities.of(reader.id)
    return hours.notice(voice_of(shop, reader)) if availability.ended(found, letter, shop.clock.now()) else None


async def _digest(shop: Shop, _: Letter, reader: Person) -> Screen | None:
    return digest(await open_orders(shop, reader.id), voice_of(shop, reader))


async def _broken(shop: Shop, _: Letter, reader: Person) -> Screen | None:
    """That an address does not work."""
    mailbox = await shop.mail.of(reader.id) if shop.mail else None
    if mailbox is None or not mailbox.fault:
        return None
    return mail.broken(mailbox.address, mailbox.fault, voice_of(shop, reader))


async def _not_brought(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """That a code could not be mailed: this stands for the mail."""
    awaited = await shop.mail.awaited(reader.id) if shop.mail else None
    if awaited is None or awaited.number != letter.version:
        return None
    return mail.not_brought(awaited.address, voice_of(shop, reader))


async def _doubt(shop: Shop, _: Letter, reader: Person) -> Screen | None:
    doubt = shop.watch.doubt
    return watch.doubted(doubt, voice_of(shop, reader)) if doubt else None


TOPICS: Mapping[str, Says] = {
    LINKED: _of_chats,
    UNLINKED: _of_chats,
    availability.BACK: _back,
    DIGEST: _digest,
    DOUBT: _doubt,
    MAIL_BROKEN: _broken,
    MAIL_CODE: _not_brought,
    report.REPORTED: reporting.told_staff,
    report.DECIDED: reporting.told_reporter,
    report.TAKEN_DOWN: reporting.told_seller,
    report.PUT_BACK: reporting.told_seller,
    discipline.SANCTIONED: sanctioning.told_person,
    discipline.APPEALED: sanctioning.told_staff,
    discipline.ANSWERED: sanctioning.told_person,
}
