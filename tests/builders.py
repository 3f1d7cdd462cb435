"""Orders and what belongs to them, built by saying only what matters."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core import alarms
from core.forms import Files, Form, Links, Moment, Price, Share, Span, Text, Ticks
from core.listing import Listing, Option
from core.money import Money
from core.order import Line, Order, OrderId, PersonId, Proposed, Stage, Terms, new_id
from core.step import Command, Placement
from core.workflow import Actor, Pays, Proposal
from core.workflows.service import SERVICE

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ANNA, BORIS, STAFFER, STRANGER, MEDIATRIX = (PersonId(number) for number in range(1, 6))


def some_terms(**changes: Any) -> Terms:
    usual: dict[str, Any] = {
        "currency": "EUR",
        "lines": (Line("Logo", 5000), Line("Source files", 1000, timedelta(days=1))),
        "delivery_time": timedelta(days=4),
        "revision_time": timedelta(days=2),
        "revisions": 2,
        "fee": 1000,
        "till": "manual",
    }
    return Terms(**(usual | changes))


def an_order(state: str = "unpaid", *, now: datetime = NOON, **changes: Any) -> Order:
    """An order that entered `state` at `now`, with the alarms of it, money held from `queued` on."""
    paid = state not in {"unpaid", "confirming", "completed", "settled", "cancelled"}
    usual: dict[str, Any] = {
        "id": OrderId(new_id()),
        "workflow": SERVICE.name,
        "workflow_version": SERVICE.version,
        "title": "Logo for a bakery",
        "buyer": ANNA,
        "seller": BORIS,
        "listing": None,
        "terms": some_terms(),
        "state": state,
        "version": 3,
        "placed_at": now,
        "entered_at": now,
        "work_left": timedelta(days=4),
        "held": 6000 if paid else 0,
        "joined": paid or state in {"completed", "settled"},
        "frozen": "in_progress" if state in {"disputed", "mediated"} else None,
        "mediator": MEDIATRIX if state == "mediated" else None,
    }
    order = Order(**(usual | {name: value for name, value in changes.items() if name != "alarms"}))
    as_entered = alarms.on_entry(SERVICE.state(state), order.terms, order.work_left, now, order.version)
    set_alarms = changes.get("alarms", as_entered)
    return Order(**{**{name: getattr(order, name) for name in Order.__slots__}, "alarms": set_alarms})


def a_question(
    order: Order,
    kind: str,
    stage: Stage = Stage.ASKED,
    by: Actor | None = None,
    *,
    now: datetime = NOON,
    **carries: Any,
) -> Order:
    """`order` with a question of that kind open, which came to `stage` at `now` and pauses nothing; the first who may
    asked it, unless `by` says who. What was paid for it is held.
    """
    state = SERVICE.state(order.state)
    asked = proposal_of(order.state, kind)
    number = order.counts.get("asked", 0) + 1
    filled = {**a_form(asked.form, order, now), **carries}
    open_now = Proposed(kind, number, by or asked.by[0], stage, filled, now)
    if asked.pays is Pays.WHEN_SENT and stage is Stage.ASKED:
        open_now = replace(open_now, held=open_now.price)
    if asked.pays is Pays.WHEN_AGREED:
        open_now = replace(open_now, agreed=stage is not Stage.ASKED)
    ringing = (*order.alarms, *alarms.of_stage(state.lapse(kind, stage), order.terms, now, order.version))
    return replace(order, proposed=open_now, alarms=ringing, counts={**order.counts, "asked": number})


def proposal_of(state: str, kind: str) -> Proposal:
    """The question of that kind as that state declares it."""
    found = (each.piece.proposal for each in SERVICE.state(state).actions if each.piece)
    return next(each for each in found if each.kind == kind)


def a_form(form: Form | None, order: Order, now: datetime = NOON) -> dict[str, object]:
    """`form` as somebody fills it in who has nothing particular in mind."""
    usual: dict[type, object] = {
        Text: "Because of the weather",
        Ticks: tuple(range(len(order.terms.lines))),
        Price: 500,
        Share: 1500,
        Span: timedelta(days=1),
        Moment: now + timedelta(days=7),
    }
    return {each.name: usual[type(each)] for each in form.fields if type(each) not in {Files, Links}} if form else {}


def a_command(
    order: Order,
    name: str,
    by: PersonId | Actor,
    payload: Mapping[str, object] | None = None,
    **changes: Any,
) -> Command:
    """A command by somebody who looks at `order` as it is."""
    person = not isinstance(by, Actor)
    usual: dict[str, Any] = {
        "order": order.id,
        "name": name,
        "by": by,
        "key": ("test", new_id()),
        "seen_version": order.version if person else None,
        "payload": payload or {},
    }
    return Command(**(usual | changes))


def a_placement(**changes: Any) -> Placement:
    usual: dict[str, Any] = {
        "id": OrderId(new_id()),
        "title": "Logo for a bakery",
        "buyer": ANNA,
        "seller": BORIS,
        "listing": None,
        "terms": some_terms(),
    }
    return Placement(**(usual | changes))


def a_delivery(order: Order, **changes: Any) -> dict[str, object]:
    """A filled delivery form that ticks everything that was ordered."""
    return {"text": "Here it is", "ticked": tuple(range(len(order.terms.lines))), **changes}


def a_listing(**changes: Any) -> Listing:
    usual: dict[str, Any] = {
        "id": new_id(),
        "seller": BORIS,
        "title": "Logo",
        "description": "A logo in three drafts.",
        "price": Money(5000, "EUR"),
        "delivery_time": timedelta(days=3),
        "revisions": 2,
        "options": (Option("Source files", 1000, timedelta(days=1)), Option("Express", 2000, timedelta(days=-1))),
    }
    return Listing(**(usual | changes))
