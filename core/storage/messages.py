"""`core.ports.Messages` on a database: what parties wrote to each other, and where it is shown."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from core.enquiry import Enquiry
from core.message import About, ChatAct, Copy, Message, Part, Spot, Wording, Write
from core.order import Order, PersonId
from core.ports import ChatFile, ChatJudge, Noted, Repeated
from core.shopfront import Shopfront
from core.step import Refused
from core.storage.columns import storable
from core.storage.enquiries import enquiry_in
from core.storage.orders import FIND, orders_of
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import cards, copies, inbox, messages, wordings
from core.storage.shopfronts import front_in
from core.storage.writer import Writer


class StoredMessages:
    """`core.ports.Messages`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: ChatAct, since: datetime, judge: ChatJudge) -> Noted | Refused | Repeated:
        for text in (act.about, *act.key):
            storable(text)
        return await self._writer.run(lambda sheet: _settle(sheet, act, since, judge))

    async def find(self, message: int) -> Message | None:
        return next(iter(messages_of(await self._reader.rows(_FIND, the_message=message))), None)

    async def of(self, about: About) -> Sequence[Message]:
        return list(messages_of(await self._reader.rows(_OF, about=about)))

    async def newest(self, about: About, skip: int, most: int) -> Sequence[Message]:
        return list(messages_of(await self._reader.rows(_NEWEST, about=about, skip=skip, most=most)))

    async def last(self, about: About) -> Message | None:
        return next(iter(messages_of(await self._reader.rows(_LAST, about=about))), None)

    async def at(self, spot: Spot, person: PersonId) -> Copy | None:
        if row := await self._reader.first(_AT, **_at(spot), the_person=person):
            return _copy(row)
        order = await self._reader.value(_CARD, **_at(spot), the_person=person)
        return Copy(spot, person, order) if order else None

    async def copies(self, message: int, person: PersonId, platform: str) -> Sequence[Copy]:
        found = await self._reader.rows(_THEIRS, the_message=message, the_person=person, the_platform=platform)
        return [_copy(row) for row in found]

    async def owner(self, spot: Spot) -> Copy | None:
        row = await self._reader.first(_SPOT, **_at(spot))
        return _copy(row) if row else None

    async def show(self, *copies: Copy) -> None:
        await self._writer.run(lambda sheet: _show(sheet, copies))


def _settle(sheet: Sheet, act: ChatAct, since: datetime, judge: ChatJudge) -> Noted | Refused | Repeated:
    platform, number = act.key
    if said := sheet.rows(_SAID, the_platform=platform, the_update=number):
        return Repeated(said[0][0])
    file = _file(sheet, act, since)
    outcome = judge(file)
    if isinstance(outcome, Noted):
        _write(sheet, outcome, file.message if file else None)
        sheet.write(_REMEMBER, platform=platform, update=number, said=str(outcome.message.id), at=since)
    return outcome


def _file(sheet: Sheet, act: ChatAct, since: datetime) -> ChatFile | None:
    subject = next(orders_of(sheet.rows(FIND, the_order=act.about)), None) or enquiry_in(sheet, act.about)
    if subject is None:
        return None
    asked = act.reply_to if isinstance(act, Write) else act.message
    message = None if asked is None else next(iter(messages_of(sheet.rows(_FIND, the_message=asked))), None)
    [[last]] = sheet.rows(_NUMBER)
    [[recent]] = sheet.rows(_RECENT, about=act.about, the_person=act.by, since=since)
    return ChatFile(subject, (last or 0) + 1, _front(sheet, subject), message, tuple(_typed(sheet, act)), recent)


def _front(sheet: Sheet, subject: Order | Enquiry) -> Shopfront:
    """An order was agreed; whether its service can still be ordered matters no more."""
    if isinstance(subject, Order):
        return front_in(sheet, subject.seller, subject.buyer)
    return front_in(sheet, subject.seller, subject.asker, subject.listing, subject.community)


def _typed(sheet: Sheet, act: ChatAct) -> Iterable[Copy]:
    if not isinstance(act, Write):
        return map(_copy, sheet.rows(_OF_MESSAGE, the_message=act.message, the_person=act.by))
    return (_copy(row) for part in act.parts for row in _known(sheet, part))


def _known(sheet: Sheet, part: Part) -> Sequence[Sequence[Any]]:
    return sheet.rows(_SPOT, **_at(part.spot)) if part.spot else ()


