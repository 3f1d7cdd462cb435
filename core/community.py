"""A community: a Discord server or a Telegram group with settings of its own, or the one default community that a bot
has before anybody sets anything up. What belongs to one community is never seen or moved from another.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from core.listing import House
from core.order import DEFAULT, CommunityId, PersonId
from core.person import Platform

MOST_LEFT = 200
"""Of whom it is remembered that they left."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a community decides for itself. It holds for orders placed after it was decided.

    `currency` is what amounts are in unless they say otherwise, `fee` basis points of a payout, `calendar` the country
    whose holidays are no business days ("" for none). `lengths` has, by process and deadline, what was set otherwise
    than the process has it. `instructions` is how to pay by hand. What a seller earns can be paid out `payout_delay`
    after it was earned, and nothing below `least_payout`, in minor units of `currency`. `stalemate` is what becomes of
    the money of a dispute that nobody ended (`core.effects.RULES`). On Discord private threads are opened in `channel`,
    and whoever has one of the roles is staff or a mediator too. Those who `left` its staff and mediators by themselves
    are named again only by their own word. `particulars` and `tax` stand on the invoices for its fee
    (`core.invoice.Particulars`).
    """

    currency: str = "EUR"
    fee: int = 0
    calendar: str = ""
    timezone: str = "UTC"
    language: str = "en"
    instructions: str = ""
    lengths: Mapping[str, Mapping[str, timedelta]] = field(default_factory=dict)
    staff: tuple[PersonId, ...] = ()
    mediators: tuple[PersonId, ...] = ()
    channel: int | None = None
    staff_roles: tuple[int, ...] = ()
    mediator_roles: tuple[int, ...] = ()
    payout_delay: timedelta = timedelta()
    least_payout: int = 0
    stalemate: str = "halve"
    left: tuple[PersonId, ...] = ()
    particulars: str = ""
    tax: int | None = None

    def without(self, person: PersonId) -> "Rules":
        """As they are once `person` has left."""
        staff, mediators = (tuple(each for each in some if each != person) for some in (self.staff, self.mediators))
        left = (*self.welcoming(person).left, person)[-MOST_LEFT:]
        return replace(self, staff=staff, mediators=mediators, left=left)

    def welcoming(self, person: PersonId) -> "Rules":
        """As they are once `person` can be named again."""
        return replace(self, left=tuple(each for each in self.left if each != person))

    @property
    def crew_roles(self) -> frozenset[int]:
        """Roles that make somebody staff or a mediator."""
        return frozenset((*self.staff_roles, *self.mediator_roles))

    def house(self, till: str, workflow: str) -> House:
        """What an order of `workflow` gets for terms when it is placed now."""
        lengths = self.lengths.get(workflow, {})
        return House(till, self.fee, self.calendar, self.timezone, lengths, self.payout_delay, self.stalemate)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works for a community, as of now: its staff, and the mediators of its disputes. Somebody may be both."""

    staff: Collection[PersonId] = ()
    mediators: Collection[PersonId] = ()

    @property
    def everybody(self) -> frozenset[PersonId]:
        return frozenset((*self.staff, *self.mediators))


@dataclass(frozen=True, slots=True)
class Community:
    """`address` is the platform's own number of the server or group; the default community has neither. `version`
    grows with each change.
    """

    id: CommunityId
    name: str
    platform: Platform | None = None
    address: int | None = None
    rules: Rules = field(default_factory=Rules)
    version: int = 0

    def staff_of(self, holders: Mapping[PersonId, Collection[int]]) -> tuple[PersonId, ...]:
        """Staff by name, and those of the `holders` of roles who are so by one."""
        return _crew(self.rules.staff, self.rules.staff_roles, holders)

    def mediators_of(self, holders: Mapping[PersonId, Collection[int]]) -> tuple[PersonId, ...]:
        """The same of mediators; where there are none, staff are."""
        return _crew(self.rules.mediators, self.rules.mediator_roles, holders) or self.staff_of(holders)

    @property
    def is_default(self) -> bool:
        return self.id == DEFAULT


def _crew(
    named: tuple[PersonId, ...], roles: tuple[int, ...], holders: Mapping[PersonId, Collection[int]]
) -> tuple[PersonId, ...]:
    if not (roles and holders):
        return named
    by_role = (person for person, theirs in holders.items() if not set(roles).isdisjoint(theirs))
    return tuple(dict.fromkeys((*named, *by_role)))
