"""Statements written in SQLAlchemy, compiled once and run on the driver itself: the layers in between cost more than
the database does.

A statement that runs so bypasses SQLAlchemy's types, so each value is passed through its column's own processor here.
Without it an aware time lands silently as text, and enums and mappings raise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows

Row: TypeAlias = tuple[Any, ...]
_Processor: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The text of a statement, what goes into each of its places, and how what it returns becomes values again."""

    sql: str
    names: tuple[str, ...]
    _fixed: Mapping[str, Any]
    _to_driver: tuple[_Processor | None, ...]
    _from_driver: tuple[_Processor | None, ...]

    def row(self, values: Iterable[Any]) -> Row:
        """`values`, in the order of `names`, as the driver takes them. Raises `Unstorable`."""
        return tuple(
            [
                value if process is None else process(value)
                for process, value in zip(self._to_driver, values, strict=True)
            ]
        )

    def named(self, **values: Any) -> Row:
        """The same from values given by name, beside those that the statement itself holds (SQLite's OFFSET 0)."""
        known = {**self._fixed, **values}
        return self.row([known[name] for name in self.names])

    def values(self, row: Sequence[Any]) -> list[Any]:
        """A row of the driver as values. Raises `Unreadable`."""
        return [
            value if process is None else process(value) for process, value in zip(self._from_driver, row, strict=True)
        ]


def prepared(statement: ClauseElement, dialect: Dialect, columns: Sequence[str] | None = None) -> Prepared:
    """Compile `statement`. `columns` are those an INSERT fills; without it, all that the statement names."""
    compiled = cast("SQLCompiler", statement.compile(dialect=dialect, column_keys=columns))
    names = tuple(compiled.positiontup or ())
    return Prepared(
        compiled.string,
        names,
        {name: bind.value for name, bind in compiled.binds.items() if not bind.required and bind.value is not None},
        tuple(compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names),
        tuple(_result_processors(cast("ReturnsRows", statement), dialect)),
    )


def _result_processors(statement: ReturnsRows, dialect: Dialect) -> Iterable[_Processor | None]:
    columns = statement.exported_columns
    return (column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
