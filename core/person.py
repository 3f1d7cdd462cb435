"""A person and the accounts by which platforms know them."""

from dataclasses import dataclass
from enum import StrEnum

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
    """`name` is what others see. `timezone` is None until they said it; then the community's is used."""

    id: PersonId
    name: str
    language: str
    timezone: str | None = None
    accounts: tuple[Account, ...] = ()
