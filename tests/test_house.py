"""The rules of the house can fail: each planted breach of them is found."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "core", "scheduler", "sandbox", "tasks", "benchmarks", "tests")

BREACHES = [
    ("core", "core/engine.py", "import sqlalchemy"),
    ("core", "core/workflows/service.py", "import asyncio"),
    ("core", "core/storage/planted.py", "import aiogram"),
    ("below", "core/desk.py", "from bot import logs"),
    ("below", "core/ports/letters.py", "import sandbox"),
    ("checker", "core/check/planted.py", "from core.money import fee"),
    ("checker", "core/check/planted.py", "from core.engine import decide"),
    ("databases", "scheduler/planted.py", "import sqlalchemy.ext.asyncio"),
    ("databases", "bot/talk/planted.py", "from psycopg import connect"),
    ("storage", "core/ledger.py", "from core.storage import open_storage"),
    ("storage", "bot/talk/planted.py", "import core.storage.drafts"),
    ("apart", "bot/planted.py", "import scheduler"),
    ("apart", "scheduler/planted.py", "from bot.screens import screen"),
    ("platforms", "bot/screens/planted.py", "import aiogram"),
    ("platforms", "bot/press.py", "from discord import Client"),
    ("platforms", "bot/talk/planted.py", "from aiogram.types import User"),
    ("platforms", "bot/telegram/planted.py", "import discord"),
    ("telegram", "bot/screens/planted.py", "from bot.telegram import render"),
    ("telegram", "bot/handlers/discord/planted.py", "import bot.telegram.post"),
    ("handlers", "bot/talk/planted.py", "from bot.handlers.telegram import reading"),
    ("handlers", "bot/handlers/discord/planted.py", "from bot.handlers.telegram import reading"),
    ("sandbox", "scheduler/planted.py", "import sandbox"),
    ("sandbox", "bot/handlers/telegram/planted.py", "import sandbox"),
    ("stranger", "sandbox/planted.py", "from core.order import Order"),
    ("tasks", "tasks/__init__.py", "from bot import logs"),
    ("core", "core/desk.py", "from tasks import Tasks"),
    ("root", "bot/talk/planted.py", "from bot.__main__ import main"),
    ("assembly", "bot/talk/planted.py", "from bot.root import assembly"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def judged(house: Path, *rules: str) -> str:
    """What the import rules say of `house`, cut to its last line: how many are kept and broken."""
    command = f"from importlinter.cli import lint_imports as lint; lint(limit_to_contracts={rules!r}, no_cache=True)"
    seen = subprocess.run(  # noqa: S603 - our own interpreter, the line above
        [sys.executable, "-c", command],
        cwd=house,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return next((line for line in seen.stdout.splitlines() if line.startswith("Contracts: ")), seen.stdout)


def test_the_house_keeps_every_import_rule_that_a_breach_is_planted_against(house: Path) -> None:
    rules = {rule for rule, _, _ in BREACHES}

    assert judged(house, *rules) == f"Contracts: {len(rules)} kept, 0 broken."


@pytest.mark.parametrize(("rule", "file", "line"), BREACHES)
def test_a_planted_breach_of_an_import_rule_is_found(house: Path, rule: str, file: str, line: str) -> None:
    place = house / file
    for folder in reversed(place.relative_to(house).parents[:-1]):
        (house / folder).mkdir(exist_ok=True)
        (house / folder / "__init__.py").touch()
    with place.open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")

    assert judged(house, rule) == "Contracts: 0 kept, 1 broken."


def test_every_decision_has_a_number_of_its_own_in_its_name_and_in_its_title() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(record.name.partition("-")[0]) for record in records]
    titled = [record.read_text(encoding="utf-8").partition("\n")[0].partition(". ")[0] for record in records]

    assert sorted(set(numbers)) == numbers
    assert titled == [f"# {number}" for number in numbers]


def test_whatever_a_docstring_or_a_record_names_is_there_to_be_read() -> None:
    sources = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    records = {path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")}
    pages = {path.name for path in (ROOT / "docs").rglob("*.md")} | {"README.md", "CHANGELOG.md"}
    for path in (*sources, *(ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"docs/decisions/(\d{4})\b", text)) <= records, path
        assert set(re.findall(r"([\w-]+\.md)\b", text)) <= pages, path
