"""The thing under test, as a value, so that a fault can be planted in any part of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from core import desk, engine, ledger
from core.check.houses import JUDGES_HERE, STAFF_HERE
from core.community import Crew
from core.ledger import Journal
from core.order import Order, PersonId
from core.outage import Outage
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
        outages: Sequence[Outage] = (),
        balance: int = 0,
    ) -> Moved | Refused: ...


Place: TypeAlias = Callable[[Workflow, Placement, Command, datetime], Moved | Refused]
Possible: TypeAlias = Callable[[Workflow, Order, frozenset[Actor], datetime], tuple[Action, ...]]
Capacities: TypeAlias = Callable[[Order, PersonId | Actor, Crew], frozenset[Actor]]
Book: TypeAlias = Callable[[Posting, Order, datetime], Journal]


CREW = Crew(STAFF_HERE, JUDGES_HERE)


@dataclass(frozen=True, slots=True)
class Engine:
    """What decides, and what books."""

    place: Place = engine.place
    decide: Decide = engine.decide
    possible: Possible = engine.possible
    capacities: Capacities = desk.capacities
    journal: Book = ledger.journal

    def acting(self, order: Order, by: PersonId | Actor) -> frozenset[Actor]:
        """In what capacities somebody acts in a community with the crew of every house."""
        return self.capacities(order, by, CREW)
