"""Asks one question of `/setup`, takes the answer, and shows what is set now. What cannot be taken is asked again, and
what was set before stays.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import cast

from bot.screens import setup as screens
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Dialog
from bot.talk.leaving import change
from bot.talk.reply import Reply
from bot.talk.setup import USUAL, crew_shown, rooms, shown
from bot.talk.setup_fields import FIELDS, Field
from bot.talk.setup_rights import allowed, warden_of
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from bot.warden import CannotTell
from core.community import Community, Rules
from core.order import CommunityId
from core.ports import Draft, Stale

SETUP = "setup_"  # before a field's name in the name of its draft
MOST_CHOICES = 10
TRIES = 3


async def ask(visit: Visit, community: str, field: str) -> Reply:
    """Opens the question."""
    if field not in FIELDS or field == "length":
        return visit.tell("button-unknown", alert=True)
    found = await allowed(visit, community)
    if isinstance(found, Reply):
        return found
    return await _asked(visit, found, field, await _known(visit, found, field))


async def time(visit: Visit, community: str, process: str, deadline: str) -> Reply:
    """The same for a deadline's length."""
    usual = USUAL.get(process, {}).get(deadline)
    if usual is None:
        return visit.tell("button-unknown", alert=True)
    found = await allowed(visit, community)
    if isinstance(found, Reply):
        return found
    about = {"process": process, "deadline": deadline, "usual": int(usual.total_seconds())}
    return await _asked(visit, found, "length", about)


async def _known(visit: Visit, community: Community, field: str) -> Mapping[str, object]:
    """What the platform says that could be the answer."""
    if field in {"staff", "mediators"}:
        return {"leaders": await _leaders(visit, community)}
    if field == "channel" or field.endswith("_role"):
        found = await rooms(visit, community, "channels" if field == "channel" else "roles")
        return {"rooms": [{"number": each.number, "name": each.name} for each in found[:MOST_CHOICES]]}
    if field == "currency":
        return {"stars": visit.shop.stars}
    return {"currency": community.rules.currency} if field == "least" else {}


async def _leaders(visit: Visit, community: Community) -> list[Mapping[str, object]]:
    if community.platform is None or community.address is None:
        return []
    try:
        found = await warden_of(visit, community.platform).leaders(community.address)
    except CannotTell:
        return []
    return [
        {"platform": each.account.platform.value, "address": each.account.address, "name": each.name}
        for each in found[:MOST_CHOICES]
    ]


async def _asked(visit: Visit, community: Community, field: str, known: Mapping[str, object]) -> Reply:
    values = {
        "community": community.id,
        "platform": (community.platform or visit.platform).value,
        "tongue": visit.voice.language,
        dialog.TURN: visit.update % dialog.TURNS,
        **known,
    }
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.start(visit, f"{SETUP}{field}", field, values)
        # A sheet would stand before the likely answers, each of which is one tap.
        likely = FIELDS[field].step.choices(values)
        return await (WIZARDS[field].show if likely else WIZARDS[field].open)(visit, draft)


async def _set(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """The answer is there: it holds at once, if it can."""
    name = draft.dialog.removeprefix(SETUP)
    field = FIELDS[name]
    community = await allowed(visit, _community(draft))
    if isinstance(community, Reply):
        await drafts.end(visit, draft.dialog)
        return replace(community, answered=True)
    saved = await _saved(visit, community, lambda rules: field.apply(visit, rules, draft.values))
    if isinstance(saved, Problem):
        return await _again(visit, draft, name, saved)
    await drafts.end(visit, draft.dialog)
    return replace(await _back(visit, saved, field, draft), answered=True)


async def _saved(
    visit: Visit, community: Community, apply: Callable[[Rules], Awaitable[Rules | Problem]]
) -> Community | Problem:
    """Somebody else may set something up at the same moment: the answer then goes over what they set."""
    for _ in range(TRIES):
        here = visit.shop.communities.get(community.id) or community
        rules = await apply(here.rules)
        if isinstance(rules, Problem):
            return rules
        with suppress(Stale):
            return await change(visit.shop, replace(here, rules=rules))
    return problem("busy")


async def _again(visit: Visit, draft: Draft, name: str, found: Problem) -> Reply:
    """The same question, with what was wrong."""
    values = {each: value for each, value in draft.values.items() if each != name}
    asking = await drafts.save(visit, replace(draft, step=name, values=values))
    return await WIZARDS[name].object(visit, asking, found)


async def _back(visit: Visit, community: Community, field: Field, draft: Draft) -> Reply:
    if field.back == "times":
        saved, page = visit.voice.say("setup-saved-later"), _page(draft)
        return Reply(screen=screens.times(community, USUAL, page, visit.voice, saved))
    if field.back:
        return await crew_shown(visit, community, field.back, "setup-saved")
    return await shown(visit, community, "setup-saved")


def _page(draft: Draft) -> int:
    """Where the length stands that was just set."""
    every = [(process, deadline) for process, lengths in USUAL.items() for deadline in lengths]
    return every.index((cast("str", draft.values["process"]), cast("str", draft.values["deadline"]))) // screens.PAGE


async def anew(visit: Visit, draft: Draft) -> Reply:
    name = draft.dialog.removeprefix(SETUP)
    return await WIZARDS[name].show(visit, await drafts.recall(visit, draft.dialog) or draft)


def named(_: Draft) -> Words:
    return Words("setup-about")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, draft: Draft) -> Reply:
    return Reply(screen=screens.left(_community(draft), visit.voice))


def _community(draft: Draft) -> CommunityId:
    return CommunityId(cast("str", draft.values["community"]))


def _title(draft: Draft) -> Words:
    if draft.dialog == f"{SETUP}length":
        return Words(f"setup-deadline-{draft.values['process']}-{draft.values['deadline']}")
    return Words("setup-title")


WIZARDS: Mapping[str, Wizard] = {
    name: Wizard(Dialog(f"{SETUP}{name}", (field.step,)), _title, _set) for name, field in FIELDS.items()
}
