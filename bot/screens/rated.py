"""What others said of a service or of a person: how they rate it, and their words, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, lines, turning
from bot.screens.reviews import bar
from bot.screens.screen import Button, Screen
from bot.texts import Voice, quote
from bot.texts.typed import line, paragraphs
from core.listing import Listing
from core.review import Rating, Review

PAGE = 3
"""Reviews on one screen: each whole with its reply, in most writing."""
LONGEST_NAME = 32
_TEXT, _REPLY = 640, 440
"""Units of the words of one; those of three fit into a message with all that stands around them."""
_GLIMPSE = 160
"""Units of the newest one beside a service."""


@dataclass(frozen=True, slots=True)
class Said:
    """A review, and what its author and the one who is spoken of are called."""

    review: Review
    author: str
    about: str


def rating(rated: Rating, voice: Voice) -> Markup:
    """How many gave how much on average."""
    if not rated.count:
        return voice.say("rating-none")
    return voice.say("rating-is", average=round(rated.average, 1), count=rated.count)


def newest(said: Said, voice: Voice) -> Markup:
    """The latest in a line or two."""
    return lines(_head("rated-newest", said, voice), *_quoted(said.review.text, _GLIMPSE))


def entries(every: Sequence[Said], voice: Voice) -> Markup:
    return blocks(*(lines(*_entry(said, voice)) for said in every))


def of_service(
    listing: Listing, rated: Rating, every: Sequence[Said], page: int, voice: Voice, *, more: bool
) -> Screen:
    """One page of what buyers said about a service."""
    back = Button(voice.plain("go-back"), Press("open", (listing.id,)))
    if not rated.count:
        return Screen(voice.say("rated-none", title=listing.title), ((back,),))
    head = voice.say("rated-head", title=listing.title, rating=rating(rated, voice))
    ways = turning(voice, "rated", page, listing.id, more=more)
    return Screen(blocks(head, entries(every, voice)), (*((ways,) if ways else ()), (back,)))


def way(listing: Listing, rated: Rating, voice: Voice) -> tuple[Button, ...]:
    """The way to what buyers said about a service, where there is anything to read."""
    if not rated.count:
        return ()
    return (Button(voice.plain("go-rated", count=rated.count), Press("rated", (listing.id, "0"))),)


def _entry(said: Said, voice: Voice) -> Iterator[Markup]:
    yield _head("rated-entry", said, voice)
    yield from _quoted(said.review.text, _TEXT)
    if said.review.reply:
        yield voice.say("review-reply-of", who=_name(said.about, "who-seller", voice))
        yield from _quoted(said.review.reply, _REPLY)


def _head(text: str, said: Said, voice: Voice) -> Markup:
    who = _name(said.author, f"who-{said.review.role}", voice)
    at = voice.ago(said.review.published_at or said.review.at)
    return voice.say(text, stars=bar(said.review.stars), who=who, ago=at)


def _name(name: str, otherwise: str, voice: Voice) -> str:
    return line(name, LONGEST_NAME) or voice.plain(otherwise)


def _quoted(text: str, most: int) -> Iterator[Markup]:
    if paragraphs(text):
        yield quote(text, most)
