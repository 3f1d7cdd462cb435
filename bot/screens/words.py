"""A sentence that will be said once it is known in whose language: the id of a text and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.texts import Arg


@dataclass(frozen=True, slots=True)
class Words:
    """`id` is a text's, `args` what it speaks of."""

    id: str
    args: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something typed could not be taken: what was wrong, with an example that would be right."""

    words: Words


def problem(text: str, **args: Arg) -> Problem:
    return Problem(Words(text, args))
