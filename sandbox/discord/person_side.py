"""The side of Discord that people hold in their hands, as JSON over HTTP below `/sandbox/discord/`."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, TypeAlias

from aiohttp import web

from sandbox.discord import calling, phones, views, windows
from sandbox.discord.files import Upload
from sandbox.discord.interactions import Interaction
from sandbox.discord.phones import CannotDo
from sandbox.discord.values import Json, User
from sandbox.discord.world import Discord, NobodyThere

LONGEST_WAIT = 60.0
MOST_SHOWN = "300"

Action: TypeAlias = Callable[[int, "Said"], Awaitable[Json]]


class NotUnderstood(ValueError):
    """The request says something that the person side does not know."""


class Said:
    """What a person's act carries: fields, and files by the names of their form fields."""

    def __init__(self, fields: Json, files: dict[str, list[Upload]]) -> None:
        self.fields = fields
        self.files = files

    def text(self, name: str) -> str:
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise NotUnderstood(f"{name} must be a string")
        return value

    def number(self, name: str) -> int | None:
        """A snowflake; JSON of a page carries them as strings."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        return number(str(value))

    def needed(self, name: str) -> int:
        found = self.number(name)
        if found is None:
            raise NotUnderstood(f"{name} is missing")
        return found

    @property
    def wait(self) -> float:
        """How long to wait for the bot's answer, in seconds."""
        return min(float(self.fields.get("wait", 0)), LONGEST_WAIT)


