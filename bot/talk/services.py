"""Services as their sellers and those who look around handle them: lists, pausing, sharing."""

from dataclasses import replace

from bot.screens import services, welcome
from bot.talk.reply import Reply
from bot.talk.sanctioning import barred
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import enter, find, not_set_up, where, within_reach
from core.listing import Listing, Sale
from core.order import CommunityId
from core.person import Platform
from core.ports import Stale
from core.shopfront import Glance

PAGE = 6  # entries on one page of a list
DEEP_LINK = "s_"  # before a service's id in the link that is shared


def own(visit: Visit, listing: Listing, note: str = "") -> Reply:
    """A seller's view of one service. `note` is the id of a sentence above it."""
    said = visit.voice.say(note) if note else None
    return Reply(screen=services.own(listing, visit.person.name, _shared(visit, listing), visit.voice, said))


def _shared(visit: Visit, listing: Listing) -> services.Shared:
    """What works where the visitor is comes first."""
    link = visit.shop.link.format(f"{DEEP_LINK}{listing.id}")
    by_command = Platform.DISCORD in visit.shop.platforms
    return services.Shared(link, listing.id if by_command else "", visit.platform is Platform.DISCORD)


async def mine(visit: Visit, page: int = 0) -> Reply:
    if visit.within == NOWHERE:
        return not_set_up(visit)
    every = await visit.shop.listings.of_seller(visit.me)
    found = [each for each in every if visit.within in {None, each.community}]
    shown = found[page * PAGE : (page + 1) * PAGE]
    return Reply(screen=services.every(shown, page, visit.voice, more=len(found) > (page + 1) * PAGE))


async def browse(visit: Visit, page: int = 0) -> Reply:
    here = await where(visit)
    if here is None:
        return not_set_up(visit)
    found = await visit.shop.listings.on_sale(here.id, page * PAGE, PAGE + 1, Glance(visit.me, visit.now))
    ground = services.Ground(here, [each for each in await within_reach(visit) if each.id != here.id])
    shown, more = found[:PAGE], len(found) > PAGE
    ratings = await visit.shop.reviews.ratings([each.id for each in shown])
    return Reply(screen=services.on_sale(shown, ratings, page, ground, visit.voice, more=more))


async def come_in(visit: Visit, community: str) -> Reply:
    """To another community, by a link of it or a button that led there."""
    found = visit.shop.communities.get(CommunityId(community))
    if found is None or visit.within not in {None, found.id}:
        return Reply(screen=welcome.lost("lost-command", visit.voice))
    await enter(visit, found.id)
    return await browse(visit)


async def pause(visit: Visit, listing_id: str, version: int) -> Reply:
    return await _put(visit, listing_id, version, Sale.PAUSED)


async def resume(visit: Visit, listing_id: str, version: int) -> Reply:
    return await _put(visit, listing_id, version, Sale.ON)


async def _put(visit: Visit, listing_id: str, version: int, sale: Sale) -> Reply:
    """A press drawn for an older version changes nothing and shows the present one."""
    listing = await find(visit, listing_id)
    if listing is None or listing.seller != visit.me:
        return visit.tell("service-not-yours", alert=True)
    if listing.version != version:
        return own(visit, listing)
    if listing.sale is Sale.TAKEN_DOWN:
        return visit.tell("service-is-down", alert=True)
    if sale is Sale.ON and (refused := await barred(visit, listing.community)):
        return refused
    changed = replace(listing, sale=sale, version=listing.version + 1)
    try:
        await visit.shop.listings.save(changed)
    except Stale:
        return own(visit, await visit.shop.listings.find(listing_id) or listing)
    return own(visit, changed)
