"""Files that we make ourselves, to be handed out."""

from collections.abc import AsyncIterator

from bot.shop import Shop
from core.order import FileRef


async def kept(shop: Shop, name: str, content: bytes) -> FileRef:
    """`content` as a file of that name; the same content is kept once."""
    return await shop.files.keep(name, _whole(content), len(content))


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
