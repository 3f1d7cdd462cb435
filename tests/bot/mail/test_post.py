"""What a mail server does, and what it means for a mail: taken, to be given in again, or of no use."""

import ssl
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtplib import SMTPException, SMTPRecipientRefused

from bot.mail.post import Post
from bot.mail.refusals import FAILURES, GREYLISTED, MUCH_LATER, SOON, no_such_address, receipt, said
from bot.smtp import AT_ONCE, UPGRADED, MailServer
from core.ports import Later, Receipt, Rejected
from tests.mail_office import Office, an_office, trusting

ANNA = "anna@example.org"
FROM = "orders@example.org"


def a_mail(text: str = "Hello") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = FROM, ANNA, "Hello"
    mail.set_content(text)
    return mail


def post(office: Office, **how: Any) -> Post:
    return Post(office.server, FROM, **how)


async def failure_of(post: Post) -> Exception:
    with pytest.raises(FAILURES) as raised:
        await post.send(ANNA, a_mail())
    return raised.value


async def outcome_of(office: Office, **how: Any) -> Receipt:
    failure = await failure_of(post(office, **how))
    assert not no_such_address(failure)
    return receipt(failure)


async def test_a_mail_is_handed_in_as_it_is() -> None:
    async with an_office() as office:
        await post(office).send(ANNA, a_mail(".\n..\nFrom here on\n" + "x" * 5000))
        [taken] = office.taken
        assert (taken.sender, taken.to, taken.subject) == (FROM, ANNA, "Hello")
        assert taken.text.splitlines() == [".", "..", "From here on", "x" * 5000]


# --- encrypted, and as whom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [UPGRADED, AT_ONCE])
async def test_it_logs_in_over_an_encrypted_connection(scheme: str) -> None:
    async with an_office(encrypts=True, scheme=scheme, asks_who=True) as office:
        await Post(office.server, FROM, trusts=trusting()).send(ANNA, a_mail())
        assert len(office.to(ANNA)) == 1


@pytest.mark.parametrize("scheme", [UPGRADED, AT_ONCE])
async def test_nothing_is_said_to_a_server_that_may_be_another(scheme: str) -> None:
    async with an_office(encrypts=True, scheme=scheme, asks_who=True) as office:
        untrusted = MailServer(scheme, "localhost", office.server.port, "handover", "secret")
        strange = Post(untrusted, FROM, trusts=ssl.create_default_context())
        failure = await failure_of(strange)
        assert isinstance(receipt(failure), Later)
        assert office.taken == []


async def test_a_server_elsewhere_that_does_not_encrypt_is_told_nothing() -> None:
    async with an_office() as office:
        plain = Post(office.server, FROM, trusts=trusting())
        failure = await failure_of(plain)
        assert isinstance(failure, SMTPException)
        assert receipt(failure) == Later(MUCH_LATER, said(failure), whole_channel=True)
        assert "STARTTLS" in said(failure)


async def test_a_wrong_password_stops_everything_until_somebody_puts_it_right() -> None:
    async with an_office(encrypts=True, asks_who=True) as office:
        wrong = MailServer(UPGRADED, "localhost", office.server.port, "handover", "wr0ng")
        outcome = receipt(await failure_of(Post(wrong, FROM, trusts=trusting())))
        assert outcome == Later(MUCH_LATER, "535 5.7.8 Authentication credentials invalid", whole_channel=True)


