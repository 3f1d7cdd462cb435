"""Where files wait that something no longer needs, until it is certain that nothing does."""

from datetime import datetime, timedelta

from core.dealings import Castoffs
from core.ports import FileStore

KEPT = timedelta(days=1)
"""For whoever was just being sent one, or is naming it in something that is not written yet."""


class Attic:
    def __init__(self, castoffs: Castoffs, files: FileStore) -> None:
        self._castoffs = castoffs
        self._files = files

    async def clear(self, now: datetime) -> bool:
        """Looks at one that has waited long enough, and whether it may go. Whether there was any. Raises what writing
        raises.
        """
        sha256 = await self._castoffs.oldest(now - KEPT)
        if sha256 is None:
            return False
        if await self._castoffs.needed(sha256) or await self._files.remove(sha256):
            await self._castoffs.done(sha256)
        else:
            await self._castoffs.cast_off(sha256, now)
        return True
