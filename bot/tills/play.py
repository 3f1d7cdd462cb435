"""The till of the sandbox: its money is none, so all that it is asked for is done at once."""

from core.order import Order
from core.paylink import PayLink
from core.till import Arranged, Never, TillAnswer
from core.transfer import Payment, Transfer


class PlayTill:
    """`core.ports.Till`."""

    async def send(self, transfer: Transfer, _payment: Payment | None) -> TillAnswer:
        return Arranged(f"play-{transfer.key}")

    async def link(self, _link: PayLink, _order: Order) -> TillAnswer:
        return Never("play money needs no link")

    async def paid(self, _link: PayLink) -> None:
        return None
