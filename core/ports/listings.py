"""The services that sellers offer."""

from collections.abc import Sequence
from typing import Protocol

from core.listing import Listing
from core.order import CommunityId, PersonId
from core.shopfront import Glance


class Listings(Protocol):
    async def find(self, listing: str) -> Listing | None: ...

    async def save(self, listing: Listing) -> None:
        """Insert, or replace the version before it. Raises `Stale` when somebody edited it meanwhile."""
        ...

    async def of_seller(self, seller: PersonId) -> Sequence[Listing]: ...

    async def on_sale(
        self, community: CommunityId, offset: int, limit: int, glance: Glance | None = None
    ) -> Sequence[Listing]:
        """What is on sale there, newest first; what is not for whoever looks around then is left out."""
        ...
