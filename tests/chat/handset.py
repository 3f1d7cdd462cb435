"""What a story needs of somebody's phone, on whatever platform it is."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from core.person import Platform
from tests.chat.phone import Json, Shown


class Handset(Protocol):
    """One person's phone."""

    person_id: int
    patience: float

    @property
    def platform(self) -> Platform: ...

    # What the person does

    async def send(self, text: str, *, to: Shown | None = None) -> Any:
        """Write a message or a command, as a reply `to` another message if that is given."""

    async def edit(self, message: Shown, text: str) -> Any:
        """Edit a message of one's own."""

    async def fill(self, answers: Sequence[str], cancel: str = "Cancel") -> None:
        """Give the answers that one is asked for; `cancel` stands on each question."""

    async def hand_in(self, *texts: str, send: str = "Send it", files: Mapping[str, bytes] | None = None) -> None:
        """Fill in what a pressed button asks for and hand it in by the button that reads `send`, if there is one."""

    async def click(self, words: str, on: Shown | None = None) -> str:
        """Press the button that reads `words`; gives what passes over the chat."""
        ...

    async def link(self, words: str) -> str:
        """The address behind what reads `words`: a button, or words that are one."""
        ...

    async def press_raw(self, message_id: int, data: str, *, wait: float | None = None) -> Json:
        """Press with any data, as a changed client can."""
        ...

    async def upload(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        photo: bool = False,
        to: Shown | None = None,
        album: str = "",
    ) -> Any:
        """Send a file; a reply `to` a message, or with others in an `album`, where there is such a thing."""

    async def open(self, url: str) -> Any:
        """Open a link to a service."""

    async def block(self) -> None:
        """Let the bot write no more."""

    async def unblock(self) -> None:
        """Let it write again."""

    async def delete(self, message: Shown) -> None:
        """Take a message away."""

    async def download(self, message: Shown, name: str = "") -> bytes:
        """The bytes of the file of a message that is called `name`, or of its first."""
        ...

    # What the person sees

    async def look(self) -> None: ...

    async def sees(self, words: str) -> Shown: ...

    async def sees_button(self, words: str) -> Shown: ...

    async def sees_file(self, name: str) -> Shown: ...

    async def sees_no(self, words: str) -> None: ...

    async def sees_toast(self, words: str) -> Json: ...

    def find(self, words: str) -> Shown | None: ...

    def buttons(self, message: Shown | None = None) -> list[str]: ...

    def screen(self) -> str: ...

    async def log(self) -> list[Json]: ...

    @property
    def messages(self) -> list[Shown]: ...

    @property
    def from_bot(self) -> list[Shown]: ...

    @property
    def last(self) -> Shown: ...

    @property
    def card(self) -> Shown: ...

    @property
    def toast(self) -> str: ...
