"""Communities: their rules, who is their staff, and whom they have seen."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.community import Community, Crew, Rules
from core.order import CommunityId, PersonId
from core.person import Platform


class Communities(Protocol):
    """All of them are kept in memory: whose staff somebody is is asked at every press, and costs no read."""

    @property
    def default(self) -> Community: ...

    @property
    def operators(self) -> Collection[PersonId]:
        """Who runs the bot itself: staff of the default community, whatever is changed."""
        ...

    def get(self, community: CommunityId) -> Community | None: ...

    def every(self) -> Collection[Community]: ...

    def staff(self, community: CommunityId) -> Collection[PersonId]:
        """By name, or by a role in which they were seen last; nobody where there is no such community."""
        ...

    def mediators(self, community: CommunityId) -> Collection[PersonId]: ...

    def crew(self, community: CommunityId) -> Crew:
        """Both together."""
        ...

    def standings(self, person: PersonId) -> Collection[CommunityId]:
        """Where the person was seen last with a role that makes them staff or a mediator."""
        ...

    async def wears(self, person: PersonId, community: CommunityId, roles: Collection[int]) -> None:
        """These are all of the person's roles there now. Writes only what makes a difference to what they are."""
        ...

    def at(self, platform: Platform, address: int) -> Community | None:
        """The community of this server or group, once it was set up."""
        ...

    async def found(self, platform: Platform, address: int, name: str, rules: Rules) -> Community:
        """The community of this server or group, made if there is none yet. Raises `Unavailable`, `Busy`."""
        ...

    async def change(self, community: Community) -> Community:
        """Save name and rules over the version they were made of. Raises `Stale` when somebody changed it meanwhile."""
        ...

    async def move(self, platform: Platform, address: int, to: int) -> None:
        """The platform gave this server or group another number. Without a community there nothing happens."""
        ...

    async def enter(self, person: PersonId, community: CommunityId, at: datetime) -> None:
        """The person was seen there, or opened a link of it."""
        ...

    async def of(self, person: PersonId) -> Sequence[Community]:
        """Where the person has been seen, the latest first; whom it was asked of lately costs no read."""
        ...
