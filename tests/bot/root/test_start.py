"""What was asked for is started, and said in a line each; what cannot be reached can be given up."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.root.assembly import running
from bot.root.ground import CannotStart
from bot.root.playground import on_sandbox
from bot.root.start import in_earnest
from bot.settings import Settings
from core.person import Account, Platform
from core.storage import open_storage
from sandbox.clock import SandboxClock
from sandbox.server import serve
from tests.chat.scene import MONDAY

ROOT = Path(__file__).parents[3]
TELEGRAM_TOKEN = "123456789:" + "x" * 35
DISCORD_TOKEN = "x" * 20 + ".abcdef." + "x" * 30
ON_TELEGRAM = "Handover runs on Telegram as @handover_bot, by polling"
ON_DISCORD = "Handover runs on Discord as handover"
NOWHERE = "127.0.0.1:9"


async def started(folder: Path, **tokens: str) -> tuple[str, ...]:
    """The lines of a start with `tokens` beside a Telegram and a Discord that know them."""
    clock = SandboxClock(folder / "clock", lambda: MONDAY)
    async with serve("127.0.0.1", 0, clock=clock, token=TELEGRAM_TOKEN, discord_token=DISCORD_TOKEN) as sandbox:
        told: dict[str, Any] = {
            "staff": "discord:7",
            "state_dir": folder,
            "telegram_api_url": sandbox.url,
            "discord_api_url": f"{sandbox.url}/discord/api/v10",
            "discord_gateway_url": f"{sandbox.url.replace('http', 'ws')}/discord/gateway",
            **tokens,
        }
        settings = Settings(_env_file=None, **told)
        async with (
            open_storage(f"sqlite:///{folder}/handover.db") as storage,
            in_earnest(settings, storage) as ground,
            running(settings, storage, ground) as bot,
        ):
            return bot.lines


@pytest.mark.parametrize(
    ("tokens", "lines"),
    [
        ({"telegram_token": TELEGRAM_TOKEN}, (ON_TELEGRAM,)),
        ({"discord_token": DISCORD_TOKEN}, (ON_DISCORD,)),
        ({"telegram_token": TELEGRAM_TOKEN, "discord_token": DISCORD_TOKEN}, (ON_TELEGRAM, ON_DISCORD)),
    ],
    ids=["telegram", "discord", "both"],
)
async def test_the_bot_runs_where_it_has_a_token(
    tmp_path: Path, tokens: dict[str, str], lines: tuple[str, ...]
) -> None:
    assert await started(tmp_path, **tokens) == lines


async def test_without_a_token_both_platforms_are_the_sandboxs(tmp_path: Path) -> None:
    told: dict[str, Any] = {"state_dir": tmp_path, "sandbox_listen": "127.0.0.1:0"}
    settings = Settings(_env_file=None, **told)
    async with (
        open_storage(f"sqlite:///{tmp_path}/handover.db") as storage,
        on_sandbox(settings, storage) as ground,
        running(settings, storage, ground) as bot,
    ):
        assert bot.lines == (ON_TELEGRAM, ON_DISCORD, "It sends e-mail through 127.0.0.1")
        assert "To play, open http://127.0.0.1:" in ground.where


async def test_a_sandbox_that_runs_already_catches_the_mails_too(tmp_path: Path) -> None:
    clock = SandboxClock(tmp_path / "clock", lambda: MONDAY)
    async with serve("127.0.0.1", 0, clock=clock) as sandbox:
        told: dict[str, Any] = {"state_dir": tmp_path, "sandbox_url": sandbox.url}
        settings = Settings(_env_file=None, **told)
        async with (
            open_storage(f"sqlite:///{tmp_path}/handover.db") as storage,
            on_sandbox(settings, storage) as ground,
            running(settings, storage, ground) as bot,
        ):
            assert bot.lines[-1] == "It sends e-mail through 127.0.0.1"
            anna = await storage.people.meet(Account(Platform.TELEGRAM, 1), "Anna", "en")
            assert bot.shop.mail
            await bot.shop.mail.ask(anna.id, "anna@example.org")
            async with asyncio.timeout(10):
                version = 0
                while not sandbox.mail.caught:
                    version = await sandbox.mail.bell.wait(version, 10)
            assert sandbox.mail.caught[0].shown()["to"] == "anna@example.org"


async def test_a_token_that_discord_refuses_stops_the_start_with_one_line_that_names_it(tmp_path: Path) -> None:
    wrong = DISCORD_TOKEN.replace("x", "y")
    with pytest.raises(CannotStart, match=r"^DISCORD_TOKEN: ") as refused:
        await started(tmp_path, discord_token=wrong)

    assert "\n" not in str(refused.value)
    assert wrong not in str(refused.value)


async def test_an_intent_that_is_not_switched_on_at_discord_stops_the_start_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"^DISCORD_MESSAGE_CONTENT: ") as refused:
        await started(tmp_path, discord_token=DISCORD_TOKEN, discord_message_content="on")

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"TELEGRAM_TOKEN": TELEGRAM_TOKEN, "TELEGRAM_API_URL": f"http://{NOWHERE}"},
        {"DISCORD_TOKEN": DISCORD_TOKEN, "DISCORD_API_URL": f"http://{NOWHERE}"},
    ],
    ids=["telegram", "discord"],
)
async def test_a_start_that_waits_for_its_platform_can_be_stopped(tmp_path: Path, asked: dict[str, str]) -> None:
    env = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "STAFF": "7", **asked}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=tmp_path, env=env, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr
    async with asyncio.timeout(60):
        while "cannot be reached yet" not in (await process.stderr.readline()).decode():
            assert process.returncode is None
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
