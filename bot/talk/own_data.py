"""All that is stored about a person, handed to them in the chat where they ask for it."""

from bot.export.archive import pack
from bot.screens import own_data as screens
from bot.screens.carried import LARGEST
from bot.screens.welcome import privacy
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.estate import NotYet
from core.order import FileRef, PersonId

_ONE_AT_A_TIME = PersonId(0)
"""Nobody has this number: whoever asks waits until all who asked before have theirs, for it is the same disk."""


async def show(visit: Visit, _: str = "") -> Reply:
    return Reply(screen=privacy(visit.voice))


async def give(visit: Visit) -> Reply:
    """Once in a while, and again where it did not work."""
    claimed = await visit.shop.estates.claim(visit.me, visit.now)
    if isinstance(claimed, NotYet):
        return visit.tell("estate-not-yet", alert=True, at=visit.voice.at(claimed.at))
    try:
        archives = await _packed(visit)
    except Exception:
        await visit.shop.estates.release(visit.me)
        raise
    return Reply(screen=screens.handed_out(archives, visit.voice), fresh=True)


async def _packed(visit: Visit) -> tuple[FileRef, ...]:
    """As this chat carries them. They are sent at once, and need not be kept."""
    async with visit.shop.turns.taking(_ONE_AT_A_TIME):
        estate = await visit.shop.estates.gather(visit.me)
        archives = await pack(estate, visit.shop.files, visit.voice, LARGEST[visit.platform])
    for each in archives:
        await visit.shop.castoffs.cast_off(each.sha256, visit.now)
    return tuple(archives)
