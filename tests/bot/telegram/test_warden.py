"""What Telegram says about groups, of a strict one."""

import pytest
from aiogram import Bot

from bot.telegram.warden import TelegramWarden
from bot.warden import CannotTell, Somebody
from core.person import Account, Platform
from sandbox.server import SandboxServer
from tests.chat.phone import Phone

NOWHERE = -77


@pytest.fixture
def warden(bot: Bot) -> TelegramWarden:
    return TelegramWarden(bot)


async def test_whoever_made_a_group_runs_it_and_nobody_else(
    warden: TelegramWarden, sandbox: SandboxServer, phone: Phone
) -> None:
    other = sandbox.telegram.add_person("Oleg")
    group = sandbox.telegram.add_group("Bakery", (phone.person_id, other.id))
    assert await warden.name(group.id) == "Bakery"
    assert await warden.runs(group.id, phone.person_id)
    assert not await warden.runs(group.id, other.id)
    assert not await warden.runs(group.id, 999)
    assert await warden.leaders(group.id) == [Somebody(Account(Platform.TELEGRAM, phone.person_id), "Anna")]
    assert list(await warden.channels(group.id)) == list(await warden.roles(group.id)) == []


async def test_of_a_group_that_the_bot_is_not_in_nothing_can_be_told(warden: TelegramWarden, phone: Phone) -> None:
    for ask in (warden.runs(NOWHERE, phone.person_id), warden.name(NOWHERE), warden.leaders(NOWHERE)):
        with pytest.raises(CannotTell):
            await ask


async def test_while_telegram_does_not_answer_nothing_can_be_told(warden: TelegramWarden, bot: Bot) -> None:
    await bot.session.close()
    for ask in (warden.runs(-1, 1), warden.name(-1), warden.leaders(-1)):
        with pytest.raises(CannotTell):
            await ask
