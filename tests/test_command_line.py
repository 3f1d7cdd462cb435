"""The command line is quick, and ends a start with wrong settings in one line."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SLOW_TO_IMPORT = ("aiogram", "aiohttp", "alembic", "apscheduler", "discord", "pydantic", "sqlalchemy")


def handover(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter, our own module
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("arguments", [("--help",), ("run", "--help"), ("check", "--help"), ("docs", "--help")])
def test_asking_for_help_imports_neither_a_chat_nor_a_database(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "from bot.__main__ import main\n"
        f"try: main({list(arguments)!r})\n"
        f"except SystemExit: print('imported:', [name for name in {SLOW_TO_IMPORT!r} if name in sys.modules])\n"
    )
    shown = subprocess.run(  # noqa: S603 - our own interpreter, the code above
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )

    assert shown.stdout.startswith("usage: handover")
    assert shown.stdout.endswith("imported: []\n")


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = handover("--help", cwd=tmp_path)

    assert shown.returncode == 0
    for command in ("run", "sandbox", "check", "docs", "migrate", "ledger"):
        assert f"\n    {command} " in shown.stdout


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--fast"), ("check", "service", "gig")])
def test_a_command_that_does_not_exist_ends_with_status_2_and_the_usage(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    refused = handover(*arguments, cwd=tmp_path)

    assert refused.returncode == 2
    assert refused.stderr.startswith("usage: handover")


@pytest.mark.parametrize("command", ["run", "sandbox", "migrate", "ledger"])
def test_a_wrong_setting_stops_the_start_with_one_line_and_status_2(command: str, tmp_path: Path) -> None:
    refused = handover(command, cwd=tmp_path, TELEGRAM_TOKEN="no token at all")

    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("TELEGRAM_TOKEN: ")
    assert refused.stderr.count("\n") == 1
    assert "no token at all" not in refused.stderr


def test_migrating_makes_the_database_and_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        done = handover("migrate", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "The database is up to date.\n"), done.stderr

    with closing(sqlite3.connect(tmp_path / "state" / "handover.db")) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"orders", "alembic_version"} <= tables


@pytest.mark.parametrize("path", ["taken/handover.db", "folder"])
def test_a_database_that_cannot_be_opened_stops_with_one_line_that_names_the_setting(tmp_path: Path, path: str) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / "folder").mkdir()

    refused = handover("migrate", cwd=tmp_path, DATABASE_URL=f"sqlite:///{path}")

    assert refused.returncode == 2
    assert refused.stderr.startswith("DATABASE_URL: ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["run", "migrate", "ledger"])
def test_a_database_server_that_does_not_answer_stops_with_one_line_without_the_password(
    command: str, tmp_path: Path
) -> None:
    refused = handover(command, cwd=tmp_path, DATABASE_URL="postgresql://house:hush-hush@127.0.0.1:1/orders")

    assert refused.returncode == 2
    assert refused.stderr.startswith("DATABASE_URL: ")
    assert refused.stderr.count("\n") == 1
    assert "hush-hush" not in refused.stderr


def test_a_database_of_a_newer_version_stops_with_one_line_that_says_so(tmp_path: Path) -> None:
    handover("migrate", cwd=tmp_path)
    with closing(sqlite3.connect(tmp_path / "state" / "handover.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    refused = handover("migrate", cwd=tmp_path)

    assert refused.returncode == 2
    assert refused.stderr.startswith("DATABASE_URL: it was made by another version")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["run", "sandbox"])
def test_a_state_folder_that_cannot_be_made_stops_with_one_line_that_names_it(command: str, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    refused = handover(command, cwd=tmp_path, STATE_DIR="taken", SANDBOX_LISTEN="127.0.0.1:0")

    assert refused.returncode == 2
    assert refused.stderr.startswith("STATE_DIR: ")
    assert refused.stderr.count("\n") == 1


def test_the_ledger_of_a_new_database_adds_up(tmp_path: Path) -> None:
    handover("migrate", cwd=tmp_path)

    shown = handover("ledger", "--orders", cwd=tmp_path)

    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("0 journals, 0 orders\n")
    assert "BROKEN" not in shown.stdout


@pytest.mark.parametrize("asked", [(), ("--json",)])
def test_a_ledger_that_does_not_add_up_ends_with_status_1_and_says_where(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    handover("migrate", cwd=tmp_path)
    with closing(sqlite3.connect(tmp_path / "state" / "handover.db")) as database:
        columns = '(key, kind, "order", currency, at)'
        database.execute(f"INSERT INTO journals {columns} VALUES ('hold:X', 'hold', 'X', 'EUR', 0)")  # noqa: S608
        database.execute("INSERT INTO entries (journal, seat, account, minor) VALUES ('hold:X', 0, 'fees', 5)")
        database.commit()

    shown = handover("ledger", *asked, cwd=tmp_path)

    assert shown.returncode == 1, shown.stderr
    assert "the entries of journal hold:X sum to 5 minor units" in shown.stdout


def test_to_look_at_the_ledger_makes_no_database(tmp_path: Path) -> None:
    refused = handover("ledger", cwd=tmp_path)

    assert refused.returncode == 2
    assert refused.stderr.startswith("DATABASE_URL: ")
    assert not (tmp_path / "state" / "handover.db").exists()
