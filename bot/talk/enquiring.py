"""`Ask the seller`: a conversation about a service before any order, begun by whoever is interested in it."""

from functools import partial

from bot.screens import buying
from bot.screens import enquiries as screens
from bot.screens.enquiries import Asked
from bot.talk import conversation, notes, relay
from bot.talk.buying import closed
from bot.talk.reply import Reply
from bot.talk.sanctioning import barred
from bot.talk.visit import Visit
from bot.talk.where import find
from core.enquiry import WITHIN, Enquiry, EnquiryId, objection
from core.order import new_id
from core.shopfront import NOT_OFFERED, SUSPENDED
from core.step import Refused

PAGE = 6  # conversations on one page


async def begin(visit: Visit, listing_id: str) -> Reply:
    """To what the visitor asked before about this service, or, the first time, to the question what they ask."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    new = Enquiry(EnquiryId(new_id()), listing.id, visit.me, listing.seller, visit.now, listing.community)
    outcome = await visit.shop.enquiries.begin(new, visit.now - WITHIN, partial(objection, now=visit.now))
    if outcome == NOT_OFFERED:
        return await closed(visit, listing)
    if outcome == SUSPENDED and (told := await barred(visit, listing.community)):
        return told
    if isinstance(outcome, Refused):
        return visit.tell(f"refused-{outcome.reason}", alert=True)
    begun = await visit.shop.messages.last(outcome.id)
    return await relay.show(visit, outcome.id, 0) if begun else await notes.write(visit, outcome.id, 0)


async def asked(visit: Visit, listing_id: str, page: int) -> Reply:
    """All that people have asked about a service of the visitor's."""
    listing = await find(visit, listing_id)
    if listing is None or listing.seller != visit.me:
        return visit.tell("service-not-yours", alert=True)
    found = await visit.shop.enquiries.about(listing.id)
    shown = [await _asked(visit, each) for each in found[page * PAGE : (page + 1) * PAGE]]
    more = len(found) > (page + 1) * PAGE
    screen = screens.enquiries(listing, [each for each in shown if each], page, visit.voice, more=more)
    return Reply(screen=screen)


async def _asked(visit: Visit, enquiry: Enquiry) -> Asked | None:
    last = await visit.shop.messages.last(enquiry.id)
    return Asked(await conversation.view(visit.shop, enquiry, visit.me), last) if last else None
