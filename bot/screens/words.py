"""A sentence that will be said once it is known in whose language: the id of a text and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from core.money import Money

Sayable: TypeAlias = str | int | Money | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Words:
    """`id` is a text's, `args` what it speaks of."""

    id: str
    args: Mapping[str, Sayable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something typed could not be taken: what was wrong, with an example that would be right."""

    words: Words


def problem(text: str, **args: Sayable) -> Problem:
    return Problem(Words(text, args))
