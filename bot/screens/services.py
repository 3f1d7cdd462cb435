"""A seller's own services: the list, and one with what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.press import Press
from bot.screens import listed
from bot.screens.availability import hours
from bot.screens.blocks import Row, blocks, lines, my_orders, my_services, sell, turning
from bot.screens.screen import Button, Screen, Tone
from bot.texts import Voice
from core.community import Community
from core.listing import Listing, Sale
from core.review import Rating

NOT_RATED: Mapping[str, Rating] = {}


@dataclass(frozen=True, slots=True)
class Shared:
    """How others come to a service: by its `link`, by a command with its `id` where there are no links, or by both."""

    link: str = ""
    id: str = ""
    command_first: bool = False


def own(listing: Listing, seller: str, shared: Shared, voice: Voice, note: Markup | None = None) -> Screen:
    """One's own service: how buyers see it, how it is shared, and what can be changed. `note` stands above it."""
    text = blocks(
        note,
        listed.head(listing, seller, voice),
        listed.description(listing),
        listed.price_lines(listing, range(len(listing.options)), voice),
        listed.revisions(listing, voice),
        voice.say(f"service-sale-{listing.sale}"),
        lines(*_ways_in(shared, voice)),
    )
    version = str(listing.version)
    edit = Button(voice.plain("service-edit"), Press("edit", (listing.id,)))
    sale = {
        Sale.ON: Button(voice.plain("service-pause"), Press("pause", (listing.id, version))),
        Sale.PAUSED: Button(voice.plain("service-resume"), Press("resume", (listing.id, version)), Tone.GOOD),
    }
    said = Button(voice.plain("go-reviews"), Press("rated", (listing.id, "0")))
    asked = Button(voice.plain("go-asked"), Press("asked", (listing.id, "0")))
    change = (edit, sale[listing.sale]) if listing.sale in sale else (edit,)
    return Screen(text, (change, (said, asked), (my_services(voice),)), listing.photo)


def _ways_in(shared: Shared, voice: Voice) -> tuple[Markup, ...]:
    link = (voice.say("service-share", link=escape(shared.link)),) if shared.link else ()
    command = (voice.say("service-share-command", id=shared.id),) if shared.id else ()
    return (*command, *link) if shared.command_first else (*link, *command)


def every(listings: Sequence[Listing], page: int, voice: Voice, *, more: bool) -> Screen:
    """One's services, to open; an empty list says how to fill it."""
    if not listings:
        return Screen(voice.say("services-none"), ((sell(voice),),))
    rows = _entries(listings, "services", page, voice, more=more)
    return Screen(voice.say("services-head"), (*rows, (sell(voice), hours(voice)), (my_orders(voice),)))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where one looks around: the community, and others that one may go to."""

    here: Community
    others: Sequence[Community] = ()

    @property
    def named(self) -> bool:
        """A bot with one community needs no name for it."""
        return bool(self.others) or not self.here.is_default


def on_sale(
    listings: Sequence[Listing],
    ratings: Mapping[str, Rating],
    page: int,
    ground: Ground,
    voice: Voice,
    *,
    more: bool,
) -> Screen:
    """What can be ordered there now, newest first, with how it is rated, and the ways to other communities."""
    ways = (*((_way_to(each, voice),) for each in ground.others), (my_orders(voice),))
    if not listings:
        none = voice.say("browse-none-in", community=ground.here.name) if ground.named else voice.say("browse-none")
        return Screen(none, ((sell(voice),), *ways))
    entries = _entries(listings, "browse", page, voice, ratings, more=more)
    head = voice.say("browse-head-in", community=ground.here.name) if ground.named else voice.say("browse-head")
    return Screen(head, (*entries, *ways))


def _way_to(community: Community, voice: Voice) -> Button:
    return Button(voice.plain("go-community", community=community.name), Press("enter", (community.id,)))


def _entries(
    listings: Sequence[Listing],
    verb: str,
    page: int,
    voice: Voice,
    ratings: Mapping[str, Rating] = NOT_RATED,
    *,
    more: bool,
) -> tuple[Row, ...]:
    ways = turning(voice, verb, page, more=more)
    rows = ((_entry(listing, ratings.get(listing.id), voice),) for listing in listings)
    return (*rows, *((ways,) if ways else ()))


def _entry(listing: Listing, rated: Rating | None, voice: Voice) -> Button:
    return Button(_label(listing, rated, voice), Press("open", (listing.id,)))


def _label(listing: Listing, rated: Rating | None, voice: Voice) -> str:
    if rated is None:
        return voice.plain(f"service-entry-{listing.sale}", title=listing.title, price=listing.price)
    average, count = round(rated.average, 1), rated.count
    return voice.plain("service-entry-rated", title=listing.title, price=listing.price, average=average, count=count)
