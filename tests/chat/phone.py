"""A person's phone in the sandbox: write, press what a button reads, and wait until something is to be seen.

Nothing here sleeps: waiting means asking the sandbox to answer as soon as the chat has changed.
"""

import io
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias, TypeVar

import aiohttp

from core.person import Platform

Json: TypeAlias = dict[str, Any]
PATIENCE = 5.0
T = TypeVar("T")


class NotSeen(AssertionError):
    """The chat did not come to show what was expected; the message ends with what it shows."""


class NotAllowed(AssertionError):
    """The sandbox would not let the person do that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as the person sees it."""

    facts: Json

    @property
    def id(self) -> int:
        return int(self.facts["id"])

    @property
    def text(self) -> str:
        return str(self.facts["text"])

    @property
    def html(self) -> str:
        return str(self.facts["html"])

    @property
    def edited(self) -> bool:
        return bool(self.facts["edited"])

    @property
    def from_bot(self) -> bool:
        return bool(self.facts["from_bot"])

    @property
    def reply_to(self) -> int | None:
        """The number of the message that it hangs on."""
        found = self.facts["reply_to"]
        return None if found is None else int(found)

    @property
    def files(self) -> list[Json]:
        return list(self.facts["files"])

    @property
    def buttons(self) -> list[list[str]]:
        """What the inline buttons read, row by row."""
        return [[button["text"] for button in row] for row in self.facts["buttons"]]

    def button(self, words: str) -> Json:
        """The button that reads `words`."""
        for row in self.facts["buttons"]:
            for button in row:
                if button["text"] == words:
                    return dict(button)
        raise NotAllowed(f"no button reads {words!r}, but {self.buttons}")


