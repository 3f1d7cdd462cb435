"""A sanction of a community on a person: a warning, a suspension for a term, or a ban. Whoever is suspended or banned
can there neither sell nor order anew; running orders go on (docs/decisions/0080).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.order import CommunityId, PersonId

APPEAL_WITHIN = timedelta(days=30)
"""Of a warning, which has no end; a suspension and a ban can be appealed as long as they hold."""


class Kind(StrEnum):
    WARNING = "warning"
    SUSPENSION = "suspension"
    BAN = "ban"


class Verdict(StrEnum):
    UPHELD = "upheld"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Sanction:
    """`until` is the end of a suspension. `appeal` is what the person said to it, once; `why` goes with the verdict."""

    number: int
    community: CommunityId
    person: PersonId
    kind: Kind
    reason: str
    by: PersonId
    at: datetime
    until: datetime | None = None
    appeal: str = ""
    appealed_at: datetime | None = None
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    verdict: Verdict | None = None
    why: str = ""

    @property
    def waits(self) -> bool:
        """Whether an appeal waits to be decided."""
        return self.appealed_at is not None and self.verdict is None

    def holds(self, now: datetime) -> bool:
        """Whether it keeps the person from selling and ordering there."""
        bars = self.kind is not Kind.WARNING and self.verdict is not Verdict.LIFTED
        return bars and (self.until is None or now < self.until)

    def appealable(self, now: datetime) -> bool:
        if self.appealed_at or self.verdict:
            return False
        return self.holds(now) or (self.kind is Kind.WARNING and now < self.at + APPEAL_WITHIN)


def bar(sanctions: Iterable[Sanction], person: PersonId, now: datetime) -> Sanction | None:
    """What keeps `person` from selling and ordering now, the one that does so for longest; None when nothing does."""
    holding = [each for each in sanctions if each.person == person and each.holds(now)]
    return max(holding, key=lambda each: (each.until is None, each.until or each.at), default=None)
