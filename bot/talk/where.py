"""In which community something happens. In a server or a group it is that one's, and what belongs to another is not to
be found there. A private chat belongs to none: there one is where one was seen last, or whose link one opened last.
"""

from collections.abc import Sequence

from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.community import Community
from core.listing import House, Listing
from core.order import CommunityId
from core.shopfront import Glance
from core.till import till_for

MOST = 5
"""Communities among which one can go to and fro with a button; further ones by their links."""


async def where(visit: Visit) -> Community | None:
    """The community in which the visitor sells and looks around; None where nobody has set one up."""
    if visit.place is not None:
        return visit.community
    seen = await visit.shop.communities.of(visit.me)
    return seen[0] if seen else visit.shop.communities.default


async def within_reach(visit: Visit) -> Sequence[Community]:
    """Where the visitor can go from here: from a server or group nowhere else."""
    if visit.place is not None:
        return [visit.community] if visit.community else []
    seen = await visit.shop.communities.of(visit.me)
    return [*seen[:MOST], *([] if any(each.is_default for each in seen) else await _default(visit))]


async def _default(visit: Visit) -> Sequence[Community]:
    """Worth a way there only if there is anything to see."""
    default = visit.shop.communities.default
    return [default] if await visit.shop.listings.on_sale(default.id, 0, 1, Glance(visit.me, visit.now)) else []


async def find(visit: Visit, listing_id: str) -> Listing | None:
    """A service, as far as it can be seen from where the visitor is."""
    listing = await visit.shop.listings.find(listing_id)
    return listing if listing and visit.within in {None, listing.community} else None


def named_place(visit: Visit, community: CommunityId) -> str:
    """What a community is called, where that has to be said: the default one is the bot itself."""
    found = visit.shop.communities.get(community)
    return "" if found is None or found.is_default else found.name


def not_set_up(visit: Visit) -> Reply:
    return visit.tell("place-not-set-up", alert=True)


async def enter(visit: Visit, community: CommunityId) -> None:
    """The visitor has come to this community. Whoever knows no other than the default one is there anyway."""
    seen = await visit.shop.communities.of(visit.me)
    latest = seen[0].id if seen else visit.shop.communities.default.id
    if latest != community:
        await visit.shop.communities.enter(visit.me, community, visit.now)


def house(visit: Visit, listing: Listing, workflow: str) -> House:
    """What an order gets for terms that the visitor places now. Raises `KeyError` for a community that never was."""
    found = visit.shop.communities.get(listing.community)
    if found is None:
        raise KeyError(listing.community)
    return found.rules.house(till(visit, listing) or visit.shop.till, workflow)


def till(visit: Visit, listing: Listing) -> str | None:
    """By which till the visitor would pay for it; None where they cannot, from no chat that they are in."""
    chats = dict.fromkeys((visit.platform, *visit.person.platforms))
    return till_for(visit.shop.till, visit.shop.tills, listing.price.currency, [each.value for each in chats])
