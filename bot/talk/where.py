"""In which community something happens. In a server or a group it is that one's, and what belongs to another is not to
be found there. A private chat belongs to none: there one is where one was seen last, or whose link one opened last.
"""

from bot.shop import Shop
from bot.talk.visit import Visit
from core.community import Community
from core.listing import House, Listing
from core.order import CommunityId


async def where(visit: Visit) -> Community:
    """The community in which the visitor sells and looks around."""
    if visit.community:
        return visit.community
    seen = await visit.shop.communities.of(visit.me)
    return seen[0] if seen else visit.shop.communities.default


async def find(visit: Visit, listing_id: str) -> Listing | None:
    """A service, as far as it can be seen from where the visitor is."""
    listing = await visit.shop.listings.find(listing_id)
    hidden = listing and visit.community and listing.community != visit.community.id
    return None if hidden else listing


async def enter(visit: Visit, community: CommunityId) -> None:
    """The visitor has come to this community. Whoever knows no other than the default one is there anyway."""
    seen = await visit.shop.communities.of(visit.me)
    latest = seen[0].id if seen else visit.shop.communities.default.id
    if latest != community:
        await visit.shop.communities.enter(visit.me, community, visit.now)


def house(shop: Shop, community: CommunityId, workflow: str) -> House:
    """What an order gets for terms that is placed there now. Raises `KeyError` for a community that never was."""
    found = shop.communities.get(community)
    if found is None:
        raise KeyError(community)
    return found.rules.house(shop.till, workflow)