def _write(sheet: Sheet, noted: Noted, before: Message | None) -> None:
    message = noted.message
    worded = len(before.edits) if before and before.id == message.id else 0
    said = {"text": message.text, "deleted_at": message.deleted_at}
    if not sheet.write(_CHANGE, the_message=message.id, **said):
        fixed = {name: getattr(message, name) for name in _COLUMNS if name not in said}
        sheet.write(_NEW, **fixed, **said)
    for seat, wording in enumerate(message.edits[worded:], start=worded):
        sheet.write(_WORDED, message=message.id, seat=seat, text=wording.text, until=wording.until)
    _show(sheet, noted.copies)
    put_in(sheet, noted.letters)


def _show(sheet: Sheet, shown: Iterable[Copy]) -> None:
    for copy in shown:
        what = {name: getattr(copy, name) for name in ("person", "about", "shows", "part", "words")}
        if not sheet.write(_SHOWS, **_at(copy.spot), **what):
            spot = copy.spot
            sheet.write(_SHOW, platform=spot.platform, chat=spot.chat, number=spot.number, **what)


def _at(spot: Spot) -> dict[str, object]:
    return {"the_platform": spot.platform, "the_chat": spot.chat, "the_number": spot.number}


def _copy(row: Sequence[Any]) -> Copy:
    platform, chat, number, *rest = row
    return Copy(Spot(platform, chat, number), *rest)


def messages_of(rows: Sequence[Sequence[Any]]) -> Iterable[Message]:
    """Out of rows that repeat a message for each of its earlier wordings."""
    for _, same in groupby(rows, key=lambda row: row[0]):
        lines = list(same)
        edits = tuple(Wording(*line[_WIDTH:]) for line in lines if line[_WIDTH + 1] is not None)
        fields: tuple[Any, ...] = (*lines[0][:_WIDTH], edits)
        yield Message(*fields)


_COLUMNS = tuple(messages.c.keys())
_WIDTH = len(_COLUMNS)
WORDED_SO = (
    select(messages, wordings.c.text.label("before"), wordings.c.until)
    .select_from(messages.outerjoin(wordings, wordings.c.message == messages.c.id))
    .order_by(messages.c.id, wordings.c.seat)
)
_FIND = WORDED_SO.where(messages.c.id == bindparam("the_message"))
_HERE = messages.c.about == bindparam("about")
_OF = WORDED_SO.where(_HERE)
_PAGE = select(messages.c.id).where(_HERE).order_by(messages.c.id.desc()).offset(bindparam("skip"))
_NEWEST = WORDED_SO.where(messages.c.id.in_(_PAGE.limit(bindparam("most")).scalar_subquery()))
_LAST = WORDED_SO.where(messages.c.id == select(func.max(messages.c.id)).where(_HERE).scalar_subquery())
_NUMBER = select(func.max(messages.c.id))
_RECENT = select(func.count()).where(
    _HERE,
    messages.c.author == bindparam("the_person"),
    messages.c.at > bindparam("since"),
)
_NEW = insert(messages)
_CHANGE = (
    update(messages)
    .where(messages.c.id == bindparam("the_message"))
    .values(text=bindparam("text"), deleted_at=bindparam("deleted_at"))
)
_WORDED = insert(wordings)

_THERE = (
    copies.c.platform == bindparam("the_platform"),
    copies.c.chat == bindparam("the_chat"),
    copies.c.number == bindparam("the_number"),
)
_SPOT = select(copies).where(*_THERE)
_AT = _SPOT.where(copies.c.person == bindparam("the_person"))
_CARD = select(cards.c.order).where(
    cards.c.person == bindparam("the_person"),
    cards.c.platform == bindparam("the_platform"),
    cards.c.chat == bindparam("the_chat"),
    cards.c.message == bindparam("the_number"),
)
_OF_MESSAGE = (
    select(copies)
    .where(copies.c.shows == bindparam("the_message"), copies.c.person == bindparam("the_person"))
    .order_by(copies.c.part, copies.c.platform, copies.c.chat, copies.c.number)
)
_THEIRS = _OF_MESSAGE.where(copies.c.platform == bindparam("the_platform"))
_SHOW = insert(copies)
_SHOWS = (
    update(copies)
    .where(*_THERE)
    .values({name: bindparam(name) for name in ("person", "about", "shows", "part", "words")})
)

_SAID = select(inbox.c.said).where(
    inbox.c.platform == bindparam("the_platform"), inbox.c.update == bindparam("the_update")
)
_REMEMBER = insert(inbox)
