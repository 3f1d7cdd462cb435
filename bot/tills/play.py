"""The till of the sandbox: its money is none, so all that it is asked for is done at once."""

from core.till import Arranged, TillAnswer
from core.transfer import Transfer


class PlayTill:
    """`core.ports.Till`."""

    async def send(self, transfer: Transfer) -> TillAnswer:
        return Arranged(f"play-{transfer.key}")
