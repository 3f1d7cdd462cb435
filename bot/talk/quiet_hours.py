"""When a person is not to be disturbed, as they set it themselves."""

from dataclasses import replace
from datetime import time

from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts, settings
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.typed import clock
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.day import QuietHours
from core.ports import Draft

QUIET = "quiet"
_STEP = "hours"
_LIKELY = (
    QuietHours(time(22), time(8)),
    QuietHours(time(23), time(7)),
    QuietHours(time(0), time(8)),
    QuietHours(time(21), time(9)),
)
_OFF = ""


async def begin(visit: Visit) -> Reply:
    """Asks when the person is not to be disturbed."""
    async with visit.shop.turns.taking(visit.me):
        values = {dialog.TURN: visit.update % dialog.TURNS}
        return await WIZARD.show(visit, await drafts.start(visit, QUIET, _STEP, values))


async def anew(visit: Visit, _: Draft) -> Reply:
    return await begin(visit)


def named(_: Draft) -> Words:
    return Words("settings-about-quiet")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return settings.shown(visit)


def _take(heard: Heard, _: Values) -> object:
    if clock.off(heard.text):
        return _OFF
    found = clock.span(heard.text)
    return _written(found) if found else problem("settings-quiet-what")


def _written(quiet: QuietHours) -> str:
    return f"{quiet.begin:%H:%M}-{quiet.end:%H:%M}"


def _read(value: object) -> QuietHours | None:
    if value == _OFF:
        return None
    begin, _, end = str(value).partition("-")
    return QuietHours(time.fromisoformat(begin), time.fromisoformat(end))


def _choices(_: Values) -> tuple[Choice, ...]:
    nights = (Choice(Words("settings-quiet-choice", {"hours": _written(each)}), _written(each)) for each in _LIKELY)
    return (*nights, Choice(Words("settings-quiet-none"), _OFF))


async def _set(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """The one answer is there: it holds at once, also for what waits already."""
    quiet = _read(draft.values[_STEP])
    changed = replace(visit.person, quiet_hours=quiet)
    await visit.shop.people.change(changed)
    visit.shop.wake()
    await drafts.end(visit, QUIET)
    note = "settings-quiet-set" if quiet else "settings-quiet-unset"
    return replace(settings.shown(settings.seen_as(visit, changed), note), answered=True)


_HOURS = Step(_STEP, _take, lambda _: Words("settings-quiet-ask"), lambda _: (), _choices)
WIZARD = Wizard(Dialog(QUIET, (_HOURS,)), lambda _: Words("settings-quiet-head"), _set)
