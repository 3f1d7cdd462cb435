"""The sandbox's mail server takes what comes in order, shows it, and fails as it is told."""

from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import aiohttp
import pytest
from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from sandbox.clock import SandboxClock
from sandbox.mail.box import MOST, MailBox
from sandbox.server import SandboxServer
from tests.sandbox.conftest import START


def a_mail(text: str = "Hello", subject: str = "Ло́го 🔧") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Shop <shop@example.org>", "somebody@example.org", subject
    mail.set_content(text)
    mail.add_alternative("<b>Hello</b>", subtype="html")
    return mail


@pytest.fixture
async def post(sandbox: SandboxServer) -> AsyncIterator[SMTP]:
    client = SMTP(hostname="127.0.0.1", port=sandbox.mail_port, start_tls=False, local_hostname="test", timeout=5)
    await client.connect()
    yield client
    client.close()


async def mails(http: aiohttp.ClientSession, sandbox: SandboxServer, query: str = "") -> dict[str, Any]:
    async with http.get(f"{sandbox.url}/sandbox/mail{query}") as answer:
        assert answer.status == 200
        found: dict[str, Any] = await answer.json()
        return found


async def plan(http: aiohttp.ClientSession, sandbox: SandboxServer, **fault: Any) -> int:
    async with http.post(f"{sandbox.url}/sandbox/mail/faults", json=fault) as answer:
        return answer.status


async def test_a_mail_is_caught_and_shown_as_its_reader_reads_it(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP
) -> None:
    await post.send_message(a_mail(".\n..\nHello"), sender="shop@example.org", recipients=["anna@example.org"])
    await post.quit()
    told = await mails(http, sandbox)
    assert told["port"] == sandbox.mail_port
    assert told["mails"] == [
        {
            "number": 1,
            "from": "Shop <shop@example.org>",
            "to": "anna@example.org",
            "subject": "Ло́го 🔧",
            "text": ".\n..\nHello\n",
            "at": START.isoformat(),
        }
    ]


async def test_the_newest_stands_first_and_one_connection_may_bring_several(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP
) -> None:
    for number in range(3):
        await post.send_message(a_mail(subject=str(number)), recipients=["a@example.org", "b@example.org"])
    assert [each["subject"] for each in (await mails(http, sandbox))["mails"]] == ["2", "1", "0"]
    assert (await mails(http, sandbox))["mails"][0]["to"] == "a@example.org, b@example.org"


async def test_whoever_waits_for_mail_hears_of_it(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP
) -> None:
    before = (await mails(http, sandbox))["version"]
    await post.send_message(a_mail())
    assert len((await mails(http, sandbox, f"?after={before}&wait=20"))["mails"]) == 1
    async with http.delete(f"{sandbox.url}/sandbox/mail") as answer:
        assert (await answer.json())["mails"] == []


def test_only_so_many_are_kept(clock: SandboxClock) -> None:
    box = MailBox(clock.now)
    for number in range(MOST + 3):
        box.take("a@b.example", ("c@d.example",), b"Subject: %d\r\n\r\nx" % number)
    assert [each.number for each in box.caught][:1] == [4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"Content-Type: text/plain; charset=nonsense\r\n\r\nx",
        b"Content-Type: image/png\r\n\r\nx",
    ],
)
def test_what_is_no_proper_mail_is_shown_all_the_same(clock: SandboxClock, content: bytes) -> None:
    box = MailBox(clock.now)
    box.take("a@b.example", ("c@d.example",), content)
    assert box.caught[0].shown()["to"] == "c@d.example"


@pytest.mark.parametrize(
    ("commands", "code"),
    [
        ([b"MAIL FROM:<a@b.example>"], 503),
        ([b"EHLO x", b"RCPT TO:<a@b.example>"], 503),
        ([b"EHLO x", b"MAIL FROM:<a@b.example>", b"DATA"], 503),
        ([b"EHLO x", b"MAIL FROM:<a@b.example>", b"RCPT TO:<a@b.example>", b"RSET", b"DATA"], 503),
        ([b"EHLO x", b"MAIL a@b.example"], 501),
        ([b"EHLO x", b"VRFY a"], 502),
        ([b"EHLO x", b"x" * 3000], 500),
        ([b"HELO x", b"NOOP"], 250),
        ([b"EHLO x", b"QUIT"], 221),
    ],
)
async def test_it_is_as_strict_about_the_order_as_any(post: SMTP, commands: list[bytes], code: int) -> None:
    answers = [await post.execute_command(command) for command in commands]
    assert answers[-1].code == code


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_it_refuses_as_it_is_told_as_often_as_it_is_told(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP, command: str
) -> None:
    assert await plan(http, sandbox, kind="error", command=command, times=2, answer="550 5.1.1 Nobody") == 200
    for _ in range(2):
        with pytest.raises(SMTPException):
            await post.send_message(a_mail())
        await post.rset()
    await post.send_message(a_mail())
    assert len(sandbox.mail.caught) == 1


async def test_it_refuses_one_address_and_no_other(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP
) -> None:
    await plan(http, sandbox, kind="error", command="RCPT", to="anna@example.org", times=9, answer="550 5.1.1 Nobody")
    await post.send_message(a_mail(), recipients=["boris@example.org"])
    with pytest.raises(SMTPException):
        await post.send_message(a_mail(), recipients=["anna@example.org"])


@pytest.mark.parametrize(("kind", "taken"), [("drop", 0), ("lose", 1)])
async def test_it_hangs_up_before_or_after_it_took_a_mail(
    http: aiohttp.ClientSession, sandbox: SandboxServer, post: SMTP, kind: str, taken: int
) -> None:
    await plan(http, sandbox, kind=kind, command="DATA")
    with pytest.raises(ConnectionError):
        await post.send_message(a_mail())
    assert len(sandbox.mail.caught) == taken


async def test_it_turns_a_visitor_away(http: aiohttp.ClientSession, sandbox: SandboxServer) -> None:
    await plan(http, sandbox, kind="error", command="CONNECT", answer="421 4.3.2 Full")
    client = SMTP(hostname="127.0.0.1", port=sandbox.mail_port, start_tls=False, local_hostname="test", timeout=5)
    with pytest.raises(SMTPResponseException):
        await client.connect()


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"kind": "burn", "command": "DATA"},
        {"kind": "drop"},
        {"kind": "drop", "command": "DATA", "x": 1},
    ],
)
async def test_a_fault_that_says_nothing_is_refused(
    http: aiohttp.ClientSession, sandbox: SandboxServer, fault: dict[str, Any]
) -> None:
    assert await plan(http, sandbox, **fault) == 400
    async with http.delete(f"{sandbox.url}/sandbox/mail/faults") as answer:
        assert await answer.json() == {"planned": []}
    async with http.get(f"{sandbox.url}/sandbox/mail/nothing") as answer:
        assert answer.status == 404
