"""A person and the accounts by which platforms know them."""

from dataclasses import dataclass
from enum import StrEnum

from core.day import Digest, QuietHours
from core.matter import Matter
from core.order import PersonId


class Platform(StrEnum):
    TELEGRAM = "telegram"
    DISCORD = "discord"


@dataclass(frozen=True, slots=True)
class Account:
    """Who somebody is on one platform; `address` is the platform's own number for them."""

    platform: Platform
    address: int


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is what others see: that of the first account. `accounts` stand in the order in which they were linked.
    `timezone` is None until they said it; then the community's is used. What is `muted` they are not told of on that
    platform; cards they get all the same. `direct`: their orders come to their direct messages, where they could have
    a place in a community's server. `quiet_hours` and `digest` are None until they want them.
    """

    id: PersonId
    name: str
    language: str
    timezone: str | None = None
    accounts: tuple[Account, ...] = ()
    muted: frozenset[tuple[Platform, Matter]] = frozenset()
    direct: bool = False
    quiet_hours: QuietHours | None = None
    digest: Digest | None = None

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """Where they are, the first linked first."""
        return tuple(dict.fromkeys(account.platform for account in self.accounts))

    def muted_on(self, platform: str) -> frozenset[Matter]:
        return frozenset(matter for there, matter in self.muted if there == platform)
