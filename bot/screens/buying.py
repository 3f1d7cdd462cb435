"""A service as a buyer sees it: what it is, what each tick changes, and what will be bought.

What is ticked stands in the buttons' tokens, bit n of `mask` for option n: a page works however old it is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.press import Press
from bot.screens import listed, profile, rated
from bot.screens.blocking import all_blocked
from bot.screens.blocks import Row, blocks, browse, lines
from bot.screens.controls import LONGEST_NAME, in_rows
from bot.screens.rated import Said
from bot.screens.reporting import report
from bot.screens.screen import Button, Screen, Tone
from bot.texts import Voice, quote
from bot.texts.typed import line
from core.enquiry import EnquiryId
from core.listing import Listing
from core.order import OrderId, Terms
from core.review import UNRATED, Rating
from core.statistics import NOTHING, Figures
from core.workflow import SELLER

TICKED, OPEN = "☑", "☐"


@dataclass(frozen=True, slots=True)
class Offer:
    """One service with some options ticked. `latest` is when it would come at the latest if it were paid for now,
    `to_pay` how long an order waits for its payment. `rating` is how buyers rate it, `newest` what the last one said,
    `repute` what the seller has done here before. `place` is the community that it is in, empty where that is the bot's
    own.
    """

    listing: Listing
    seller: str
    mask: int
    terms: Terms
    latest: datetime
    to_pay: timedelta
    rating: Rating = UNRATED
    newest: Said | None = None
    repute: Figures = NOTHING
    place: str = ""

    def press(self, verb: str, *more: str) -> Press:
        return Press(verb, (self.listing.id, str(self.listing.version), str(self.mask), *more))


def ticked(listing: Listing, mask: int) -> tuple[int, ...]:
    """The numbers of the options in `mask`."""
    return tuple(number for number in range(len(listing.options)) if mask >> number & 1)


def page(offer: Offer, voice: Voice, note: Markup | None = None) -> Screen:
    """The service with its options to tick. `note` stands above it."""
    listing = offer.listing
    text = blocks(
        note,
        lines(listed.head(listing, offer.seller, voice), rated.rating(offer.rating, voice)),
        listed.description(listing),
        _newest(offer, voice),
        profile.about(offer.seller, offer.repute, SELLER, voice),
        blocks(listed.price_lines(listing, range(len(listing.options)), voice), listed.revisions(listing, voice)),
        _total(offer, voice),
    )
    order = Button(voice.plain("buy-order", total=offer.terms.total), offer.press("order"), Tone.GOOD)
    read = Button(voice.plain("buy-read"), offer.press("read"))
    cut = (read,) if listed.is_cut(listing) else ()
    known = (_seller(offer, voice), *rated.way(listing, offer.rating, voice))
    ways = in_rows((_ask(offer, voice), *cut, *known, browse(voice), report(listing, voice)))
    return Screen(text, (*_ticks(offer, voice), (order,), *ways), listing.photo)


def whole_description(offer: Offer, voice: Voice) -> Screen:
    listing = offer.listing
    return Screen(
        blocks(listed.head(listing, offer.seller, voice), quote(listing.description)), ((_back(offer, voice),),)
    )


def checkout(offer: Offer, order: OrderId, voice: Voice) -> Screen:
    """What is bought, for how much, how it is paid and when it would come."""
    listing, total = offer.listing, offer.terms.total
    text = blocks(
        voice.say("checkout-head", seller=offer.seller),
        listed.price_lines(listing, ticked(listing, offer.mask), voice),
        listed.revisions(listing, voice),
        _total(offer, voice),
        voice.say(f"checkout-till-{offer.terms.till}", total=total, length=offer.to_pay),
        _whose(offer, voice),
    )
    place = Button(voice.plain("checkout-place", total=total), offer.press("place", order), Tone.GOOD)
    return Screen(text, ((place,), (_back(offer, voice),)))


def _whose(offer: Offer, voice: Voice) -> Markup | None:
    """Anybody can have a community: who sees to the money there is whom its buyers have to trust."""
    if not offer.place:
        return None
    return voice.say("checkout-in-by-hand" if offer.terms.by_hand else "checkout-in", community=offer.place)


def paused(offer: Offer, voice: Voice, asked: EnquiryId | None = None) -> Screen:
    """A service that cannot be ordered now, and where others are. `asked`: what the reader once asked about it."""
    head = listed.head(offer.listing, offer.seller, voice)
    before = ((Button(voice.plain("go-chat"), Press("chat", (asked, "0"))),),) if asked else ()
    return Screen(blocks(head, voice.say("buy-paused", seller=offer.seller)), (*before, (browse(voice),)))


def away(offer: Offer, back_at: datetime | None, voice: Voice) -> Screen:
    """A service whose seller is on vacation, until they say so where there is no `back_at`."""
    if back_at is None:
        return _closed(offer, voice.say("buy-away", seller=offer.seller), voice)
    return _closed(offer, voice.say("buy-away-until", seller=offer.seller, back=voice.at(back_at)), voice)


def full(offer: Offer, voice: Voice) -> Screen:
    """A service whose seller has as many orders as they take."""
    return _closed(offer, voice.say("buy-full", seller=offer.seller), voice)


def of_blocked(offer: Offer, voice: Voice) -> Screen:
    """A service of somebody whom the reader has blocked."""
    head = listed.head(offer.listing, offer.seller, voice)
    text = blocks(head, voice.say("buy-of-blocked", seller=offer.seller))
    return Screen(text, ((all_blocked(voice),), (browse(voice),)))


def _closed(offer: Offer, why: Markup, voice: Voice) -> Screen:
    text = blocks(listed.head(offer.listing, offer.seller, voice), listed.description(offer.listing), why)
    return Screen(text, ((_ask(offer, voice),), (browse(voice),)), offer.listing.photo)


def _ask(offer: Offer, voice: Voice) -> Button:
    who = line(offer.seller, LONGEST_NAME)
    return Button(voice.plain("go-inquire", who=who), Press("inquire", (offer.listing.id,)))


def no_such_service(voice: Voice) -> Screen:
    return Screen(voice.say("buy-unknown"), ((browse(voice),),))


def _seller(offer: Offer, voice: Voice) -> Button:
    return profile.way(offer.seller, "who-seller", Press("seller", (offer.listing.id, "0")), voice)


def _newest(offer: Offer, voice: Voice) -> Markup | None:
    """Beside a photo there is no room for it."""
    return rated.newest(offer.newest, voice) if offer.newest and not offer.listing.photo else None


def _total(offer: Offer, voice: Voice) -> Markup:
    terms = offer.terms
    return voice.say("buy-total", total=terms.total, length=terms.delivery_time, latest=voice.at(offer.latest))


def _ticks(offer: Offer, voice: Voice) -> tuple[Row, ...]:
    return tuple((_tick(offer, number, voice),) for number in range(len(offer.listing.options)))


def _tick(offer: Offer, number: int, voice: Voice) -> Button:
    mark = TICKED if offer.mask >> number & 1 else OPEN
    other = str(offer.mask ^ 1 << number)
    press = Press("tick", (offer.listing.id, str(offer.listing.version), other))
    return Button(listed.option_label(offer.listing, number, voice, mark), press)


def _back(offer: Offer, voice: Voice) -> Button:
    return Button(voice.plain("go-back"), offer.press("tick"))
