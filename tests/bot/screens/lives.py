"""Orders that really lived: walked through the engine by what could be pressed, by payments and by the clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from bot.screens.view import OrderView
from core import engine
from core.community import Crew
from core.desk import alarm_command, capacities
from core.forms import LONGEST_LINK, Files, Form, Links, Moment, Price, Share, Span, Text, Ticks
from core.order import FileRef, Line, Order, OrderId, PersonId, Terms
from core.step import PLACED, Command, Event, Moved, Placement
from core.workflow import STAY, TILL, Action
from core.workflows.service import SERVICE
from tests.bot.screens.nasty import TEXTS
from tests.builders import ANNA, BORIS, NOON, STAFFER, some_terms

JUDGE = PersonId(41)
EVERYBODY = (ANNA, BORIS, STAFFER, JUDGE)
CREW = Crew(frozenset({STAFFER}), frozenset({JUDGE}))
ID = OrderId("K7Q2XXXXXXXX")
LIVES = settings(max_examples=40)  # each is looked at by all of its readers


@dataclass(frozen=True, slots=True)
class Life:
    """An order, its whole record, and the moment at which somebody looks at it."""

    order: Order
    events: tuple[Event, ...]
    now: datetime
    buyer: str = "Anna"
    seller: str = "Boris"

    def seen_by(self, person: PersonId, **changes: Any) -> OrderView:
        actors = capacities(self.order, person, CREW)
        possible = engine.possible(SERVICE, self.order, actors, self.now)
        view = OrderView(self.order, SERVICE, person, actors, self.buyer, self.seller, self.events, possible)
        return replace(view, **changes)

    @property
    def readers(self) -> tuple[PersonId, ...]:
        return tuple(each for each in EVERYBODY if capacities(self.order, each, CREW))

    def after(self, name: str, by: PersonId | None = None, **payload: Any) -> "Life":
        """The life in which `name` happens next: by a person, or else by the clock, when its time has come."""
        if by is None:
            return self._struck(name)
        command = Command(
            self.order.id, name, by, ("test", name), self.order.version, _filled(name, self.order, payload)
        )
        return self.told(command, self.now)

    def paid(self) -> "Life":
        payload = {"amount": self.order.terms.price}
        return self.told(Command(self.order.id, "pay", TILL, ("test", "pay"), None, payload), self.now)

    def later(self, length: timedelta) -> "Life":
        return replace(self, now=self.now + length)

    def _struck(self, name: str) -> "Life":
        alarm = self.order.alarm(name)
        if alarm is None:
            raise LookupError(name)
        return self.told(alarm_command(self.order.id, alarm), max(alarm.at, self.now))

    def told(self, command: Command, now: datetime) -> "Life":
        actors = capacities(self.order, command.by, CREW)
        outcome = engine.decide(SERVICE, self.order, command, actors, now)
        assert isinstance(outcome, Moved), outcome
        events = (*self.events, outcome.event) if outcome.event else self.events
        return replace(self, order=outcome.order, events=events, now=now)


def a_life(title: str = "Logo for a bakery", **terms: Any) -> Life:
    """An order that was just placed."""
    placement = Placement(ID, title, ANNA, BORIS, None, some_terms(**terms))
    moved = engine.place(SERVICE, placement, Command(ID, PLACED, ANNA, ("test", "place")), NOON)
    assert isinstance(moved, Moved)
    assert moved.event
    return Life(moved.order, (moved.event,), NOON)


def a_file(name: str = "logo.svg", size: int = 1_500) -> FileRef:
    return FileRef("f1", name, size, "ab" * 32)


def _filled(name: str, order: Order, payload: Mapping[str, object]) -> dict[str, object]:
    if name in {"deliver", "correct"}:
        return {"text": "Here it is", "ticked": tuple(range(len(order.terms.lines))), **payload}
    return dict(payload)


# --- any life at all ------------------------------------------------------------------------------------------------

_NAMES = TEXTS.map(lambda text: text[:128])
_FILES = st.builds(
    FileRef,
    st.just("f1"),
    TEXTS.map(lambda text: text[:255] or "x"),
    st.integers(1, 10**10),
    st.just("ab" * 32),
)
_LINKS = TEXTS.map(lambda text: ("https://example.org/" + "".join(text.split()))[:LONGEST_LINK])


@st.composite
def _terms(draw: st.DrawFn) -> Terms:
    line = st.builds(
        Line, TEXTS.map(lambda text: text[:60]), st.integers(0, 10**10), st.integers(-99, 99).map(timedelta)
    )
    return some_terms(
        currency=draw(st.sampled_from(("EUR", "XTR", "RUB", "JPY"))),
        lines=(Line(draw(TEXTS)[:80], draw(st.integers(1, 10**10))), *draw(st.lists(line, max_size=10))),
        revisions=draw(st.integers(0, 3)),
        fee=draw(st.sampled_from((0, 1, 1_000, 5_000))),
        till=draw(st.sampled_from(("manual", "sandbox"))),
    )


def _form(draw: st.DrawFn, form: Form, order: Order, now: datetime) -> dict[str, object]:
    fill: dict[type, Callable[[Any], object]] = {
        Text: lambda field: (draw(TEXTS).strip()[: field.longest].strip() + "xxx")[: field.longest],
        Files: lambda field: tuple(draw(st.lists(_FILES, max_size=field.most))),
        Links: lambda field: tuple(draw(st.lists(_LINKS, max_size=field.most))),
        Ticks: lambda _: tuple(range(len(order.terms.lines))),
        Price: lambda _: draw(st.integers(1, 10**10)),
        Share: lambda _: draw(st.integers(1, max(1, order.held - 1))),
        Span: lambda field: draw(st.timedeltas(timedelta(), field.longest)),
        Moment: lambda field: now + field.ahead + timedelta(minutes=draw(st.integers(0, 10_000))),
    }
    return {field.name: fill[type(field)](field) for field in form.fields}


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """An order after up to twelve moves of anybody, in words that nobody would choose with good intent."""
    life = a_life()
    order = replace(life.order, title=draw(TEXTS)[:80], terms=draw(_terms()))
    life = replace(life, order=order, buyer=draw(_NAMES), seller=draw(_NAMES))
    for _ in range(draw(st.integers(0, 12))):
        life = _step(draw, life.later(timedelta(minutes=draw(st.integers(0, 300)))))
    return life.later(timedelta(minutes=draw(st.sampled_from((0, 1, 50, 700, 9_000)))))


def _step(draw: st.DrawFn, life: Life) -> Life:
    """Mostly a step ahead, so that most lives are long; at times an end, a silence, or money that nobody waits for."""
    able = [(each, by) for by in EVERYBODY for each in life.seen_by(by).possible]
    ahead = [(each, by) for each, by in able if each.to == STAY or not SERVICE.state(each.to).final]
    what = draw(st.integers(0, 11))
    if ahead and what < 8:
        return _pressed(draw, life, *draw(st.sampled_from(ahead)))
    if what == 8 or life.order.state == "unpaid":
        return life.paid()
    if able and what == 9:
        return _pressed(draw, life, *draw(st.sampled_from(able)))
    return life.after(life.order.next_due.kind) if life.order.next_due else life


def _pressed(draw: st.DrawFn, life: Life, action: Action, by: PersonId) -> Life:
    if action.form and any(isinstance(each, Share) for each in action.form.fields) and life.order.held < 2:
        return life  # one unit cannot be divided
    payload = _form(draw, action.form, life.order, life.now) if action.form else {}
    if action.by is TILL:
        payload = {"amount": life.order.terms.price}
    return life.told(Command(life.order.id, action.name, by, ("test", "x"), life.order.version, payload), life.now)
