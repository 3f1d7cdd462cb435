"""What is wrong in a body, field by field, in the nested form of Discord's code 50035."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sandbox.discord.refused import invalid_form
from sandbox.discord.values import Json

Path: TypeAlias = tuple[str | int, ...]

REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")
CHOICES = "BASE_TYPE_CHOICES"


class Faulty:
    """Gathers faults and refuses the whole body at once."""

    def __init__(self) -> None:
        self.errors: Json = {}

    def add(self, path: Path, code: str, words: str) -> None:
        """Note a fault of the field at `path`."""
        at = self.errors
        for part in path:
            at = at.setdefault(str(part), {})
        at.setdefault("_errors", []).append({"code": code, "message": words})

    def required(self, path: Path) -> None:
        self.add(path, *REQUIRED)

    def raise_any(self) -> None:
        """Raises 50035 when there is a fault."""
        if self.errors:
            raise invalid_form(self.errors)

    # What most fields are asked

    def text(self, path: Path, value: Any, least: int, most: int) -> str:
        """The text of a field, which must be `least` to `most` characters long."""
        if value is None and least:
            self.required(path)
        elif value is not None and not isinstance(value, str):
            self.add(path, "STRING_TYPE_CONVERT", "Could not interpret as string.")
        elif value is not None and not least <= len(value) <= most:
            self._length(path, value, least, most)
        return value if isinstance(value, str) else ""

    def number(self, path: Path, value: Any, least: int, most: int, default: int) -> int:
        """The whole number of a field."""
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return default
        if not least <= value <= most:
            self.add(path, "NUMBER_TYPE_RANGE", f"int value should be between {least} and {most}.")
        return value

    def one_of(self, path: Path, value: Any, choices: Sequence[Any]) -> bool:
        """Whether a field is one of the values that it may be."""
        if value in choices and not isinstance(value, bool):
            return True
        shown = ", ".join(map(str, choices))
        self.add(path, CHOICES, f"Value must be one of {{{shown}}}.")
        return False

    def listed(self, path: Path, value: Any, least: int, most: int) -> list[Any]:
        """The list of a field, which must have `least` to `most` items."""
        if value is None:
            value = []
        if not isinstance(value, list):
            self.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not least <= len(value) <= most:
            words = f"Must be between {least} and {most} in length." if least else f"Must be {most} or fewer in length."
            self.add(path, "BASE_TYPE_BAD_LENGTH" if least else "BASE_TYPE_MAX_LENGTH", words)
        return value

    def _length(self, path: Path, value: str, least: int, most: int) -> None:
        if not value and least:
            self.required(path)
        elif least <= 1:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        else:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