class Phone:
    """One person's Telegram. Begin with `async with Phone.of(url, "Anna") as anna`."""

    platform = Platform.TELEGRAM

    def __init__(self, url: str, person_id: int, http: aiohttp.ClientSession, *, patience: float) -> None:
        self.person_id = person_id
        self.patience = patience
        self.chat: Json = {"messages": [], "version": -1, "toast": None, "toasts": 0}
        self._url = url
        self._base = f"{url}/sandbox/people/{person_id}"
        self._http = http

    @classmethod
    async def of(
        cls,
        url: str,
        first_name: str,
        *,
        language_code: str = "en",
        username: str | None = None,
        person_id: int | None = None,
        patience: float = PATIENCE,
    ) -> Self:
        """The phone of somebody new in the sandbox at `url`; the id is the next free one unless it is given."""
        http = aiohttp.ClientSession()
        about: Json = {"first_name": first_name, "language_code": language_code}
        if username:
            about["username"] = username
        if person_id:
            about["id"] = person_id
        async with http.post(f"{url}/sandbox/people", json=about) as answer:
            person = await answer.json()
        return cls(url, person["id"], http, patience=patience)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self._http.close()

    # What the person does

    async def send(self, text: str, *, to: Shown | None = None) -> Shown:
        """Write a message, as a reply `to` another if that is given."""
        return Shown(await self._do("text", {"text": text} | ({"reply_to": to.id} if to else {})))

    async def edit(self, message: Shown, text: str) -> Shown:
        """Edit a message of one's own."""
        return Shown(await self._do("edit", {"message_id": message.id, "text": text}))

    async def fill(self, answers: Sequence[str], cancel: str = "Cancel") -> None:
        """Give the answers that one is asked for, each to its question; `cancel` stands on all of them."""
        for answer in answers:
            await self.sees_button(cancel)
            await self.send(answer)

    async def hand_in(self, *texts: str, send: str = "Send it", files: Mapping[str, bytes] | None = None) -> None:
        """Send what a pressed button asks for, and press the button that reads `send`."""
        for name, content in (files or {}).items():
            await self._taken(send, self.upload(name, content))
        for text in texts:
            await self._taken(send, self.send(text))
        await self.click(send)

    async def _taken(self, send: str, sending: Awaitable[object]) -> None:
        """Send something, and wait until what one is filling in shows it."""
        before = self._with_button(send)
        await sending

        def changed() -> Shown | None:
            now = self._with_button(send)
            return now if now and (before is None or now.facts != before.facts) else None

        await self._until(changed, f"another message with {send!r}")

    async def click(self, words: str, on: Shown | None = None) -> str:
        """Press the button that reads `words`, in the newest message that has it or on the given one.

        Waits for the bot's answer to the press and gives what its toast says. A link to the bot is opened,
        and an invoice behind a link is paid.
        """
        message = on or await self.sees_button(words)
        button = message.button(words)
        if button["does"] == "url":
            # An invoice opens over the chat.
            opens = self.pay_at if button["url"].startswith("https://t.me/$") else self.open
            await opens(button["url"])
            return ""
        said = {"text": words, "message_id": message.id, "wait": self.patience}
        outcome = await self._do("press", said)
        if not outcome["answered"]:
            raise NotSeen(f"the bot did not answer the press of {words!r}\n{self.screen()}")
        return str((outcome["toast"] or {}).get("text", ""))

    async def link(self, words: str) -> str:
        """The address behind a button that reads `words`."""
        return str((await self.sees_button(words)).button(words)["url"])

    async def press_raw(self, message_id: int, data: str, *, wait: float | None = None) -> Json:
        """Press with any data, as a changed client can."""
        said = {"message_id": message_id, "data": data, "wait": self.patience if wait is None else wait}
        return await self._do("press", said)

    async def tap(self, words: str) -> Shown:
        """Press a button of the reply keyboard."""
        return Shown(await self._do("keyboard", {"text": words}))

    async def upload(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        photo: bool = False,
        to: Shown | None = None,
        album: str = "",
    ) -> Shown:
        """Send a file, or a picture as a photo; a reply `to` a message, or with others in an `album`."""
        kind = "photo" if photo else "document"
        about = {"kind": kind, "caption": caption, "reply_to": str(to.id) if to else "", "album": album}
        form = aiohttp.FormData(about, quote_fields=False)
        form.add_field("file", io.BytesIO(content), filename=name, content_type="application/octet-stream")
        async with self._http.post(f"{self._base}/file", data=form) as answer:
            return Shown(await _read(answer))

    async def open(self, url: str) -> Shown:
        """Open a link to the bot, which sends /start with what the link carries."""
        return Shown(await self._do("open", {"url": url}))

    async def pay(self, invoice: Shown) -> str:
        """Pay an invoice and give the charge's id; raises `NotAllowed` with the bot's refusal."""
        return str((await self._do("pay", {"message_id": invoice.id}))["charge"])

    async def pay_at(self, url: str) -> str:
        """Pay behind a link and give the charge's id; raises `NotAllowed` with the bot's refusal."""
        return str((await self._do("pay", {"url": url}))["charge"])

    async def block(self) -> None:
        await self._do("block", {})

    async def unblock(self) -> None:
        await self._do("unblock", {})

    async def delete(self, message: Shown) -> None:
        await self._do("delete", {"message_id": message.id})

    async def clear(self) -> None:
        await self._do("clear", {})

    async def download(self, message: Shown, name: str = "") -> bytes:
        """The bytes of the file of a message that is called `name`, or of its first; there is never more than one."""
        assert name in {"", message.files[0]["name"]}
        async with self._http.get(f"{self._base}/files/{message.files[0]['id']}") as answer:
            return await answer.read()

    # What the person sees

    async def look(self) -> None:
        """Take in what the chat shows now."""
        await self._fetch(after=None, seconds=0)

    async def sees(self, words: str) -> Shown:
        """Wait until the bot shows a message with `words` in it, and give the newest such message."""
        return await self._until(lambda: self.find(words), f"a message with {words!r}")

    async def sees_button(self, words: str) -> Shown:
        """Wait until a message of the bot has a button that reads `words`, and give the newest."""
        return await self._until(lambda: self._with_button(words), f"a button {words!r}")

    async def sees_file(self, name: str) -> Shown:
        """Wait until the bot sends a file called `name`, and give the newest such message."""
        return await self._until(lambda: self._with_file(name), f"a file {name!r}")

    async def sees_no(self, words: str) -> None:
        """Wait until no message of the bot has `words` in it."""
        await self._until(lambda: True if self.find(words) is None else None, f"no message with {words!r}")

    async def sees_toast(self, words: str) -> Json:
        """Wait until the newest toast or alert has `words` in it."""
        return await self._until(lambda: self._toast_with(words), f"a toast with {words!r}")

    def find(self, words: str) -> Shown | None:
        """The newest message of the bot with `words` in it, as of the last look."""
        return next((message for message in reversed(self.from_bot) if words in message.text), None)

    @property
    def messages(self) -> list[Shown]:
        return [Shown(facts) for facts in self.chat["messages"]]

    @property
    def from_bot(self) -> list[Shown]:
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Shown:
        """The newest message of the bot, as of the last look."""
        return self.from_bot[-1]

    @property
    def card(self) -> Shown:
        """The oldest message of the bot that still has buttons: what came later are pings."""
        return next(message for message in self.from_bot if message.buttons)

    @property
    def toast(self) -> str:
        """What the newest toast or alert says, as of the last look."""
        return str((self.chat["toast"] or {}).get("text", ""))

    def buttons(self, message: Shown | None = None) -> list[str]:
        """What the buttons of a message read (of the newest one with any), row after row."""
        shown = message or next((m for m in reversed(self.from_bot) if m.buttons), None)
        return [words for row in (shown.buttons if shown else []) for words in row]

    def screen(self) -> str:
        """The chat as plain lines, for a failure to show."""
        lines = []
        for message in self.messages:
            who = "bot" if message.from_bot else "you"
            lines.append(f"[{message.id}] {who}: {message.text}")
            lines += ["    " + " | ".join(row) for row in message.buttons]
        return "\n".join(lines)

    async def log(self) -> list[Json]:
        """Every message ever posted, edited or deleted in this chat, in order."""
        async with self._http.get(f"{self._base}/log") as answer:
            return list(await answer.json())

    async def _until(self, seen: Callable[[], T | None], what: str) -> T:
        deadline = time.monotonic() + self.patience
        await self.look()
        while (found := seen()) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeen(f"{what} was not seen within {self.patience} s\n{self.screen()}")
            await self._fetch(after=self.chat["version"], seconds=left)
        return found

    async def _fetch(self, *, after: int | None, seconds: float) -> None:
        query = {} if after is None else {"after": str(after), "wait": str(seconds)}
        async with self._http.get(f"{self._base}/chat", params=query) as answer:
            self.chat = await _read(answer)

    async def _do(self, action: str, said: Json) -> Json:
        async with self._http.post(f"{self._base}/{action}", json=said) as answer:
            outcome = await _read(answer)
        await self.look()
        return outcome

    def _with_file(self, name: str) -> Shown | None:
        return next((m for m in reversed(self.from_bot) if name in [file["name"] for file in m.files]), None)

    def _with_button(self, words: str) -> Shown | None:
        return next((m for m in reversed(self.from_bot) if words in self.buttons(m)), None)

    def _toast_with(self, words: str) -> Json | None:
        return self.chat["toast"] if words in self.toast else None


async def _read(answer: aiohttp.ClientResponse) -> Json:
    facts: Json = await answer.json()
    if not answer.ok:
        raise NotAllowed(str(facts.get("error", answer.status)))
    return facts
