"""The thing under test, as a value, so that a fault can be planted in any part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from core import desk, engine, ledger
from core.ledger import Journal
from core.order import Order, PersonId
from core.step import Command, Moved, Placement, Posting, Refused
from core.workflow import Action, Actor, Workflow


class Decide(Protocol):
    def __call__(
        self,
        workflow: Workflow,
        order: Order,
        command: Command,
        actors: frozenset[Actor],
        now: datetime,
        *,
        reached: bool = True,
    ) -> Moved | Refused: ...


Place: TypeAlias = Callable[[Workflow, Placement, Command, datetime], Moved | Refused]
Possible: TypeAlias = Callable[[Workflow, Order, frozenset[Actor], datetime], tuple[Action, ...]]
Capacities: TypeAlias = Callable[[Order, PersonId | Actor, frozenset[PersonId]], frozenset[Actor]]
Book: TypeAlias = Callable[[Posting, Order, datetime], Journal]


@dataclass(frozen=True, slots=True)
class Engine:
    """What decides, and what books."""

    place: Place = engine.place
    decide: Decide = engine.decide
    possible: Possible = engine.possible
    capacities: Capacities = desk.capacities
    journal: Book = ledger.journal
