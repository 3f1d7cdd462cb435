"""Files that went through Telegram: each has an identifier for the bot, a path to fetch it by, and bytes."""

import mimetypes
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from sandbox.journal import Journal, Line
from sandbox.telegram.images import picture_size
from sandbox.telegram.limits import Limits
from sandbox.telegram.parameters import Upload
from sandbox.telegram.refused import RefusedError, bad_request
from sandbox.telegram.values import Json

_MOST_SIDES = 10_000
_MOST_RATIO = 20
_PREVIEW_SIDE = 320


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the Bot API tells of a file; `path` is where it is fetched, below `/file/bot<token>/`."""

    id: str
    unique_id: str
    name: str
    mime_type: str
    size: int
    path: str

    def brief(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files, in memory or, given a directory, on disk."""

    def __init__(self, directory: Path | None, journal: Journal) -> None:
        self._directory = directory
        self._journal = journal
        self._files: dict[str, StoredFile] = {}
        self._by_path: dict[str, str] = {}
        self._bytes: dict[str, bytes] = {}

    def store(self, upload: Upload, folder: str) -> StoredFile:
        """Keep an uploaded file."""
        number = len(self._files) + 1
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        ending = PurePosixPath(name).suffix
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = StoredFile(
            id=secrets.token_urlsafe(36),
            unique_id=secrets.token_urlsafe(9),
            name=name,
            mime_type=guessed if upload.mime_type in {"", "application/octet-stream"} else upload.mime_type,
            size=len(upload.content),
            path=f"{folder}/file_{number}{ending if ending[1:].isalnum() else ''}",
        )
        if self._directory is None:
            self._bytes[file.id] = upload.content
        else:
            self._directory.mkdir(parents=True, exist_ok=True)
            (self._directory / file.id).write_bytes(upload.content)
        self.restore(file)
        self._journal.note("file", asdict(file))
        return file

    def restore(self, file: StoredFile) -> None:
        """Know a file whose bytes are there already."""
        self._files[file.id] = file
        self._by_path[file.path] = file.id

    def get(self, file_id: str) -> StoredFile:
        """The file of an identifier; raises 400 for an unknown one."""
        file = self._files.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return file

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile:
        """The file at a path of the download side; raises 404."""
        if path not in self._by_path:
            raise RefusedError(404, "Not Found")
        return self._files[self._by_path[path]]

    def content(self, file: StoredFile) -> bytes:
        if self._directory is None:
            return self._bytes[file.id]
        return (self._directory / file.id).read_bytes()

    def lines(self) -> Iterator[Line]:
        """The journal lines that rebuild this."""
        return (("file", asdict(file)) for file in self._files.values())


def document(files: Files, upload: Upload) -> Json:
    """The content of a message with a document."""
    return document_of(files.store(upload, "documents"))


def document_of(file: StoredFile) -> Json:
    return {"document": {"file_name": file.name, "mime_type": file.mime_type, **file.brief()}}


def photo(files: Files, upload: Upload, limits: Limits) -> Json:
    """The content of a message with a photo, in two sizes; raises 400 for what is no fit picture."""
    size = picture_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(upload.content) > limits.photo_bytes:
        raise bad_request("file is too big")
    width, height = size
    if not width or not height or width + height > _MOST_SIDES or max(size) > _MOST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    shrink = min(1.0, _PREVIEW_SIDE / max(size))
    preview = max(1, round(width * shrink)), max(1, round(height * shrink))
    shown = [preview, size] if preview != size else [size]
    return {"photo": [{**files.store(upload, "photos").brief(), "width": wide, "height": high} for wide, high in shown]}
