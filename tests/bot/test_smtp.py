"""A mail server and a sender, as they are written in the settings."""

import pytest

from bot.smtp import MailServer, read_sender, read_server


@pytest.mark.parametrize(
    ("written", "server"),
    [
        ("smtps://mail.example.org", MailServer("smtps", "mail.example.org", 465)),
        ("smtp://mail.example.org/", MailServer("smtp", "mail.example.org", 587)),
        ("smtp://me:s%3Ae%40c@mail.example.org:25", MailServer("smtp", "mail.example.org", 25, "me", "s:e@c")),
        ("smtp://[::1]:2525", MailServer("smtp", "::1", 2525)),
    ],
)
def test_a_server_is_read_with_the_usual_port(written: str, server: MailServer) -> None:
    assert read_server(written) == server


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.1", True), ("[::1]", True), ("10.0.0.1", False), ("mail.localhost.example", False)],
)
def test_only_this_machine_is_spoken_to_in_the_clear(host: str, here: bool) -> None:
    server = read_server(f"smtp://{host}")
    assert server is not None
    assert server.here is here


def test_a_server_does_not_show_its_password() -> None:
    assert "secret" not in repr(read_server("smtps://me:secret@mail.example.org"))


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("orders@example.org", "", "orders@example.org"),
        ("Handover <orders@Example.org>", "Handover", "orders@example.org"),
        ('"The Shop, Berlin" <orders@example.org>', "The Shop, Berlin", "orders@example.org"),
    ],
)
def test_a_sender_has_a_name_if_one_was_given(written: str, name: str, address: str) -> None:
    sender = read_sender(written)
    assert sender is not None
    assert (sender.display_name, sender.addr_spec) == (name, address)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a@b",
        "<a@example.org>",
        "a@example.org, b@example.org",
        "A <a@example.org> <b@example.org>",
        "A\nBcc: x <a@example.org>",
        "x" * 65 + " <a@example.org>",
    ],
)
def test_what_is_no_sender_is_none(written: str) -> None:
    assert read_sender(written) is None