class PersonSide:
    """Everything that a page or a test does as a person."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._actions: dict[str, Action] = {
            "write": self._write,
            "edit": self._edit,
            "delete": self._delete,
            "command": self._command,
            "complete": self._complete,
            "menu": self._menu,
            "press": self._press,
            "choose": self._choose,
            "submit": self._submit,
            "dismiss": self._dismiss,
            "close": self._close,
            "reopen": self._reopen,
        }

    async def answer(self, request: web.BaseRequest, path: list[str]) -> web.StreamResponse:
        """Answer a request; raises `NobodyThere`, `NotUnderstood` and `CannotDo`."""
        match request.method, path:
            case "GET", ["people"]:
                return web.json_response([_about(user) for user in self._discord.people.values()])
            case "POST", ["people"]:
                return web.json_response(_about(self._add((await read_said(request)).fields)))
            case "POST", ["people", person, action] if action in self._actions:
                said = await read_said(request)
                return web.json_response(await self._actions[action](number(person), said))
            case "GET", ["people", person, "screen"]:
                return await self._screen(request, number(person))
            case "GET", ["people", person, what]:
                return web.json_response(self._told(request, number(person), what))
            case _:
                raise NobodyThere("there is nothing at this address")

    def _add(self, said: Json) -> User:
        if not said.get("name") or set(said) - {"name", "username", "locale", "id", "guild"}:
            raise NotUnderstood("a person has a name, and may have username, locale, id and guild")
        number_of = {name: int(said[name]) if said.get(name) is not None else None for name in ("id", "guild")}
        return self._discord.add_person(
            said["name"],
            username=said.get("username") or "",
            locale=said.get("locale") or "en-US",
            person_id=number_of["id"],
            guild=number_of["guild"],
        )

    async def _screen(self, request: web.BaseRequest, person: int) -> web.Response:
        self._discord.person(person)
        after, wait = request.query.get("after"), float(request.query.get("wait", "0"))
        if after is not None:
            await self._discord.bells[person].wait(number(after), min(wait, LONGEST_WAIT))
        last = number(request.query.get("last", MOST_SHOWN))
        return web.json_response(views.screen(self._discord, person, last))

    def _told(self, request: web.BaseRequest, person: int, what: str) -> Any:
        discord = self._discord
        discord.person(person)
        if what == "commands":
            channel = request.query.get("channel")
            seen = phones.place(discord, person, number(channel) if channel else None)
            return views.commands(discord, person, seen)
        if what == "log":
            return [
                {"event": entry.event, "at": entry.at, "message": views.message(discord, person, entry.message)}
                for entry in discord.log
                if self._saw(person, entry.message.channel) and discord.sees(person, entry.message)
            ]
        raise NobodyThere("there is nothing at this address")

    def _saw(self, person: int, channel_id: int) -> bool:
        channel = self._discord.channels.get(channel_id)
        return channel is not None and bool(self._discord.may(person, channel))

    # What people do

    async def _write(self, person: int, said: Said) -> Json:
        uploads = [upload for uploads in said.files.values() for upload in uploads]
        message = phones.write(
            self._discord,
            person,
            said.text("text"),
            channel_id=said.number("channel"),
            reply_to=said.number("reply_to"),
            uploads=uploads,
        )
        return views.message(self._discord, person, message)

    async def _edit(self, person: int, said: Said) -> Json:
        message = phones.rewrite(self._discord, person, said.needed("message"), said.text("text"))
        return views.message(self._discord, person, message)

    async def _delete(self, person: int, said: Said) -> Json:
        phones.erase(self._discord, person, said.needed("message"))
        return {}

    async def _command(self, person: int, said: Said) -> Json:
        made = self._called(person, said)
        return await self._outcome(made, said)

    async def _complete(self, person: int, said: Said) -> Json:
        made = self._called(person, said, focused=said.text("focused"))
        return await self._outcome(made, said)

    def _called(self, person: int, said: Said, focused: str = "") -> Interaction:
        files = {name: uploads[0] for name, uploads in said.files.items()}
        options = said.fields.get("options") or {}
        return calling.slash(
            self._discord,
            person,
            said.text("command"),
            options | {name: name for name in files},
            channel_id=said.number("channel"),
            files=files,
            focused=focused,
        )

    async def _menu(self, person: int, said: Said) -> Json:
        if target := said.number("user"):
            made = calling.on_user(self._discord, person, said.text("command"), target, said.needed("channel"))
        else:
            made = calling.on_message(self._discord, person, said.text("command"), said.needed("message"))
        return await self._outcome(made, said)

    async def _press(self, person: int, said: Said) -> Json:
        """By `text` (in `message` or the newest message with it), by `component`, or raw `custom_id`."""
        discord, message_id = self._discord, said.number("message")
        if "custom_id" in said.fields:
            made = phones.press_by_id(discord, person, said.needed("message"), said.text("custom_id"))
        elif component := said.number("component"):
            _, message = phones.message_of(discord, person, said.needed("message"))
            made = phones.press(discord, person, message, phones.component_of(message, component))
        else:
            message, button = phones.find_button(discord, person, said.text("text"), message_id)
            made = phones.press(discord, person, message, button)
        return await self._outcome(made, said)

    async def _choose(self, person: int, said: Said) -> Json:
        """By `text` of one option, or `component` and the list of `texts`; `values` name people and roles."""
        discord, message_id = self._discord, said.number("message")
        if "text" in said.fields:
            message, select, value = phones.find_option(discord, person, said.text("text"), message_id)
            values = [value]
        else:
            _, message = phones.message_of(discord, person, said.needed("message"))
            select = phones.component_of(message, said.needed("component"))
            named = set(said.fields.get("texts", []))
            options = select.get("options", [])
            values = [option["value"] for option in options if phones.label(option) in named]
            values = values or [str(value) for value in said.fields.get("values", [])]
        return await self._outcome(phones.choose(discord, person, message, select, values), said)

    async def _submit(self, person: int, said: Said) -> Json:
        made = windows.submit(self._discord, person, said.fields.get("fields") or {}, said.files)
        return await self._outcome(made, said)

    async def _dismiss(self, person: int, _said: Said) -> Json:
        windows.close(self._discord, person)
        return {}

    async def _close(self, person: int, _said: Said) -> Json:
        phones.close_dms(self._discord, person)
        return {}

    async def _reopen(self, person: int, _said: Said) -> Json:
        phones.open_dms(self._discord, person)
        return {}

    async def _outcome(self, made: Interaction, said: Said) -> Json:
        wait = min(said.wait, self._discord.limits.answer_seconds)
        if wait > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await made.answered.wait()
        return views.outcome(self._discord, made)


async def read_said(request: web.BaseRequest) -> Said:
    """What a request carries: JSON, or a form with `said` as JSON and files. Raises `NotUnderstood`."""
    files: dict[str, list[Upload]] = {}
    raw: str | bytes = b""
    if request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files.setdefault(name, []).append(Upload(value.filename, value.file.read(), value.content_type))
            elif name == "said":
                raw = str(value)
    else:
        raw = await request.read()
    try:
        fields = json.loads(raw) if raw else {}
    except ValueError as error:
        raise NotUnderstood("the body is not JSON") from error
    if not isinstance(fields, dict):
        raise NotUnderstood("the body must be a JSON object")
    return Said(fields, files)


def number(text: str) -> int:
    """An integer; raises `NotUnderstood`."""
    try:
        return int(text)
    except ValueError as error:
        raise NotUnderstood(f"{text!r} is no number") from error


def refusals() -> tuple[type[Exception], ...]:
    """What a person side refuses with, and answers as 404, 400 and 409."""
    return NobodyThere, NotUnderstood, CannotDo


def _about(user: User) -> Json:
    facts = asdict(user)
    return facts | {"id": str(user.id)}
