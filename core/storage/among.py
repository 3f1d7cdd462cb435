"""One of many, given as one parameter: however many there are, the statement stays the same and is compiled once."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ARRAY, BindParameter, ColumnElement, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(value: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether `value` is one of those that the parameter `name` holds, any number of them or none."""
    return _Among(value, bindparam(name, type_=_Many(value.type)))


class _Many(TypeDecorator[Any]):
    """Values of one type: an array where a database has them, else JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, each: TypeEngine[Any]) -> None:
        super().__init__()
        self._each = each

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(self._each.dialect_impl(dialect)) if dialect.name == "postgresql" else Text()

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return list if dialect.name == "postgresql" else _as_json


def _as_json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))


class _Among(ColumnElement[bool]):
    # Without a type: compared with 1, as a Boolean is where databases have none, no index would be used.
    inherit_cache = False

    def __init__(self, value: ColumnElement[Any], many: BindParameter[Any]) -> None:
        self.value = value
        self.many = many


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    value, many = compiler.process(element.value, **how), compiler.process(element.many, **how)
    return f"{value} IN (SELECT value FROM json_each({many}))"  # noqa: S608 - a column and a place for a value


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    value, many = compiler.process(element.value, **how), compiler.process(element.many, **how)
    return f"{value} = ANY ({many})"
