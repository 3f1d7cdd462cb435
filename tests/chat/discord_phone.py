"""A person's Discord in the sandbox, held like a phone of Telegram: the same story is told with either.

What is written goes to the private conversation with the bot. A command that Discord does not know is only words.
"""

import io
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Self, TypeVar

import aiohttp

from core.person import Platform
from tests.chat.phone import PATIENCE, Json, NotAllowed, NotSeen, Shown

T = TypeVar("T")
# A sign that is meant as it is, an address, or what only says how something looks.
_MARKUP = re.compile(r"\\(.)|<(https?://[^>]*)>|\*+|`+|__|~~|\|\||\u200b", re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)+)\]\((https?://[^)\s]+)\)")
_TEXT_INPUT, _FILE_UPLOAD = 4, 19
_LOCALES = {"en": "en-US"}


class DiscordPhone:
    """One person's Discord. Begin with `async with DiscordPhone.of(url, "Anna") as anna`."""

    platform = Platform.DISCORD

    def __init__(self, url: str, person_id: int, http: aiohttp.ClientSession, *, patience: float) -> None:
        self.person_id = person_id
        self.patience = patience
        self.seen: Json = {"places": [], "version": -1, "modal": None}
        self._url = url
        self._base = f"{url}/sandbox/discord/people/{person_id}"
        self._http = http

    @classmethod
    async def of(cls, url: str, name: str, *, language_code: str = "en", patience: float = PATIENCE) -> Self:
        """The phone of somebody new in the sandbox at `url`, who joins its guild."""
        http = aiohttp.ClientSession()
        about = {"name": name, "locale": _LOCALES.get(language_code, language_code)}
        async with http.post(f"{url}/sandbox/discord/people", json=about) as answer:
            person = await answer.json()
        return cls(url, int(person["id"]), http, patience=patience)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self._http.close()

    # What the person does

    async def send(self, text: str, *, to: Shown | None = None) -> None:
        """Call a command, or write to the bot; a window takes it in. A reply stands where `to` does."""
        if to:
            said = {"text": text, "reply_to": str(to.id), "channel": to.facts["channel"]}
            await self._do("write", said)
        elif text.startswith("/") and (called := await self._command(text)):
            await self._do("command", {**called, "wait": self.patience})
        elif self.window and not text.startswith("/"):
            await self.fill([text])
        else:
            await self._do("write", {"text": text})

    async def edit(self, message: Shown, text: str) -> None:
        """Edit a message of one's own."""
        await self._do("edit", {"message": str(message.id), "text": text})

    async def fill(self, answers: Sequence[str], cancel: str = "Cancel") -> None:
        """Give these answers, all at once in a window if one is open, else one after another."""
        left = list(answers)
        await self.look()
        while left and self.window:
            fields = [line["label"] for line in self.window["lines"] if line["type"] == _TEXT_INPUT]
            said, left = dict(zip(fields, left, strict=False)), left[len(fields) :]
            await self._submit(said)
        for answer in left:
            await self.sees_button(cancel)
            await self._do("write", {"text": answer})

    async def hand_in(self, *texts: str, send: str = "Send it", files: Mapping[str, bytes] | None = None) -> None:
        """Fill in what a pressed button asks for and hand it in; `send` is what the button of that reads elsewhere."""
        await self.look()
        if self.window:
            fields = [line["label"] for line in self.window["lines"] if line["type"] == _TEXT_INPUT]
            await self._submit(dict(zip(fields, texts, strict=False)), files)
            return
        for name, content in (files or {}).items():
            await self.upload(name, content)
        for text in texts:
            await self._do("write", {"text": text})
        await self.click(send)

    async def click(self, words: str, on: Shown | None = None) -> str:
        """Press the button that reads `words`, or choose that option; gives what only this person is told of it."""
        message = on or await self.sees_button(words)
        before = len(self._toasts)
        said: Json = {"text": words, "message": str(message.id), "wait": self.patience}
        if words in [option["text"] for select in message.facts["selects"] for option in select["options"]]:
            outcome = await self._do("choose", said)
        else:
            button = message.button(words)
            if button["does"] == "url":
                await self.open(button["url"])
                return ""
            outcome = await self._do("press", said)
        if not outcome["answered"]:
            raise NotSeen(f"the bot did not answer the press of {words!r}\n{self.screen()}")
        return self.toast if len(self._toasts) > before else ""

    async def link(self, words: str) -> str:
        """The address behind a button that reads `words`, or behind words that are a link."""
        return await self._until(lambda: self._address(words), f"a link {words!r}")

    def _address(self, words: str) -> str | None:
        for message in reversed(self.from_bot):
            if words in message.facts["links"]:
                return str(message.facts["links"][words])
            if words in self.buttons(message):
                return str(message.button(words)["url"])
        return None

    async def press_raw(self, message_id: int, data: str, *, wait: float | None = None) -> Json:
        """Press with any data, as a changed client can. Without `wait`, waits for what one is told of it."""
        seconds = self.patience if wait is None else wait
        said = {"message": str(message_id), "custom_id": data, "wait": seconds}
        async with self._http.post(f"{self._base}/press", json=said) as answer:
            outcome = await _read(answer)
        if wait is not None:
            return outcome
        told = await self._until(lambda: self._told_by(outcome["id"]), "an answer to the press")
        return outcome | {"toast": {"text": told.text}}

    async def upload(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        photo: bool = False,
        to: Shown | None = None,
        album: str = "",
    ) -> None:
        """Send a file; into the window if one is open."""
        del photo, album  # a picture is a file like any other here, and several files are one message
        if self.window:
            await self._submit({}, {name: content})
            return
        answered = {"reply_to": str(to.id), "channel": to.facts["channel"]} if to else {}
        await self._send("write", {"text": caption, **answered}, {"file": [(name, content)]})

    async def open(self, url: str) -> None:
        """Open a service as one can here: by the command that takes a link to it, or words of its title."""
        said: Json = {"command": "open", "options": {"service": url}, "wait": self.patience}
        if not url.startswith("http"):
            offered = await self._do("complete", said | {"focused": "service"})
            said["options"] = {"service": offered["choices"][0]}
        await self._do("command", said)

    async def block(self) -> None:
        """Take no private messages any more."""
        await self._do("close", {})

    async def unblock(self) -> None:
        """Take private messages again, and come back to the bot, which else does not hear of it."""
        await self._do("reopen", {})
        await self.send("/orders")

    async def delete(self, message: Shown) -> None:
        """Somebody takes a message away."""
        async with self._http.post(f"{self._url}/sandbox/discord/messages/delete", json={"message": str(message.id)}):
            await self.look()

    async def download(self, message: Shown, name: str = "") -> bytes:
        """The bytes of the file of a message that is called `name`, or of its first."""
        file = next(each for each in message.files if name in {"", each["name"]})
        async with self._http.get(file["url"]) as answer:
            return await answer.read()

    # What the person sees

    async def look(self) -> None:
        """Take in what there is to see now."""
        await self._fetch(after=None, seconds=0)

    async def sees(self, words: str) -> Shown:
        """Wait until the bot shows a message with `words` in it, and give the newest such message."""
        return await self._until(lambda: self.find(words), f"a message with {words!r}")

    async def sees_button(self, words: str) -> Shown:
        """Wait until a message of the bot has a button or option that reads `words`, and give the newest."""
        return await self._until(lambda: self._with_button(words), f"a button {words!r}")

    async def sees_file(self, name: str) -> Shown:
        """Wait until the bot sends a file called `name`, and give the newest such message."""
        return await self._until(lambda: self._with_file(name), f"a file {name!r}")

    async def sees_no(self, words: str) -> None:
        """Wait until no message of the bot has `words` in it."""
        await self._until(lambda: True if self.find(words) is None else None, f"no message with {words!r}")

    async def sees_toast(self, words: str) -> Json:
        """Wait until the newest answer for this person alone has `words` in it."""
        return await self._until(lambda: {"text": self.toast} if words in self.toast else None, f"an answer {words!r}")

    def find(self, words: str) -> Shown | None:
        """The newest message of the bot with `words` in it, as of the last look."""
        return next((message for message in reversed(self.from_bot) if words in message.text), None)

    @property
    def messages(self) -> list[Shown]:
        """All messages of all places, oldest first."""
        found = [Shown(_held(facts)) for place in self.seen["places"] for facts in place["messages"]]
        return sorted(found, key=lambda message: message.id)

    @property
    def from_bot(self) -> list[Shown]:
        return [each for each in self.messages if each.from_bot and not each.facts["system"]]

    @property
    def last(self) -> Shown:
        """The newest message of the bot, as of the last look."""
        return self.from_bot[-1]

    @property
    def card(self) -> Shown:
        """The oldest message of the bot that stays and still has buttons: what came later are pings."""
        return next(each for each in self.from_bot if each.buttons and not each.facts["ephemeral"])

    @property
    def toast(self) -> str:
        """What the newest answer for this person alone says, as of the last look."""
        return self._toasts[-1].text if self._toasts else ""

    @property
    def window(self) -> Json | None:
        """The window that is open, as of the last look."""
        found: Json | None = self.seen["modal"]
        return found

    def buttons(self, message: Shown | None = None) -> list[str]:
        """What the buttons and options of a message read (of the newest one with any), row after row."""
        shown = message or next((each for each in reversed(self.from_bot) if each.buttons), None)
        if shown is None:
            return []
        options = [option["text"] for select in shown.facts["selects"] for option in select["options"]]
        return [words for row in shown.buttons for words in row] + options

    def screen(self) -> str:
        """All there is to see as plain lines, for a failure to show."""
        lines = []
        for message in self.messages:
            who = "bot" if message.from_bot else "you" if message.facts["mine"] else message.facts["author"]
            alone = " (only you)" if message.facts["ephemeral"] else ""
            lines.append(f"[{message.id} in {message.facts['channel']}] {who}{alone}: {message.text}")
            lines += [f"    {', '.join(file['name'] for file in message.files)}"] if message.files else []
            lines += ["    " + " | ".join(row) for row in message.buttons]
        if self.window:
            lines.append(f"window: {self.window['title']}: {[line.get('label') for line in self.window['lines']]}")
        return "\n".join(lines)

    async def log(self) -> list[Json]:
        """Every message ever posted, edited or deleted where this person sees it, in order."""
        async with self._http.get(f"{self._base}/log") as answer:
            return [entry | {"message": _held(entry["message"])} for entry in await answer.json()]

    @property
    def _toasts(self) -> list[Shown]:
        return [message for message in self.from_bot if message.facts["ephemeral"]]

    async def _submit(self, fields: Json, files: Mapping[str, bytes] | None = None) -> None:
        held: dict[str, list[tuple[str, bytes]]] = {}
        if files and self.window:
            place = next(line["label"] for line in self.window["lines"] if line["type"] == _FILE_UPLOAD)
            held[place] = list(files.items())
        outcome = await self._send("submit", {"fields": fields, "wait": self.patience}, held)
        if not outcome["answered"]:
            raise NotSeen(f"the bot did not take what the window was filled in with\n{self.screen()}")

    async def _command(self, line: str) -> Json | None:
        """A typed command as Discord calls it, or None when there is none of that name."""
        name, *words = line.removeprefix("/").split()
        async with self._http.get(f"{self._base}/commands") as answer:
            known = {each["name"]: each for each in await answer.json() if each["type"] == 1}
        if name not in known:
            return None
        options = [option["name"] for option in known[name]["options"] or []]
        return {"command": name, "options": dict(zip(options, words, strict=False))}

    async def _until(self, seen: Callable[[], T | None], what: str) -> T:
        deadline = time.monotonic() + self.patience
        await self.look()
        while (found := seen()) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeen(f"{what} was not seen within {self.patience} s\n{self.screen()}")
            await self._fetch(after=self.seen["version"], seconds=left)
        return found

    async def _fetch(self, *, after: int | None, seconds: float) -> None:
        query = {} if after is None else {"after": str(after), "wait": str(seconds)}
        async with self._http.get(f"{self._base}/screen", params=query) as answer:
            self.seen = await _read(answer)

    async def _do(self, action: str, said: Json) -> Json:
        async with self._http.post(f"{self._base}/{action}", json=said) as answer:
            outcome = await _read(answer)
        await self.look()
        return outcome

    async def _send(self, action: str, said: Json, files: Mapping[str, Sequence[tuple[str, bytes]]]) -> Json:
        if not files:
            return await self._do(action, said)
        form = aiohttp.FormData({"said": json.dumps(said)}, quote_fields=False)
        for field, held in files.items():
            for name, content in held:
                form.add_field(field, io.BytesIO(content), filename=name, content_type="application/octet-stream")
        async with self._http.post(f"{self._base}/{action}", data=form) as answer:
            outcome = await _read(answer)
        await self.look()
        return outcome

    def _told_by(self, interaction: str) -> Shown | None:
        return next((message for message in self._toasts if message.facts["answers"] == interaction), None)

    def _with_file(self, name: str) -> Shown | None:
        return next((m for m in reversed(self.from_bot) if name in [file["name"] for file in m.files]), None)

    def _with_button(self, words: str) -> Shown | None:
        return next((m for m in reversed(self.from_bot) if words in self.buttons(m)), None)


def plain(text: str) -> str:
    """What one reads of Discord's markdown."""
    return _MARKUP.sub(lambda found: found[1] or found[2] or "", _LINK.sub(r"\1", text))


def _held(facts: Json) -> Json:
    reply_to = int(facts["reply_to"]) if facts["reply_to"] else None
    links = {plain(found[1]): found[2] for found in _LINK.finditer(facts["text"])}
    return facts | {"text": plain(facts["text"]), "links": links, "reply_to": reply_to}


async def _read(answer: aiohttp.ClientResponse) -> Json:
    facts: Json = await answer.json()
    if not answer.ok:
        raise NotAllowed(str(facts.get("error", answer.status)))
    return facts
