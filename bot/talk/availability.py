"""When a seller takes orders, as they set it: vacation, which ends by itself, and a limit of open orders."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.screens import availability as screens
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.typed.lengths import count, length
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.availability import LONGEST_AWAY, MOST_ORDERS, Availability
from core.linkdesk import ABOUT_YOU
from core.ports import Draft, Letter, LetterKind
from core.workflow import SELLER
from core.workflows import OPEN

VACATION, LIMIT = "vacation", "limit"
BACK = "back"
"""The topic of the message that says that a vacation has ended; its version is the second at which it did."""
UNTIL_TOLD = "until-told"
NO_LIMIT = 0
_WEEKS, _LIMITS = (1, 2, 3), (1, 3, 5, 10)
_DAY = timedelta(days=1)


async def hours(visit: Visit, note: str = "") -> Reply:
    """How it stands. `note` is the id of a sentence above it."""
    now = await visit.shop.availabilities.of(visit.me)
    counts = await visit.shop.orders.count_for(visit.me)
    running = sum(number for standing, number in counts.items() if standing in OPEN and standing[0] == SELLER)
    return Reply(screen=screens.availability(now, running, visit.voice, visit.voice.say(note) if note else None))


async def back_at_work(visit: Visit) -> Reply:
    now = await visit.shop.availabilities.of(visit.me)
    await visit.shop.availabilities.put(replace(now, away=False, back_at=None))
    return await hours(visit, "hours-back-done")


async def leave(visit: Visit) -> Reply:
    """Asks until when."""
    return await _asked(visit, VACATION)


async def limit(visit: Visit) -> Reply:
    """Asks how many orders fit."""
    return await _asked(visit, LIMIT)


async def _asked(visit: Visit, name: str) -> Reply:
    values = {dialog.TURN: visit.update % dialog.TURNS, "now": visit.now.isoformat()}
    async with visit.shop.turns.taking(visit.me):
        # A sheet would stand before the likely answers, each of which is one tap.
        return await WIZARDS[name].show(visit, await drafts.start(visit, name, name, values))


async def anew(visit: Visit, draft: Draft) -> Reply:
    return await _asked(visit, draft.dialog)


def named(draft: Draft) -> Words:
    return Words(f"hours-about-{draft.dialog}")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=screens.left(visit.voice))


def ended(availability: Availability, letter: Letter, now: datetime) -> bool:
    """Whether the vacation that `letter` is about has ended by itself, at the time that was set last."""
    back_at = availability.back_at if availability.away else None
    return back_at is not None and back_at <= now and int(back_at.timestamp()) == letter.version


def _take_vacation(heard: Heard, values: Values) -> object:
    away = length(heard.text)
    if away is None or not timedelta() < away <= LONGEST_AWAY:
        return problem("hours-vacation-what")
    return (datetime.fromisoformat(str(values["now"])) + away).isoformat()


def _take_limit(heard: Heard, _: Values) -> object:
    most = count(heard.text)
    return problem("hours-limit-what", most=MOST_ORDERS) if most is None or most > MOST_ORDERS else most


def _likely_vacations(values: Values) -> tuple[Choice, ...]:
    now = datetime.fromisoformat(str(values["now"]))
    weeks = (now + number * 7 * _DAY for number in _WEEKS)
    lengths = (Words("hours-vacation-choice", {"length": number * 7 * _DAY}) for number in _WEEKS)
    open_end = Choice(Words("hours-vacation-open"), UNTIL_TOLD)
    return (*(Choice(words, each.isoformat()) for words, each in zip(lengths, weeks, strict=True)), open_end)


def _likely_limits(_: Values) -> tuple[Choice, ...]:
    numbers = (Choice(Words("hours-limit-choice", {"count": each}), each) for each in _LIMITS)
    return (*numbers, Choice(Words("hours-limit-none"), NO_LIMIT))


async def _go(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """Away from now on."""
    said = str(draft.values[VACATION])
    back_at = None if said == UNTIL_TOLD else datetime.fromisoformat(said)
    now = await visit.shop.availabilities.of(visit.me)
    await visit.shop.availabilities.put(replace(now, away=True, back_at=back_at), _told_at(visit, back_at))
    await drafts.end(visit, VACATION)
    return replace(await hours(visit, "hours-away-done"), answered=True)


def _told_at(visit: Visit, back_at: datetime | None) -> tuple[Letter, ...]:
    if back_at is None:
        return ()
    number = int(back_at.timestamp())
    return (Letter(f"back:{visit.me}:{number}", LetterKind.PING, visit.me, ABOUT_YOU, BACK, number, back_at),)


async def _bound(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """So many orders at a time from now on."""
    most = draft.values[LIMIT]
    now = await visit.shop.availabilities.of(visit.me)
    await visit.shop.availabilities.put(replace(now, most=most if isinstance(most, int) and most else None))
    await drafts.end(visit, LIMIT)
    return replace(await hours(visit, "hours-limit-done"), answered=True)


def _wizard(step: Step, done: Callable[[Visit, Draft, Problem | None], Awaitable[Reply]]) -> Wizard:
    return Wizard(Dialog(step.name, (step,)), lambda _: Words("hours-title"), done)


WIZARDS: Mapping[str, Wizard] = {
    VACATION: _wizard(
        Step(VACATION, _take_vacation, lambda _: Words("hours-vacation-ask"), lambda _: (), _likely_vacations), _go
    ),
    LIMIT: _wizard(Step(LIMIT, _take_limit, lambda _: Words("hours-limit-ask"), lambda _: (), _likely_limits), _bound),
}
