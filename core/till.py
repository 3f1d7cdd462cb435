"""What each till can do: how a buyer pays by it, on which platform, and what it can send out again by itself. Whoever
must know asks here; nothing else goes by the name of a till.

A till is named in the terms of its orders, so what is said here of one holds for orders that are long closed, and of
one that is not known any more it is said that it can do nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

MANUAL, SANDBOX, TELEGRAM, STARS, STRIPE = "manual", "sandbox", "telegram", "stars", "stripe"


class Checkout(StrEnum):
    """How a buyer comes to pay."""

    BY_HAND = "by_hand"
    """Outside of any chat; they say so, and staff confirm that it came."""
    AT_ONCE = "at_once"
    """The press is the money."""
    INVOICE = "invoice"
    """By an invoice of the chat's own, behind a link. The chat asks before it takes the money."""
    PAGE = "page"
    """On a page of the provider's, behind a link."""


class Refunds(StrEnum):
    """What of a payment goes back the way it came. The rest stays on the buyer's balance, from which it is paid out."""

    NONE = "none"
    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Abilities:
    """`chat` is the one platform on which buyers can pay by it, empty for any. `payouts`: it sends what is on a balance
    to its owner by itself; where it cannot, staff do. `play`: its money is none.
    """

    checkout: Checkout
    refunds: Refunds = Refunds.NONE
    payouts: bool = False
    chat: str = ""
    play: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether staff see to the money themselves: they confirm what came in."""
        return self.checkout is Checkout.BY_HAND

    @property
    def by_link(self) -> bool:
        """Whether a buyer pays behind a link that has to be asked for."""
        return self.checkout in {Checkout.INVOICE, Checkout.PAGE}


ABILITIES: Mapping[str, Abilities] = {
    MANUAL: Abilities(Checkout.BY_HAND),
    SANDBOX: Abilities(Checkout.AT_ONCE, payouts=True, play=True),
    TELEGRAM: Abilities(Checkout.INVOICE, chat="telegram"),
    STARS: Abilities(Checkout.INVOICE, Refunds.WHOLE, chat="telegram"),
    STRIPE: Abilities(Checkout.PAGE, Refunds.PART),
}
PAY_OUT = frozenset(name for name, each in ABILITIES.items() if each.payouts)
"""Those that send payouts by themselves."""
_GONE = Abilities(Checkout.PAGE)


def abilities(till: str) -> Abilities:
    """What the till of that name can do."""
    return ABILITIES.get(till, _GONE)


def till_for(usual: str, there: Collection[str], currency: str, chats: Sequence[str]) -> str | None:
    """By which till an order in `currency` is paid where `there` are, beside the `usual` one. `chats` are the buyer's
    platforms, the one that they are on now first: a till of that chat goes before others. None where nobody can take
    such money: Stars are Telegram's own.
    """
    if abilities(usual).play:
        return usual
    fits = [each for each in (STARS if currency == "XTR" else TELEGRAM, STRIPE) if each in there]
    fits = [each for each in fits if abilities(each).chat in {"", *chats} and (currency == "XTR") is (each == STARS)]
    if fits:
        return min(fits, key=lambda each: [*chats[:1], "", *chats[1:]].index(abilities(each).chat))
    return None if currency == "XTR" else usual


# --- what a till answers when it is asked to do something ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arranged:
    """It is done, now or before: `reference` is the till's own name for it. Of a link, with its address and its end."""

    reference: str = ""
    url: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotNow:
    """Nobody knows, or not yet. The till is asked again with the same key, after `seconds` at the earliest."""

    reason: str
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Never:
    """It is not done, and asking again would not help."""

    reason: str


TillAnswer: TypeAlias = Arranged | NotNow | Never
