"""One order as one reader may see it: what a screen is composed from, without another look at anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.screens.screen import Urgency
from bot.texts import Arg, Voice
from bot.texts.typed import line
from core import engine, ledger
from core.money import Money
from core.order import FileRef, Order, PersonId
from core.reviews import Seen
from core.shopfront import Shopfront
from core.step import Event
from core.workflow import BUYER, CLOCK, PARTIES, SELLER, STAFF, WORK, Action, Actor, State, Workflow

LONGEST_NAME = 32
"""Of a person, within a sentence."""
SHORT = 1 / 4
"""Of the time that a turn has: what is left of it when time runs short."""


@dataclass(frozen=True, slots=True)
class OrderView:
    """`actors` is in what capacities the reader acts here, `possible` what they could press now (`engine.possible`),
    `events` the whole record, oldest first. `instructions`: how to pay by hand, in the words of those who run the
    house. `balance` is what a buyer who has to pay could spend, minor units. `reviews` are those of an order that is
    done, as the reader may see them. A name is empty when nobody knows it any more. `starred` is asked only where it is
    shown, behind the card.
    `blocked_by`: who of the two parties has blocked the other, of an order that is over.
    """

    order: Order
    workflow: Workflow
    reader: PersonId
    actors: frozenset[Actor]
    buyer: str
    seller: str
    events: tuple[Event, ...] = ()
    possible: tuple[Action, ...] = ()
    instructions: str = ""
    balance: int = 0
    starred: bool = False
    reviews: Seen | None = None
    blocked_by: frozenset[PersonId] = frozenset()

    @property
    def front(self) -> Shopfront:
        """How the two parties stand to each other."""
        return Shopfront(self.order.seller, self.order.buyer, blocked_by=self.blocked_by)

    @property
    def role(self) -> Actor:
        """Whose sentences the reader gets."""
        return next((role for role in PARTIES if role in self.actors), STAFF)

    @property
    def state(self) -> State:
        return self.workflow.state(self.order.state)

    @property
    def my_turn(self) -> bool:
        return self.state.turn in self.actors

    @property
    def last(self) -> Event | None:
        return self.events[-1] if self.events else None

    @property
    def deliveries(self) -> tuple[Event, ...]:
        """Everything that was handed over, corrections included, oldest first."""
        return tuple(filter(is_delivery, self.events))

    @property
    def party(self) -> bool:
        return bool(self.actors & set(PARTIES))

    @property
    def late(self) -> bool:
        """Whether the work clock has run out, and nobody has moved the order since."""
        for event in reversed([each for each in self.events if each.source != each.target]):
            lapsed = self.workflow.state(event.source).deadline(event.name) if event.actor is CLOCK else None
            if lapsed is None or lapsed.after == WORK:
                return lapsed is not None
        return False

    def urgency(self, now: datetime) -> Urgency:
        """How the order stands to its reader at `now`."""
        if self.state.final:
            return Urgency.OVER
        if self.late:
            return Urgency.LATE
        if not self.my_turn:
            return Urgency.WAITING
        due = self.order.due
        whole = due.at - self.order.entered_at if due else timedelta()
        return Urgency.SOON if due and due.at - now <= whole * SHORT else Urgency.YOURS

    def can(self, action: str) -> bool:
        return any(each.name == action for each in self.possible)


def is_delivery(event: Event) -> bool:
    """Known by what it carries, not by its name: the form in which something is handed over ticks what was ordered."""
    return "ticked" in event.payload


def files(event: Event) -> tuple[FileRef, ...]:
    found = event.payload.get("files")
    return tuple(each for each in found if isinstance(each, FileRef)) if isinstance(found, tuple | list) else ()


def links(event: Event) -> tuple[str, ...]:
    found = event.payload.get("links")
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, tuple | list) else ()


def typed(event: Event, field: str) -> str:
    """What the person wrote into that field, or nothing."""
    found = event.payload.get(field)
    return found.strip() if isinstance(found, str) else ""


def facts(view: OrderView, voice: Voice) -> Mapping[str, Arg]:
    """What every text about an order may speak of."""
    order = view.order
    at = order.due.at if order.due else order.entered_at
    return {
        "buyer": _name(view.buyer, BUYER, voice),
        "seller": _name(view.seller, SELLER, voice),
        "title": order.title,
        "code": order.code,
        "total": order.terms.total,
        "share": Money(ledger.seller_gets(order, order.terms.price), order.terms.currency),
        "revisions": engine.revisions_left(view.workflow, order),
        "at": at,
        "by": voice.at(at),
        "left": max(at - voice.now, timedelta()),
    }


def about(view: OrderView, event: Event, voice: Voice) -> Mapping[str, Arg]:
    """The same, and what a text about something that happened may speak of besides."""
    amount = event.payload.get("amount")
    minor = amount if isinstance(amount, int) else 0
    return {
        **facts(view, voice),
        "who": who(view, event, voice),
        "files": len(files(event)),
        "amount": Money(minor, view.order.terms.currency),
    }


def who(view: OrderView, event: Event, voice: Voice) -> str:
    """Who did it, for this reader."""
    if event.by == view.reader:
        return voice.plain("who-you")
    match event.actor:
        case Actor.BUYER:
            return _name(view.buyer, BUYER, voice)
        case Actor.SELLER:
            return _name(view.seller, SELLER, voice)
        case _:
            return voice.plain("who-staff")


def partner(view: OrderView, voice: Voice) -> str:
    """The other party, to one of the two."""
    return _name(view.seller, SELLER, voice) if view.role is BUYER else _name(view.buyer, BUYER, voice)


def author(view: OrderView, by: PersonId, voice: Voice) -> str:
    """Who wrote something, for this reader."""
    if by == view.reader:
        return voice.plain("who-you")
    return _name(view.buyer, BUYER, voice) if by == view.order.buyer else _name(view.seller, SELLER, voice)


def _name(name: str, role: Actor, voice: Voice) -> str:
    return line(name, LONGEST_NAME) or voice.plain(f"who-{role}")
