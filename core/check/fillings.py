"""Filled forms: a sound one, and those at the edges of every field and one beyond."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias, assert_never

from core.check.houses import House
from core.forms import Completeness, Field, Files, Form, Links, Text, Ticks
from core.order import FileRef

Payload: TypeAlias = Mapping[str, object]
Edge: TypeAlias = tuple[Payload, str | None]
"""A filled form, and the id of the sentence with which it must be refused, or None if it must be taken."""


def sound(form: Form | None, house: House) -> Payload:
    """Filled as a person would who does it right."""
    return {field.name: _usual(field, house) for field in form.fields} if form else {}


def edges(form: Form, house: House) -> Iterator[Edge]:
    """Everything that is worth trying with `form`."""
    whole = sound(form, house)
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
        yield from (({**whole, each.name: value}, reason) for value, reason in _values(each, house))


def _usual(field: Field, house: House) -> object:
    match field:
        case Text():
            return "x" * field.shortest
        case Files():
            return (_file(0),)
        case Links():
            return ("https://example.org/0",)
        case Ticks():
            return tuple(range(len(house.terms.lines)))
        case _:
            assert_never(field)


def _values(field: Field, house: House) -> Iterator[tuple[object, str | None]]:
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
            lines = len(house.terms.lines)
            yield tuple(range(lines + 1)), "form-not-complete"
            yield tuple(range(lines - 1)), "form-not-complete"
            yield None, "form-not-complete"
        case _:
            assert_never(field)


def _link(length: int) -> str:
    return "https://example.org/".ljust(length, "x")


def _file(number: int) -> FileRef:
    return FileRef(f"file-{number}", f"{number}.png", 1, "0" * 64)
