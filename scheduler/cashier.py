"""Looks at money that is on its way: asks tills for links to pay behind, what was paid there, and to send what they
send by themselves; and has staff reminded of what they send. What is due when stands in the database, so nothing is
remembered here that a kill would lose: a till whose answer nobody wrote down is asked again, with the same key.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from core.cashdesk import CashDesk
from core.checkoutdesk import CheckoutDesk
from core.paylink import Link, PayLink
from core.ports import Clock, Till
from core.till import NotNow
from core.transfer import Answered, Remind, Transfer

log = logging.getLogger(__name__)

T = TypeVar("T")

PAGE = 16
"""Of each that are looked at together, and so calls to tills that are under way at once, twice as many."""
ANSWER_SECONDS = 60.0
AFTER_A_FAILURE = 30.0
"""Seconds: what cannot be written now, or raised, is tried again."""


class Cashier:
    """`tills` are those that this bot has, by name; what one does that is not there waits until it is."""

    def __init__(self, cash: CashDesk, checkout: CheckoutDesk, tills: Mapping[str, Till], clock: Clock) -> None:
        self.bell = asyncio.Event()
        self._cash = cash
        self._checkout = checkout
        self._tills = tills
        self._clock = clock

    def wake(self) -> None:
        """There may be something new. Costs nothing."""
        self.bell.set()

    async def work(self) -> float | None:
        """Look at all that is due. Returns in how many seconds to look again, None when nothing is on its way.

        One that raises is logged and left for a while; none is in the way of another. Raises what reading raises.
        """
        while True:
            transfers, links = await self._cash.due(PAGE), await self._checkout.due(PAGE)
            if not transfers and not links:
                break
            looks = (*map(self._look_at, transfers), *map(self._look_after, links))
            outcomes = await asyncio.gather(*looks, return_exceptions=True)
            failures = [each for each in outcomes if isinstance(each, BaseException)]
            for failure in failures:
                log.error("money on its way could not be looked at", exc_info=failure)
            if failures:
                return AFTER_A_FAILURE
        moments = filter(None, (await self._cash.next_due(), await self._checkout.next_due()))
        at = min(moments, default=None)
        return (at - self._clock.now()).total_seconds() if at else None

    async def _look_at(self, transfer: Transfer) -> None:
        if transfer.by_staff:
            await self._cash.handle(Remind(transfer.number, transfer.tries))
            return
        payment = await self._cash.payment(transfer)
        answer = await self._asked(transfer.till, transfer.key, lambda till: till.send(transfer, payment))
        await self._cash.handle(Answered(transfer.number, transfer.tries, answer))

    async def _look_after(self, link: PayLink) -> None:
        if link.state is Link.OPEN and link.till not in self._tills:
            await self._checkout.not_looked_behind(link)
            return
        if link.state is Link.OPEN:
            found = await self._asked(link.till, link.key, lambda till: till.paid(link))
            await self._checkout.looked_behind(link, found)
            return
        order = await self._checkout.wanted(link)
        if order:
            answer = await self._asked(link.till, link.key, lambda till: till.link(link, order))
            await self._checkout.answered(link, order, answer)

    async def _asked(self, name: str, key: str, ask: Callable[[Till], Awaitable[T]]) -> T | NotNow:
        answer = await self._answer(name, key, ask)
        level = logging.WARNING if isinstance(answer, NotNow) else logging.INFO
        log.log(level, "till %s on %s: %r", name, key, answer)
        return answer

    async def _answer(self, name: str, key: str, ask: Callable[[Till], Awaitable[T]]) -> T | NotNow:
        till = self._tills.get(name)
        if till is None:
            return NotNow("this bot has no such till now")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await ask(till)
        except Exception as failure:
            log.exception("till %s failed on %s", name, key)
            return NotNow(type(failure).__name__)
