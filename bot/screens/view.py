"""One order as one reader may see it: what a screen is composed from, without another look at anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.screens.screen import Urgency
from bot.texts import Arg, Voice
from bot.texts.typed import line
from core import engine, ledger
from core.cases import Case
from core.consequences import to_buyer
from core.effects import Settlement
from core.money import Money
from core.order import Alarm, FileRef, Order, PersonId, Proposed, Stage, Terms
from core.paylink import PayLink
from core.reviews import Seen
from core.shopfront import Shopfront
from core.statistics import Figures
from core.step import Event
from core.workflow import BUYER, CLOCK, HELD_UP, PARTIES, SELLER, STAFF, WORK, Action, Actor, Pays, State, Workflow

LONGEST_NAME = 32
"""Of a person, within a sentence."""
_BEFORE_PAID = frozenset({"asked", "claimed", "denied"})
SETTLED = "settled"
"""The end at which both got a part."""
SHORT = 1 / 4
"""Of the time that a turn has: what is left of it when time runs short."""


@dataclass(frozen=True, slots=True)
class OrderView:
    """`actors` is in what capacities the reader acts here, `possible` what they could press now (`engine.possible`),
    `events` the whole record, oldest first. `instructions`: how to pay by hand, in the words of those who run the
    house. `balance` is what a buyer who has to pay could spend, minor units, `paylink` where
    they pay for it. `reviews` are those of an order that is
    done, as the reader may see them. A name is empty when nobody knows it any more. `starred` is asked only where it is
    shown, behind the card.
    `blocked_by`: who of the two parties has blocked the other, of an order that is over. `case` is that of the mediator
    who has the order in hand; `took`: the reader is or was such a one.
    `repute` is what the buyer has done here before, for a seller who has not agreed yet.
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
    paylink: PayLink | None = None
    starred: bool = False
    reviews: Seen | None = None
    blocked_by: frozenset[PersonId] = frozenset()
    case: Case | None = None
    took: bool = False
    repute: Figures | None = None

    @property
    def front(self) -> Shopfront:
        """How the two parties stand to each other."""
        return Shopfront(self.order.seller, self.order.buyer, blocked_by=self.blocked_by)

    @property
    def role(self) -> Actor:
        """Whose sentences about the step at hand the reader gets."""
        turn = self.state.turn
        return turn if not self.party and turn and turn in self.actors else self.side

    @property
    def side(self) -> Actor:
        """Whose sentences about the order as such: one of the two sides', or those of whoever sees to it."""
        return next((role for role in PARTIES if role in self.actors), STAFF)

    @property
    def state(self) -> State:
        return self.workflow.state(self.order.state)

    @property
    def my_turn(self) -> bool:
        return self.state.turn in self.actors

    @property
    def asked(self) -> Proposed | None:
        """The open question, as far as the reader knows of it: what must be paid first has not reached the seller."""
        asked = self.order.proposed
        hidden = asked and asked.by is BUYER and not asked.agreed and asked.stage is not Stage.ASKED
        return None if hidden and self.role is SELLER else asked

    @property
    def asked_me(self) -> bool:
        """Whether the open question waits on the reader."""
        return self.asked is not None and self.asked.waits_on in self.actors

    @property
    def needs_me(self) -> bool:
        """Whether anything in it waits on the reader."""
        return self.my_turn or self.asked_me

    @property
    def due(self) -> Alarm | None:
        """What falls due first for the reader, or, where nothing waits on them, at all; as far as they know of it."""
        if self.asked is None or self.my_turn is not self.asked_me:
            return self.order.question_due if self.asked_me else self.order.due
        return self.order.next_due

    def proposal(self, kind: str) -> Event | None:
        """When that kind of question was asked last."""
        return next((each for each in reversed(self.events) if each.name == f"{kind}_asked"), None)

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
    def partnered(self) -> bool:
        """Whether the reader is a party, and knows the other one."""
        return self.party and self.order.joined

    @property
    def begun(self) -> bool:
        """Whether anybody has worked on it."""
        return self.state.works or any(self.workflow.state(each.target).works for each in self.events)

    @property
    def agreeing(self) -> bool:
        """Whether the reader is the seller, and it is for them to say whether they do this at all."""
        return self.role is SELLER and self.my_turn and not self.begun

    @property
    def reads(self) -> bool:
        """Whether the whole record is the reader's to read: what was written and handed over, and each step of it."""
        return self.party or self.took

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


def reaching(workflow: Workflow, events: Iterable[Event], actors: frozenset[Actor]) -> tuple[Event, ...]:
    """Of the record what is for a reader in these capacities: what must be paid before it reaches the seller is none of
    theirs until it is.
    """
    first_paid = {
        move.piece.proposal.kind
        for _, move in workflow.moves()
        if move.piece and move.piece.proposal.pays is Pays.WHEN_SENT
    }
    shown: list[Event] = []
    unpaid: list[Event] = []
    for event in events:
        kind, _, step = event.name.rpartition("_")
        if kind not in first_paid or (step != "asked" and not unpaid):
            shown.append(event)
        elif step == "paid":
            shown, unpaid = [*shown, *unpaid, event], []
        else:
            unpaid = [*unpaid, event] if step in _BEFORE_PAID else []
    whole = SELLER not in actors
    return tuple(events) if whole else tuple(sorted(shown, key=lambda event: event.version))


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
        "rule": voice.plain(f"rule-{order.terms.stalemate}"),
        "revisions": engine.revisions_left(view.workflow, order),
        "at": at,
        "by": voice.at(at),
        "left": max(at - voice.now, timedelta()),
        **_question(view, voice),
    }


