"""A service in words: its head, its description, its lines with what each does to price and time."""

from datetime import timedelta

from markupsafe import Markup

from bot.screens.blocks import lines
from bot.texts import Voice, quote
from core.listing import Listing
from core.money import Money

LONGEST_BY_PHOTO = 280  # characters of the description; a caption holds 1,024 with everything else that stands there
SHORT = 30  # characters of a title on a button that also says a price


def head(listing: Listing, seller: str, voice: Voice) -> Markup:
    return voice.say("service-head", title=listing.title, seller=seller)


def description(listing: Listing) -> Markup:
    """As much of it as may stand there."""
    return quote(listing.description, LONGEST_BY_PHOTO) if listing.photo else quote(listing.description)


def is_cut(listing: Listing) -> bool:
    return description(listing) != quote(listing.description)


def price_lines(listing: Listing, numbers: range | tuple[int, ...], voice: Voice) -> Markup:
    """The main work and the options numbered so, each with its price and its effect on the delivery time."""
    work = voice.say("service-line", title=listing.title, price=listing.price, length=listing.delivery_time)
    return lines(work, *(option_line(listing, number, voice) for number in numbers))


def option_line(listing: Listing, number: int, voice: Voice) -> Markup:
    option = listing.options[number]
    price = Money(option.price, listing.price.currency)
    return voice.say(f"option-line{effect(option.extra)}", title=option.title, price=price, length=abs(option.extra))


def option_label(listing: Listing, number: int, voice: Voice, mark: str) -> str:
    """The same for a button, with its tick."""
    option = listing.options[number]
    price = Money(option.price, listing.price.currency)
    title = option.title if len(option.title) <= SHORT else f"{option.title[: SHORT - 1]}…"
    return voice.plain(
        f"option-label{effect(option.extra)}", mark=mark, title=title, price=price, length=abs(option.extra)
    )


def revisions(listing: Listing, voice: Voice) -> Markup:
    return voice.say("service-revisions", count=listing.revisions)


def effect(extra: timedelta) -> str:
    """The end of a text's id: one sentence for what takes longer, one for what is sooner, one for neither."""
    if not extra:
        return ""
    return "-longer" if extra > timedelta() else "-sooner"
