"""In which channel of its community an order has a private thread for each of its parties."""

from dataclasses import dataclass

from bot.screens.view import facts
from bot.shop import Shop
from bot.talk.look import look
from bot.talk.visit import voice_of
from core.order import OrderId
from core.person import Person
from core.workflow import PARTIES


@dataclass(frozen=True, slots=True)
class Home:
    """Threads are opened in `channel`, and this party's is called `name`, which no other party's is."""

    channel: int
    name: str


async def home(shop: Shop, order: OrderId, person: Person) -> Home | None:
    """None for an order whose community has no channel for threads, and for whoever is no party to it."""
    view = await look(shop, order, person.id)
    community = shop.communities.get(view.order.community) if view else None
    if view is None or community is None or community.rules.channel is None or view.role not in PARTIES:
        return None
    name = voice_of(shop, person).plain(f"thread-{view.role}", **facts(view, voice_of(shop, person)))
    return Home(community.rules.channel, name)
