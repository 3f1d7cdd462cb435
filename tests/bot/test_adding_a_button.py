"""What docs/adding-a-button.md says is done here word by word: a line and its texts are a button on both platforms."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.discord.render import render as for_discord
from bot.screens.order_card import card, more
from bot.screens.screen import Button
from bot.screens.view import OrderView
from bot.telegram.render import render as for_telegram
from bot.texts import Voice, library, voice
from core import engine, workflow
from core.check import check
from core.check.promises import PROMISES
from core.step import Command, Moved
from core.workflow import BUYER, STAY, Bound, Workflow
from core.workflows.service import SERVICE
from tests.builders import ANNA, NOON, an_order

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-button.md").read_text("utf-8")


def block(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found, kind
    return found[1]


@pytest.fixture
def service() -> Workflow:
    """`service` with the line of the page in the state that the page names."""
    line = block("python").strip().removesuffix(",")
    words = {"action": workflow.action, "BUYER": BUYER, "STAY": STAY, "Bound": Bound}
    added = eval(line, words)  # noqa: S307 - a line of our own docs
    overdue = SERVICE.state("overdue")
    states = {overdue.name: replace(overdue, actions=(*overdue.actions, added))}
    return Workflow("service", 1, tuple(states.get(each.name, each) for each in SERVICE.states))


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The texts of the page stand in the files of texts."""
    for language in library.languages():
        copy = tmp_path / f"{language}.ftl"
        shutil.copy(library._FILES / copy.name, copy)
        copy.write_text(copy.read_text("utf-8") + "\n" + block(f"ftl {language}"), "utf-8")
    monkeypatch.setattr(library, "_FILES", tmp_path)
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    """What was read of the files of texts."""
    for each in (library.texts, library._resource, library._bundle, library._as_it_stands, voice._must):
        each.cache_clear()


def seen(service: Workflow) -> OrderView:
    order, actors = an_order("overdue"), frozenset({BUYER})
    return OrderView(order, service, ANNA, actors, "Anna", "Boris", (), engine.possible(service, order, actors, NOON))


def test_the_process_is_proved_with_it(service: Workflow, texts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in PROMISES["service"].splitlines() if row.startswith("overdue: seller give_up"))
    monkeypatch.setitem(PROMISES, "service", PROMISES["service"].replace(row, f"{row}\n{block('promise').strip()}"))
    there = {language: library.texts(language).keys() for language in library.languages()}
    report = check(service, there)
    assert report.sound, "\n".join(report.lines())


def test_without_its_texts_the_check_names_them(service: Workflow) -> None:
    there = {language: library.texts(language).keys() for language in library.languages()}
    assert "has no do-nudge" in "\n".join(check(service, there).lines())


@pytest.mark.parametrize("language", library.languages())
def test_it_is_drawn_on_both_platforms(service: Workflow, texts: None, language: str) -> None:
    view, speaks = seen(service), Voice(language, "UTC", NOON)
    buttons = [button for screen in (card(view, speaks), more(view, speaks)) for row in screen.rows for button in row]
    [nudge] = {
        button for button in buttons if isinstance(button, Button) and "nudge" in getattr(button.does, "args", ())
    }
    token = nudge.does.pack() if not isinstance(nudge.does, str) else ""
    screens = [card(view, speaks), more(view, speaks)]
    assert any(nudge.label in str(for_telegram(screen).keyboard) for screen in screens)
    assert any(token in str(for_telegram(screen).keyboard) for screen in screens)
    assert any(token in str(for_discord(screen).components) for screen in screens)


def test_pressing_it_moves_the_order(service: Workflow) -> None:
    order = an_order("overdue")
    press = Command(order.id, "nudge", ANNA, ("test", "1"), order.version)
    outcome = engine.decide(service, order, press, frozenset({BUYER}), NOON)
    assert isinstance(outcome, Moved)
    assert outcome.event
    assert outcome.event.name == "nudged"
    again = replace(press, key=("test", "2"), seen_version=outcome.order.version)
    assert engine.decide(service, outcome.order, again, frozenset({BUYER}), NOON).reason == "used-up"  # type: ignore[union-attr]
