"""What a mail server's refusals mean. Codes are those of RFC 5321, and of RFC 3463 where the server gives them too;
servers that give none tell their reason only in prose.
"""

import re

from aiosmtplib import (
    SMTPConnectError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
)

from core.ports import Later, Receipt, Rejected

SOON = 15.0  # seconds after a failure of the network or of the server's
GREYLISTED = 300.0  # seconds that servers usually want to see a stranger wait
MUCH_LATER = 60.0  # seconds when the server does not take us: somebody must put that right first

PERMANENT = 500
CLOSING = 421
_NO_SUCH_ADDRESS = frozenset({"1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1"})
_PERHAPS_NO_SUCH_ADDRESS = frozenset({550, 551, 553})
_NOT_AUTHENTICATED = frozenset({530, 534, 535, 538})
_ENHANCED = re.compile(r"5\.(?P<detail>\d{1,3}\.\d{1,3})\b")
_ABOUT_US = re.compile(r"relay|spam|polic|block|denied|reject|authenti|reputation|spf|dkim|dmarc", re.IGNORECASE)
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_LONGEST = 200  # characters of prose that are kept

FAILURES = (SMTPException, OSError, TimeoutError)
"""All that handing in a mail raises."""


def no_such_address(failure: Exception) -> bool:
    """Whether the server says that nobody will ever get mail at this address. In doubt it does not: a server that will
    not take mail from us at all must not make every address a broken one.
    """
    if not isinstance(failure, SMTPRecipientRefused) or failure.code < PERMANENT:
        return False
    enhanced = _ENHANCED.search(failure.message)
    if enhanced:
        return enhanced["detail"] in _NO_SUCH_ADDRESS
    return failure.code in _PERHAPS_NO_SUCH_ADDRESS and not _ABOUT_US.search(failure.message)


def receipt(failure: Exception) -> Receipt:
    """What the courier is told of a mail that could not be handed in, or perhaps was."""
    match failure:
        case SMTPResponseException(code=code) if code == CLOSING:
            return Later(SOON, said(failure), whole_channel=True)
        case SMTPRecipientRefused():
            return _not_there(failure)
        case SMTPDataError(code=code):
            return Rejected(said(failure)) if code >= PERMANENT else Later(SOON, said(failure))
        case SMTPConnectError():
            return Later(SOON, said(failure), whole_channel=True)
        case OSError():
            # Perhaps this one mail is what the server cannot bear.
            return Later(SOON, said(failure))
        case _:
            return Later(MUCH_LATER, said(failure), whole_channel=True)


def _not_there(failure: SMTPRecipientRefused) -> Receipt:
    """The server takes no mail for this address, now, or from us."""
    if failure.code < PERMANENT:
        return Later(GREYLISTED, said(failure))
    if failure.code in _NOT_AUTHENTICATED or "relay" in failure.message.lower():
        return Later(MUCH_LATER, said(failure), whole_channel=True)
    return Rejected(said(failure))


def said(failure: Exception) -> str:
    """One line about it, for the log and for whom it concerns. It names no address of a person."""
    code = f"{failure.code} " if isinstance(failure, SMTPResponseException) else ""
    prose = " ".join((str(getattr(failure, "message", "")) or str(failure) or type(failure).__name__).split())
    return f"{code}{_ADDRESS.sub('…', prose)}"[:_LONGEST]
