"""Proofs run beside everything else, and what was proved once is remembered."""

import asyncio
from datetime import timedelta
from time import perf_counter

import pytest

from bot import prover
from bot.prover import MOST_WAITING, Prover
from core.ports import Busy


async def test_an_unsound_length_gets_the_word_of_the_promise_it_breaks() -> None:
    assert await Prover().objection("service", {"review_lapsed": timedelta()}) == "deadlines"
    assert await Prover().objection("service", {"start_lapsed": timedelta(hours=1)}) == "reminders"


async def test_a_sound_one_is_proved_without_holding_anybody_up_and_only_once() -> None:
    asked, longest, last = Prover(), 0.0, perf_counter()
    proof = asyncio.ensure_future(asked.objection("service", {"review_lapsed": timedelta(days=5)}))  # noqa: TID251
    while not proof.done():
        await asyncio.sleep(0.005)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    assert proof.result() == ""
    assert longest < 1
    began = perf_counter()
    assert await asked.objection("service", {"review_lapsed": timedelta(days=5)}) == ""
    assert perf_counter() - began < 0.1


async def test_a_proof_that_takes_too_long_or_fails_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Busy):
        await Prover().objection("no such process", {})
    monkeypatch.setattr(prover, "LONGEST", 0.01)
    with pytest.raises(Busy):
        await Prover().objection("service", {})


async def test_only_so_many_wait_for_a_proof() -> None:
    asked = Prover()
    unsound = ({"review_lapsed": timedelta(seconds=-number)} for number in range(MOST_WAITING + 2))
    outcomes = await asyncio.gather(*(asked.objection("service", each) for each in unsound), return_exceptions=True)
    assert [type(each) for each in outcomes] == [str] * MOST_WAITING + [Busy] * 2
