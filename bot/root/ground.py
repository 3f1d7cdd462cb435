"""What a bot stands on, and what it knows of a platform: none, one or several are put together the same way."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.clock import machine_time
from bot.settings import Settings
from bot.shop import Shop
from bot.warden import Warden
from core.cashdesk import CashDesk
from core.checkoutdesk import CheckoutDesk
from core.maildesk import MailDesk
from core.order import PersonId
from core.person import Account, Platform
from core.ports import Cards, Channel, Clock, Threads, Till
from scheduler.pace import LIMITS, Limits


class CannotStart(Exception):
    """Something outside is missing, wrong or taken; the text is one line for the person who starts the bot."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A platform around a shop: the way to people there, and from them. While `receiving()` is entered, what they do
    comes in; at its end nothing is taken any more and what was is finished. `forget`: people were linked or parted.
    """

    channel: Channel
    receiving: Callable[[], AbstractAsyncContextManager[None]]
    forget: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Connection:
    """A platform that has answered to our token, and on which nothing happens yet.

    `line` says to whoever started the bot what runs there. `link` is the address that opens the bot with a start word,
    `link.format(word)`; empty on a platform that has none, where a command with the word takes its place. `bot` is the
    bot's own number where updates are numbered for each bot. `tills` are those that come with the platform.
    """

    platform: Platform
    line: str
    open: Callable[[Shop], Opened]
    link: str = ""
    bot: int | None = None
    warden: Warden | None = None
    tills: Mapping[str, Till] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counter:
    """A payment provider that speaks no chat. While `receiving()` is entered, what it tells of payments comes in.
    `line` says to whoever started the bot what runs there.
    """

    line: str
    tills: Mapping[str, Till]
    receiving: Callable[[CheckoutDesk, CashDesk], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mail server by which people can be told. `line` says so to whoever started the bot."""

    line: str
    open: Callable[[Shop, MailDesk, Cards, Threads], Channel]


Back: TypeAlias = Callable[[PersonId], Awaitable[str]]
"""The address by which somebody comes back to the bot from elsewhere."""
OpenCounter: TypeAlias = Callable[[Back, Clock], AbstractAsyncContextManager[Counter]]
Connect: TypeAlias = Callable[[Settings, Cards], AbstractAsyncContextManager[Connection]]
"""Connects to one platform. Raises `CannotStart`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a bot stands on: which platforms it talks to, what counts as money where no till of theirs or of a counter
    takes it, what time it is, and how fast each platform takes messages. `where` says more to whoever started it;
    `on_move` has somebody called whenever the clock is moved. Without `mail` nobody is offered e-mail. `true_time` is
    what time it is whatever is done to the clock by hand; `asks`: whoever runs the bot is asked when it leaps. `staff`
    are those of the community where the settings name nobody.
    """

    till: str
    clock: Clock
    platforms: tuple[Connect, ...] = ()
    where: str = ""
    on_move: Callable[[Callable[[], None]], None] = lambda _: None
    limits: Mapping[str, Limits] = field(default_factory=lambda: LIMITS)
    mail: Mailing | None = None
    counters: tuple[OpenCounter, ...] = ()
    true_time: Callable[[], datetime] = machine_time
    asks: bool = True
    staff: tuple[Account, ...] = ()
