"""The body of one call: JSON, or a form with `payload_json` and `files[n]`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.discord.files import Upload
from sandbox.discord.refused import RefusedError, invalid_json, too_large
from sandbox.discord.values import Json

_FILE = re.compile(r"files\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Body:
    """What a call says. `said` is usually an object; a bulk overwrite says a list."""

    said: Any = field(default_factory=dict)
    files: Mapping[int, Upload] = field(default_factory=dict)

    @property
    def fields(self) -> Json:
        """The body as an object; raises 50109 for anything else."""
        if not isinstance(self.said, dict):
            raise invalid_json()
        return self.said

    def shown(self) -> Json:
        """The call for people to read: file contents left out."""
        told: Json = dict(self.said) if isinstance(self.said, dict) else {"items": self.said}
        files = {f"files[{number}]": f"{file.name} ({len(file.content)} bytes)" for number, file in self.files.items()}
        return told | files


async def read_body(request: web.BaseRequest, most_bytes: int) -> Body:
    """The body of a request; raises 40005 for one above `most_bytes`, 50109 for an unreadable one."""
    if (request.content_length or 0) > most_bytes:
        raise too_large()
    if request.content_type == "multipart/form-data":
        return await _form(request)
    raw = await request.read()
    if not raw:
        return Body()
    if request.content_type != "application/json":
        raise RefusedError(400, 50035, "Invalid Form Body", errors=_WRONG_TYPE)
    return Body(_json(raw))


async def _form(request: web.BaseRequest) -> Body:
    fields: Json = {}
    files: dict[int, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            matched = _FILE.fullmatch(name)
            number = int(matched[1]) if matched else len(files)
            files[number] = Upload(value.filename, value.file.read(), value.content_type)
        elif name == "payload_json":
            fields.update(_json(value if isinstance(value, bytes) else str(value)))
        else:
            fields[name] = str(value)
    return Body(fields, files)


def _json(raw: str | bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise invalid_json() from error


_WRONG_TYPE: Json = {
    "_errors": [
        {"code": "CONTENT_TYPE_INVALID", "message": 'Expected "Content-Type" header to be one of {"application/json"}.'}
    ]
}
