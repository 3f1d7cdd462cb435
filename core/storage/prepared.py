"""Statements written in SQLAlchemy, compiled once and run on the driver itself: the layers in between cost more than
the database does.

A statement that runs so bypasses SQLAlchemy's types, so each value is passed through its column's own processor here.
Without it an aware time lands silently as text, and enums and mappings raise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import Column, Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows, SelectBase

Row: TypeAlias = tuple[Any, ...]
_Step: TypeAlias = tuple[int, Callable[[Any], Any]]
"""The place of a value that does not pass as it is, and what makes it pass."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The text of a statement, what goes into each of its places, and how what it returns becomes values again.

    `together`: it takes any number of rows at once, as one JSON text of them. `gathered`: so it gives those it finds.
    """

    sql: str
    names: tuple[str, ...]
    _fixed: Mapping[str, Any]
    _to_driver: tuple[_Step, ...]
    _from_driver: tuple[_Step, ...]
    together: bool = False
    gathered: bool = False

    def row(self, values: Iterable[Any]) -> Row:
        """`values`, in the order of `names`, as the driver takes them. Raises `Unstorable`."""
        row = list(values)
        for place, process in self._to_driver:
            row[place] = process(row[place])
        return tuple(row)

    def named(self, **values: Any) -> Row:
        """The same from values given by name, beside those that the statement itself holds (SQLite's OFFSET 0)."""
        known = {**self._fixed, **values}
        return self.row([known[name] for name in self.names])

    def values(self, row: Sequence[Any]) -> list[Any]:
        """A row of the driver as values. Raises `Unreadable`."""
        values = list(row)
        for place, process in self._from_driver:
            values[place] = process(values[place])
        return values


def prepared(statement: ClauseElement, dialect: Dialect) -> Prepared:
    """Compile `statement`."""
    compiled = cast("SQLCompiler", statement.compile(dialect=dialect))
    names = tuple(compiled.positiontup or ())
    given = [compiled.binds[name].type.dialect_impl(dialect) for name in names]
    returned = [each.type.dialect_impl(dialect) for each in cast("ReturnsRows", statement).exported_columns]
    gathered = dialect.name == "sqlite" and isinstance(statement, SelectBase)
    return Prepared(
        _gathering(compiled.string, len(returned)) if gathered else compiled.string,
        names,
        {name: bind.value for name, bind in compiled.binds.items() if not bind.required and bind.value is not None},
        _steps(each.bind_processor(dialect) for each in given),
        _steps(each.result_processor(dialect, None) for each in returned),
        gathered=gathered,
    )


def prepared_together(statement: ClauseElement, columns: Mapping[str, Column[Any]], dialect: Dialect) -> Prepared:
    """Compile `statement`, whose one parameter is a JSON text of rows that have `columns`, by these names."""
    types = [column.type.dialect_impl(dialect) for column in columns.values()]
    return Prepared(
        str(statement.compile(dialect=dialect)),
        tuple(columns),
        {},
        _steps(each.bind_processor(dialect) for each in types),
        (),
        together=True,
    )


def _gathering(select: str, columns: int) -> str:
    names = ", ".join(f"c{number}" for number in range(columns))
    return f"WITH found({names}) AS ({select}) SELECT json_group_array(json_array({names})) FROM found"  # noqa: S608 - compiled


def _steps(processors: Iterable[Callable[[Any], Any] | None]) -> tuple[_Step, ...]:
    return tuple((place, process) for place, process in enumerate(processors) if process)
