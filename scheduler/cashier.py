"""Looks at money that is on its way: asks tills to send what they send by themselves, and has staff reminded of what
they send. What is due when stands in the database, so nothing is remembered here that a kill would lose: a till whose
answer nobody wrote down is asked again, with the same key.
"""

import asyncio
import logging
from collections.abc import Mapping

from core.cashdesk import CashDesk
from core.ports import Clock, Till
from core.till import NotNow, TillAnswer
from core.transfer import Answered, Remind, Transfer

log = logging.getLogger(__name__)

PAGE = 16
"""Transfers that are looked at together, and so calls to tills that are under way at once."""
ANSWER_SECONDS = 60.0
AFTER_A_FAILURE = 30.0
"""Seconds: what cannot be written now, or raised, is tried again."""


class Cashier:
    """`tills` are those that this bot has, by name; what one sends that is not there waits until it is."""

    def __init__(self, desk: CashDesk, tills: Mapping[str, Till], clock: Clock) -> None:
        self.bell = asyncio.Event()
        self._desk = desk
        self._tills = tills
        self._clock = clock

    def wake(self) -> None:
        """There may be something new. Costs nothing."""
        self.bell.set()

    async def work(self) -> float | None:
        """Look at all that is due. Returns in how many seconds to look again, None when nothing is on its way.

        One that raises is logged and left for a while; none is in the way of another. Raises what reading raises.
        """
        while due := await self._desk.due(PAGE):
            outcomes = await asyncio.gather(*map(self._look_at, due), return_exceptions=True)
            failures = [each for each in outcomes if isinstance(each, BaseException)]
            for failure in failures:
                log.error("money on its way could not be looked at", exc_info=failure)
            if failures:
                return AFTER_A_FAILURE
        at = await self._desk.next_due()
        return (at - self._clock.now()).total_seconds() if at else None

    async def _look_at(self, transfer: Transfer) -> None:
        if transfer.by_staff:
            await self._desk.handle(Remind(transfer.number, transfer.tries))
            return
        answer = await self._asked(transfer)
        if not isinstance(answer, NotNow):
            log.info("transfer %d by %s: %r", transfer.number, transfer.till, answer)
        else:
            log.warning("transfer %d by %s is tried again: %s", transfer.number, transfer.till, answer.reason)
        await self._desk.handle(Answered(transfer.number, transfer.tries, answer))

    async def _asked(self, transfer: Transfer) -> TillAnswer:
        till = self._tills.get(transfer.till)
        if till is None:
            return NotNow("this bot has no such till now")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await till.send(transfer)
        except Exception as failure:
            log.exception("till %s failed on transfer %d", transfer.till, transfer.number)
            return NotNow(type(failure).__name__)
