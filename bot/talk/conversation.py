"""A conversation as one person may see it, loaded: that of an order, or that of an enquiry before it."""

from bot.screens.conversation import Conversation, EnquiryView
from bot.shop import Shop
from bot.talk.look import look, named, see
from bot.talk.visit import Visit
from core.chat import Subject, why_not
from core.enquiry import Enquiry, EnquiryId
from core.message import About
from core.order import CommunityId, Order, OrderId, PersonId
from core.shopfront import Shopfront
from core.step import NOT_YOURS, Refused


async def find(shop: Shop, about: About, person: PersonId, within: CommunityId | None = None) -> Conversation | None:
    """The conversation as `person` sees it now, or None when it is not theirs to see, or there is none. `within`: seen
    from the server or group of that community.
    """
    return await look(shop, OrderId(about), person, within) or await _asked(shop, EnquiryId(about), person, within)


async def of(visit: Visit, about: About) -> Conversation | None:
    return await find(visit.shop, about, visit.me, visit.within)


async def between(visit: Visit, subject: Subject) -> Conversation | None:
    """The same of what is at hand already."""
    if isinstance(subject, Order):
        return await see(visit.shop, subject, visit.me)
    return await view(visit.shop, subject, visit.me)


async def refusal(visit: Visit, seen: Conversation | None) -> Refused | None:
    """Why the visitor cannot write there now."""
    if seen is None:
        return NOT_YOURS
    if isinstance(seen, EnquiryView):
        return why_not(seen.enquiry, visit.me, visit.now, await _front(visit.shop, seen.enquiry))
    return why_not(seen.order, visit.me, visit.now, seen.front)


async def view(shop: Shop, enquiry: Enquiry, person: PersonId) -> EnquiryView:
    """An enquiry as `person`, one of its two, sees it."""
    front = await _front(shop, enquiry)
    return EnquiryView(
        enquiry,
        person,
        front.listing.title if front.listing else "",
        await named(shop, enquiry.asker),
        await named(shop, enquiry.seller),
        why_not(enquiry, person, shop.clock.now(), front) is None,
    )


async def _asked(shop: Shop, enquiry: EnquiryId, person: PersonId, within: CommunityId | None) -> EnquiryView | None:
    found = await shop.enquiries.find(enquiry)
    if found is None or person not in {found.asker, found.seller} or within not in {None, found.community}:
        return None
    return await view(shop, found, person)


async def _front(shop: Shop, enquiry: Enquiry) -> Shopfront:
    found = await shop.shopfronts.see(enquiry.listing, enquiry.asker)
    return found or Shopfront(enquiry.seller, enquiry.asker)
