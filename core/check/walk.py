"""The walk: every distinct situation of an order in one house, breadth first, so that the first life which breaks a
promise is the shortest.

Two lives are in the same situation when nothing that is declared can tell them apart: the same state, counts, shape of
the money, alarms ahead and behind, and whether anything is left on the work clock. Amounts and hours stay out of the
key; the books keep them exactly, and every answer of the machine is held against the books.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from core.check import books, judge, money
from core.check.acts import Act, Refusal, Situation, acts, offered, others
from core.check.books import After
from core.check.finding import Findings, Life, Proof, Step, Verdict
from core.check.houses import BUYER_HERE, ORDER, PLACED_AT, STAFF_HERE, House, name_of, placement
from core.check.machine import Engine
from core.check.strikes import strikes
from core.step import PLACED, Command, Moved, Refused
from core.workflow import CLOCK, Actor


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing that leads from one situation to another. `event` is None for a reminder."""

    actor: Actor
    event: str | None
    to: Hashable
    step: Step


@dataclass(slots=True)
class Walked:
    """What was seen on the way: each situation once, and what led where."""

    house: House
    findings: Findings
    seen: dict[Hashable, Situation] = field(default_factory=dict)
    edges: dict[Hashable, list[Edge]] = field(default_factory=dict)

    def note(self, verdicts: Iterable[Verdict], life: Callable[[], Life] = tuple) -> bool:
        return self.findings.note(verdicts, self.house.name, life)


def walk(house: House, engine: Engine, findings: Findings) -> Walked:
    """Every situation that can be reached in `house`. Life is not followed beyond a broken promise."""
    walked = Walked(house, findings)
    walked.note(_own_listing(house, engine))
    ahead = deque(_placed(walked, engine))
    tried: set[Hashable] = set()
    while ahead:
        here = ahead.popleft()
        if (known := key(here)) in walked.seen:
            continue
        walked.seen[known] = here
        walked.note(_offers(engine, here), partial(getattr, here, "life"))
        battery = chain(acts(here), () if coarse(here) in tried else others(here), strikes(here))
        tried.add(coarse(here))
        for act in battery:
            ahead.extend(_tried(walked, engine, here, act))
    return walked


def key(here: Situation) -> Hashable:
    """What tells two situations apart. One that is over forgets everything but where the money went."""
    known = here.books
    if known.state.final:
        return coarse(here)
    alarms = sorted((due.deadline, due.reminds, due.put_off, due.at <= here.now) for due in known.dues)
    return coarse(here), bool(known.left), tuple(alarms)


def coarse(here: Situation) -> Hashable:
    """The same without the clock: in these, everything that cannot depend on alarms is tried once."""
    known = here.books
    purse = (known.purse.escrow > 0, known.purse.buyer > 0, known.purse.seller + known.purse.fees > 0)
    if known.state.final:
        return known.state.name, purse
    counts = tuple(sorted(each for each in known.counts.items() if each[0] in here.house.read[known.state.name]))
    return known.state.name, purse, known.joined, counts


def _placed(walked: Walked, engine: Engine) -> Iterator[Situation]:
    house = walked.house
    command = Command(ORDER, PLACED, BUYER_HERE, ("check", ""))
    step = Step(PLACED_AT, name_of(BUYER_HERE), PLACED, house.workflow.start.name)
    outcome = engine.place(house.workflow, placement(house), command, PLACED_AT)
    if isinstance(outcome, Refused):
        walked.note([(Proof.MOVES, f"an order cannot be placed: {outcome.reason}")], lambda: (step,))
        return
    after = books.placed(house, PLACED_AT)
    before = Situation(house, outcome.order, after.books, PLACED_AT, ())
    act = Act(Proof.MOVES, command, PLACED_AT, after)
    if walked.note(judge.moved(before, act, after, outcome), lambda: (step,)):
        yield Situation(house, outcome.order, after.books, PLACED_AT, (step,))


def _own_listing(house: House, engine: Engine) -> Iterator[Verdict]:
    """Nobody orders from themselves (processes.md, Actors)."""
    wanted = replace(placement(house), seller=BUYER_HERE)
    outcome = engine.place(house.workflow, wanted, Command(ORDER, PLACED, BUYER_HERE, ("check", "")), PLACED_AT)
    refused = isinstance(outcome, Refused) and outcome.reason == "own-listing"
    yield Proof.ACTORS, None if refused else "somebody can order from themselves"


def _offers(engine: Engine, here: Situation) -> Iterator[Verdict]:
    """A button is shown exactly when pressing it would work (design.md, 6)."""
    for by, at, names in offered(here):
        actors = engine.capacities(here.order, by, STAFF_HERE)
        shown = sorted(action.name for action in engine.possible(here.house.workflow, here.order, actors, at))
        wrong = f"{name_of(by)} is offered {shown} in {here.books.state.name}, and could press {sorted(names)}"
        yield Proof.BUTTONS, None if shown == sorted(names) else wrong


def _tried(walked: Walked, engine: Engine, here: Situation, act: Act) -> Iterator[Situation]:
    actors = engine.capacities(here.order, act.command.by, STAFF_HERE)
    outcome = engine.decide(here.house.workflow, here.order, act.command, actors, act.at, reached=act.reached)
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
    life, journals = _life(here, act, outcome), (*here.journals, *till.new)
    there = Situation(
        here.house, outcome.order, after.books, act.at, life, here.order.alarms, till.came, journals, till.after
    )
    walked.edges.setdefault(key(here), []).append(Edge(after.actor, after.event, key(there), life[-1]))
    yield there


def _life(here: Situation, act: Act, outcome: Moved | Refused) -> Life:
    """The life that led here, and one step more."""
    command = act.command
    notes = (
        f"{command.payload['amount']}" if command.name == "pay" and "amount" in command.payload else "",
        "(no reminder reached anybody)" if command.by is CLOCK and not act.reached else "",
        f"(version {command.seen_version} before their eyes)" if act.proof is Proof.STALE else "",
    )
    what = " ".join(filter(None, (command.name, *notes)))
    state = outcome.order.state if isinstance(outcome, Moved) else "refused"
    return (*here.life, Step(act.at, name_of(command.by), what, state))
