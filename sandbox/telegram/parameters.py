"""The parameters of one Bot API call, however they came: query string, form, JSON or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.telegram.refused import RefusedError, bad_request
from sandbox.telegram.values import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a call says; each reader gives the field as its type or raises what the Bot API answers."""

    fields: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """An integer; what is no number counts as 0, as in Telegram."""
        text = self.text(name).strip()
        if not text:
            return default
        try:
            return int(text)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:
        """The JSON value of a field, or None when it is missing; `what` names it in the error."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what} JSON object") from error

    def an_object(self, name: str, what: str) -> Json:
        """The JSON object of a field, empty when it is missing."""
        value = self.json(name, what)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value or {}

    def objects(self, name: str, what: str) -> list[Json]:
        """The JSON array of objects of a field, empty when it is missing."""
        value = self.json(name, what) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f"expected an Array of {what}")
        return value

    def required(self, name: str) -> str:
        text = self.text(name)
        if not text:
            raise bad_request(f'parameter "{name}" is required')
        return text

    def shown(self) -> Json:
        """The call for people to read: file contents left out."""
        files = {name: {"name": file.name, "size": len(file.content)} for name, file in self.files.items()}
        return {**self.fields, **files}


async def read_parameters(request: web.BaseRequest, most_bytes: int) -> Parameters:
    """The parameters of a request; raises 413 for a body above `most_bytes`, 400 for an unreadable one."""
    if (request.content_length or 0) > most_bytes:
        raise RefusedError(413, "Request Entity Too Large")
    fields: Json = dict(request.query) if request.query_string else {}
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, fields)
    body = await request.read()
    if kind == "application/json" and body:
        try:
            read = json.loads(body)
        except ValueError as error:
            raise bad_request("can't parse JSON body") from error
        if not isinstance(read, dict):
            raise bad_request("can't parse JSON body: Object expected")
        fields.update({name: value for name, value in read.items() if value is not None})
    elif kind == "application/x-www-form-urlencoded" and body:
        fields.update(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return Parameters(fields)


async def _multipart(request: web.BaseRequest, fields: Json) -> Parameters:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            fields[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Parameters(fields, files)
