"""The side of Telegram that people hold in their hands, as JSON over HTTP below `/sandbox/`."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, TypeAlias
from urllib.parse import quote

from aiohttp import web

from sandbox.telegram import phones
from sandbox.telegram.controls import LONGEST_WAIT, Controls, NotUnderstood, number, read_json
from sandbox.telegram.faults import WrongFault
from sandbox.telegram.images import picture_type
from sandbox.telegram.parameters import Upload
from sandbox.telegram.payments import CheckoutFailed
from sandbox.telegram.phones import CannotDo
from sandbox.telegram.queries import Query
from sandbox.telegram.rooms import NobodyThere
from sandbox.telegram.values import Json
from sandbox.telegram.views import chat_view, message_view, toast_view
from sandbox.telegram.world import Telegram

MOST_SHOWN = "500"

Action: TypeAlias = Callable[[int, Json], Awaitable[Json]]


class PersonSide:
    """Everything that a page or a test does as a person, or to Telegram itself."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._controls = Controls(telegram)
        self._actions: dict[str, Action] = {
            "text": self._text,
            "edit": self._edit,
            "press": self._press,
            "keyboard": self._keyboard,
            "open": self._open,
            "pay": self._pay,
            "block": self._block,
            "unblock": self._unblock,
            "delete": self._delete,
            "clear": self._clear,
        }

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request below `/sandbox/`; 400, 404 and 409 come with an `error` that says why."""
        path = request.path.removeprefix("/sandbox/").strip("/").split("/")
        try:
            return await self._route(request, path)
        except NobodyThere as error:
            return web.json_response({"error": str(error)}, status=404)
        except (NotUnderstood, WrongFault) as error:
            return web.json_response({"error": str(error)}, status=400)
        except (CannotDo, CheckoutFailed) as error:
            return web.json_response({"error": str(error)}, status=409)

    async def _route(self, request: web.BaseRequest, path: list[str]) -> web.StreamResponse:
        match request.method, path:
            case "POST", ["people", person, "file"]:
                return web.json_response(await self._file(request, number(person)))
            case "POST", ["people", person, action] if action in self._actions:
                said = await read_json(request)
                return web.json_response(await self._actions[action](number(person), said))
            case "GET", ["people", person, "chat"]:
                return await self._chat(request, number(person))
            case "GET", ["people", person, "files", file_id]:
                return self._download(number(person), file_id)
            case "GET", ["people", person, what]:
                return web.json_response(self._told_of(number(person), what))
            case _, ["people"]:
                return web.json_response(await self._people(request))
            case _, [what]:
                return await self._controls.answer(request, what)
            case _:
                raise NobodyThere("there is nothing at this address")

    # People

    async def _people(self, request: web.BaseRequest) -> Any:
        if request.method == "GET":
            return [asdict(person) for person in self._telegram.people.values()]
        said = await read_json(request)
        known = {"first_name", "username", "language_code", "id"}
        if not said.get("first_name") or set(said) - known:
            raise NotUnderstood("a person has first_name, and may have username, language_code and id")
        return asdict(self._telegram.add_person(said.pop("first_name"), person_id=said.pop("id", None), **said))

    async def _chat(self, request: web.BaseRequest, person_id: int) -> web.StreamResponse:
        room = self._telegram.room(person_id)
        after, wait = request.query.get("after"), request.query.get("wait", "0")
        if after is not None:
            await room.bell.wait(number(after), min(_seconds(wait), LONGEST_WAIT))
        return web.json_response(chat_view(self._telegram, room, number(request.query.get("last", MOST_SHOWN))))

    def _told_of(self, person_id: int, what: str) -> Any:
        person, room = self._telegram.person(person_id), self._telegram.room(person_id)
        match what:
            case "commands":
                return self._telegram.profile.commands_for(person_id, person.language_code or "")
            case "log":
                return [
                    {
                        "event": entry.event,
                        "at": entry.at,
                        "message": message_view(self._telegram, entry.message),
                    }
                    for entry in room.log
                ]
            case _:
                raise NobodyThere("there is nothing at this address")

    def _download(self, person_id: int, file_id: str) -> web.Response:
        self._telegram.person(person_id)
        file = self._telegram.files.find(file_id)
        if file is None:
            raise NobodyThere("there is no such file")
        content = self._telegram.files.content(file)
        # A file from a chat must never run as a page of this address.
        kind = picture_type(content)
        how = "inline" if kind.startswith("image/") else "attachment"
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name)}",
        }
        return web.Response(body=content, content_type=kind, headers=headers)

    # What people do

    async def _text(self, person_id: int, said: Json) -> Json:
        text = said.get("text", "")
        if not isinstance(text, str):
            raise NotUnderstood("text must be a string")
        chat_id, reply_to = _whole(said, "chat_id"), _whole(said, "reply_to")
        message = phones.write(self._telegram, person_id, text, chat_id=chat_id, reply_to=reply_to)
        return message_view(self._telegram, message)

    async def _edit(self, person_id: int, said: Json) -> Json:
        message = phones.rewrite(self._telegram, person_id, _whole(said, "message_id") or 0, str(said.get("text", "")))
        return message_view(self._telegram, message)

    async def _file(self, request: web.BaseRequest, person_id: int) -> Json:
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            raise NotUnderstood("the form has no file")
        upload = Upload(file.filename, file.file.read(), file.content_type)
        as_photo = form.get("kind") == "photo"
        caption, answered, album = (str(form.get(name, "")) for name in ("caption", "reply_to", "album"))
        reply_to = number(answered) if answered else None
        message = phones.attach(
            self._telegram, person_id, upload, as_photo=as_photo, caption=caption, reply_to=reply_to, album=album
        )
        return message_view(self._telegram, message)

    async def _press(self, person_id: int, said: Json) -> Json:
        """By `text` (in `message_id` or the newest message with it), `row` and `column`, or raw `data`."""
        query = self._pressed(person_id, said)
        wait = min(_seconds(said.get("wait", 0)), LONGEST_WAIT)
        if wait > 0:
            await _wait_for(query, wait)
        toast = toast_view(query.toast) if query.toast else None
        return {"answered": query.toast is not None, "toast": toast}

    def _pressed(self, person_id: int, said: Json) -> Query:
        chat_id, message_id = _whole(said, "chat_id") or person_id, _whole(said, "message_id")
        if "data" in said:
            return phones.forge(self._telegram, person_id, message_id or 0, str(said["data"]), chat_id)
        if "text" in said:
            message, button = phones.find_button(self._telegram, chat_id, str(said["text"]), message_id)
            return phones.press(self._telegram, person_id, message, button)
        message = phones.message_in(self._telegram.room(chat_id), message_id or 0)
        button = phones.button_at(message, _whole(said, "row") or 0, _whole(said, "column") or 0)
        return phones.press(self._telegram, person_id, message, button)

    async def _keyboard(self, person_id: int, said: Json) -> Json:
        message = phones.tap(self._telegram, person_id, str(said.get("text", "")))
        return message_view(self._telegram, message)

    async def _open(self, person_id: int, said: Json) -> Json:
        return message_view(self._telegram, phones.open_link(self._telegram, person_id, str(said.get("url", ""))))

    async def _pay(self, person_id: int, said: Json) -> Json:
        message_id, url = _whole(said, "message_id"), str(said.get("url", ""))
        charge = await phones.pay(self._telegram, person_id, message_id=message_id, url=url)
        return {"charge": charge.id}

    async def _block(self, person_id: int, _said: Json) -> Json:
        phones.block(self._telegram, person_id)
        return {}

    async def _unblock(self, person_id: int, _said: Json) -> Json:
        phones.unblock(self._telegram, person_id)
        return {}

    async def _delete(self, person_id: int, said: Json) -> Json:
        phones.erase(self._telegram, person_id, _whole(said, "message_id") or 0)
        return {}

    async def _clear(self, person_id: int, _said: Json) -> Json:
        phones.clear(self._telegram, person_id)
        return {}


async def _wait_for(query: Query, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await query.answered.wait()


def _whole(said: Json, name: str) -> int | None:
    value = said.get(name)
    if value is not None and not isinstance(value, int):
        raise NotUnderstood(f"{name} must be a whole number")
    return value


def _seconds(value: object) -> float:
    try:
        return float(str(value))
    except ValueError as error:
        raise NotUnderstood(f"{value!r} is no number of seconds") from error
