"""Nothing leaves the sandbox that aiogram's own types would not take: no wrong value, no unknown field."""

from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from sandbox.telegram.values import Json


class SandboxBroken(Exception):
    """The sandbox made an object that Telegram would never send; this is a fault of the sandbox."""


class Checker(Protocol):
    """Looks at what is about to leave; raises `SandboxBroken`."""

    def result(self, method: str, value: Any) -> None: ...

    def update(self, value: Json) -> None: ...


class Unchecked:
    """Lets everything pass, for measuring."""

    def result(self, method: str, value: Any) -> None:
        """Look at nothing."""

    def update(self, value: Json) -> None:
        """Look at nothing."""


class CheckedByAiogram:
    """Validates with the types that aiogram itself would build from the same JSON."""

    def result(self, method: str, value: Any) -> None:
        _check(_returned_by(method), value, method)

    def update(self, value: Json) -> None:
        _check(_update(), value, "update")


@cache
def _update() -> TypeAdapter[Any]:
    # aiogram takes seconds to import, which only a sandbox that validates has to pay.
    from aiogram.types import Update  # noqa: PLC0415

    return TypeAdapter(Update)


@cache
def _returned_by(method: str) -> TypeAdapter[Any]:
    from aiogram import methods  # noqa: PLC0415

    name = next(name for name in methods.__all__ if name.lower() == method)
    return TypeAdapter(getattr(methods, name).__returning__)


def _check(adapter: TypeAdapter[Any], value: Any, what: str) -> None:
    try:
        built = adapter.validate_python(value)
    except ValidationError as error:
        raise SandboxBroken(f"{what}: {error}") from error
    unknown = sorted(_unknown(built, what))
    if unknown:
        raise SandboxBroken(f"fields that the Bot API does not have: {', '.join(unknown)}")


def _unknown(value: Any, path: str) -> list[str]:
    if isinstance(value, list | tuple):
        return [name for number, item in enumerate(value) for name in _unknown(item, f"{path}[{number}]")]
    if not isinstance(value, BaseModel):
        return []
    found = [f"{path}.{name}" for name in value.model_extra or {}]
    for name in value.model_fields_set & set(type(value).model_fields):
        found += _unknown(getattr(value, name), f"{path}.{name}")
    return found
