"""Where the visitor is staff or a mediator because whoever runs a community named them. Nobody has to work for a place
that they do not want to: whoever leaves is named there again only by their own word.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.screens import crews as screens
from bot.talk.leaving import change
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.community import Community, Rules
from core.order import CommunityId

MOST_SHOWN = 20
"""Each has a button; further ones follow once these are left."""


def concerned(visit: Visit) -> bool:
    """Whether there is anything to see."""
    return any(_named(visit, each) or visit.me in each.rules.left for each in visit.shop.communities.every())


async def show(visit: Visit, note: str = "") -> Reply:
    """`note` is the id of a sentence above it."""
    every = [each for each in visit.shop.communities.every() if visit.within in {None, each.id}]
    named = [each for each in every if _named(visit, each)]
    left = [each for each in every if visit.me in each.rules.left]
    shown, rest = named[:MOST_SHOWN], MOST_SHOWN - len(named[:MOST_SHOWN])
    said = visit.voice.say(note) if note else None
    more = len(named) + len(left) > MOST_SHOWN
    return Reply(screen=screens.crews(shown, left[:rest], visit.voice, said, more=more))


async def ask(visit: Visit, community: CommunityId) -> Reply:
    found = _found(visit, community)
    return Reply(screen=screens.ask(found, visit.voice)) if found and _named(visit, found) else await show(visit)


async def leave(visit: Visit, community: CommunityId) -> Reply:
    """Also as the last of its staff: whoever runs it can appoint others. Pressed twice it is the same."""
    found = _found(visit, community)
    if found is None or not _named(visit, found):
        return await show(visit)
    await _changed(visit, found, lambda rules: rules.without(visit.me))
    return await show(visit, "crew-leave-done")


async def come_back(visit: Visit, community: CommunityId) -> Reply:
    """They can be named there again."""
    found = _found(visit, community)
    if found is None or visit.me not in found.rules.left:
        return await show(visit)
    await _changed(visit, found, lambda rules: rules.welcoming(visit.me))
    return await show(visit, "crew-back-done")


async def _changed(visit: Visit, community: Community, how: Callable[[Rules], Rules]) -> None:
    await change(visit.shop, replace(community, rules=how(community.rules)))


def _found(visit: Visit, community: CommunityId) -> Community | None:
    found = visit.shop.communities.get(community)
    return found if found and visit.within in {None, found.id} else None


def _named(visit: Visit, community: Community) -> bool:
    """By name; a role goes with the server, and whoever runs the bot itself stays what its settings say."""
    by_settings = community.is_default and visit.me in visit.shop.communities.operators
    return visit.me in (*community.rules.staff, *community.rules.mediators) and not by_settings
