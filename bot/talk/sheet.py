"""A form that is filled in all at once and handed in, where a platform has such a thing. A sheet never stands alone:
the screen beside it asks for the same, and takes its place wherever it cannot be opened.

Its fields are at most five. Whatever is typed in them is read as if it had been written in the chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from markupsafe import Markup

from bot.press import Press
from bot.screens.words import Problem
from core.order import FileRef
from core.person import Platform

MOST_FIELDS = 5
MOST_FILES = 10  # that Discord takes in one form
WITH_SHEETS = frozenset({Platform.DISCORD})


@dataclass(frozen=True, slots=True)
class Entry:
    """Words to type: a line, or with `long` several. `typed` stands in it already. `needed`: it cannot be empty."""

    name: str
    label: str
    hint: str = ""
    typed: str = ""
    most: int = 2_000
    long: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """At most one of several, by its number."""

    name: str
    label: str
    options: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any of several, by their numbers."""

    name: str
    label: str
    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Attach:
    """Files."""

    name: str
    label: str
    hint: str = ""
    most: int = 1


SheetField: TypeAlias = Entry | Pick | Ticks | Attach


@dataclass(frozen=True, slots=True)
class Sheet:
    """`press` is what handing it in means. `says` stands above the fields."""

    title: str
    press: Press
    fields: tuple[SheetField, ...]
    says: Markup | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """The files of a sheet, finished and kept, and why one of them is not."""

    files: tuple[FileRef, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet came back with: words by the name of their field, and the numbers picked or ticked."""

    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
