"""From a link to a placed order. Nothing is remembered between two presses but what stands in the button, so what is
shown is worked out anew each time, and nobody pays for something else than they saw.
"""

from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from bot.screens import buying
from bot.screens.buying import Offer
from bot.screens.reporting import oversee
from bot.talk import rated, services
from bot.talk.reply import Reply
from bot.talk.sanctioning import barred
from bot.talk.visit import Visit
from bot.talk.where import enter, find, house, named_place, till
from core.enquiry import EnquiryId
from core.listing import Listing, terms
from core.order import OrderId, Terms, new_id
from core.shopfront import AWAY, FULLY_BOOKED, NOT_OFFERED, SUSPENDED, UNBLOCK_FIRST, why_not_order
from core.step import OWN_LISTING, Placement, Refused
from core.workflow import BUYER
from core.workflows.service import SERVICE

MOST_UNPAID = 10
"""Orders that one buyer may have waiting for their payment: each costs staff a look, and nothing to place."""
MOST_CALLED_OFF, A_DAY = 10, timedelta(days=1)
"""Orders that one buyer may place and call off again within so long: each can be a message to staff or to a seller, and
a fee of a provider that nobody gives back.
"""


async def open_service(visit: Visit, listing_id: str) -> Reply:
    """A link or an entry of a list: the service, or, to its seller, what they can do with it."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    await enter(visit, listing.community)
    if listing.seller == visit.me:
        return services.own(visit, listing)
    reply = await _page(visit, await _offer(visit, listing, 0))
    if reply.screen is None or not visit.shop.staff.is_staff(visit.me, listing.community):
        return reply
    return replace(reply, screen=replace(reply.screen, rows=(*reply.screen.rows, oversee(listing, visit.voice))))


async def tick(visit: Visit, listing_id: str, version: int, mask: int) -> Reply:
    offer = await _seen(visit, listing_id, version, mask)
    return offer if isinstance(offer, Reply) else Reply(screen=buying.page(offer, visit.voice))


async def read(visit: Visit, listing_id: str, version: int, mask: int) -> Reply:
    offer = await _seen(visit, listing_id, version, mask)
    return offer if isinstance(offer, Reply) else Reply(screen=buying.whole_description(offer, visit.voice))


async def order(visit: Visit, listing_id: str, version: int, mask: int) -> Reply:
    """Opens the checkout. The order gets its id here, so that pressing twice below places it once."""
    offer = await _payable(visit, listing_id, version, mask)
    if isinstance(offer, Reply):
        return offer
    return Reply(screen=buying.checkout(offer, OrderId(new_id()), visit.voice))


async def place(visit: Visit, listing_id: str, version: int, mask: int, order_id: OrderId) -> Reply:
    """Places what the checkout showed. A second press finds the order that the first one made."""
    if await _is_mine(visit, order_id):
        return _placed(visit)
    if await visit.shop.enquiries.find(EnquiryId(order_id)):
        # No order has the id of a conversation before one: what is written goes by that (core.message.About).
        return visit.tell("button-unknown", alert=True)
    offer = await _payable(visit, listing_id, version, mask)
    if isinstance(offer, Reply):
        return offer
    if await _unpaid(visit) >= MOST_UNPAID:
        return visit.tell("buy-unpaid-many", alert=True, most=MOST_UNPAID)
    if await visit.shop.orders.called_off(visit.me, visit.now - A_DAY) >= MOST_CALLED_OFF:
        return visit.tell("buy-called-off-many", alert=True, most=MOST_CALLED_OFF)
    outcome = await visit.shop.desk.place(_placement(visit, offer, order_id), SERVICE, visit.key)
    if isinstance(outcome, Refused) and not await _is_mine(visit, order_id):
        instead = await _instead(visit, offer, outcome)
        return instead or visit.tell(f"refused-{outcome.reason}", alert=True)
    return _placed(visit)


async def _payable(visit: Visit, listing_id: str, version: int, mask: int) -> Offer | Reply:
    """What was seen, if the visitor can pay for it."""
    offer = await _seen(visit, listing_id, version, mask)
    if isinstance(offer, Offer) and till(visit, offer.listing) is None:
        return visit.tell("buy-stars-elsewhere", alert=True)
    return offer


def _placement(visit: Visit, offer: Offer, order_id: OrderId) -> Placement:
    listing = offer.listing
    return Placement(order_id, listing.title, visit.me, listing.seller, listing.id, offer.terms, listing.community)


async def _is_mine(visit: Visit, order_id: OrderId) -> bool:
    order = await visit.shop.orders.find(order_id)
    return order is not None and order.buyer == visit.me


async def _unpaid(visit: Visit) -> int:
    """How many orders of the visitor wait for their payment, or for somebody to see that it came."""
    counts = await visit.shop.orders.count_for(visit.me)
    return sum(counts.get((BUYER.value, state), 0) for state in ("unpaid", "confirming"))


def _placed(visit: Visit) -> Reply:
    """The card is on its way; the checkout has said its say."""
    return Reply(toast=visit.voice.plain("done-placed"), clear=True)


async def _seen(visit: Visit, listing_id: str, version: int, mask: int) -> Offer | Reply:
    """The offer that the pressed button was drawn for, or what is shown instead of it."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    if listing.seller == visit.me:
        return visit.tell(f"refused-{OWN_LISTING.reason}", alert=True)
    if listing.version != version:
        offer = await _offer(visit, listing, 0)
        return await _page(visit, offer, visit.voice.say("buy-changed", seller=offer.seller))
    offer = await _offer(visit, listing, mask)
    return await _instead(visit, offer, await _refusal(visit, listing)) or offer


