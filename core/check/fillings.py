"""Filled forms: a sound one, and those at the edges of every field and one beyond."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from core.forms import Completeness, Field, Files, Form, Links, Moment, Price, Share, Span, Text, Ticks
from core.order import FileRef

Payload: TypeAlias = Mapping[str, object]
Bounded: TypeAlias = Price | Share | Span | Moment
Edge: TypeAlias = tuple[Payload, str | None]
"""A filled form, and the id of the sentence with which it must be refused, or None if it must be taken."""

SMALLEST = timedelta(microseconds=1)
ODD_PRICE, ODD_SPAN = 1_01, timedelta(hours=5, minutes=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """On what the bounds of a form depend: how many lines the order has, how much it holds, and when it is filled."""

    lines: int
    held: int
    now: datetime


def sound(form: Form | None, facts: Facts) -> Payload:
    """Filled as a person would who does it right, in a hurry: what is dated is as soon as may be."""
    return {field.name: _usual(field, facts) for field in form.fields} if form else {}


def edges(form: Form, facts: Facts) -> Iterator[Edge]:
    """Everything that is worth trying with `form`."""
    whole = sound(form, facts)
    empty = f"form-{form.name}-empty"
    asked = [field for field in form.fields if not isinstance(field, Ticks)]
    ticked = {field.name: whole[field.name] for field in form.fields if isinstance(field, Ticks)}
    enough = form.needs is Completeness.ANY
    yield {**whole, "something-else": 1}, "form-unknown"
    yield ticked, empty
    for field in asked:
        alone = {**ticked, field.name: whole[field.name]}
        yield alone, None if enough or len(asked) == 1 else empty
        rest = {name: value for name, value in whole.items() if name != field.name}
        yield rest, None if enough and len(asked) > 1 else empty
    for each in form.fields:
        yield from (({**whole, each.name: value}, reason) for value, reason in _values(each, facts))


def _usual(field: Field, facts: Facts) -> object:
    match field:
        case Text():
            return "x" * field.shortest
        case Files():
            return (_file(0),)
        case Links():
            return ("https://example.org/0",)
        case Ticks():
            return tuple(range(facts.lines))
        case Price() | Share() | Span() | Moment():
            return _within(field, facts)
        case _:
            assert_never(field)


def _within(field: Bounded, facts: Facts) -> object:
    """Something between the bounds."""
    match field:
        case Price():
            return ODD_PRICE
        case Share():
            return max(1, facts.held // 3)
        case Span():
            return ODD_SPAN
        case Moment():
            return facts.now + field.ahead
        case _:
            assert_never(field)


def _values(field: Field, facts: Facts) -> Iterator[tuple[object, str | None]]:
    match field:
        case Text():
            yield "x" * field.longest, None
            yield "x" * (field.longest + 1), "form-too-long"
            yield f"  {'x' * field.longest}  ", None
            yield " " * field.longest, "form-too-short"
            yield len(field.name), "form-unknown"
            if field.shortest > 1:
                yield "x" * (field.shortest - 1), "form-too-short"
        case Files():
            yield tuple(map(_file, range(field.most))), None
            yield tuple(map(_file, range(field.most + 1))), "form-too-many"
            yield [_file(0)], "form-too-many"
        case Links():
            yield tuple(f"https://example.org/{number}" for number in range(field.most)), None
            yield tuple(f"https://example.org/{number}" for number in range(field.most + 1)), "form-too-many"
            yield (_link(field.longest),), None
            yield (_link(field.longest + 1),), "form-not-a-link"
            yield ("javascript://example.org",), "form-not-a-link"
            yield (7,), "form-not-a-link"
        case Ticks():
            yield tuple(range(facts.lines + 1)), "form-not-complete"
            yield tuple(range(facts.lines - 1)), "form-not-complete"
            yield None, "form-not-complete"
        case Price() | Share() | Span() | Moment():
            yield from _bounds(field, facts)
        case _:
            assert_never(field)


def _bounds(field: Bounded, facts: Facts) -> Iterator[tuple[object, str | None]]:
    """What may only lie between two bounds: both of them, and what lies just beyond."""
    match field:
        case Price(most=most):
            yield from _numbers(1, most, "form-not-a-price")
        case Share():
            yield from _numbers(1, facts.held - 1, "form-not-a-share")
        case Span(longest=longest):
            yield from ((length, None) for length in (timedelta(), longest))
            yield from ((length, "form-not-a-span") for length in (-SMALLEST, longest + SMALLEST, longest.days))
        case Moment(ahead=ahead, furthest=furthest):
            first, last = facts.now + ahead, facts.now + furthest
            yield from ((at, None) for at in (first, last))
            yield from ((at, "form-not-a-moment") for at in (first - SMALLEST, last + SMALLEST, facts.now - ahead))
            yield from ((at, "form-unknown") for at in (first.replace(tzinfo=None), first.isoformat()))
        case _:
            assert_never(field)


def _numbers(least: int, most: int, problem: str) -> Iterator[tuple[object, str | None]]:
    yield from ((number, None) for number in (least, most))
    yield from ((number, problem) for number in (least - 1, most + 1, -most, float(least), str(least), True))


def _link(length: int) -> str:
    return "https://example.org/".ljust(length, "x")


def _file(number: int) -> FileRef:
    return FileRef(f"file-{number}", f"{number}.png", 1, "0" * 64)
