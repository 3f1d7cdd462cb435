"""Staff warn, suspend and ban, and decide appeals; whoever it is about reads why, and appeals once."""

from datetime import timedelta

from bot.screens import sanctions as screens
from bot.screens import welcome
from bot.screens.sanctions import File
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words, problem
from bot.shop import Shop
from bot.talk import because, dialog, drafts
from bot.talk.because import REASON
from bot.talk.dialog import REVIEW, Choice, Dialog, Heard, Step, Values
from bot.talk.look import named
from bot.talk.reply import Reply
from bot.talk.setup_fields import somebody
from bot.talk.typed.lengths import length
from bot.talk.visit import Visit, voice_of
from bot.talk.wizard import Wizard
from core.discipline import ANSWERED, LONGEST, SHORTEST, UNKNOWN, Appeal, Decide, Impose, deciders
from core.order import CommunityId, PersonId
from core.person import Account, Person, Platform
from core.ports import Draft, Letter
from core.sanction import Kind, Sanction, Verdict, bar
from core.step import Refused

IMPOSE, SUSPEND, APPEAL, RULE, FIND = "impose", "suspend", "appeal", "rule", "find"
TERM = "term"
_TERMS = tuple(timedelta(days=days) for days in (1, 7, 30))
_GROUNDS = ("impose-likely-rules", "impose-likely-late", "impose-likely-rude")
_SECOND = timedelta(seconds=1)
_PARTS = 3
"""Of the name of a draft, after its form: community, person, kind."""


# --- of the person whom it is about -----------------------------------------------------------------------------------


async def own(visit: Visit, number: int, note: str = "") -> Reply:
    """A sanction of the visitor's own. `note` is the id of a sentence above it."""
    found = await visit.shop.sanctions.find(number)
    if found is None or found.person != visit.me:
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    said = visit.voice.say(note) if note else None
    return Reply(screen=screens.own(found, place(visit.shop, found.community), visit.voice, said))


async def appeal(visit: Visit, number: int) -> Reply:
    """Asks what the visitor has to say to it."""
    found = await visit.shop.sanctions.find(number)
    if found is None or found.person != visit.me or not found.appealable(visit.now):
        return await own(visit, number)
    return await because.asked(visit, WIZARDS[APPEAL], f"{APPEAL}-{number}", {"number": number})


