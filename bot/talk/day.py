"""The hours of a person's own day, as they set them: when they are not to be disturbed, and when they read what the day
has for them. Each is one question, and its answer holds at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time

from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts, settings
from bot.talk.dialog import Choice, Dialog, Heard, Step
from bot.talk.reply import Reply
from bot.talk.typed import clock
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.day import Digest, QuietHours
from core.person import Person
from core.ports import Draft

QUIET, DIGEST = "quiet", "digest"
_STEP = "hours"
_NONE = ""
_NIGHTS = ("22:00-08:00", "23:00-07:00", "00:00-08:00", "21:00-09:00")
_MORNINGS = ("08:00", "09:00", "13:00", "19:00")


@dataclass(frozen=True, slots=True)
class Field:
    """`likely` are answers worth a button. `read` makes an answer of what was typed, None when it cannot be one;
    `apply` is the person with the answer, in the visit in which they gave it. The texts are `settings-`, the field's
    name, and what they are for.
    """

    likely: tuple[str, ...]
    read: Callable[[str], str | None]
    apply: Callable[[Visit, str], Person]


async def quiet(visit: Visit) -> Reply:
    """Asks when the person is not to be disturbed."""
    return await _begin(visit, QUIET)


async def digest(visit: Visit) -> Reply:
    """Asks when the person reads what their day has for them."""
    return await _begin(visit, DIGEST)


async def _begin(visit: Visit, name: str) -> Reply:
    async with visit.shop.turns.taking(visit.me):
        values = {dialog.TURN: visit.update % dialog.TURNS}
        return await WIZARDS[name].show(visit, await drafts.start(visit, name, _STEP, values))


async def anew(visit: Visit, draft: Draft) -> Reply:
    return await _begin(visit, draft.dialog)


def named(draft: Draft) -> Words:
    return Words(f"settings-about-{draft.dialog}")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return settings.shown(visit)


async def _set(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    name, answer = draft.dialog, str(draft.values[_STEP])
    changed = FIELDS[name].apply(visit, answer)
    await visit.shop.people.change(changed)
    # What waits for their morning may go now.
    visit.shop.wake()
    await drafts.end(visit, name)
    note = f"settings-{name}-set" if answer != _NONE else f"settings-{name}-unset"
    return replace(settings.shown(settings.seen_as(visit, changed), note), answered=True)


def _typed_span(text: str) -> str | None:
    found = clock.span(text)
    return f"{found.begin:%H:%M}-{found.end:%H:%M}" if found else None


def _typed_time(text: str) -> str | None:
    found = clock.clock(text)
    return f"{found:%H:%M}" if found else None


def _with_quiet_hours(visit: Visit, answer: str) -> Person:
    begin, _, end = answer.partition("-")
    hours = QuietHours(time.fromisoformat(begin), time.fromisoformat(end)) if answer != _NONE else None
    return replace(visit.person, quiet_hours=hours)


def _with_digest(visit: Visit, answer: str) -> Person:
    zone = visit.person.timezone or visit.shop.timezone
    hour = Digest.daily(time.fromisoformat(answer), zone, visit.now) if answer != _NONE else None
    return replace(visit.person, digest=hour)


def _step(name: str, field: Field) -> Step:
    def take(heard: Heard, _: object) -> object:
        if clock.off(heard.text):
            return _NONE
        return field.read(heard.text) or problem(f"settings-{name}-what")

    likely = tuple(Choice(Words("settings-hours-choice", {"hours": each}), each) for each in field.likely)
    choices = (*likely, Choice(Words(f"settings-{name}-none"), _NONE))
    return Step(_STEP, take, lambda _: Words(f"settings-{name}-ask"), lambda _: (), lambda _: choices)


FIELDS: Mapping[str, Field] = {
    QUIET: Field(_NIGHTS, _typed_span, _with_quiet_hours),
    DIGEST: Field(_MORNINGS, _typed_time, _with_digest),
}
WIZARDS: Mapping[str, Wizard] = {
    name: Wizard(Dialog(name, (_step(name, field),)), lambda draft: Words(f"settings-{draft.dialog}-head"), _set)
    for name, field in FIELDS.items()
}
