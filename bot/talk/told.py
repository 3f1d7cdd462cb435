"""What a person is told where: switched by them, place by place. Of what has consequences they are told somewhere."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens import told as screens
from bot.screens.told import Place
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.matter import NEEDED, Matter
from core.person import Platform


async def show(visit: Visit, place: str) -> Reply:
    """What is told where, with `place` open; a place that they do not have is taken for where they are."""
    return _shown(visit, places(visit), place)


async def hear(visit: Visit, place: str, matter: Matter, on: bool) -> Reply:  # noqa: FBT001 - read from a token
    """Tells them of `matter` in `place` from now on, or no more."""
    before = places(visit)
    if place not in {each.name for each in before}:
        return _shown(visit, before, place)
    after = [_switched(each, matter, on=on) if each.name == place else each for each in before]
    if matter in NEEDED and all(matter in each.muted for each in after):
        return visit.tell("told-somewhere", alert=True)
    await visit.shop.people.change(replace(visit.person, muted=_muted(after)))
    return _shown(visit, after, place)


def places(visit: Visit) -> Sequence[Place]:
    return [Place(each.value, visit.person.muted_on(each)) for each in visit.person.platforms]


def _muted(there: Sequence[Place]) -> frozenset[tuple[Platform, Matter]]:
    return frozenset((Platform(place.name), matter) for place in there for matter in place.muted)


def _switched(place: Place, matter: Matter, *, on: bool) -> Place:
    return replace(place, muted=place.muted - {matter} if on else place.muted | {matter})


def _shown(visit: Visit, there: Sequence[Place], place: str) -> Reply:
    chosen = next((each for each in there if each.name == place), there[0])
    return Reply(screen=screens.told(there, chosen, visit.voice))
