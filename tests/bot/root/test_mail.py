"""A start with a mail server: it is looked up, a wrong one stops the start, and one that is away does not."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from bot.root.assembly import running
from bot.root.ground import CannotStart, Ground
from bot.root.mail import mailing
from bot.settings import Settings
from core.linkdesk import ABOUT_YOU
from core.mail import EMAIL, LIVES, new_code
from core.matter import Matter
from core.person import Platform
from core.ports import Letter, LetterKind
from core.storage import Storage, open_storage
from tests.builders import ANNA, NOON
from tests.fakes import MovableClock
from tests.mail_office import CERTIFICATE, PASSWORD, USER, Office, an_office
from tests.storage.conftest import meet_everybody
from tests.storage.trade import Trade


def told_of(office: Office, password: str | None = None) -> Settings:
    server = office.server
    who = f"{USER}:{quote(password, safe='')}@" if password else ""
    url = f"{server.scheme}://{who}{server.host}:{server.port}"
    values: dict[str, Any] = {"smtp_url": url, "smtp_from": "Handover <orders@example.org>"}
    return Settings(_env_file=None, **values)


async def test_without_a_mail_server_there_is_no_mail() -> None:
    assert await mailing(Settings(_env_file=None)) is None


async def test_a_mail_server_is_said_at_the_start() -> None:
    async with an_office() as office:
        found = await mailing(told_of(office))
        assert found is not None
        assert found.line == "It sends e-mail through 127.0.0.1"
        assert office.taken == []


async def test_a_password_that_is_refused_stops_the_start_with_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _trust(monkeypatch)
    async with an_office(encrypts=True, scheme="smtps", asks_who=True) as office:
        assert await mailing(told_of(office, PASSWORD)) is not None
        with pytest.raises(CannotStart) as stop:
            await mailing(told_of(office, "wr0ng"))
        assert str(stop.value) == "SMTP_URL: the mail server refuses this user or password"


async def test_a_server_whose_certificate_nobody_vouches_for_stops_the_start_with_a_line() -> None:
    async with an_office(encrypts=True, scheme="smtps", asks_who=True) as office:
        with pytest.raises(CannotStart, match="SMTP_URL: no safe connection to the mail server"):
            await mailing(told_of(office, PASSWORD))


async def test_a_server_that_wants_no_password_where_one_is_set_stops_the_start_with_a_line() -> None:
    async with an_office() as office:
        with pytest.raises(CannotStart, match="SMTP_URL: The SMTP AUTH extension is not supported"):
            await mailing(told_of(office, PASSWORD))


async def test_a_server_that_is_away_does_not_stop_the_start(caplog: pytest.LogCaptureFixture) -> None:
    async with an_office() as office:
        pass
    assert await mailing(told_of(office)) is not None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "mails wait for it" in caplog.text


async def test_without_a_mail_server_what_was_to_be_mailed_is_told_in_chat(tmp_path: Path) -> None:
    """Somebody took the mail server out of the settings."""
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        await told_by_mail_alone(storage)
        async with running(Settings(_env_file=None), storage, Ground("manual", MovableClock(NOON))):
            async with asyncio.timeout(10):
                while await storage.outbox.waiting(NOON, 9, EMAIL):  # noqa: ASYNC110 nothing rings when nothing is left
                    await asyncio.sleep(0.02)
        left = await storage.outbox.waiting(NOON, 9)
        assert ("ping", "telegram") in {(each.kind.value, each.platform) for each in left if each.to == ANNA}


async def told_by_mail_alone(storage: Storage) -> None:
    """Anna, who is then told of a payment."""
    await meet_everybody(storage.people)
    code = Letter("code", LetterKind.PING, ANNA, ABOUT_YOU, "mail-code", 1, NOON, platform=EMAIL)
    await storage.mailboxes.ask(ANNA, "anna@example.org", NOON, code)
    right = new_code()
    await storage.mailboxes.mint(ANNA, 1, right, NOON + LIVES)
    await storage.mailboxes.confirm(ANNA, right, NOON)
    anna = await storage.people.get(ANNA)
    assert anna
    muted = frozenset((Platform.TELEGRAM, matter) for matter in Matter)
    await storage.people.change(replace(anna, muted=muted))
    trade = Trade(storage.orders)
    await trade.pay(await trade.place(listing=None))


def _trust(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
