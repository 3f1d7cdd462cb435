"""Files that we make ourselves, to be handed out."""

from collections.abc import AsyncIterator

from bot.shop import Shop
from core.order import FileRef


async def kept(shop: Shop, name: str, content: bytes) -> FileRef:
    """`content` as a file of that name, to be sent at once: it can be made again, and nothing names it, so it goes."""
    return await shop.files.keep(name, _whole(content), len(content))


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
