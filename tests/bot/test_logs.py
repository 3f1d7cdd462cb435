"""Whatever is logged, in whatever way, no secret comes out."""

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from bot.logs import CHATTY, INDISCREET, REDACTED, set_up

TOKEN = "123456789:" + "AbC-_" * 7
PASSWORD = "p@ss/w\\rd"

log = logging.getLogger("somebody.else")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, sys.unraisablehook, threading.excepthook)
    stream = io.StringIO()
    set_up("INFO", [PASSWORD], stream)
    yield stream
    for name in CHATTY + INDISCREET:
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, sys.excepthook, sys.unraisablehook, threading.excepthook = before


def assert_nothing_shows(text: str) -> None:
    assert REDACTED in text
    assert TOKEN.partition(":")[2] not in text
    assert PASSWORD not in text


@pytest.mark.parametrize(
    "secret",
    [TOKEN, TOKEN.replace(":", "%3A"), f"https://api.telegram.org/bot{TOKEN}/getUpdates", PASSWORD, "p%40ss%2Fw%5Crd"],
)
def test_a_secret_in_a_message_its_arguments_or_their_repr_is_struck_out(written: io.StringIO, secret: str) -> None:
    log.info("plain " + secret)  # noqa: G003 - the careless way is what is tested
    log.info("argument %s", secret)
    log.info("repr %r in %s", secret, {"url": secret})

    lines = written.getvalue().splitlines()
    assert len(lines) == 3
    for line in lines:
        assert_nothing_shows(line)
        assert secret not in line
        assert repr(secret)[1:-1] not in line


def test_what_people_write_is_not_told_even_to_who_wants_to_know_everything(written: io.StringIO) -> None:
    set_up("DEBUG", [], written)
    logging.getLogger("discord.gateway").debug("received what somebody wrote, and the token to answer it")
    logging.getLogger("discord.client").info("connected")
    assert written.getvalue().splitlines()[0].endswith("discord.client: connected")


def test_a_secret_in_a_traceback_and_in_its_causes_is_struck_out(written: io.StringIO) -> None:
    try:
        try:
            raise ConnectionError(f"cannot connect to /bot{TOKEN}/sendMessage")
        except ConnectionError as cause:
            raise RuntimeError(f"login {PASSWORD} failed") from cause
    except RuntimeError:
        log.exception("sending failed")

    assert_nothing_shows(written.getvalue())
    assert "ConnectionError" in written.getvalue()


def test_an_exception_that_nobody_caught_is_logged_without_its_secret(written: io.StringIO) -> None:
    sys.excepthook(ValueError, ValueError(TOKEN), None)

    assert_nothing_shows(written.getvalue())


def test_an_exception_that_ends_a_thread_is_logged_without_its_secret(written: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(TOKEN)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join(timeout=10)

    assert_nothing_shows(written.getvalue())


def test_a_warning_is_logged_without_its_secret(written: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)
        warnings.warn(f"deprecated: {TOKEN}", stacklevel=1)

    assert_nothing_shows(written.getvalue())


def test_a_record_that_cannot_be_formatted_shows_its_place_and_not_its_arguments(
    written: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = logging.getLogger().handlers[0]  # pytest's own handler beside it would raise
    ours.handle(log.makeRecord(log.name, logging.INFO, __file__, 1, "%d", (TOKEN,), None))

    assert "test_logs.py" in written.getvalue()
    assert TOKEN not in written.getvalue() + "".join(capsys.readouterr())


def test_a_line_says_when_in_utc_how_grave_and_who(written: io.StringIO) -> None:
    log.warning("short of disk")
    log.debug("not asked for")

    assert written.getvalue().endswith(" WARNING somebody.else: short of disk\n")
    assert written.getvalue().split()[0].endswith("Z")


def test_a_chatty_library_is_heard_when_it_warns_or_when_everything_is_asked_for(written: io.StringIO) -> None:
    chatty = logging.getLogger("apscheduler.executors.default")
    chatty.info("job ran")
    chatty.warning("job was missed")
    assert written.getvalue().endswith("job was missed\n")
    assert "job ran" not in written.getvalue()

    set_up("DEBUG", [], written)
    chatty.info("job ran")
    assert written.getvalue().endswith("job ran\n")
