"""What a button means, as a token short enough for every platform.

A token is canonical: what does not pack again to the same bytes was not made by us and is refused. It says what is
wanted, never who wants it: the person comes from the platform.
"""

import re
from dataclasses import dataclass

LONGEST = 64  # bytes: Telegram's limit of callback data, the smaller of the two platforms'
LONGEST_NUMBER = 9  # digits; far below the 64 bits of a database
_WORD = re.compile(r"[A-Za-z0-9_-]{1,40}")


class TokenTooLong(ValueError):
    """A button was drawn whose token no platform would carry."""


@dataclass(frozen=True, slots=True)
class Press:
    """`verb` is what to do, `args` what with: words of letters, digits, `_` and `-`."""

    verb: str
    args: tuple[str, ...] = ()

    def pack(self) -> str:
        """The token. Raises `TokenTooLong`, or `ValueError` for a word that no token may hold."""
        words = (self.verb, *self.args)
        if not all(_WORD.fullmatch(word) for word in words):
            raise ValueError(words)
        token = ":".join(words)
        if len(token) > LONGEST:
            raise TokenTooLong(token)
        return token


def parse(token: str) -> Press | None:
    """The press of a token, or None when it is cut, forged or not ours."""
    verb, *args = token.split(":")
    press = Press(verb, tuple(args))
    try:
        return press if press.pack() == token else None
    except ValueError:
        return None


def number(word: str) -> int | None:
    """A whole number written the one canonical way (no sign, no leading zero, no other digits)."""
    if word.isascii() and word.isdigit() and (word == "0" or word[0] != "0") and len(word) <= LONGEST_NUMBER:
        return int(word)
    return None
