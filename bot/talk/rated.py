"""What buyers said about a service."""

from collections.abc import Sequence

from bot.screens import buying, rated
from bot.screens.rated import PAGE, Said
from bot.shop import Shop
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.where import find
from core.order import PersonId
from core.review import UNRATED, Rating, Review


async def of_service(visit: Visit, listing_id: str, page: int) -> Reply:
    """One page of it; where there are fewer by now, the last one."""
    listing = await find(visit, listing_id)
    if listing is None:
        return Reply(screen=buying.no_such_service(visit.voice))
    rating = await rating_of(visit.shop, listing_id)
    number = min(page, max(0, rating.count - 1) // PAGE)
    found = await visit.shop.reviews.of_listing(listing_id, number * PAGE, PAGE + 1)
    every = await said(visit.shop, found[:PAGE])
    return Reply(screen=rated.of_service(listing, rating, every, number, visit.voice, more=len(found) > PAGE))


async def rating_of(shop: Shop, listing_id: str) -> Rating:
    return (await shop.reviews.ratings((listing_id,))).get(listing_id, UNRATED)


async def newest(shop: Shop, listing_id: str) -> Said | None:
    """What the latest buyer said about a service."""
    return next(iter(await said(shop, await shop.reviews.of_listing(listing_id, 0, 1))), None)


async def said(shop: Shop, reviews: Sequence[Review]) -> list[Said]:
    """Reviews with the names of their people."""
    return [Said(each, await _name(shop, each.author), await _name(shop, each.about)) for each in reviews]


async def _name(shop: Shop, person: PersonId) -> str:
    found = await shop.people.get(person)
    return found.name if found else ""