async def _appeal(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    number = _number(draft.values)
    await drafts.end(visit, draft.dialog)
    outcome = await visit.shop.staff.sanction(Appeal(number, visit.me, visit.key, str(draft.values[REASON])))
    return await own(visit, number, f"refused-{outcome.reason}" if isinstance(outcome, Refused) else "appeal-done")


async def barred(visit: Visit, community: CommunityId) -> Reply | None:
    """What somebody reads who can neither sell nor order there now; None for everybody else."""
    found = bar(await visit.shop.sanctions.of(visit.me, community), visit.me, visit.now)
    return Reply(screen=screens.barred(found, place(visit.shop, community), visit.voice)) if found else None


# --- of staff ---------------------------------------------------------------------------------------------------------


async def person(visit: Visit, community: CommunityId, number: int, note: str = "") -> Reply:
    """Somebody's file there. `note` is the id of a sentence above it."""
    shop, whom = visit.shop, await visit.shop.people.get(PersonId(number))
    if whom is None or not await _of_staff(visit, community) or not await shop.sanctions.known(whom.id, community):
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    found = await shop.sanctions.of(whom.id, community)
    services = [each for each in await shop.listings.of_seller(whom.id) if each.community == community]
    seen = File(
        whom.id,
        whom.name,
        community,
        place(shop, community),
        found,
        [await named(shop, each.by) for each in found],
        len(services),
        acts=whom.id != visit.me and whom.id not in shop.communities.crew(community).everybody,
    )
    return Reply(screen=screens.file(seen, visit.voice, visit.voice.say(note) if note else None))


async def impose(visit: Visit, community: CommunityId, number: int, kind: str) -> Reply:
    """Asks for the reason, and the term of a suspension."""
    if kind not in set(Kind):
        return visit.tell("button-unknown", alert=True)
    whom = await visit.shop.people.get(PersonId(number))
    of_staff = await _of_staff(visit, community)
    if whom is None or not of_staff or not await visit.shop.sanctions.known(whom.id, community):
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    values = {"community": community, "person": number, "kind": kind, "who": whom.name}
    form = SUSPEND if kind == Kind.SUSPENSION else IMPOSE
    return await because.asked(visit, WIZARDS[form], f"{form}-{community}-{number}-{kind}", values, _GROUNDS)


async def sentence(visit: Visit, name: str, turn: int) -> Reply:
    """Does what the preview shows. Without a draft it was done before: the person's file says so."""
    form, *about = name.split("-")
    if form not in {IMPOSE, SUSPEND} or len(about) != _PARTS or not about[1].isdecimal():
        return visit.tell("button-unknown", alert=True)
    community, number = about[:2]
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None:
            return await person(visit, CommunityId(community), int(number))
        if draft.step != REVIEW or dialog.turn(draft) != turn:
            return await WIZARDS[form].show(visit, draft)
        outcome = await visit.shop.staff.sanction(_impose(visit, draft.values))
        if isinstance(outcome, Refused):
            return await _preview(visit, draft, problem(f"refused-{outcome.reason}"))
        await drafts.end(visit, name)
    return await person(visit, CommunityId(community), int(number), f"impose-done-{_kind(draft.values)}")


async def ruling(visit: Visit, number: int, note: str = "") -> Reply:
    """A sanction as staff see it."""
    found = await visit.shop.sanctions.find(number)
    if found is None or not await _of_staff(visit, found.community):
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    names = (await named(visit.shop, found.person), await named(visit.shop, found.by))
    able = deciders(found, visit.shop.communities.crew(found.community)) if found.waits else (visit.me,)
    decides = found.person != visit.me and visit.me in able
    there, said = place(visit.shop, found.community), visit.voice.say(note) if note else None
    return Reply(screen=screens.ruling(found, names, there, visit.voice, said, decides=decides))


async def rule(visit: Visit, number: int, verdict: str) -> Reply:
    """Asks for the reason of it, which the person reads."""
    found = await visit.shop.sanctions.find(number)
    if found is None or verdict not in set(Verdict) or not await _of_staff(visit, found.community):
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    values = {"number": number, "verdict": verdict, "who": await named(visit.shop, found.person)}
    return await because.asked(visit, WIZARDS[RULE], f"{RULE}-{number}-{verdict}", values)


async def _rule(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    number, verdict = _number(draft.values), Verdict(str(draft.values["verdict"]))
    await drafts.end(visit, draft.dialog)
    outcome = await visit.shop.staff.sanction(Decide(number, visit.me, visit.key, verdict, str(draft.values[REASON])))
    return await ruling(visit, number, f"refused-{outcome.reason}" if isinstance(outcome, Refused) else "ruling-done")


async def look_up(visit: Visit, community: CommunityId) -> Reply:
    """Asks about whom."""
    if not await _of_staff(visit, community):
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    values = {"community": community, "platform": visit.platform.value, dialog.TURN: visit.update % dialog.TURNS}
    async with visit.shop.turns.taking(visit.me):
        return await WIZARDS[FIND].open(visit, await drafts.start(visit, f"{FIND}-{community}", "whom", values))


async def _found(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    given, community = draft.values["whom"], CommunityId(str(draft.values["community"]))
    account = Account(Platform(given["platform"]), given["address"]) if isinstance(given, dict) else None
    known = await visit.shop.people.by_account(account) if account else None
    await drafts.end(visit, draft.dialog)
    return await person(visit, community, known.id if known else 0)


async def _of_staff(visit: Visit, community: CommunityId) -> bool:
    return visit.within in {None, community} and visit.shop.staff.is_staff(visit.me, community)


# --- what letters say -------------------------------------------------------------------------------------------------


async def told_person(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """Of what was decided since, only the decision."""
    found = await shop.sanctions.find(letter.version)
    if found is None or found.person != reader.id:
        return None
    voice, there = voice_of(shop, reader), place(shop, found.community)
    if letter.topic == ANSWERED:
        return screens.answered(found, there, voice)
    return None if found.verdict else screens.own(found, there, voice)


async def told_staff(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """Nothing once it is decided, or to who is no staff any more."""
    found = await shop.sanctions.find(letter.version)
    if found is None or not found.waits or not shop.staff.is_staff(reader.id, found.community):
        return None
    who, there = await named(shop, found.person), place(shop, found.community)
    return screens.appealed(found, who, there, voice_of(shop, reader))


def place(shop: Shop, community: CommunityId) -> str:
    found = shop.communities.get(community)
    return found.name if found else community


# --- the questions ----------------------------------------------------------------------------------------------------


def _impose(visit: Visit, values: Values) -> Impose:
    seconds = values.get(TERM)
    return Impose(
        CommunityId(str(values["community"])),
        PersonId(_number(values, "person")),
        visit.me,
        visit.key,
        _kind(values),
        str(values[REASON]),
        seconds * _SECOND if isinstance(seconds, int) else None,
    )


async def _preview(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    act = _impose(visit, draft.values)
    until = visit.now + act.term if act.term else None
    would = Sanction(0, act.community, act.person, act.kind, act.reason, visit.me, visit.now, until)
    seen = screens.Draft(
        would,
        str(draft.values["who"]),
        place(visit.shop, act.community),
        draft.dialog,
        dialog.turn(draft),
        found.words if found else None,
    )
    return Reply(screen=screens.preview(seen, visit.voice), question=True)


def _take_term(heard: Heard, _: Values) -> object:
    found = length(heard.text)
    if found is None or not SHORTEST <= found <= LONGEST:
        return problem("impose-term-what")
    return found // _SECOND


def _number(values: Values, name: str = "number") -> int:
    found = values.get(name)
    return found if isinstance(found, int) else 0


def _kind(values: Values) -> Kind:
    return Kind(str(values["kind"]))


def named_so(draft: Draft) -> Words:
    form = draft.dialog.partition("-")[0]
    return Words(f"about-{IMPOSE if form == SUSPEND else form}")


async def anew(visit: Visit, draft: Draft) -> Reply:
    values, name = draft.values, draft.dialog.partition("-")[0]
    community = CommunityId(str(values.get("community", "")))
    if name in {IMPOSE, SUSPEND}:
        return await impose(visit, community, _number(values, "person"), str(values["kind"]))
    if name == APPEAL:
        return await appeal(visit, _number(values))
    if name == RULE:
        return await rule(visit, _number(values), str(values["verdict"]))
    return await look_up(visit, community)


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=welcome.lost("dialog-ended", visit.voice))


_WHY = because.step("impose-ask", _GROUNDS)
_HOW_LONG = Step(
    TERM,
    _take_term,
    lambda _: Words("impose-term-ask"),
    lambda _: (),
    lambda _: tuple(Choice(screens.length(each), each // _SECOND) for each in _TERMS),
)
_WHOM = Step("whom", somebody, lambda _: Words("find-ask"), lambda _: ())


def _title(draft: Draft) -> Words:
    return Words(f"impose-title-{_kind(draft.values)}", {"who": str(draft.values["who"])})


WIZARDS = {
    IMPOSE: Wizard(Dialog(IMPOSE, (_WHY,)), _title, _preview),
    SUSPEND: Wizard(Dialog(SUSPEND, (_WHY, _HOW_LONG)), _title, _preview),
    APPEAL: because.wizard("appeal-title", "appeal-ask", _appeal),
    RULE: because.wizard("rule-title", "rule-ask", _rule),
    FIND: Wizard(Dialog(FIND, (_WHOM,)), lambda _: Words("find-title"), _found),
}
