"""Discord's numbers, and what follows from each for a letter."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.discord.calls import Slow
from bot.discord.refusals import Meaning, meaning, receipt, said
from core.ports import Later, Rejected, Unreachable


def refusal(status: int, code: int, kind: type[discord.HTTPException] = discord.HTTPException) -> Any:
    response: Any = SimpleNamespace(status=status, reason="no")
    return kind(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (404, 10062, Meaning.TOO_LATE),
        (400, 40060, Meaning.ANSWERED),
        (403, 50007, Meaning.CLOSED),
        (404, 10008, Meaning.CANNOT_EDIT),
        (404, 10003, Meaning.NO_PLACE),
        (400, 50083, Meaning.ARCHIVED),
        (403, 50013, Meaning.NO_PLACE),
        (403, 50001, Meaning.NO_PLACE),
        (404, 10007, Meaning.NOBODY),
        (400, 160006, Meaning.FULL),
        (413, 40005, Meaning.TOO_LARGE),
        (413, 0, Meaning.TOO_LARGE),
        (401, 50027, Meaning.TOO_LATE),
        (400, 50035, Meaning.OUR_FAULT),
        (400, 99999, Meaning.OUR_FAULT),
        (500, 0, Meaning.THEIRS),
        (429, 0, Meaning.THEIRS),
    ],
)
def test_each_number_has_its_meaning(status: int, code: int, expected: Meaning) -> None:
    assert meaning(refusal(status, code)) is expected


@pytest.mark.parametrize("failure", [OSError("reset"), aiohttp.ClientError("gone"), Slow(), refusal(502, 0)])
def test_trouble_on_the_way_is_tried_again_soon(failure: BaseException) -> None:
    told = receipt(failure)
    assert isinstance(told, Later)
    assert not told.whole_channel
    assert told.seconds <= 5


@pytest.mark.parametrize("failure", [refusal(403, 50007), refusal(404, 10007), refusal(403, 50001)])
def test_who_is_not_there_cannot_be_reached(failure: BaseException) -> None:
    assert isinstance(receipt(failure), Unreachable)


@pytest.mark.parametrize("failure", [refusal(400, 50035), refusal(413, 40005)])
def test_what_may_not_be_sent_is_a_fault_of_ours(failure: BaseException) -> None:
    assert isinstance(receipt(failure), Rejected)


@pytest.mark.parametrize("failure", [refusal(401, 0), refusal(429, 0)])
def test_what_holds_for_everybody_stops_the_whole_channel(failure: BaseException) -> None:
    told = receipt(failure)
    assert isinstance(told, Later)
    assert told.whole_channel


def test_a_log_is_told_in_one_line() -> None:
    assert said(refusal(403, 50007)) == "403 50007 no"
    assert "\n" not in said(refusal(400, 50035))
