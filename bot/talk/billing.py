"""Looking at one's money: every movement, and what it comes to."""

from bot.screens.billing import PAGE, BillingPage
from bot.screens.billing import billing as screen
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import not_set_up


async def billing(visit: Visit, _: str = "") -> Reply:
    if visit.within == NOWHERE:
        return not_set_up(visit)
    return await page(visit, 0)


async def page(visit: Visit, number: int) -> Reply:
    """That page, or the last one where there are not so many."""
    bills, within = visit.shop.bills, visit.within
    count = await bills.count(visit.me, within)
    number = min(number, max(0, count - 1) // PAGE)
    found = await bills.of(visit.me, number * PAGE, PAGE, within)
    totals = await bills.totals(visit.me, within)
    return Reply(screen=screen(BillingPage(number, count, tuple(found), tuple(totals)), visit.voice))
