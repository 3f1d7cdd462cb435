"""What somebody is told who is about to pay behind a link, and that they did."""

from bot.shop import Shop
from bot.talk.visit import voice_of
from core.paylink import Report
from core.person import Person


async def objection(shop: Shop, person: Person, asked: Report) -> str:
    """Why this payment must not be taken, in a sentence; empty where it may."""
    refusal = await shop.checkout.objection(asked, person.id)
    return voice_of(shop, person).plain(f"refused-{refusal.reason}") if refusal else ""


async def paid(shop: Shop, person: Person, report: Report) -> None:
    """Raises what cannot be booked even as money of this person's own."""
    await shop.checkout.report(report, person.id)
