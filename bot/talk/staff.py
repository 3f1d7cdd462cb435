"""`/staff`: what waits for those who run a community, in all communities whose staff the visitor is. One more kind of
thing that waits is one more section.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.press import Press
from bot.screens import staff as screens
from bot.screens import welcome
from bot.screens.staff import Entry, Waiting
from bot.talk import cases, crews
from bot.talk.look import named
from bot.talk.reply import Reply
from bot.talk.sanctioning import place
from bot.talk.visit import Visit
from core.report import Report
from core.sanction import Sanction

PAGE = 6  # entries on one page


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is in the ids of its texts: `staff-<name>` says how many wait, `go-staff-<name>` is the label of the way
    there, which is `press`.
    """

    name: str
    waiting: Callable[[Visit], Awaitable[int]]
    press: Press


async def desk(visit: Visit, _: str = "") -> Reply:
    houses = visit.shop.staff.houses(visit.me, visit.within)
    if not houses:
        return Reply(screen=welcome.lost("staff-not-yours", visit.voice))
    waiting = [Waiting(each.name, await each.waiting(visit), each.press) for each in SECTIONS]
    return Reply(screen=screens.desk(houses, waiting, visit.voice, named=crews.concerned(visit)))


async def reports(visit: Visit, page: int) -> Reply:
    """Services that were reported and wait, the longest first."""
    found = await _reports(visit)
    shown = [await _reported(visit, each) for each in found[page * PAGE : (page + 1) * PAGE]]
    return _section(visit, "reports", shown, page, len(found))


async def appeals(visit: Visit, page: int) -> Reply:
    found = await _appeals(visit)
    shown = [await _appealed(visit, each) for each in found[page * PAGE : (page + 1) * PAGE]]
    return _section(visit, "appeals", shown, page, len(found))


def _section(visit: Visit, name: str, entries: list[Entry], page: int, count: int) -> Reply:
    return Reply(screen=screens.section(name, entries, page, visit.voice, more=count > (page + 1) * PAGE))


async def _reports(visit: Visit) -> list[Report]:
    houses = visit.shop.staff.houses(visit.me, visit.within)
    found = [each for house in houses for each in await visit.shop.reports.waiting(house.id)]
    return sorted(found, key=lambda each: each.number)


async def _appeals(visit: Visit) -> list[Sanction]:
    houses = visit.shop.staff.houses(visit.me, visit.within)
    found = [each for house in houses for each in await visit.shop.sanctions.appeals(house.id)]
    return sorted(found, key=lambda each: each.number)


async def _reported(visit: Visit, report: Report) -> Entry:
    listing = await visit.shop.listings.find(report.listing)
    title = listing.title if listing else ""
    seller = await named(visit.shop, listing.seller) if listing else ""
    said = visit.voice.say("staff-report", title=title, seller=seller, ago=visit.voice.ago(report.at))
    return Entry(said, title, Press("oversee", (report.listing,)))


async def _appealed(visit: Visit, sanction: Sanction) -> Entry:
    who, there = await named(visit.shop, sanction.person), place(visit.shop, sanction.community)
    at = visit.voice.ago(sanction.appealed_at or sanction.at)
    what = visit.voice.plain(f"sanction-{sanction.kind}")
    said = visit.voice.say("staff-appeal", who=who, what=what, place=there, ago=at)
    return Entry(said, who or what, Press("ruling", (str(sanction.number),)))


async def _how_many_reports(visit: Visit) -> int:
    return len(await _reports(visit))


async def _how_many_appeals(visit: Visit) -> int:
    return len(await _appeals(visit))


async def _how_many_payouts(visit: Visit) -> int:
    return len(await visit.shop.cash.to_send(visit.me, visit.within))


SECTIONS = (
    Section("reports", _how_many_reports, Press("staff-reports", ("0",))),
    Section("appeals", _how_many_appeals, Press("staff-appeals", ("0",))),
    Section("payouts", _how_many_payouts, Press("payout-list")),
    Section("cases", cases.how_many, Press("cases", (cases.FIRST, "0"))),
)
