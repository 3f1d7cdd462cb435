"""The one place where tills that have links meet orders: the links are looked after, what was paid behind them is
reported to the order's desk, and a payment that is about to be made is agreed to or refused with a reason.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from core.checkout import a_link, waits_for
from core.desk import OrderDesk
from core.order import Order, PersonId
from core.paylink import Link, PayLink
from core.ports import Clock, Letter, LetterKind, Orders, Outcome, PayLinks
from core.step import Command, Refused
from core.till import Arranged, Never, NotNow, TillAnswer
from core.workflow import TILL

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=15)
"""Between two tries to have a link made, doubled each time: a buyer waits for it."""
PAYLINK = "paylink"
"""The topic of a card that shows another link than before."""

GONE = Refused("checkout-gone")
"""The order does not wait for exactly this payment any more."""
OTHER = Refused("checkout-other")
"""Somebody else's order: who pays is who would get the money back."""


class Stray(LookupError):
    """A till reports money under a key that it was never given, or in another currency; it cannot be booked."""


@dataclass(frozen=True, slots=True)
class Report:
    """`till` says that somebody paid `minor` units of `currency` behind the link `key`. `charge` is its own name for
    the payment, once for ever; `payer` what it needs to give it back.
    """

    till: str
    key: str
    charge: str
    minor: int
    currency: str
    payer: str = ""


class CheckoutDesk:
    """`wake` is called after each change of a link, for the courier to look at what was written."""

    def __init__(
        self,
        links: PayLinks,
        orders: Orders,
        desk: OrderDesk,
        clock: Clock,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._links = links
        self._orders = orders
        self._desk = desk
        self._clock = clock
        self._wake = wake

    # --- payments -----------------------------------------------------------------------------------------------------

    async def report(self, report: Report) -> Outcome:
        """Money has come. Reported again it is recognised. Raises `Stray`, and what the desk raises: it must then be
        reported once more.
        """
        link = await self._links.find(report.key)
        order = await self._orders.find(link.order) if link else None
        if link is None or order is None or (link.till, order.terms.currency) != (report.till, report.currency):
            raise Stray(f"{report.till}: {report.minor} {report.currency} under {report.key!r}, charge {report.charge}")
        due = waits_for(order)
        name = due.name if due and due.question == link.question else "pay"
        payload: dict[str, object] = {"amount": report.minor, "charge": report.charge, "payer": report.payer}
        if link.question is not None:
            payload["number"] = link.question
        key = (f"till:{report.till}", report.charge)
        return await self._desk.handle(Command(order.id, name, TILL, key, payload=payload))

    async def objection(self, report: Report, payer: PersonId) -> Refused | None:
        """What stands against a payment that is about to be made; None where the order waits for exactly it."""
        link = await self._links.find(report.key)
        order = await self._orders.find(link.order) if link else None
        if link is None or order is None or link.till != report.till:
            return GONE
        if order.buyer != payer:
            return OTHER
        due = order.next_due
        lapsed = due is not None and due.at <= self._clock.now()
        paid = (report.minor, report.currency) == (link.minor, link.currency)
        return None if _waits(order, link) and paid and not lapsed else GONE

    # --- links --------------------------------------------------------------------------------------------------------

    async def shown(self, order: Order) -> PayLink | None:
        """The link of what the order waits for now, whether it can be paid behind or is still to come."""
        link = await self._links.latest(order.id) if order.terms.paid.by_link else None
        return link if link and _waits(order, link) and link.state is not Link.OVER else None

    async def next_due(self) -> datetime | None:
        return await self._links.next_due()

    async def due(self, limit: int) -> Sequence[PayLink]:
        """Those that have to be looked at now."""
        return await self._links.due(self._clock.now(), limit)

    async def wanted(self, link: PayLink) -> Order | None:
        """The order of a link that is due, if its till has to be asked for it now. One that came to its end is over,
        and another is wanted where the order still waits.
        """
        order = await self._orders.find(link.order)
        waits = order is not None and _waits(order, link)
        if link.state is Link.WANTED and waits:
            return order
        over = replace(link, state=Link.OVER, due=None)
        again = [_again(link, order, self._clock.now())] if waits and order else []
        await self._links.put([over, *again])
        return None

    async def answered(self, link: PayLink, order: Order, answer: TillAnswer) -> None:
        """What the till said when it was asked for the link. The buyer's card shows what comes of it."""
        now = self._clock.now()
        match answer:
            case Arranged(reference=reference, url=url, until=until):
                opened = replace(link, state=Link.OPEN, url=url, reference=reference, until=until, due=until)
                await self._links.put([opened], [_card(opened, order, now)])
            case NotNow(seconds=seconds):
                pause = min(FIRST_PAUSE * 2 ** min(link.tries, 16), LONGEST_PAUSE)
                later = now + max(pause, timedelta(seconds=seconds))
                await self._links.put([replace(link, tries=link.tries + 1, due=later)])
            case Never(reason=reason):
                log.error("till %s makes no link for order %s: %s", link.till, link.order, reason)
                failed = replace(link, state=Link.FAILED, due=None)
                await self._links.put([failed], [_card(failed, order, now)])
            case _:
                assert_never(answer)
        self._wake()


def _waits(order: Order, link: PayLink) -> bool:
    """Whether the order waits for what the link is for."""
    due = waits_for(order)
    return due is not None and (due.minor, due.question) == (link.minor, link.question)


def _again(link: PayLink, order: Order, now: datetime) -> PayLink:
    """Another link for the same, once the one before has ended."""
    due = waits_for(order)
    if due is None:
        raise ValueError(link.key)
    return replace(a_link(order, due, now), key=f"{link.key}-again")


def _card(link: PayLink, order: Order, now: datetime) -> Letter:
    key = f"card:{order.id}:{link.key}:{link.state}:{link.person}"
    return Letter(key, LetterKind.CARD, link.person, order.id, PAYLINK, order.version, now)
