"""Files that were attached to messages. Their names become what Discord makes of them: no spaces, plain letters."""

import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_SPACES = re.compile(r"\s+")
_STRANGE = re.compile(r"[^A-Za-z0-9_.\-]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call or from a person's phone."""

    name: str
    content: bytes
    content_type: str = ""


class Files:
    """The bytes of all attachments, in memory or, given a directory, on disk."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._bytes: dict[int, bytes] = {}

    def keep(self, number: int, content: bytes) -> None:
        if self._directory is None:
            self._bytes[number] = content
            return
        self._directory.mkdir(parents=True, exist_ok=True)
        (self._directory / str(number)).write_bytes(content)

    def content(self, number: int) -> bytes | None:
        """The bytes of an attachment, or None when there is none."""
        if self._directory is None:
            return self._bytes.get(number)
        path = self._directory / str(number)
        return path.read_bytes() if path.is_file() else None


def file_name(name: str) -> str:
    """The name that an attachment gets."""
    base = PurePosixPath(name.replace("\\", "/")).name
    return _STRANGE.sub("", _SPACES.sub("_", base)).lstrip(".") or "file"


def title_of(name: str) -> str | None:
    """What is shown instead of the file's name, without its ending, when that had to be changed."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.stem if file_name(name) != path.name else None


def type_of(upload: Upload) -> str:
    """The media type, by the name when the sender does not know."""
    if upload.content_type in {"", "application/octet-stream"}:
        return mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    return upload.content_type
