"""A service is reported to staff, who take it down, put it back, or find nothing wrong with it."""

from bot.screens import buying, welcome
from bot.screens import reporting as screens
from bot.screens.reporting import Case
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words
from bot.shop import Shop
from bot.talk import because, drafts
from bot.talk.look import named
from bot.talk.reply import Reply
from bot.talk.visit import Visit, voice_of
from bot.talk.where import find
from core.listing import Listing
from core.person import Person
from core.ports import Draft, Letter
from core.report import (
    NO_SERVICE,
    NOT_YOU,
    PUT_BACK,
    Complain,
    Dismiss,
    PutBack,
    Report,
    ReportAct,
    TakeDown,
    Verdict,
)
from core.step import Refused

REPORT, TAKE_DOWN = "report", "takedown"
_COMPLAINTS = ("report-likely-rules", "report-likely-fraud", "report-likely-offence")
_GROUNDS = ("takedown-likely-rules", "takedown-likely-fraud", "takedown-likely-offence")


# --- whoever reports -------------------------------------------------------------------------------------------------


async def begin(visit: Visit, listing_id: str) -> Reply:
    """Asks what is wrong with it."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    if listing.seller == visit.me:
        return visit.tell("refused-report-own", alert=True)
    return await because.asked(visit, WIZARDS[REPORT], f"{REPORT}-{listing.id}", {"who": listing.title}, _COMPLAINTS)


async def _complain(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    listing = await find(visit, _listing(draft))
    await drafts.end(visit, draft.dialog)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice), answered=True)
    act = Complain(listing.id, visit.me, visit.key, str(draft.values[because.REASON]))
    outcome = await visit.shop.staff.report(act)
    if isinstance(outcome, Refused):
        return _refused(visit, outcome)
    return Reply(screen=screens.reported(listing, visit.voice), answered=True)


# --- staff ------------------------------------------------------------------------------------------------------------


async def oversee(visit: Visit, listing_id: str, note: str = "") -> Reply:
    """A service with all that is reported of it. `note` is the id of a sentence above it."""
    listing = await find(visit, listing_id)
    if listing is None or not visit.shop.staff.is_staff(visit.me, listing.community):
        return visit.tell(f"refused-{NO_SERVICE.reason}", alert=True)
    if listing.seller == visit.me:
        # Who reported it is not for them to read.
        return visit.tell(f"refused-{NOT_YOU.reason}", alert=True)
    said = visit.voice.say(note) if note else None
    return Reply(screen=screens.case(await _case(visit.shop, listing), visit.voice, said))


async def dismiss(visit: Visit, listing_id: str, number: int) -> Reply:
    return await _ruled(visit, Dismiss(listing_id, number, visit.me, visit.key), "case-dismissed")


async def put_back(visit: Visit, listing_id: str) -> Reply:
    return await _ruled(visit, PutBack(listing_id, visit.me, visit.key), "case-put-back")


async def take_down(visit: Visit, listing_id: str, number: int) -> Reply:
    """Asks for the reason, which the seller will read."""
    listing = await find(visit, listing_id)
    if listing is None or not visit.shop.staff.is_staff(visit.me, listing.community):
        return visit.tell(f"refused-{NO_SERVICE.reason}", alert=True)
    values = {"number": number, "who": await named(visit.shop, listing.seller)}
    return await because.asked(visit, WIZARDS[TAKE_DOWN], f"{TAKE_DOWN}-{listing.id}", values, _GROUNDS)


async def _take_down(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    number = draft.values.get("number")
    why, latest = str(draft.values[because.REASON]), number if isinstance(number, int) else 0
    await drafts.end(visit, draft.dialog)
    return await _ruled(visit, TakeDown(_listing(draft), latest, visit.me, visit.key, why), "case-taken-down")


async def _ruled(visit: Visit, act: ReportAct, note: str) -> Reply:
    """What came of it: the service as it stands now, also where somebody else was faster."""
    if await find(visit, act.listing) is None:
        return visit.tell(f"refused-{NO_SERVICE.reason}", alert=True)
    outcome = await visit.shop.staff.report(act)
    if not isinstance(outcome, Refused):
        return await oversee(visit, act.listing, note)
    if outcome == NO_SERVICE:
        return visit.tell(f"refused-{outcome.reason}", alert=True)
    return await oversee(visit, act.listing, f"refused-{outcome.reason}")


async def _case(shop: Shop, listing: Listing) -> Case:
    reports = [(each, await named(shop, each.by)) for each in await shop.reports.about(listing.id)]
    down = await shop.reports.down(listing.id)
    by = await named(shop, down.by) if down else ""
    return Case(listing, await named(shop, listing.seller), reports, down, by)


# --- what letters say -------------------------------------------------------------------------------------------------


async def told_staff(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """Nothing once it is decided, or to who is no staff any more."""
    report, listing = await _reported(shop, letter)
    if report is None or listing is None or report.verdict or not shop.staff.is_staff(reader.id, report.community):
        return None
    return screens.to_look_at(listing, report, await named(shop, report.by), voice_of(shop, reader))


async def told_reporter(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    report, listing = await _reported(shop, letter)
    if report and report.verdict is Verdict.GONE:
        return screens.gone(voice_of(shop, reader))
    return screens.decided(listing, report, voice_of(shop, reader)) if report and listing else None


async def told_seller(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """Nothing of a takedown that has ended meanwhile."""
    down = await shop.reports.takedown(letter.version)
    listing = await shop.listings.find(down.listing) if down else None
    if down is None or listing is None or (down.ended_at is None) is (letter.topic == PUT_BACK):
        return None
    return screens.told(letter.topic, listing, down, voice_of(shop, reader))


async def _reported(shop: Shop, letter: Letter) -> tuple[Report | None, Listing | None]:
    report = await shop.reports.find(letter.version)
    return report, await shop.listings.find(report.listing) if report else None


# --- the questions ----------------------------------------------------------------------------------------------------


def _listing(draft: Draft) -> str:
    return draft.dialog.partition("-")[2]


def named_so(draft: Draft) -> Words:
    return Words(f"about-{draft.dialog.partition('-')[0]}")


async def anew(visit: Visit, draft: Draft) -> Reply:
    number = draft.values.get("number")
    if draft.dialog.startswith(REPORT):
        return await begin(visit, _listing(draft))
    return await take_down(visit, _listing(draft), number if isinstance(number, int) else 0)


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=welcome.lost("dialog-ended", visit.voice))


def _refused(visit: Visit, refusal: Refused) -> Reply:
    return Reply(screen=welcome.lost(f"refused-{refusal.reason}", visit.voice), answered=True)


WIZARDS = {
    REPORT: because.wizard("report-title", "report-ask", _complain, _COMPLAINTS),
    TAKE_DOWN: because.wizard("takedown-title", "takedown-ask", _take_down, _GROUNDS),
}
