"""No secret reaches a log: every finished line, its traceback included, is redacted on its way out.

aiogram and aiohttp put the whole address of a failed request, bot token and all, into the texts of their exceptions.
"""

import logging
import re
import sys
import threading
import time
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

TOKEN = re.compile(r"\d{6,20}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
REDACTED = "***"
CHATTY = ("aiogram.event", "aiohttp.access", "alembic", "apscheduler", "stripe")  # a line or more for each event
INDISCREET = ("discord", "stripe")  # at DEBUG they tell what people write and pay, and by which token to answer

_log = logging.getLogger(__name__)


class Redacting(logging.Formatter):
    """Formats a record in UTC and strikes out whatever looks like a bot token, and each of `secrets`, quoted or not."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        forms = {form for secret in secrets for form in (secret, quote(secret, safe=""), repr(secret)[1:-1])}
        longest_first = sorted(filter(None, forms), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def format(self, record: logging.LogRecord) -> str:
        line = TOKEN.sub(REDACTED, super().format(record))
        return self._secrets.sub(REDACTED, line) if self._secrets else line


class _Lines(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Names the place of a record that cannot be formatted. The inherited report would print its arguments raw."""
        self.stream.write(f"a log record could not be formatted: {record.pathname}:{record.lineno}\n")


def set_up(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """From here on everything that this process says goes to `stream` (standard error), redacted.

    That holds for the warnings of libraries and for exceptions that nobody caught, in any thread, too. At INFO, those
    libraries that tell of every event are heard from WARNING on.
    """
    handler = _Lines(stream or sys.stderr)
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel("WARNING" if level == "INFO" else level)
    for name in INDISCREET:
        logging.getLogger(name).setLevel("INFO" if level == "DEBUG" else level)
    logging.captureWarnings(capture=True)
    sys.excepthook = lambda _kind, failure, _trace: _uncaught(failure)
    sys.unraisablehook = lambda lost: _uncaught(lost.exc_value)
    threading.excepthook = lambda lost: _uncaught(lost.exc_value)


def _uncaught(failure: BaseException | None) -> None:
    if failure and not isinstance(failure, KeyboardInterrupt | SystemExit):
        _log.critical("nobody caught this", exc_info=failure)
