"""The size of a picture in pixels, from its first bytes: Telegram must know it before it takes a photo."""

import struct

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PNG = b"\x89PNG\r\n\x1a\n"


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, BMP, WebP or JPEG picture; None for anything else."""
    try:
        return _read(content)
    except (struct.error, IndexError):
        return None


def picture_type(content: bytes) -> str:
    """The media type by which a browser may show the picture; octet-stream for anything it must not show."""
    if content.startswith(_PNG):
        return "image/png"
    if content.startswith(b"GIF8"):
        return "image/gif"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "application/octet-stream"


def _read(content: bytes) -> tuple[int, int] | None:
    if content.startswith(_PNG):
        width, height = struct.unpack_from(">II", content, 16)
        return width, height
    if content.startswith(b"GIF8"):
        width, height = struct.unpack_from("<HH", content, 6)
        return width, height
    if content.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", content, 18)
        return width, abs(height)
    if content.startswith(b"RIFF") and content[8:15] == b"WEBPVP8":
        return _webp(content)
    return _jpeg(content) if content.startswith(b"\xff\xd8") else None


def _webp(content: bytes) -> tuple[int, int] | None:
    match content[15:16]:
        case b"X":
            wide, high = content[24:27], content[27:30]
            return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
        case b"L":
            bits = int.from_bytes(content[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            width, height = struct.unpack_from("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(content):
        marker, length = struct.unpack_from(">xBH", content, at)
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + length
    return None
