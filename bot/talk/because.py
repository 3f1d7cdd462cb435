"""A question that is answered by a reason in one's own words: what every dialog that asks for one has in common."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias, cast

from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from bot.texts.typed import paragraphs
from core.ports import Draft
from core.report import LONGEST_REASON

REASON = "reason"

Done: TypeAlias = Callable[[Visit, Draft, Problem | None], Awaitable[Reply]]


def take(heard: Heard, _: Values) -> object:
    text = paragraphs(heard.text)
    if not text:
        return problem("because-empty")
    if len(text) > LONGEST_REASON:
        return problem("because-long", length=len(text), most=LONGEST_REASON)
    return text


def step(ask: str, likely: Sequence[str] = ()) -> Step:
    """`ask` is the id of the question, `likely` those of answers to press."""

    def choices(values: Values) -> tuple[Choice, ...]:
        said = values.get("likely")
        whole = isinstance(said, list) and len(said) == len(likely)
        return tuple(map(Choice, map(Words, likely), cast("list[str]", said))) if whole else ()

    return Step(
        REASON,
        take,
        lambda values: Words(ask, {"who": str(values.get("who", ""))}),
        lambda values: (Words("because-shown", {"reason": str(values[REASON])}),) if REASON in values else (),
        choices,
        typed=lambda values: str(values.get(REASON, "")),
        longest=LONGEST_REASON,
        lines=True,
    )


def wizard(title: str, ask: str, done: Done, likely: Sequence[str] = ()) -> Wizard:
    """A dialog of that one question: the answer holds at once."""
    return Wizard(Dialog(REASON, (step(ask, likely),)), lambda _: Words(title), done)


async def asked(visit: Visit, wizard: Wizard, name: str, values: Values, likely: Sequence[str] = ()) -> Reply:
    """Opens the question. Likely answers are kept in the words in which they were offered."""
    begun = {
        **values,
        "likely": [visit.voice.plain(each) for each in likely],
        dialog.TURN: visit.update % dialog.TURNS,
    }
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.start(visit, name, wizard.dialog.steps[0].name, begun)
        # A sheet would stand before the likely answers, each of which is one tap.
        return await (wizard.show if likely else wizard.open)(visit, draft)


def has_content(_: Draft) -> bool:
    """One answer: what was typed of it is kept only as long as one is at it."""
    return False
