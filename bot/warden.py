"""What a platform alone can say about a server or a group: who runs it, and what there is in it. It is asked anew each
time, because rights are given and taken there and not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.person import Account


class CannotTell(Exception):
    """The bot is not in that place any more, or the platform does not answer."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom a platform or a message names: the account, and what they are called."""

    account: Account
    name: str


@dataclass(frozen=True, slots=True)
class Room:
    """A channel or a role of a server, by its number there."""

    number: int
    name: str


class Warden(Protocol):
    """One platform's. `place` is its number of a server or a group. Every method raises `CannotTell`."""

    async def runs(self, place: int, address: int) -> bool:
        """Whether the account with this number may set things up there."""
        ...

    async def name(self, place: int) -> str: ...

    async def leaders(self, place: int) -> Sequence[Somebody]:
        """Who runs it, as far as the platform says."""
        ...

    async def channels(self, place: int) -> Sequence[Room]:
        """Where private threads can be opened."""
        ...

    async def roles_of(self, place: int, address: int) -> frozenset[int]:
        """Those that the account with this number has now; none of whoever is not there any more."""
        ...

    async def roles(self, place: int) -> Sequence[Room]:
        """Roles that can be given to people there."""
        ...
