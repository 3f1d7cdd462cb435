"""What people have asked about a service, as its seller finds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, turning
from bot.screens.conversation import EnquiryView, author, partner
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.listing import Listing
from core.message import Message

GLIMPSE = 80
"""Units of what was written last."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation about the service, with what was written last in it."""

    view: EnquiryView
    last: Message


def enquiries(listing: Listing, asked: Sequence[Asked], page: int, voice: Voice, *, more: bool) -> Screen:
    """Those of one page; an empty list says how it would be filled."""
    head = voice.say("asked-head", title=listing.title)
    leave = Button(voice.plain("go-back"), Press("open", (listing.id,)))
    if not asked:
        return Screen(blocks(head, voice.say("asked-none")), ((leave,),))
    rows = tuple((_open(each, voice),) for each in asked)
    turn = turning(voice, "asked", page, listing.id, more=more)
    return Screen(blocks(head, *(_line(each, voice) for each in asked)), (*rows, *((turn,) if turn else ()), (leave,)))


def _line(asked: Asked, voice: Voice) -> Markup:
    who, by = partner(asked.view, voice), author(asked.view, asked.last.author, voice)
    words = line(asked.last.text, GLIMPSE) if asked.last.deleted_at is None else ""
    return voice.say("asked-line", who=who, by=by, ago=voice.ago(asked.last.at), words=words or "…")


def _open(asked: Asked, voice: Voice) -> Button:
    return Button(line(partner(asked.view, voice), LONGEST_LABEL), Press("chat", (asked.view.enquiry.id, "0")))
