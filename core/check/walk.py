"""The walk: every distinct situation of an order in one house, breadth first, so that the first life which breaks a
promise is the shortest.

A situation is tried when it is new, or when the clock sees something new there; then everything is tried that the hour
matters for, else only what leads on (`situation.key`, `situation.dial`).
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from core.check import judge, money, should, times
from core.check.acts import Act, Refusal, Tried, offered
from core.check.books import After, Books
from core.check.finding import Findings, Life, Proof, Step, Verdict
from core.check.houses import BUYER_HERE, ORDER, PLACED_AT, House, name_of, placement
from core.check.machine import Engine
from core.check.payments import payments
from core.check.presses import presses, strangers
from core.check.situation import Situation, dial, key
from core.check.strikes import strikes
from core.step import PLACED, Command, Moved, Refused
from core.workflow import CLOCK, TILL, Actor

PATIENCE = 40
"""How many situations more are looked at once something is broken: enough to see what else is."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing that leads from one situation to another. `event` is None for a reminder. `untouched` are the deadlines
    that end when they would have ended anyway.
    """

    actor: Actor
    event: str | None
    to: Hashable
    step: Step
    untouched: frozenset[str]


@dataclass(slots=True)
class Walked:
    """What was seen on the way: each situation once, what led where, and what was made in which state by whom."""

    house: House
    findings: Findings
    seen: dict[Hashable, Situation] = field(default_factory=dict)
    edges: dict[Hashable, list[Edge]] = field(default_factory=dict)
    made: set[tuple[str, Actor, str]] = field(default_factory=set)

    def note(self, verdicts: Iterable[Verdict], life: Callable[[], Life] = tuple) -> bool:
        return self.findings.note(verdicts, self.house.name, life)


def walk(house: House, engine: Engine, findings: Findings) -> Walked:
    """Every situation that can be reached in `house`. Life is not followed beyond a broken promise."""
    walked, tried = Walked(house, findings), Tried()
    walked.note(_own_listing(house, engine))
    ahead = deque(_placed(walked, engine))
    patience = PATIENCE
    while ahead and patience:
        here = ahead.popleft()
        whole = tried.first("dial", dial(here))
        if (known := key(here)) in walked.seen and not whole:
            continue
        walked.seen.setdefault(known, here)
        walked.note(_offers(engine, here), partial(getattr, here, "life"))
        for act in _battery(here, tried, whole=whole):
            ahead.extend(_tried(walked, engine, here, act))
        patience -= bool(findings.faults)
    return walked


def _battery(here: Situation, tried: Tried, *, whole: bool) -> Iterator[Act]:
    """Everything that is tried here."""
    return chain(
        presses(here, tried, whole=whole),
        payments(here, tried, whole=whole),
        strangers(here, tried),
        strikes(here, whole=whole),
    )


def _placed(walked: Walked, engine: Engine) -> Iterator[Situation]:
    house = walked.house
    command = Command(ORDER, PLACED, BUYER_HERE, ("check", ""))
    step = Step(PLACED_AT, name_of(BUYER_HERE), PLACED, house.workflow.start.name)
    outcome = engine.place(house.workflow, placement(house), command, PLACED_AT)
    if isinstance(outcome, Refused):
        walked.note([(Proof.MOVES, f"an order cannot be placed: {outcome.reason}")], lambda: (step,))
        return
    after = should.placed(house, PLACED_AT)
    before = Situation(house, outcome.order, after.books, PLACED_AT, ())
    act = Act(Proof.MOVES, command, PLACED_AT, after)
    if walked.note(judge.moved(before, act, after, outcome), lambda: (step,)):
        yield Situation(house, outcome.order, after.books, PLACED_AT, (step,))


def _own_listing(house: House, engine: Engine) -> Iterator[Verdict]:
    """Nobody orders from themselves."""
    wanted = replace(placement(house), seller=BUYER_HERE)
    outcome = engine.place(house.workflow, wanted, Command(ORDER, PLACED, BUYER_HERE, ("check", "")), PLACED_AT)
    refused = isinstance(outcome, Refused) and outcome.reason == "own-listing"
    yield Proof.ACTORS, None if refused else "somebody can order from themselves"


def _offers(engine: Engine, here: Situation) -> Iterator[Verdict]:
    """A button is shown exactly when pressing it would work."""
    for by, at, names in offered(here):
        actors = engine.acting(here.order, by)
        shown = sorted(action.name for action in engine.possible(here.house.workflow, here.order, actors, at))
        wrong = f"{name_of(by)} is offered {shown} in {here.books.state.name}, and could press {sorted(names)}"
        yield Proof.BUTTONS, None if shown == sorted(names) else wrong


def _tried(walked: Walked, engine: Engine, here: Situation, act: Act) -> Iterator[Situation]:
    actors = engine.acting(here.order, act.command.by)
    outages = (act.outage,) if act.outage else ()
    outcome = engine.decide(
        here.house.workflow,
        here.order,
        act.command,
        actors,
        act.at,
        reached=act.reached,
        outages=outages,
        balance=act.balance,
    )
    life = partial(_life, here, act, outcome)
    if isinstance(act.expected, Refusal):
        walked.note(judge.refused(act, outcome), life)
    elif isinstance(outcome, Refused):
        walked.note(judge.not_taken(act, outcome), life)
    else:
        yield from _followed(walked, engine, here, act, act.expected, outcome)


def _followed(
    walked: Walked, engine: Engine, here: Situation, act: Act, after: After, outcome: Moved
) -> Iterator[Situation]:
    till = money.counted(engine, here, act, outcome)
    verdicts = chain(judge.moved(here, act, after, outcome), money.judged(engine, here, act, after, outcome, till))
    sound = walked.note(verdicts, partial(_life, here, act, outcome))
    if not sound or till is None or not act.goes_on:
        return
    walked.made.add((here.books.state.name, after.actor, act.command.name))
    life, journals = _life(here, act, outcome), (*here.journals, *till.new)
    there = Situation(
        here.house, outcome.order, after.books, act.at, life, here.order.alarms, till.came, journals, till.after
    )
    counts = after.books.counts
    if any(sum(counts.get(name, 0) for name in names) > most for names, most in here.house.most.items()):
        return
    untouched = _untouched(here.books, after.books)
    edge = Edge(after.actor, after.event, key(there), life[-1], untouched)
    walked.edges.setdefault(key(here), []).append(edge)
    yield there


def _untouched(before: Books, after: Books) -> frozenset[str]:
    ends = times.ends(after.dues)
    return frozenset(name for name, at in times.ends(before.dues).items() if ends.get(name) == at)


def _life(here: Situation, act: Act, outcome: Moved | Refused) -> Life:
    """The life that led here, and one step more."""
    command = act.command
    notes = (
        f"{command.payload.get('amount', '')}" if command.by is TILL else "",
        "(after an outage)" if act.outage else "",
        "(no reminder reached anybody)" if command.by is CLOCK and not act.reached else "",
        f"(version {command.seen_version} before their eyes)" if act.proof is Proof.STALE else "",
    )
    what = " ".join(filter(None, (command.name, *notes)))
    state = outcome.order.state if isinstance(outcome, Moved) else "refused"
    return (*here.life, Step(act.at, name_of(command.by), what, state))
