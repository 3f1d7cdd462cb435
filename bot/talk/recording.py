"""The whole record of an order as a file, for whoever took its case."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from bot.papers.record import Record, delivered, left_out, sent, zipped
from bot.screens import record as screens
from bot.screens.carried import LARGEST
from bot.talk.look import look
from bot.talk.made import kept
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.order import OrderId

MOST = 20 * 1024 * 1024
"""Bytes of one such file, where the platform would take more: it is put together in memory."""
_AROUND = 1024 * 1024
"""Of these for the page and whatever a zip adds."""


async def give(visit: Visit, order: OrderId) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.took:
        return visit.tell("refused-not-yours", alert=True)
    said, asked = await visit.shop.messages.of(order), await visit.shop.helping.requests.of_order(order)
    bare = Record(view, said, {}, asked)
    record = replace(bare, enclosed=await _enclosed(visit, bare))
    content = await asyncio.to_thread(zipped, record, visit.voice)
    file = await kept(visit.shop, visit.voice.plain("record-file", code=view.order.code), content)
    return Reply(screen=screens.handed_out(view, file, len(left_out(record)), visit.voice), fresh=True, about=order)


async def _enclosed(visit: Visit, record: Record) -> Mapping[str, bytes]:
    """What was delivered, then what was sent in the chat, the latest of each first, as much as fits: what does not is
    named in the record.
    """
    room = min(MOST, LARGEST[visit.platform]) - _AROUND
    found: dict[str, bytes] = {}
    for file in (*reversed(delivered(record)), *reversed(sent(record))):
        if file.sha256 in found or file.size > room or not await visit.shop.files.has(file):
            continue
        found[file.sha256] = b"".join([chunk async for chunk in visit.shop.files.read(file)])
        room -= file.size
    return found
