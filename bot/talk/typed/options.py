"""Reads an extra option in one line, `Source files, 10, +1 day`, or only its name when the rest is asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.screens.words import Problem
from bot.talk.typed.amounts import UNFIT, amount
from bot.talk.typed.lengths import length, signed
from core.money import Money

# The stronger mark first: a comma may also stand within a name or an amount.
_MARKS = (r"\s*[;|\t]\s*", r",\s+|\s+[-–—]\s+", r",")
_NAMES_CURRENCY = re.compile(r"[^\d\s.,+−–-]")
_LONGEST = 300  # characters; looking for a price in what is longer than any option would only cost time
_MOST_WORDS = 4  # of an amount: "1 500 000 EUR"


@dataclass(frozen=True, slots=True)
class TypedOption:
    """What was read of an option; `price` and `extra` are None when they were not typed."""

    title: str
    price: Money | None = None
    extra: timedelta | None = None


def option(line: str, currency: str) -> TypedOption | Problem:
    """The option that `line` describes: with its price if it can be made out, else `line` is all name. A price that
    is one but cannot be asked (below nothing, too fine, too large) is the problem.
    """
    line = line.strip()
    if len(line) > _LONGEST:
        return TypedOption(line)
    return next(_readings(line, currency), TypedOption(line))


def _readings(line: str, currency: str) -> Iterator[TypedOption | Problem]:
    for mark in _MARKS:
        parts = [part for part in re.split(mark, line) if part]
        yield from _from_parts(parts, line, currency)
    yield from _from_words(line.split(), currency)


def _from_parts(parts: list[str], line: str, currency: str) -> Iterator[TypedOption | Problem]:
    if len(parts) > 2 and (extra := length(parts[-1])) is not None:  # noqa: PLR2004 - name, price, time
        yield from _priced(line, parts[:-2], parts[-2], extra, currency)
    if len(parts) > 1:
        yield from _priced(line, parts[:-1], parts[-1], None, currency)


def _priced(
    line: str, names: list[str], price: str, extra: timedelta | None, currency: str
) -> Iterator[TypedOption | Problem]:
    read = amount(price, currency, least=0)
    if isinstance(read, Problem):
        yield from (read,) if read.words.id in UNFIT else ()
    else:
        yield TypedOption(line[: line.index(names[-1]) + len(names[-1])].strip(" ,;"), read, extra)


def _from_words(words: list[str], currency: str) -> Iterator[TypedOption | Problem]:
    """Without marks a price names its currency or a signed time follows it: "Pack of 10" is a name."""
    for end in range(len(words), 1, -1):
        tail = " ".join(words[end:])
        extra = length(tail) if signed(tail) else None
        if tail and extra is None:
            continue
        for start in range(max(1, end - _MOST_WORDS), end):
            typed = " ".join(words[start:end])
            read = amount(typed, currency, least=0)
            if not isinstance(read, Problem) and (tail or _NAMES_CURRENCY.search(typed)):
                yield TypedOption(" ".join(words[:start]), read, extra)