# --- what it answers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "answer", "outcome"),
    [
        ("RCPT", "450 4.2.0 Greylisted", Later(GREYLISTED, "450 4.2.0 Greylisted")),
        ("RCPT", "421 4.3.2 Shutting down", Later(SOON, "421 4.3.2 Shutting down", whole_channel=True)),
        ("RCPT", "552 5.2.2 Mailbox full", Rejected("552 5.2.2 Mailbox full")),
        ("RCPT", "550 5.7.1 Looks like spam", Rejected("550 5.7.1 Looks like spam")),
        ("RCPT", "550 Blocked, see our policy", Rejected("550 Blocked, see our policy")),
        ("RCPT", "554 5.7.1 Relay access denied", Later(MUCH_LATER, "554 5.7.1 Relay access denied", True)),
        ("RCPT", "550 relay not permitted", Later(MUCH_LATER, "550 relay not permitted", True)),
        ("RCPT", "530 5.7.0 Authentication required", Later(MUCH_LATER, "530 5.7.0 Authentication required", True)),
        ("MAIL", "553 5.7.1 Not your address", Later(MUCH_LATER, "553 5.7.1 Not your address", whole_channel=True)),
        ("MAIL", "451 4.3.0 Try again", Later(MUCH_LATER, "451 4.3.0 Try again", whole_channel=True)),
        ("DATA", "451 4.3.0 Try again", Later(SOON, "451 4.3.0 Try again")),
        ("DATA", "554 5.6.0 Not like this", Rejected("554 5.6.0 Not like this")),
    ],
)
async def test_each_refusal_means_something_else(command: str, answer: str, outcome: Receipt) -> None:
    async with an_office() as office:
        office.says(command, answer)
        assert await outcome_of(office) == outcome
        assert office.taken == []


@pytest.mark.parametrize(
    ("answer", "unknown"),
    [
        ("550 5.1.1 No such user here", True),
        ("550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown", True),
        ("550 5.1.10 Null MX", True),
        ("550 5.2.1 Disabled", True),
        ("553 5.1.3 Bad address", True),
        ("550 No such user", True),
        ("551 User not local", True),
        ("553 no mailbox here by that name", True),
        ("550 5.7.1 Denied by policy", False),
        ("550 5.4.1 Access denied", False),
        ("550 Rejected for your reputation", False),
        ("554 No", False),
        ("552 5.2.2 Mailbox full", False),
        ("450 5.1.1 what a code", False),
    ],
)
async def test_an_address_is_unknown_only_if_its_server_says_so(answer: str, unknown: bool) -> None:
    async with an_office() as office:
        office.says("RCPT", answer)
        failure = await failure_of(post(office))
        assert isinstance(failure, SMTPRecipientRefused)
        assert no_such_address(failure) is unknown


async def test_what_a_server_says_is_kept_on_one_line_without_anybodys_address() -> None:
    async with an_office() as office:
        office.says("RCPT", "550 5.1.1 <anna@example.org>: unknown, ask postmaster@example.org " + "x" * 300)
        told = said(await failure_of(post(office)))
        assert told.startswith("550 5.1.1 …: unknown, ask … xx")
        assert len(told) == 200


# --- what it does not answer ----------------------------------------------------------------------------------------


async def test_a_server_that_is_down_is_tried_again_soon_for_everybody() -> None:
    async with an_office() as office:
        pass
    outcome = await outcome_of(office)
    assert isinstance(outcome, Later)
    assert (outcome.seconds, outcome.whole_channel) == (SOON, True)


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_a_connection_that_breaks_off_is_about_one_mail(command: str) -> None:
    async with an_office() as office:
        office.breaks_off.add(command)
        outcome = await outcome_of(office)
        assert isinstance(outcome, Later)
        assert (outcome.seconds, outcome.whole_channel) == (SOON, False)
        assert len(office.taken) == (1 if command == "DATA" else 0)


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_a_server_that_stays_silent_is_not_waited_for_without_end(command: str) -> None:
    async with an_office() as office:
        office.silent.add(command)
        for how in ({"answer_seconds": 0.05}, {"whole_seconds": 0.05}):
            outcome = await outcome_of(office, **how)
            assert isinstance(outcome, Later)
            assert not outcome.whole_channel


@pytest.mark.parametrize("command", ["breaks_off", "silent", "says"])
async def test_what_goes_wrong_once_it_was_taken_does_not_count(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.mail.post.PARTING_SECONDS", 0.05)
    async with an_office() as office:
        office.breaks_off |= {"QUIT"} if command == "breaks_off" else set()
        office.silent |= {"QUIT"} if command == "silent" else set()
        office.says("QUIT", "421 4.0.0 Never" if command == "says" else "221 Bye")
        await post(office).send(ANNA, a_mail())
        assert len(office.taken) == 1


async def test_only_looking_sends_nothing() -> None:
    async with an_office() as office:
        await post(office).look()
        assert (office.taken, office.connections) == ([], 1)
