"""The command line. What a running bot is made of is put together in `bot.root`.

Each command imports what it needs when it runs, so that asking for help does not pay for aiogram (seconds, 165 MB).
"""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from bot.root.start import GroundOf
    from bot.settings import Settings

WRONG_SETTINGS = 2
PAGES = Path(__file__).resolve().parents[1] / "docs" / "processes"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status of the process: 2 when a setting or an argument is wrong."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    return command(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="handover",
        description="Carries an order from payment to payout between a buyer and a seller, in their chat.",
        epilog="Settings are read from the environment and from .env; .env.example describes each.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="start the bot: where it has a token, without any on the sandbox")
    run.set_defaults(command=_run)

    sandbox = commands.add_parser(
        "sandbox",
        help="start only the sandbox: an offline Telegram, Discord and mail server, with a page",
    )
    sandbox.set_defaults(command=_sandbox)

    check = commands.add_parser("check", help="walk every life of the processes and prove their promises")
    check.add_argument("workflow", nargs="?", help="only this process, such as service")
    check.set_defaults(command=_check)

    docs = commands.add_parser("docs", help="draw the pages of the processes in docs/processes/")
    docs.add_argument("--check", action="store_true", help="write nothing; fail when a page is stale")
    docs.set_defaults(command=_docs)

    migrate = commands.add_parser("migrate", help="bring the database to the newest schema")
    migrate.set_defaults(command=_migrate)

    ledger = commands.add_parser("ledger", help="print what is in the accounts and prove that it adds up")
    ledger.add_argument("--orders", action="store_true", help="name each order for which money is held")
    ledger.add_argument("--json", action="store_true", help="for programs: every account, in minor units")
    ledger.set_defaults(command=_ledger)
    return parser


def _run(_: argparse.Namespace) -> int:
    settings = _settings()
    from bot.root.ground import CannotStart
    from bot.root.start import in_earnest, run

    try:
        asyncio.run(run(settings, in_earnest if settings.in_earnest else _playground(), _say))
    except CannotStart as reason:
        _stop(str(reason))
    return 0


def _playground() -> "GroundOf":
    """The sandbox, which beside a real token is not even loaded."""
    from bot.root.playground import on_sandbox

    return on_sandbox


def _sandbox(_: argparse.Namespace) -> int:
    settings = _settings()
    from bot.root.ground import CannotStart
    from bot.root.playground import run_sandbox

    try:
        asyncio.run(run_sandbox(settings, _say))
    except CannotStart as reason:
        _stop(str(reason))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from bot.texts import library
    from core.check import check
    from core.workflows import WORKFLOWS

    wanted = [workflow for workflow in WORKFLOWS if arguments.workflow in {None, workflow.name}]
    if not wanted:
        _stop(f"There is no process {arguments.workflow}; there is {', '.join(each.name for each in WORKFLOWS)}.")
    texts = {language: library.texts(language).keys() for language in library.languages()}
    reports = [check(workflow, texts) for workflow in wanted]
    for report in reports:
        print("\n".join(report.lines()))
    return int(not all(report.sound for report in reports))


def _docs(arguments: argparse.Namespace) -> int:
    from core import atlas
    from core.workflows import WORKFLOWS

    drawn = {PAGES / f"{workflow.name}.md": atlas.page(workflow) for workflow in WORKFLOWS}
    stale = [path for path, page in drawn.items() if not path.exists() or path.read_text(encoding="utf-8") != page]
    for path in stale:
        if arguments.check:
            print(f"{path.name} is stale: run `handover docs` and commit what it draws", file=sys.stderr)
        else:
            path.write_text(drawn[path], encoding="utf-8")
            print(f"drew {path.name}")
    return int(bool(stale) and arguments.check)


def _migrate(_: argparse.Namespace) -> int:
    settings = _settings()
    from core.storage import CANNOT_OPEN, migrate

    try:
        migrate(settings.database_url.get_secret_value())
    except CANNOT_OPEN as failure:
        _stop(f"DATABASE_URL: {failure}")
    print("The database is up to date.")
    return 0


def _ledger(arguments: argparse.Namespace) -> int:
    settings = _settings()
    import json

    from core.audit import audit
    from core.storage import CANNOT_OPEN, read_books

    try:
        audited = audit(read_books(settings.database_url.get_secret_value()))
    except CANNOT_OPEN as failure:
        _stop(f"DATABASE_URL: {failure}")
    if arguments.json:
        print(json.dumps(audited.json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(audited.lines(orders=arguments.orders)))
    return int(not audited.sound)


def _settings() -> "Settings":
    """The settings, with the log set up by them. Ends the process with one line when one is wrong."""
    from bot.logs import set_up
    from bot.settings import BadSettings, load_settings

    try:
        settings = load_settings()
    except BadSettings as wrong:
        _stop(str(wrong))
    set_up(settings.log_level, settings.secrets)
    return settings


def _stop(words: str) -> NoReturn:
    """What a database server says may have line breaks in it; whoever starts the bot gets one line."""
    print(" ".join(words.split()), file=sys.stderr)
    raise SystemExit(WRONG_SETTINGS)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
