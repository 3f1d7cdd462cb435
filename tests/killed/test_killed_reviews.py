"""Kill the program while the parties review each other: each review and each reply is there once, and is told once."""

from pathlib import Path

import pytest

from tests.chat.phone import Phone
from tests.killed.life import Act, Story, accepted, first_of, press
from tests.killed.test_killed import alive, told_wrongly

BY_ANNA, BY_BORIS, REPLY = "It came two days late.", "Always a pleasure.", "I was ill, and I am sorry."


def answer(phone: Phone, question: str, words: str) -> Act:
    """Write `words` where one is asked for them."""

    async def act() -> None:
        await phone.look()
        if question in phone.last.text:
            await phone.send(words)

    return act


def review(phone: Phone, stars: int, words: str) -> Act:
    asked = answer(phone, "A few words to go with it?", words)
    return first_of(press(phone, "Send it"), asked, press(phone, f"{stars} ★"))


def reply(phone: Phone, words: str) -> Act:
    asked = answer(phone, "What do you reply", words)
    return first_of(press(phone, "Publish the reply"), asked, press(phone, "Reply"))


@pytest.mark.slow
async def test_killed_at_any_moment_each_review_is_there_once_and_told_once(sqlite_url: str, tmp_path: Path) -> None:
    async with alive(sqlite_url, tmp_path) as town:
        life, story = town.life, Story(town.life, town.link)
        await accepted(story)
        numbers = {phone: person for person, phone in town.phones.items()}
        [anna] = [phone for phone in numbers if phone is life.anna]
        [boris] = [phone for phone in numbers if phone is life.boris]
        said = life.records.reviews

        await life.step(review(anna, 2, BY_ANNA), lambda: len(said(story.order)) == 1)
        await life.step(review(boris, 5, BY_BORIS), lambda: len(said(story.order)) == 2)
        await life.step(reply(boris, REPLY), lambda: bool(said(story.order)[0][2]))

        assert said(story.order) == [(2, BY_ANNA, REPLY, True), (5, BY_BORIS, "", True)]
        code = story.order[:4]
        for reader, words in (
            (boris, "has written a review</b> of your work"),
            (anna, "Boris has reviewed you"),
            (anna, "replied</b> to your review"),
        ):
            assert told_wrongly(town, numbers[reader], code, words) == []
        for reader, words in ((anna, BY_BORIS), (boris, BY_ANNA)):
            card = await reader.sees("Completed")
            assert card.text.count(words) == 1
