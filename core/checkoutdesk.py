"""The one place where tills that have links meet orders: the links are looked after, what was paid behind them is
reported to the order's desk, and a payment that is about to be made is agreed to or refused with a reason.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from core.checkout import a_link, waits_for
from core.desk import OrderDesk
from core.money import DECIMALS
from core.order import DEFAULT, Order, PersonId
from core.paylink import Link, PayLink, Report
from core.ports import Clock, Letter, LetterKind, Orders, PayLinks
from core.step import Command, Refused
from core.till import Arranged, Checkout, Never, NotNow, TillAnswer, abilities
from core.transfer import Strayed
from core.workflow import TILL

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=15)
"""Between two tries to have a link made, doubled each time: a buyer waits for it."""
FIRST_LOOK, LAST_LOOK = timedelta(minutes=15), timedelta(hours=8)
"""Between two looks at what was paid behind a link, doubled each time. A till tells it at once, if it gets through."""
TILL_GONE = timedelta(days=3)
"""After its end, a link is given up that nobody could look behind: its till is not there any more."""
PAYLINK = "paylink"
"""The topic of a card that shows another link than before."""

GONE = Refused("checkout-gone")
"""The order does not wait for exactly this payment any more."""
OTHER = Refused("checkout-other")
"""Somebody else's order: who pays is who would get the money back."""


class Stray(LookupError):
    """A till reports money under a key that it was never given, or in another currency, and nobody knows who paid it;
    it cannot be booked.
    """


class CheckoutDesk:
    """`wake` is called after each change of a link, for the courier to look at what was written; `keep` takes money
    that belongs to no order.
    """

    def __init__(
        self,
        links: PayLinks,
        orders: Orders,
        desk: OrderDesk,
        clock: Clock,
        wake: Callable[[], None] = lambda: None,
        keep: Callable[[Strayed], Awaitable[object]] | None = None,
    ) -> None:
        self._keep = keep
        self._links = links
        self._orders = orders
        self._desk = desk
        self._clock = clock
        self._wake = wake

    # --- payments -----------------------------------------------------------------------------------------------------

    async def report(self, report: Report, payer: PersonId | None = None) -> object:
        """Money has come, from `payer` where that is known. Reported again it is recognised. Raises `Stray`, and what
        the desk raises: it must then be reported once more.
        """
        link = await self._links.find(report.key)
        order = await self._orders.find(link.order) if link else None
        if link is None or order is None or (link.till, order.terms.currency) != (report.till, report.currency):
            return await self._strayed(report, payer or (link.person if link else None), order)
        due = waits_for(order)
        name = due.name if due and due.question == link.question else "pay"
        payload: dict[str, object] = {"amount": report.minor, "charge": report.charge, "payer": report.payer}
        if link.question is not None:
            payload["number"] = link.question
        key = (f"till:{report.till}", report.charge)
        return await self._desk.handle(Command(order.id, name, TILL, key, payload=payload))

    async def _strayed(self, report: Report, payer: PersonId | None, order: Order | None) -> object:
        """It is whoever's who paid it, as far as anybody knows that."""
        what = f"{report.till}: {report.minor} {report.currency} under {report.key!r}, charge {report.charge}"
        if payer is None or self._keep is None or report.currency not in DECIMALS:
            raise Stray(what)
        log.error("money that belongs to no order, kept for %d: %s", payer, what)
        community = order.community if order else DEFAULT
        came = Strayed(report.till, report.charge, payer, report.currency, report.minor, report.payer, community)
        return await self._keep(came)

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
        """Those that have to be looked at now: the till has to be asked for them, or what was paid behind them."""
        return await self._links.due(self._clock.now(), limit)

    async def wanted(self, link: PayLink) -> Order | None:
        """The order of a link that is due, if its till still has to be asked for it."""
        order: Order | None = await self._orders.find(link.order)
        if order and _waits(order, link):
            return order
        await self._links.put([_over(link)])
        return None

    async def answered(self, link: PayLink, order: Order, answer: TillAnswer) -> None:
        """What the till said when it was asked for the link. The buyer's card shows what comes of it."""
        now = self._clock.now()
        match answer:
            case Arranged(reference=reference, url=url, until=until):
                opened = replace(link, state=Link.OPEN, url=url, reference=reference, until=until, tries=0)
                opened = replace(opened, due=_next_look(opened, now))
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

    async def looked_behind(self, link: PayLink, found: Report | NotNow | None) -> None:
        """What the till said when it was asked what was paid behind an open link."""
        now = self._clock.now()
        if isinstance(found, Report):
            await self._learned(found)
        if isinstance(found, NotNow) or (found is None and link.until and link.until > now):
            seen = replace(link, tries=link.tries + 1)
            await self._links.put([replace(seen, due=_next_look(seen, now))])
        else:
            await self._end(link)

    async def not_looked_behind(self, link: PayLink) -> None:
        """Its till is not there. It may come back, but is not waited for without end: what was paid since is then for
        people to look up, and they are told so once.
        """
        now = self._clock.now()
        if now < (link.until or link.at) + TILL_GONE:
            seen = replace(link, tries=link.tries + 1)
            await self._links.put([replace(seen, due=_next_look(seen, now))])
            return
        log.error(
            "nobody can say what was paid behind link %s for order %s: till %s is gone; please look there",
            link.key,
            link.order,
            link.till,
        )
        await self._end(link)

    async def _learned(self, report: Report) -> None:
        try:
            await self.report(report)
        except Stray:
            log.exception("what a till says of a link of its own cannot be booked")

    async def ended(self, key: str) -> None:
        """The till says that nothing can be paid behind that link any more."""
        link = await self._links.find(key)
        if link and link.state is Link.OPEN:
            await self._end(link)

    async def _end(self, link: PayLink) -> None:
        """Another is wanted where the order still waits."""
        order = await self._orders.find(link.order)
        again = [_again(link, order, self._clock.now())] if order and _waits(order, link) else []
        await self._links.put([_over(link), *again])
        self._wake()


def _waits(order: Order, link: PayLink) -> bool:
    """Whether the order waits for what the link is for."""
    due = waits_for(order)
    return due is not None and (due.minor, due.question) == (link.minor, link.question)


def _over(link: PayLink) -> PayLink:
    return replace(link, state=Link.OVER, due=None)


def _next_look(link: PayLink, now: datetime) -> datetime | None:
    """When an open link has to be looked at the next time, after so many looks; an invoice of a chat's own never."""
    if abilities(link.till).checkout is not Checkout.PAGE:
        return None
    pause: timedelta = min(FIRST_LOOK * 2 ** min(link.tries, 16), LAST_LOOK)
    then = now + pause
    return min(then, link.until) if link.until and link.until > now else then


def _again(link: PayLink, order: Order, now: datetime) -> PayLink:
    """Another link for the same, once the one before has ended."""
    due = waits_for(order)
    if due is None:
        raise ValueError(link.key)
    return replace(a_link(order, due, now), key=f"{link.key}-again")


def _card(link: PayLink, order: Order, now: datetime) -> Letter:
    key = f"card:{order.id}:{link.key}:{link.state}:{link.person}"
    return Letter(key, LetterKind.CARD, link.person, order.id, PAYLINK, order.version, now)
