"""Nothing leaves the sandbox that aiogram would not take whole."""

from typing import Any

import pytest

from sandbox.telegram.checked import CheckedByAiogram, SandboxBroken, Unchecked

USER = {"id": 1, "is_bot": False, "first_name": "Anna"}
MESSAGE: dict[str, Any] = {
    "message_id": 1,
    "date": 1893456000,
    "chat": {"id": 1, "type": "private"},
    "from": USER,
    "text": "hi",
}


def test_an_object_as_telegram_would_send_it_passes() -> None:
    CheckedByAiogram().result("sendmessage", MESSAGE)
    CheckedByAiogram().update({"update_id": 1, "message": MESSAGE})


@pytest.mark.parametrize(
    "broken",
    [
        {key: value for key, value in MESSAGE.items() if key != "chat"},
        MESSAGE | {"date": "soon"},
        MESSAGE | {"mood": "good"},
        MESSAGE | {"from": USER | {"shoe_size": 42}},
        MESSAGE | {"reply_markup": {"inline_keyboard": [[{"text": "A", "smell": "rose"}]]}},
    ],
)
def test_a_wrong_missing_or_unknown_field_is_found_however_deep(broken: dict[str, Any]) -> None:
    with pytest.raises(SandboxBroken):
        CheckedByAiogram().result("sendmessage", broken)
    with pytest.raises(SandboxBroken):
        CheckedByAiogram().update({"update_id": 1, "message": broken})


def test_unchecked_lets_everything_pass() -> None:
    Unchecked().result("sendmessage", {"mood": "good"})
    Unchecked().update({"mood": "good"})
