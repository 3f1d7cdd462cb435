"""What a person is told where: switched by them, place by place. Of what has consequences they are told somewhere."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens import told as screens
from bot.screens.told import Address, Place
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.mail import EMAIL
from core.matter import NEEDED, Matter
from core.person import Platform


async def show(visit: Visit, place: str, note: str = "", **args: str) -> Reply:
    """What is told where, with `place` open; one that they cannot have is taken for where they are. `note` is the id of
    a sentence above it.
    """
    there = await places(visit)
    offered = {*(each.name for each in there), *((EMAIL,) if visit.shop.mail else ())}
    chosen = place if place in offered else visit.platform.value
    said = visit.voice.say(note, **args) if note else None
    return Reply(screen=screens.told(there, chosen, visit.voice, await _address(visit), said))


async def hear(visit: Visit, place: str, matter: Matter, on: bool) -> Reply:  # noqa: FBT001 - read from a token
    """Tells them of `matter` in `place` from now on, or no more."""
    before = await places(visit)
    if place not in {each.name for each in before}:
        return await show(visit, place)
    after = [_switched(each, matter, on=on) if each.name == place else each for each in before]
    if matter in NEEDED and all(matter in each.muted for each in after):
        return visit.tell("told-somewhere", alert=True)
    return await show(await _muted(visit, place, after), place)


async def places(visit: Visit) -> Sequence[Place]:
    """Where they can be told anything now."""
    chats = [Place(each.value, visit.person.muted_on(each)) for each in visit.person.platforms]
    mailbox = await visit.shop.mail.of(visit.me) if visit.shop.mail else None
    return [*chats, Place(EMAIL, mailbox.muted)] if mailbox and not mailbox.fault else chats


async def _muted(visit: Visit, place: str, there: Sequence[Place]) -> Visit:
    """Keeps what is muted in `place`."""
    if place == EMAIL and visit.shop.mail:
        await visit.shop.mail.mute(visit.me, next(each.muted for each in there if each.name == EMAIL))
        return visit
    muted = frozenset((Platform(each.name), matter) for each in there if each.name != EMAIL for matter in each.muted)
    person = replace(visit.person, muted=muted)
    await visit.shop.people.change(person)
    return replace(visit, person=person)


async def _address(visit: Visit) -> Address | None:
    if visit.shop.mail is None:
        return None
    mailbox, awaited = await visit.shop.mail.of(visit.me), await visit.shop.mail.awaited(visit.me)
    there = Address(mailbox.address, mailbox.fault) if mailbox else Address()
    return replace(there, awaited=awaited.address) if awaited else there


def _switched(place: Place, matter: Matter, *, on: bool) -> Place:
    return replace(place, muted=place.muted - {matter} if on else place.muted | {matter})
