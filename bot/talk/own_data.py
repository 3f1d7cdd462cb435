"""All that is stored about a person, handed to them where they ask for it, and erased when they ask for that."""

from bot.export.archive import pack
from bot.screens import own_data as screens
from bot.screens.carried import LARGEST
from bot.screens.welcome import privacy
from bot.talk import crews
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.estate import NotYet
from core.order import FileRef, PersonId

YES_WITHIN = 15
"""Minutes of the question: nobody should come upon that button a year later."""
_ONE_AT_A_TIME = PersonId(0)
"""Nobody has this number: whoever asks waits until all who asked before have theirs, for it is the same disk."""


async def show(visit: Visit, _: str = "") -> Reply:
    return Reply(screen=privacy(visit.voice, named=crews.concerned(visit)))


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
    """As this chat carries them. They are sent at once, and as nothing names them, they are not kept for long."""
    async with visit.shop.turns.taking(_ONE_AT_A_TIME):
        estate = await visit.shop.estates.gather(visit.me)
        return tuple(await pack(estate, visit.shop.files, visit.voice, LARGEST[visit.platform]))


async def ask(visit: Visit) -> Reply:
    """Whether everything is to be erased: what goes, what stays; or why it cannot be yet."""
    hindrances = await visit.shop.erasing.hindrances(visit.me)
    if hindrances:
        return Reply(screen=screens.hindered(hindrances, visit.voice))
    return Reply(screen=screens.ask(visit.me, visit.now, visit.voice))


async def erase(visit: Visit, person: int, asked: int) -> Reply:
    """A button of somebody who is gone erases nobody who came after them, and an old one asks again."""
    if person != visit.me or not 0 <= screens.minute(visit.now) - asked <= YES_WITHIN:
        return await ask(visit)
    async with visit.shop.turns.taking(visit.me):
        hindrances = await visit.shop.erasing.erase(visit.me)
    return Reply(screen=screens.hindered(hindrances, visit.voice) if hindrances else screens.gone(visit.voice))
