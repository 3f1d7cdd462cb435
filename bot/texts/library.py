"""The files of texts. Fluent stands behind this module alone.

A text that is missing or broken is a warning, which stops a test, and an error in the log of a running bot.
"""

import logging
import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

_FILES = Path(__file__).parent
_log = logging.getLogger(__name__)


class BadText(UserWarning):
    """A text is missing, or could not be filled in. The tests take warnings for errors."""


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that there is a file for."""
    return tuple(sorted(path.stem for path in _FILES.glob("*.ftl")))


@lru_cache
def texts(language: str) -> Mapping[str, frozenset[str]]:
    """The id of every text of a language, with the names of what it has to be filled with."""
    messages = {each.id.name: each for each in _resource(language).body if isinstance(each, ast.Message)}
    return {name: frozenset(_variables(message, messages)) for name, message in messages.items()}


def needs(language: str, text: str) -> frozenset[str]:
    """What `text` has to be filled with; nothing when there is no such text."""
    return texts(language).get(text, frozenset())


def look_up(language: str, text: str, values: Mapping[str, str | int | float]) -> str | None:
    """`text` filled with `values`, or None when it is missing or cannot be."""
    return _filled(language, text, values) if values else _as_it_stands(language, text)


@lru_cache(maxsize=4096)
def _as_it_stands(language: str, text: str) -> str | None:
    """Most labels and lines need nothing; Fluent takes 60 µs for each, a tenth of what a press costs."""
    return _filled(language, text, {})


def _filled(language: str, text: str, values: Mapping[str, str | int | float]) -> str | None:
    bundle = _bundle(language)
    pattern = bundle.get_message(text).value if bundle.has_message(text) else None
    if pattern is None:
        _complain(language, text, "missing")
        return None
    said, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        _complain(language, text, repr(errors[0]))
        return None
    return str(said)


def _complain(language: str, text: str, problem: str) -> None:
    _log.error("text %s in %s: %s", text, language, problem)
    warnings.warn(f"text {text} in {language}: {problem}", BadText, stacklevel=2)


@lru_cache
def _resource(language: str) -> ast.Resource:
    if language not in languages():
        return ast.Resource([])
    return FluentResource((_FILES / f"{language}.ftl").read_text(encoding="utf-8"))


@lru_cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_resource(language))
    return bundle


def _variables(message: ast.Message, messages: Mapping[str, ast.Message]) -> Iterator[str]:
    mentions = _Mentions()
    mentions.visit(message)
    yield from mentions.variables
    for name in mentions.messages:
        yield from _variables(messages[name], messages) if name in messages else ()


class _Mentions(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 Fluent calls it by this name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 the same
        self.messages.add(node.id.name)