def _question(view: OrderView, voice: Voice) -> Mapping[str, Arg]:
    asked, due = view.asked, view.order.question_due
    if asked is None:
        return {}
    at = due.at if due else asked.since
    answer: dict[str, Arg] = {"answer": at, "answer_by": voice.at(at), "answer_left": max(at - voice.now, timedelta())}
    return {**carried(view.order, asked.carries, voice), "asker": _named(view, asked.by, voice), **answer}


def carried(order: Order, carries: Mapping[str, object], voice: Voice) -> Mapping[str, Arg]:
    """What a text about something that was asked, or decided, may speak of: as much of it as there is."""
    held, currency = order.held or order.terms.price, order.terms.currency
    found: dict[str, Arg] = {}
    match carries:
        case {"what": str(what), "price": int(price), "extra": timedelta() as extra}:
            longer = extra > timedelta()
            found = {
                "what": what,
                "price": Money(price, currency),
                "extra": extra,
                "work": voice.say("work-longer", what=what, extra=extra) if longer else what,
                "then": voice.plain("then-longer" if longer else "then-same", extra=extra),
            }
        case {"until": datetime() as until}:
            found = {"until": until}
        case {"amount": int(back)}:
            rest = ledger.seller_gets(order, max(held - back, 0))
            found = {"back": Money(back, currency), "rest": Money(rest, currency)}
        case _:
            pass
    reason = carries.get("reason")
    return {**found, **({"reason": reason} if isinstance(reason, str) else {})}


def parted(view: OrderView, voice: Voice) -> Mapping[str, Arg]:
    """What each got of an escrow that was divided between the two: nothing where it was not, or not yet."""
    if view.order.state != SETTLED or view.last is None:
        return {}
    carries = _carries(view, view.last)
    known = carries if "amount" in carries else {"amount": _by_rule(view.order.terms)}
    return carried(view.order, known, voice)


def _by_rule(terms: Terms) -> int:
    """The buyer's part of a dispute that nobody ended."""
    how = Settlement(terms.stalemate)
    return terms.price if how is Settlement.REFUND else to_buyer(how, terms.price, {})


def _named(view: OrderView, role: Actor, voice: Voice) -> str:
    return _name(view.buyer if role is BUYER else view.seller, role, voice)


def about(view: OrderView, event: Event, voice: Voice) -> Mapping[str, Arg]:
    """The same, and what a text about something that happened may speak of besides."""
    amount = event.payload.get("amount")
    minor = amount if isinstance(amount, int) else 0
    return {
        **facts(view, voice),
        **carried(view.order, _carries(view, event), voice),
        **parted(view, voice),
        **_made_good(event, voice),
        "who": who(view, event, voice),
        "files": len(files(event)),
        "amount": Money(minor, view.order.terms.currency),
    }


def _made_good(event: Event, voice: Voice) -> Mapping[str, Arg]:
    """For how long the bot was away, and to when what fell due meanwhile was moved."""
    away, until = event.payload.get("away"), event.payload.get("until")
    if event.name != HELD_UP or not isinstance(away, timedelta) or not isinstance(until, datetime):
        return {}
    return {"away": away, "moved": until, "moved_to": voice.at(until)}


def gone_back(view: OrderView, event: Event, voice: Voice) -> Mapping[str, Arg]:
    """What a text may speak of that tells of money that went back because `event` ended a question by the way."""
    paid = (each for each in reversed(view.events) if "price" in each.payload and each.version <= event.version)
    asked = next(paid, None)
    return carried(view.order, asked.payload, voice) if asked else {}


def _carries(view: OrderView, event: Event) -> Mapping[str, object]:
    """What `event` is about: of an answer, what was asked before it."""
    kind = event.name.rpartition("_")[0]
    before = (each for each in reversed(view.events) if each.name == f"{kind}_asked" and each.version < event.version)
    asked = next(before, None)
    return asked.payload if asked else event.payload


def who(view: OrderView, event: Event, voice: Voice) -> str:
    """Who did it, for this reader."""
    if event.by == view.reader:
        return voice.plain("who-you")
    match event.actor:
        case Actor.BUYER:
            return _name(view.buyer, BUYER, voice)
        case Actor.SELLER:
            return _name(view.seller, SELLER, voice)
        case Actor.PANEL | Actor.MEDIATOR:
            return voice.plain("who-mediator")
        case _:
            return voice.plain("who-staff")


def partner(view: OrderView, voice: Voice) -> str:
    """The other party, to one of the two."""
    return _name(view.seller, SELLER, voice) if view.role is BUYER else _name(view.buyer, BUYER, voice)


def readers(view: OrderView, voice: Voice) -> str:
    """Everybody who reads what the reader writes on the order."""
    if not view.party:
        return voice.plain("who-both", buyer=_named(view, BUYER, voice), seller=_named(view, SELLER, voice))
    other = partner(view, voice)
    return voice.plain("who-and-mediator", who=other) if view.order.mediator else other


def author(view: OrderView, by: PersonId, voice: Voice) -> str:
    """Who wrote something, for this reader. What a mediator is called nobody is told."""
    if by == view.reader:
        return voice.plain("who-you")
    party = {view.order.buyer: BUYER, view.order.seller: SELLER}.get(by)
    return _named(view, party, voice) if party else voice.plain("who-mediator")


def _name(name: str, role: Actor, voice: Voice) -> str:
    return line(name, LONGEST_NAME) or voice.plain(f"who-{role}")
