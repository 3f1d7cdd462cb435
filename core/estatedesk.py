"""The one place where somebody is erased (docs/decisions/0082). Nothing that they owe or are owed goes with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from core.dealings import Estates
from core.estate import Hindrances
from core.order import PersonId
from core.ports import Clock, Communities


@dataclass(frozen=True, slots=True)
class EstateDesk:
    """`wake` is called once somebody is gone: for the couriers, and for whoever remembers whose chat is whose."""

    estates: Estates
    communities: Communities
    clock: Clock
    wake: Callable[[], None] = lambda: None

    async def hindrances(self, person: PersonId) -> Hindrances:
        found = await self.estates.hindrances(person, self.clock.now())
        return replace(found, crew_of=self._crew_of(person))

    async def erase(self, person: PersonId) -> Hindrances:
        """They are gone when this returns, unless it returns anything."""
        if self._crew_of(person):
            return await self.hindrances(person)
        found = await self.estates.erase(person, self.clock.now())
        if not found:
            self.wake()
        return found

    def _crew_of(self, person: PersonId) -> tuple[str, ...]:
        """By name: a role in a server goes with the account that wears it."""
        operator = [self.communities.default.name] if person in self.communities.operators else []
        named = [each.name for each in self.communities.every() if person in (*each.rules.staff, *each.rules.mediators)]
        return tuple(dict.fromkeys((*operator, *named)))
