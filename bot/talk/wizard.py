"""Carries a dialog through a chat: takes an answer or a press, keeps the draft, shows what stands next."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.press import Press
from bot.screens.dialog import Question, question
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Asks, Dialog, Heard, Outcome, Reviews, Step
from bot.talk.reply import Reply, Upload
from bot.talk.sheet import Attach, Came, Entry, Sheet, SheetField
from bot.talk.visit import Visit
from bot.texts import Size, Voice
from bot.texts.typed import file_name
from core.ports import Draft

_HANDED_IN = "handed"  # what the latest sheet was handed in with, so that the same one coming twice is known
LARGEST_PICTURE = 10 * 1024 * 1024
"""Bytes; Telegram sends nothing larger as a photo (Bot API, sendPhoto)."""


@dataclass(frozen=True, slots=True)
class Wizard:
    """A dialog in a chat. `title` heads its questions; `review` shows a draft whose questions are all answered, with
    what was wrong about the last thing said, if anything.
    """

    dialog: Dialog
    title: Callable[[Draft], Words]
    review: Callable[[Visit, Draft, Problem | None], Awaitable[Reply]]

    async def show(self, visit: Visit, draft: Draft) -> Reply:
        return await self._shown(visit, dialog.now_at(self.dialog, draft))

    async def hear(self, visit: Visit, draft: Draft, heard: Heard) -> Reply:
        return await self._next(visit, dialog.hear(self.dialog, draft, heard))

    def refuses(self, draft: Draft, upload: Upload) -> Problem | None:
        """Why a file is not even fetched."""
        here = dialog.now_at(self.dialog, draft)
        if isinstance(here, Reviews) or not here.step.files:
            return problem("dialog-no-file")
        if not upload.image:
            return problem("dialog-not-image")
        if upload.size and upload.size > LARGEST_PICTURE:
            return problem("file-too-large", name=file_name(upload.name), most=Size(LARGEST_PICTURE))
        return None

    async def object(self, visit: Visit, draft: Draft, found: Problem) -> Reply:
        """Shows where one is, and what was wrong."""
        here = dialog.now_at(self.dialog, draft)
        if isinstance(here, Reviews):
            return await self.review(visit, draft, found)
        return Reply(screen=self._question(visit, Asks(here.draft, here.step, here.taken, found)), question=True)

    async def open(self, visit: Visit, draft: Draft) -> Reply:
        """Where one is, with a sheet that asks for the same."""
        return replace(await self.show(visit, draft), sheet=self._sheet(visit, draft))

    async def fill(self, visit: Visit, draft: Draft, turn: int, came: Came) -> Reply:
        """Takes what a sheet, drawn in `turn`, was handed in with. What was typed where one no longer is, is kept."""
        words = visit.answers.words
        if dialog.turn(draft) != turn:
            if words == draft.values.get(_HANDED_IN):
                return await self.show(visit, draft)
            kept = await drafts.save(visit, dialog.to_correct(draft, words))
            return await self.object(visit, kept, problem("sheet-moved"))
        zone = visit.voice.timezone
        heard = {name: Heard(text, at=visit.now, zone=zone) for name, text in words.items()}
        heard |= {step.name: Heard("", came.files) for step in dialog.together(self.dialog, draft) if step.files}
        noted = replace(draft, values={**draft.values, _HANDED_IN: dict(words)})
        outcome = dialog.fill(self.dialog, noted, heard)
        if came.problem and not came.files and isinstance(outcome, Asks):
            outcome = replace(outcome, problem=came.problem)
        return await self._next(visit, outcome)

    async def pick(self, visit: Visit, draft: Draft, number: int) -> Reply:
        return await self._next(visit, dialog.pick(self.dialog, draft, number))

    async def skip(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.skip(self.dialog, draft))

    async def enough(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.enough(self.dialog, draft))

    async def back(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.back(self.dialog, draft))

    async def change(self, visit: Visit, draft: Draft, step: str) -> Reply:
        """Asked at once in a sheet, unless there is more to do about it than to answer anew."""
        outcome = dialog.change(self.dialog, draft, step)
        reply = await self._next(visit, outcome)
        plain = isinstance(outcome, Asks) and not (outcome.step.many or outcome.step.skippable)
        return replace(reply, sheet=self._sheet(visit, outcome.draft)) if plain else reply

    async def _next(self, visit: Visit, outcome: Outcome) -> Reply:
        await drafts.save(visit, outcome.draft)
        return await self._shown(visit, outcome)

    async def _shown(self, visit: Visit, outcome: Outcome) -> Reply:
        if isinstance(outcome, Reviews):
            return await self.review(visit, outcome.draft, outcome.problem)
        return Reply(screen=self._question(visit, outcome), question=True)

    def _question(self, visit: Visit, asks: Asks) -> Screen:
        step, draft = asks.step, asks.draft
        half = dialog.is_half_given(step, draft)
        asked = Question(
            title=self.title(draft),
            ask=step.ask(draft.values),
            turn=dialog.turn(draft),
            dialog=draft.dialog,
            place=dialog.place(self.dialog, draft),
            taken=asks.taken,
            problems=tuple(each.words for each in (asks.problem, *asks.besides) if each),
            choices=tuple(choice.label for choice in step.choices(draft.values)),
            enough="" if half else self._enough(step, draft),
            skip=_skip(step, draft) if step.skippable else "",
            back=dialog.can_go_back(self.dialog, draft),
            sheet=visit.sheets,
        )
        return question(asked, visit.voice)

    def _sheet(self, visit: Visit, draft: Draft) -> Sheet | None:
        steps = dialog.together(self.dialog, draft)
        if not steps or not visit.sheets:
            return None
        title, ask = self.title(draft), steps[0].ask(draft.values)
        press = Press("fill", (draft.dialog, str(dialog.turn(draft))))
        alone = len(steps) == 1
        fields = tuple(_field(step, draft, visit.voice, hinted=not alone) for step in steps)
        says = visit.voice.say(ask.id, **ask.args) if alone else None
        return Sheet(visit.voice.plain(title.id, **title.args), press, fields, says)

    def _enough(self, step: Step, draft: Draft) -> str:
        """The way on without another answer, where there is one. From the review, Back already is one."""
        if step.many:
            return "dialog-enough" if step.shown(draft.values) else "dialog-none"
        keep = dialog.is_answered(step, draft) and dialog.place(self.dialog, draft)
        return "dialog-keep" if keep else ""


def _field(step: Step, draft: Draft, voice: Voice, *, hinted: bool) -> SheetField:
    """`hinted`: no question above says what is meant to stand in it."""
    label = voice.plain(f"sheet-{step.name}" if hinted else "sheet-answer")
    hint = voice.plain(f"sheet-{step.name}-hint") if hinted else ""
    if step.files:
        return Attach(step.name, label, hint)
    typed = dialog.as_typed(step, draft)
    return Entry(step.name, label, hint, typed, step.longest, long=step.lines, needed=True)


def _skip(step: Step, draft: Draft) -> str:
    return "dialog-remove" if dialog.is_answered(step, draft) else "dialog-skip"
