"""Where an order lives for one of its parties: a private thread of their own, or their direct messages. Never one
place for both, or they would see each other's names.
"""

from dataclasses import dataclass

from bot.discord.post import Post
from core.order import OrderId, PersonId
from core.person import Person, Platform


@dataclass(frozen=True, slots=True)
class Where:
    """Where somebody did something: in which channel, and on which message if they pressed something. `direct`: in
    direct messages with us. `hidden`: the message is one that only they see.
    """

    channel: int
    message: int | None = None
    direct: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A channel that only we and one party see. `guild` is the server of a thread, 0 for direct messages."""

    channel: int
    guild: int = 0

    def link(self, message: int) -> str:
        """The address of a message in it."""
        return f"https://discord.com/channels/{self.guild or '@me'}/{self.channel}/{message}"


class Places:
    """Methods raise what Discord or the network did."""

    def __init__(self, post: Post) -> None:
        self._post = post

    async def of(self, person: Person, order: OrderId) -> Place:
        """Where `person` is to see this order; made if need be."""
        del order
        return await self.direct(person)

    async def direct(self, person: Person) -> Place:
        """The direct messages with `person`, who has an account here."""
        return Place(await self._post.direct(user_of(person) or 0))

    async def owner(self, channel: int) -> tuple[PersonId, OrderId] | None:
        """Whose place for which order a thread is."""
        del channel
        return None


def user_of(person: Person) -> int | None:
    """By which number Discord knows a person."""
    return next((each.address for each in person.accounts if each.platform is Platform.DISCORD), None)
