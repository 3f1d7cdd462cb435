"""Carries a dialog through a chat: takes an answer or a press, keeps the draft, shows what stands next."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.screens.dialog import Question, question
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Asks, Dialog, Heard, Outcome, Reviews, Step
from bot.talk.reply import Reply, Upload
from bot.talk.visit import Visit
from bot.texts import Size
from bot.texts.typed import file_name
from core.ports import Draft

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

    async def pick(self, visit: Visit, draft: Draft, number: int) -> Reply:
        return await self._next(visit, dialog.pick(self.dialog, draft, number))

    async def skip(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.skip(self.dialog, draft))

    async def enough(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.enough(self.dialog, draft))

    async def back(self, visit: Visit, draft: Draft) -> Reply:
        return await self._next(visit, dialog.back(self.dialog, draft))

    async def change(self, visit: Visit, draft: Draft, step: str) -> Reply:
        return await self._next(visit, dialog.change(self.dialog, draft, step))

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
            problem=asks.problem.words if asks.problem else None,
            choices=tuple(choice.label for choice in step.choices(draft.values)),
            enough="" if half else self._enough(step, draft),
            skip=_skip(step, draft) if step.skippable else "",
            back=dialog.can_go_back(self.dialog, draft),
        )
        return question(asked, visit.voice)

    def _enough(self, step: Step, draft: Draft) -> str:
        """The way on without another answer, where there is one. From the review, Back already is one."""
        if step.many:
            return "dialog-enough" if step.shown(draft.values) else "dialog-none"
        keep = dialog.is_answered(step, draft) and dialog.place(self.dialog, draft)
        return "dialog-keep" if keep else ""


def _skip(step: Step, draft: Draft) -> str:
    return "dialog-remove" if dialog.is_answered(step, draft) else "dialog-skip"
