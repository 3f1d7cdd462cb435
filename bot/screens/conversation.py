"""A conversation as one of its readers sees it: on an order, or about a service before there is one. Here is all in
which the two differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from bot.press import Press
from bot.screens import controls
from bot.screens.screen import Button
from bot.screens.view import LONGEST_NAME, OrderView
from bot.screens.view import author as author_on
from bot.screens.view import partner as partner_on
from bot.screens.view import readers as readers_on
from bot.texts import Arg, Voice
from bot.texts.typed import line
from core.enquiry import Enquiry
from core.message import About
from core.order import PersonId

LONGEST_TITLE = 24  # of a service, where a label names it


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """`title` is that of the service as it is called now; a name is empty when nobody knows it any more. `writes`: the
    reader may write there.
    """

    enquiry: Enquiry
    reader: PersonId
    title: str
    asker: str
    seller: str
    writes: bool = False

    @property
    def sells(self) -> bool:
        """Whether the reader is the one who is asked."""
        return self.reader == self.enquiry.seller


Conversation: TypeAlias = OrderView | EnquiryView


def number(view: Conversation) -> About:
    """By which it is known."""
    return view.order.id if isinstance(view, OrderView) else view.enquiry.id


def partner(view: Conversation, voice: Voice) -> str:
    """The other one, to one of the two."""
    if isinstance(view, OrderView):
        return partner_on(view, voice)
    return _asker(view, voice) if view.sells else _seller(view, voice)


def readers(view: Conversation, voice: Voice) -> str:
    """Everybody who reads what the reader writes there."""
    return readers_on(view, voice) if isinstance(view, OrderView) else partner(view, voice)


def author(view: Conversation, by: PersonId, voice: Voice) -> str:
    """Who wrote something, for this reader."""
    if isinstance(view, OrderView):
        return author_on(view, by, voice)
    if by == view.reader:
        return voice.plain("who-you")
    return _asker(view, voice) if by == view.enquiry.asker else _seller(view, voice)


def about(view: Conversation, voice: Voice) -> Markup:
    """What it is about, within a sentence."""
    if isinstance(view, OrderView):
        return voice.say("chat-on-order", title=view.order.title, code=view.order.code)
    return voice.say("chat-on-service", title=view.title)


def short(view: Conversation) -> str:
    """The same in a word or two, for a label."""
    return view.order.code if isinstance(view, OrderView) else line(view.title, LONGEST_TITLE)


def facts(view: Conversation, voice: Voice) -> Mapping[str, Arg]:
    """What a text about the conversation may speak of."""
    return {"who": readers(view, voice), "about": about(view, voice)}


def judges(view: Conversation) -> bool:
    """Whether the reader is none of the two, and judges between them or did."""
    return isinstance(view, OrderView) and view.took


def readable(view: Conversation) -> bool:
    """Whether all that was written there is the reader's to read."""
    return view.reads if isinstance(view, OrderView) else True


def write(view: Conversation, voice: Voice, answers: int = 0, label: str = "go-note") -> tuple[Button, ...]:
    """To write to the other one, in answer to one of their messages; nothing where that cannot be done now."""
    if isinstance(view, OrderView):
        return controls.message(view, voice, answers, label)
    if not view.writes:
        return ()
    name = line(partner(view, voice), controls.LONGEST_NAME)
    return (Button(voice.plain(label, who=name), Press("note", (view.enquiry.id, str(answers)))),)


def opened(view: Conversation, voice: Voice) -> Button:
    """The way to all of it from one of its messages: on an order the card has it."""
    return controls.go(view, "card", voice) if isinstance(view, OrderView) else whole(view, voice)


def whole(view: Conversation, voice: Voice) -> Button:
    """The way to all that was written."""
    return Button(voice.plain("go-chat"), Press("chat", (number(view), "0")))


def back(view: Conversation, voice: Voice) -> Button:
    """To where one came from to read it."""
    if isinstance(view, OrderView):
        return controls.back(view, voice, "more")
    return Button(voice.plain("go-back"), Press("open", (view.enquiry.listing,)))


def _asker(view: EnquiryView, voice: Voice) -> str:
    return line(view.asker, LONGEST_NAME) or voice.plain("who-buyer")


def _seller(view: EnquiryView, voice: Voice) -> str:
    return line(view.seller, LONGEST_NAME) or voice.plain("who-seller")
