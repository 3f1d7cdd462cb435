"""Every refusal of the Bot API is one exception: a code and Telegram's own words for it."""


class RefusedError(Exception):
    """The Bot API refuses the call."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad_request(words: str) -> RefusedError:
    """400, as for anything wrong in the call itself."""
    return RefusedError(400, f"Bad Request: {words}")


def forbidden(words: str) -> RefusedError:
    """403, as for a chat that the bot may not write to."""
    return RefusedError(403, f"Forbidden: {words}")


def too_many_requests(seconds: int) -> RefusedError:
    """429; the same call may succeed after `seconds`."""
    return RefusedError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
