"""`/setup`: a community is set up by whoever runs it, with good defaults, and each thing is changed by a press and an
answer. Everything is asked for anew at each press, so that a screen works however old it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens import setup as screens
from bot.screens.setup import Crew, Setup
from bot.talk.leaving import change
from bot.talk.reply import Reply
from bot.talk.setup_rights import allowed, may, refused, runs, warden_of
from bot.talk.typed.countries import called as country
from bot.talk.typed.zones import city
from bot.talk.visit import Visit
from bot.talk.where import enter
from bot.texts import called
from bot.warden import CannotTell, Room
from core.community import Community, Rules
from core.lengths import settable
from core.order import PersonId
from core.person import Platform
from core.till import abilities
from core.workflows import WORKFLOWS

WAY_IN = "c_"  # before a community's id in a link that leads into it
OF_GROUP = "g_"  # before a group's number in the link by which whoever runs it sets it up
LONGEST_NAME = 64
USUAL = {workflow.name: settable(workflow) for workflow in WORKFLOWS}
"""The lengths that each process has by itself."""


async def begin(visit: Visit, _: str = "") -> Reply:
    """In a server or group: that one. In a private chat: whichever the visitor runs."""
    if visit.place is not None:
        return await of_place(visit, visit.platform, visit.place)
    mine = await _mine(visit)
    if len(mine) == 1:
        return await shown(visit, mine[0])
    return Reply(screen=screens.choice(mine, visit.voice))


async def by_link(visit: Visit, word: str) -> Reply:
    """The link that a group is answered `/setup` with."""
    sign, digits = ("-", word[1:]) if word.startswith("-") else ("", word)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):  # noqa: PLR2004 - 64 bits
        return refused(visit)
    return await of_place(visit, visit.platform, int(sign + digits))


async def of_place(visit: Visit, platform: Platform, place: int) -> Reply:
    """The community of a server or group; whoever runs that gets one made, with good defaults."""
    try:
        if not await runs(visit, platform, place):
            return refused(visit)
        warden = warden_of(visit, platform)
        name = (await warden.name(place)).strip()[:LONGEST_NAME]
        channels = await warden.channels(place)
    except CannotTell:
        return visit.tell("setup-gone", alert=True)
    known = visit.shop.communities.at(platform, place)
    if known and name not in {"", known.name}:
        known = await visit.shop.communities.change(replace(known, name=name))
    good = replace(_good(visit), channel=channels[0].number if channels else None)
    found = known or await visit.shop.communities.found(platform, place, name or str(place), good)
    await enter(visit, found.id)
    return await shown(visit, found, "" if known else "setup-done")


def _good(visit: Visit) -> Rules:
    """What is right for most: whoever sets it up speaks its language, lives in its zone and sees to its money. Whoever
    runs the bot itself has said already how they want it.
    """
    default = visit.shop.communities.default.rules
    if visit.me in visit.shop.communities.operators:
        return replace(default, staff=tuple(dict.fromkeys((visit.me, *default.staff))))
    return Rules(
        currency=default.currency,
        calendar=default.calendar,
        timezone=visit.person.timezone or default.timezone,
        language=visit.voice.language,
        staff=(visit.me,),
    )


async def show(visit: Visit, community: str) -> Reply:
    found = await allowed(visit, community)
    return found if isinstance(found, Reply) else await shown(visit, found)


async def times(visit: Visit, community: str, page: int) -> Reply:
    found = await allowed(visit, community)
    return found if isinstance(found, Reply) else Reply(screen=screens.times(found, USUAL, page, visit.voice))


async def crew(visit: Visit, community: str, name: str) -> Reply:
    found = await allowed(visit, community)
    if isinstance(found, Reply) or name not in CREWS:
        return found if isinstance(found, Reply) else visit.tell("button-unknown", alert=True)
    return await crew_shown(visit, found, name)


async def dismiss(visit: Visit, community: str, name: str, person: int) -> Reply:
    """Takes staff or a mediator off the list; who is not on it any more is no matter."""
    found = await allowed(visit, community)
    if isinstance(found, Reply) or name not in CREWS:
        return found if isinstance(found, Reply) else visit.tell("button-unknown", alert=True)
    left = tuple(each for each in members(found.rules, name) if each != person)
    if name == "staff" and not left and not found.rules.staff_roles:
        return visit.tell("setup-last-staff", alert=True)
    rules = with_members(found.rules, name, left)
    return await crew_shown(visit, await change(visit.shop, replace(found, rules=rules)), name)


async def unrole(visit: Visit, community: str, name: str, role: str) -> Reply:
    found = await allowed(visit, community)
    if isinstance(found, Reply) or name not in CREWS:
        return found if isinstance(found, Reply) else visit.tell("button-unknown", alert=True)
    left = tuple(each for each in roles(found.rules, name) if str(each) != role)
    if name == "staff" and not left and not found.rules.staff:
        return visit.tell("setup-last-staff", alert=True)
    rules = with_roles(found.rules, name, left)
    return await crew_shown(visit, await change(visit.shop, replace(found, rules=rules)), name)


CREWS = ("staff", "mediators")


def members(rules: Rules, name: str) -> tuple[PersonId, ...]:
    return rules.staff if name == "staff" else rules.mediators


def with_members(rules: Rules, name: str, people: tuple[PersonId, ...]) -> Rules:
    return replace(rules, staff=people) if name == "staff" else replace(rules, mediators=people)


def roles(rules: Rules, name: str) -> tuple[int, ...]:
    return rules.staff_roles if name == "staff" else rules.mediator_roles


def with_roles(rules: Rules, name: str, numbers: tuple[int, ...]) -> Rules:
    return replace(rules, staff_roles=numbers) if name == "staff" else replace(rules, mediator_roles=numbers)


async def shown(visit: Visit, community: Community, note: str = "") -> Reply:
    """The whole of it. `note` is the id of a sentence above."""
    rules, voice = community.rules, visit.voice
    link = visit.shop.link.format(f"{WAY_IN}{community.id}") if visit.shop.link else ""
    seen = Setup(
        community=community,
        language=called(rules.language),
        city=city(rules.timezone, voice.language),
        country=country(rules.calendar, voice.language) if rules.calendar else "",
        staff=await _crew(visit, community, "staff"),
        mediators=await _crew(visit, community, "mediators"),
        by_hand=abilities(visit.shop.till).by_hand,
        channel=_named(rules.channel, await rooms(visit, community, "channels")) if rules.channel else "",
        link="" if community.is_default else link,
    )
    return Reply(screen=screens.setup(seen, voice, voice.say(note) if note else None))


async def crew_shown(visit: Visit, community: Community, name: str, note: str = "") -> Reply:
    said = visit.voice.say(note) if note else None
    return Reply(screen=screens.crew(community, name, await _crew(visit, community, name), visit.voice, said))


async def rooms(visit: Visit, community: Community, kind: str) -> Sequence[Room]:
    """The channels or the roles of a community's server; none where the platform does not say."""
    if community.platform is None or community.address is None:
        return ()
    try:
        warden = warden_of(visit, community.platform)
        return await (warden.channels if kind == "channels" else warden.roles)(community.address)
    except CannotTell:
        return ()


async def _crew(visit: Visit, community: Community, name: str) -> Crew:
    numbers = roles(community.rules, name)
    known = await rooms(visit, community, "roles") if numbers else ()
    operators = visit.shop.communities.operators if community.is_default and name == "staff" else ()
    return Crew(
        [(each, await _name(visit, each)) for each in members(community.rules, name)],
        [(each, _named(each, known)) for each in numbers],
        frozenset(operators),
    )


async def _name(visit: Visit, person: PersonId) -> str:
    found = await visit.shop.people.get(person)
    return found.name if found else str(person)


def _named(number: int, known: Sequence[Room]) -> str:
    return next((each.name for each in known if each.number == number), str(number))


async def _mine(visit: Visit) -> list[Community]:
    """Which communities the visitor may set up, among those where they were seen."""
    default = visit.shop.communities.default
    seen = [each for each in await visit.shop.communities.of(visit.me) if not each.is_default]
    return [each for each in (default, *seen) if await _surely(visit, each)]


async def _surely(visit: Visit, community: Community) -> bool:
    try:
        return await may(visit, community)
    except CannotTell:
        return False
