"""The one place where services are reported and people are sanctioned: each act in one transaction with the letters
that tell of it, authorised by who is what in that community at that moment.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.community import Community, Crew
from core.dealings import Reports, Sanctions
from core.discipline import Impose, SanctionAct, Sentenced
from core.discipline import decide as sentence
from core.order import CommunityId, PersonId
from core.ports import Clock, Communities, Repeated
from core.report import ReportAct, Ruled
from core.report import decide as rule
from core.sanction import Sanction
from core.step import Refused


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """`wake` is called after each act, for the courier to look at what was written."""

    reports: Reports
    sanctions: Sanctions
    communities: Communities
    clock: Clock
    wake: Callable[[], None] = lambda: None

    async def report(self, act: ReportAct) -> Ruled | Refused | Repeated:
        """Somebody reports a service, or staff decide about one. Raises `Busy`."""
        now, staff = self.clock.now(), self.communities.staff
        outcome = await self.reports.settle(
            act, lambda file: rule(file, act, staff(file.listing.community) if file else (), now)
        )
        self.wake()
        return outcome

    async def sanction(self, act: SanctionAct) -> Sentenced | Refused | Repeated:
        """Staff do something about a person, or the person appeals. Raises `Busy`."""
        now = self.clock.now()

        def crew(sanction: Sanction | None) -> Crew:
            if isinstance(act, Impose):
                return self.communities.crew(act.community)
            return self.communities.crew(sanction.community) if sanction else Crew()

        outcome = await self.sanctions.settle(act, lambda file: sentence(file, act, crew(file.sanction), now))
        self.wake()
        return outcome

    def is_staff(self, person: PersonId, community: CommunityId) -> bool:
        return person in self.communities.staff(community)

    def houses(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Community]:
        """Where the person is staff; `within`: of that one community only."""
        every = (each for each in self.communities.every() if within in {None, each.id})
        return [each for each in every if self.is_staff(person, each.id)]
