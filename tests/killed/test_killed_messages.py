"""Kill the program while people write to each other: each message is said once, and reaches the other party."""

from bisect import bisect_left
from pathlib import Path

import pytest

from tests.chat.phone import Phone, Shown
from tests.killed.life import Act, Story
from tests.killed.test_killed import ANSWERED, Town, alive

MESSAGES = 16


def reply(phone: Phone, words: str, to: Shown) -> Act:
    """Write it once, and then wait: what was written is not written again because nobody answers."""

    async def act() -> None:
        await phone.look()
        if words not in [each.text for each in phone.messages if not each.from_bot]:
            await phone.send(words, to=to)

    return act


def said_twice_or_to_nobody(town: Town, reader: int, code: str, words: str) -> list[int]:
    """By which calls it was passed on, if that was too often or never. What died in between may say it again."""
    got = town.accepted(reader, code, words)
    lives = {bisect_left(town.life.ends, call.number) for call in got}
    lost = sum(call.code != ANSWERED for call in got)
    return [call.number for call in got] if not got or len(got) - 1 > len(lives) - 1 + lost else []


@pytest.mark.slow
async def test_killed_at_any_moment_each_message_is_said_once_and_reaches_the_other(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with alive(sqlite_url, tmp_path) as town:
        life, story = town.life, Story(town.life, town.link)
        await story.started()
        [reader] = [person for person, phone in town.phones.items() if phone is life.boris]
        [anna] = [phone for phone in town.phones.values() if phone is life.anna]
        await anna.look()
        card = next(each for each in reversed(anna.from_bot) if "More" in anna.buttons(each))
        wrong = []
        for number in range(MESSAGES):
            words = f"Message number {number} of many."
            await life.step(reply(anna, words, card), lambda: words in life.records.said(story.order))  # noqa: B023 - called at once
            wrong += said_twice_or_to_nobody(town, reader, story.order[:4], words)
        assert life.records.said(story.order) == [f"Message number {number} of many." for number in range(MESSAGES)]
        assert wrong == []
