"""Kill the program while people write to each other: each message is said once, and reaches the other party."""

from pathlib import Path

import pytest

from tests.chat.phone import Phone, Shown
from tests.killed.life import Act, Story
from tests.killed.test_killed import alive, told_wrongly

MESSAGES = 16


def reply(phone: Phone, words: str, to: Shown) -> Act:
    """Write it once, and then wait: what was written is not written again because nobody answers."""

    async def act() -> None:
        await phone.look()
        if words not in [each.text for each in phone.messages if not each.from_bot]:
            await phone.send(words, to=to)

    return act


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
        wrong: list[str] = []
        for number in range(MESSAGES):
            words = f"Message number {number} of many."
            await life.step(reply(anna, words, card), lambda: words in life.records.said(story.order))  # noqa: B023 - called at once
            wrong += told_wrongly(town, reader, story.order[:4], words)
        assert life.records.said(story.order) == [f"Message number {number} of many." for number in range(MESSAGES)]
        assert wrong == []
