"""Who somebody is, for whom it concerns: the other party of an order, and whoever looks at a service."""

from bot.press import Press
from bot.screens import buying, profile
from bot.screens.controls import back
from bot.screens.profile import Known
from bot.screens.rated import PAGE
from bot.screens.screen import Button
from bot.talk.look import look
from bot.talk.rated import said
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.where import find
from core.order import CommunityId, OrderId, PersonId
from core.step import NOT_YOURS
from core.workflow import BUYER


async def of_partner(visit: Visit, order: OrderId, page: int) -> Reply:
    """The other party of an order, to one of the two."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.partnered:
        return visit.tell(f"refused-{NOT_YOURS.reason}", alert=True)
    other = view.order.seller if view.role is BUYER else view.order.buyer
    known = await _known(visit, other, view.order.community, page, Press("profile", (order,)))
    return Reply(screen=profile.profile(known, back(view, visit.voice, "more"), visit.voice))


async def of_seller(visit: Visit, listing_id: str, page: int) -> Reply:
    """Who offers a service."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    known = await _known(visit, listing.seller, listing.community, page, Press("seller", (listing_id,)))
    way_back = Button(visit.voice.plain("go-back"), Press("open", (listing_id,)))
    return Reply(screen=profile.profile(known, way_back, visit.voice))


async def _known(visit: Visit, person: PersonId, community: CommunityId, page: int, turns: Press) -> Known:
    """As they are known in the community that this is about: what they did elsewhere is not told here."""
    statistics = await visit.shop.reputations.of(person, community)
    count = statistics.seller.rating.count + statistics.buyer.rating.count
    number = min(page, max(0, count - 1) // PAGE)
    found = await visit.shop.reviews.of_person(person, community, number * PAGE, PAGE + 1)
    met = await visit.shop.people.get(person)
    every = await said(visit.shop, found[:PAGE])
    return Known(met.name if met else "", statistics, every, number, len(found) > PAGE, turns)
