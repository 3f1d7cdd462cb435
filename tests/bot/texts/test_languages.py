"""Every language says everything that English says, with the same facts, and nothing that nobody would ever read."""

import ast as python
import re
from functools import lru_cache
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

import bot
from bot.texts import choose, languages, library
from core import atlas
from core.workflow import Workflow
from core.workflows import WORKFLOWS

ROOT = Path(bot.__file__).parent
ROLES = {"buyer", "seller", "mediator"}
"""What a text may choose by besides a number."""
BEGINNING = re.compile(r"[a-z]+-")
MARKUP = re.compile(r"</?(?:b|i|code|a|blockquote)\b[^>]*>")
UNMARKED = ("do-", "yes-", "go-", "done-", "refused-", "format-", "length-", "moment-", "who-")


@lru_cache
def resource(language: str) -> ast.Resource:
    return parse((ROOT / "texts" / f"{language}.ftl").read_text(encoding="utf-8"))


def source(language: str, text: str) -> str:
    """All that a text may say, of every plural form."""
    message = next(each for each in resource(language).body if isinstance(each, ast.Message) and each.id.name == text)
    elements: list[str] = []

    def gather(pattern: ast.Pattern | None) -> None:
        for element in pattern.elements if pattern else ():
            if isinstance(element, ast.TextElement):
                elements.append(element.value)
            elif isinstance(element.expression, ast.SelectExpression):
                for variant in element.expression.variants:
                    gather(variant.value)

    gather(message.value)
    return "".join(elements)


def test_english_and_russian_are_there() -> None:
    assert {"en", "ru"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_a_file_of_texts_has_nothing_that_could_not_be_read_and_says_nothing_twice(language: str) -> None:
    body = resource(language).body
    names = [each.id.name for each in body if isinstance(each, ast.Message)]
    assert [each for each in body if isinstance(each, ast.Junk | ast.Term)] == []
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_text_and_each_speaks_of_the_same_things(language: str) -> None:
    assert library.texts(language) == library.texts("en")


@pytest.mark.parametrize("process", WORKFLOWS, ids=lambda process: str(process.name))
def test_english_has_every_text_that_a_process_owes(process: Workflow) -> None:
    assert sorted(atlas.texts(process) - library.texts("en").keys()) == []


def test_every_text_is_said_somewhere_or_owed_by_a_process() -> None:
    owed = frozenset[str]().union(*map(atlas.texts, WORKFLOWS))
    asked = {f"yes-{text.removeprefix('ask-')}" for text in owed if text.startswith("ask-")}
    literals, patterns = _said()
    left = library.texts("en").keys() - owed - asked - literals - _mentioned()
    assert sorted(text for text in left if not any(pattern.fullmatch(text) for pattern in patterns)) == []


def _said() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string in the code of the bot, and every one put together behind a beginning that says what it is."""
    modules = [python.parse(path.read_text(encoding="utf-8")) for path in ROOT.rglob("*.py")]
    nodes = [node for module in modules for node in python.walk(module)]
    literals = {node.value for node in nodes if isinstance(node, python.Constant) and isinstance(node.value, str)}
    patterns = {_pattern(node) for node in nodes if isinstance(node, python.JoinedStr)}
    return frozenset(literals), tuple(re.compile(each) for each in patterns if BEGINNING.match(each))


def _pattern(joined: python.JoinedStr) -> str:
    parts = (str(each.value) if isinstance(each, python.Constant) else r"[a-z_-]+" for each in joined.values)
    return "".join(parts)


def _mentioned() -> frozenset[str]:
    """Texts that stand within another."""
    return frozenset(re.findall(r"\{ ([a-z][a-z_-]+) \}", (ROOT / "texts" / "en.ftl").read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", languages())
def test_a_language_marks_nothing_up_in_labels_and_what_it_marks_up_elsewhere_is_light(language: str) -> None:
    for text in library.texts(language):
        left = MARKUP.sub("", source(language, text))
        assert "<" not in left, text
        assert "&" not in left, text
        assert not text.startswith(UNMARKED) or left == source(language, text), text


@pytest.mark.parametrize("language", languages())
def test_a_plural_has_every_form_of_its_language(language: str) -> None:
    wanted = {"en": {"one", "other"}, "ru": {"one", "few", "many"}}
    for message in (each for each in resource(language).body if isinstance(each, ast.Message)):
        for forms in _plurals(message):
            assert forms - {"0"} == wanted[language], message.id.name


def _plurals(message: ast.Message) -> list[set[str]]:
    elements = message.value.elements if message.value else []
    selects = [
        each.expression
        for each in elements
        if isinstance(each, ast.Placeable) and isinstance(each.expression, ast.SelectExpression)
    ]
    chosen = [{_key(variant) for variant in select.variants} for select in selects]
    return [each for each in chosen if not each & ROLES]


def _key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else str(variant.key.value)


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru-RU", "ru"), ("ru_RU", "ru"), ("RU", "ru"), ("en-GB", "en"), ("uk", "en"), (None, "en"), ("", "en")],
)
def test_the_language_is_the_one_that_a_platform_names_if_there_are_texts_for_it(
    code: str | None, language: str
) -> None:
    assert choose(code, "en") == language
