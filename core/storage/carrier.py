"""Carries what waits through one transaction. Whoever's work cannot be written fails alone: the group is split until
the culprit is by itself. What the database cannot do fails the whole group, and of a commit whose answer was lost
nobody can say what became of it.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from core.ports import Conflict, Judge, PlacementJudge, Unavailable, Uncertain
from core.step import Command, Placement
from core.storage.group import Group, Verdict
from core.storage.pen import Pen, Sheet
from core.storage.statements import Statements
from core.workflow import CLOCK


@dataclass(frozen=True, slots=True, eq=False)
class Settling:
    """A command on its way, and who waits for its outcome."""

    command: Command
    judge: Judge
    answer: "asyncio.Future[Verdict]"

    @property
    def by_clock(self) -> bool:
        return self.command.by is CLOCK


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """The command by which an order is placed, on its way."""

    command: Command
    placement: Placement
    judge: PlacementJudge
    answer: "asyncio.Future[Verdict]"
    by_clock = False


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """A write without a command. `after` runs in the event loop once it is committed, also if nobody waits any more."""

    write: Callable[[Sheet], Any]
    after: Callable[[Any], None]
    answer: "asyncio.Future[Any]"
    by_clock = False


Item: TypeAlias = Settling | Placing | Writing
Answer: TypeAlias = tuple[Item, Any]
"""What an item came to: a value, or the exception to raise."""


class Carrier:
    """Used by the writer's thread alone."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._sheet = Sheet(pen)
        self._statements = Statements(pen.dialect)

    def carry(self, items: Sequence[Item]) -> list[Answer]:
        """Raises nothing: whatever went wrong is somebody's answer."""
        try:
            return self._once(items)
        except self._pen.failures as error:
            return _failed(items, Unavailable, error)
        except Uncertain as error:
            return _failed(items, Uncertain, error)
        except Exception as error:  # noqa: BLE001  # a driver raises many kinds; each is its caller's, not the thread's
            if len(items) == 1:
                return _failed(items, Conflict, error)
        half = len(items) // 2
        return self.carry(items[:half]) + self.carry(items[half:])

    def _once(self, items: Sequence[Item]) -> list[Answer]:
        self._pen.begin()
        try:
            answers = self._write(items)
        except BaseException:
            self._pen.rollback()
            raise
        self._commit()
        return answers

    def _write(self, items: Sequence[Item]) -> list[Answer]:
        answers: list[Answer] = [(item, self._plain(item)) for item in items if isinstance(item, Writing)]
        settling = [item for item in items if isinstance(item, Settling | Placing)]
        if settling:
            group = Group(self._pen, self._statements, self._sheet)
            group.read([item.command for item in settling])
            answers += [(item, _judged(group, item)) for item in settling]
            group.write()
        return answers

    def _plain(self, item: Writing) -> Any:
        """In a savepoint, so that one that fails leaves the others as they were."""
        self._pen.run("SAVEPOINT plain")
        try:
            done = item.write(self._sheet)
        except self._pen.failures:
            raise
        except Exception as error:  # noqa: BLE001  # it is the answer
            self._pen.run("ROLLBACK TO SAVEPOINT plain")
            done = error
        self._pen.run("RELEASE SAVEPOINT plain")
        return done

    def _commit(self) -> None:
        try:
            self._pen.commit()
        except Exception as error:
            self._pen.rollback()
            raise Uncertain from error


def _judged(group: Group, item: Settling | Placing) -> Any:
    try:
        if isinstance(item, Placing):
            return group.place(item.command, item.placement, item.judge)
        return group.judge(item.command, item.judge)
    except Exception as error:  # noqa: BLE001  # it is the answer
        return error


def _failed(items: Sequence[Item], kind: type[Exception], cause: Exception) -> list[Answer]:
    """Each caller gets an exception of their own: raising one changes it."""
    answers: list[Answer] = []
    for item in items:
        error = kind(str(cause))
        error.__cause__ = cause
        answers.append((item, error))
    return answers