async def _page(visit: Visit, offer: Offer, note: Markup | None = None) -> Reply:
    instead = await _instead(visit, offer, await _refusal(visit, offer.listing))
    return instead or Reply(screen=buying.page(offer, visit.voice, note))


async def _refusal(visit: Visit, listing: Listing) -> Refused | None:
    """Why the visitor cannot order this now."""
    front = await visit.shop.shopfronts.see(listing.id, visit.me)
    return why_not_order(front, visit.now) if front else NOT_OFFERED


async def _instead(visit: Visit, offer: Offer, refusal: Refused | None) -> Reply | None:
    """What is shown of a service that cannot be ordered for that reason; None for one that can, or another reason."""
    if refusal == NOT_OFFERED:
        return await closed(visit, offer.listing)
    if refusal == SUSPENDED:
        return await barred(visit, offer.listing.community)
    if refusal == AWAY:
        availability = await visit.shop.availabilities.of(offer.listing.seller)
        return Reply(screen=buying.away(offer, availability.back_at, visit.voice))
    if refusal == FULLY_BOOKED:
        return Reply(screen=buying.full(offer, visit.voice))
    return Reply(screen=buying.of_blocked(offer, visit.voice)) if refusal == UNBLOCK_FIRST else None


async def closed(visit: Visit, listing: Listing) -> Reply:
    """A service that takes nobody now, or not this visitor. What they once asked about it stays theirs to read."""
    enquiry = await visit.shop.enquiries.between(visit.me, listing.id)
    begun = enquiry and await visit.shop.messages.last(enquiry.id)
    offer = await _offer(visit, listing, 0)
    return Reply(screen=buying.paused(offer, visit.voice, enquiry.id if enquiry and begun else None))


async def _offer(visit: Visit, listing: Listing, mask: int) -> Offer:
    seller = await visit.shop.people.get(listing.seller)
    name = seller.name if seller else visit.voice.plain("who-seller")
    agreed = terms(listing, buying.ticked(listing, mask), house(visit, listing, SERVICE.name))
    latest = visit.now + _waits("queued", agreed) + agreed.delivery_time
    rating = await rated.rating_of(visit.shop, listing.id)
    newest = await rated.newest(visit.shop, listing.id) if rating.count else None
    known = await visit.shop.reputations.of(listing.seller, listing.community)
    ticks = mask % (1 << len(listing.options))
    unpaid, place = _waits("unpaid", agreed), named_place(visit, listing.community)
    return Offer(listing, name, ticks, agreed, latest, unpaid, rating, newest, known.seller, place)


def _waits(state: str, agreed: Terms) -> timedelta:
    """How long an order may stay in `state`: unpaid, or paid and not started (docs/processes/service.md)."""
    deadline = SERVICE.state(state).deadlines[0]
    wait = agreed.lengths.get(deadline.name, deadline.after)
    return wait if isinstance(wait, timedelta) else timedelta()
