"""Every refusal of the API is one exception: a status, Discord's own code and its words for it."""

from sandbox.discord.values import Json


class RefusedError(Exception):
    """Discord refuses the call. `errors` names the faulty fields of a body; `seconds` says when to try again."""

    def __init__(
        self,
        status: int,
        code: int,
        words: str,
        *,
        errors: Json | None = None,
        seconds: float | None = None,
        everywhere: bool = False,
    ) -> None:
        super().__init__(words)
        self.status = status
        self.code = code
        self.words = words
        self.errors = errors
        self.seconds = seconds
        self.everywhere = everywhere

    def body(self) -> Json:
        """The refusal as JSON in Discord's form."""
        if self.seconds is not None:
            body: Json = {"message": self.words, "retry_after": round(self.seconds, 3), "global": self.everywhere}
            return body | ({"code": self.code} if self.code else {})
        body = {"message": self.words, "code": self.code}
        return body | ({"errors": self.errors} if self.errors else {})


def unauthorized() -> RefusedError:
    return RefusedError(401, 0, "401: Unauthorized")


def no_such_route() -> RefusedError:
    return RefusedError(404, 0, "404: Not Found")


def wrong_method() -> RefusedError:
    return RefusedError(405, 0, "405: Method Not Allowed")


def unknown(code: int, what: str) -> RefusedError:
    """404 for something that is not there."""
    return RefusedError(404, code, f"Unknown {what}")


def unknown_channel() -> RefusedError:
    return unknown(10003, "Channel")


def unknown_guild() -> RefusedError:
    return unknown(10004, "Guild")


def unknown_member() -> RefusedError:
    return unknown(10007, "Member")


def unknown_message() -> RefusedError:
    return unknown(10008, "Message")


def unknown_user() -> RefusedError:
    return unknown(10013, "User")


def unknown_webhook() -> RefusedError:
    return unknown(10015, "Webhook")


def unknown_interaction() -> RefusedError:
    return RefusedError(404, 10062, "Unknown interaction")


def missing_access() -> RefusedError:
    return RefusedError(403, 50001, "Missing Access")


def missing_permissions() -> RefusedError:
    return RefusedError(403, 50013, "Missing Permissions")


def closed_to_messages() -> RefusedError:
    return RefusedError(403, 50007, "Cannot send messages to this user")


def thread_archived() -> RefusedError:
    return RefusedError(400, 50083, "Thread is archived")


def already_acknowledged() -> RefusedError:
    return RefusedError(400, 40060, "Interaction has already been acknowledged.")


def token_over() -> RefusedError:
    return RefusedError(401, 50027, "Invalid Webhook Token")


def invalid_json() -> RefusedError:
    return RefusedError(400, 50109, "The request body contains invalid JSON.")


def too_large() -> RefusedError:
    return RefusedError(413, 40005, "Request entity too large")


def empty_message() -> RefusedError:
    return RefusedError(400, 50006, "Cannot send an empty message")


def invalid_form(errors: Json) -> RefusedError:
    """400 with what is wrong field by field, as `Faulty` gathers it."""
    return RefusedError(400, 50035, "Invalid Form Body", errors=errors)


def slow_down(seconds: float, *, everywhere: bool) -> RefusedError:
    """429; the same call may succeed after `seconds`."""
    return RefusedError(429, 0, "You are being rate limited.", seconds=seconds, everywhere=everywhere)
