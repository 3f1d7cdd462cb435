"""What one is told is switched place by place, and of what has consequences one is told somewhere."""

from dataclasses import replace

import pytest

from bot.press import Press
from core.matter import NEEDED, Matter
from core.ports import LetterKind
from tests.bot.talk.towns import DISCORD, TELEGRAM, Chat, Town, link

SOMEWHERE = "Time runs on this, so you have to be told of it somewhere. Switch it on in another place first."


async def opened(chat: Chat) -> Chat:
    await chat.send("/settings")
    return await chat.press("What I am told, and where")


async def test_what_is_told_where_stands_in_words_and_the_chat_where_one_is_is_open(anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    await opened(ann)
    assert "New orders: Telegram, Discord Your turn: Telegram, Discord" in ann.text
    assert ann.text.endswith("Open: Discord")
    assert ann.labels[:3] == ["Telegram", "• Discord", "E-mail"]
    assert ann.labels[3:9] == [
        "✓ New orders",
        "✓ Your turn",
        "✓ Reminders",
        "✓ Money",
        "✓ Disputes and help",
        "✓ Messages",
    ]


async def test_what_is_switched_off_in_one_chat_is_told_in_the_other_alone(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await link(anna, ann)
    await opened(ann)
    await ann.press("Telegram")
    await ann.press("✓ Money")
    assert "Money: Discord Disputes" in ann.text
    await anna.letters()
    await ann.letters()
    await town.placed(anna, boris)
    assert await anna.letters(LetterKind.PING) == []
    assert len(await ann.letters(LetterKind.PING)) == 1
    await opened(anna)
    await anna.press("☐ Money")
    assert "Money: Telegram, Discord Disputes" in anna.text


async def test_the_card_stays_true_where_everything_is_switched_off(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await link(anna, ann)
    person = await anna.person()
    await town.shop.people.change(replace(person, muted=frozenset((TELEGRAM, each) for each in Matter)))
    await anna.letters()
    await ann.letters()
    await town.placed(anna, boris)
    assert len(await anna.letters()) == len(await ann.letters(LetterKind.CARD)) > 0


@pytest.mark.parametrize("matter", Matter)
async def test_of_what_has_consequences_one_is_told_somewhere(anna: Chat, matter: Matter) -> None:
    await opened(anna)
    await anna.press_token(Press("hear", ("telegram", matter.value, "off")))
    kept = matter in NEEDED
    assert (anna.reply.toast == SOMEWHERE) is kept
    assert anna.reply.alert is kept
    assert (await anna.person()).muted == (frozenset() if kept else {(TELEGRAM, matter)})


async def test_a_second_press_changes_nothing(anna: Chat) -> None:
    await opened(anna)
    off = anna.button("✓ Money").does
    for _ in range(2):
        await anna.press_token(off)
        assert "Money: nowhere" in anna.text
    assert (await anna.person()).muted == {(TELEGRAM, Matter.MONEY)}


async def test_a_place_that_one_does_not_have_is_shown_as_where_one_is(anna: Chat) -> None:
    for press in (Press("told", ("discord",)), Press("hear", ("discord", "money", "off"))):
        await anna.press_token(press)
        assert anna.text.endswith("Open: Telegram")
    assert (await anna.person()).muted == frozenset()


@pytest.mark.parametrize(
    "forged",
    [
        Press("told", ("icq",)),
        Press("told"),
        Press("told", ("telegram", "discord")),
        Press("hear", ("telegram", "money")),
        Press("hear", ("telegram", "money", "maybe")),
        Press("hear", ("telegram", "gossip", "off")),
    ],
    ids=lambda press: "-".join(press.args),
)
async def test_what_was_not_drawn_by_us_does_nothing(anna: Chat, forged: Press) -> None:
    await anna.press_token(forged)
    assert "This button is from another time" in anna.text


async def test_whoever_parts_hears_in_the_chat_that_is_left_what_has_consequences(anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    await opened(anna)
    for label in ("✓ Your turn", "✓ Money"):
        await anna.press(label)
    await anna.send("/unlink")
    await anna.press("Yes, unlink Discord")
    assert (await anna.person()).muted == {(TELEGRAM, Matter.MONEY)}
    assert (await ann.person()).muted == frozenset()
    assert DISCORD not in (await anna.person()).platforms
