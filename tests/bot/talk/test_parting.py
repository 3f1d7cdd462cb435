"""In which chats one is told, and how two chats part again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.press import Press
from core.discipline import Impose, Sentenced
from core.order import DEFAULT
from core.person import Platform
from core.ports import LetterKind
from core.sanction import Kind, Sanction
from tests.bot.talk.towns import DISCORD, TELEGRAM, Chat, Town, link
from tests.builders import a_command

# --- settings -------------------------------------------------------------------------------------------------------


async def test_with_one_chat_there_is_nothing_to_unlink(anna: Chat) -> None:
    await anna.send("/settings")
    assert "Link another chat" in anna.labels
    assert not [label for label in anna.labels if "Unlink" in label]


@pytest.mark.parametrize("forged", [("icq",), (), ("telegram", "discord")])
async def test_a_forged_platform_is_no_button_of_ours(anna: Chat, forged: tuple[str, ...]) -> None:
    for verb in ("unlink", "part"):
        await anna.press_token(Press(verb, forged))
        assert "This button is from another time" in anna.text


# --- parting --------------------------------------------------------------------------------------------------------


async def test_unlinking_says_what_goes_on_where_and_asks_once(town: Town, anna: Chat, ann: Chat, boris: Chat) -> None:
    await town.placed(anna, boris, "Kept")
    await link(anna, ann)
    await anna.send("/unlink")
    assert "Everything stays with you here on Telegram" in anna.text
    assert "Your open order goes on here" in anna.text
    assert anna.labels == ["No", "Yes, unlink Discord"]
    assert (await anna.person()).id == (await ann.person()).id
    await anna.press("Yes, unlink Discord")
    assert "Unlinked. What you had is here." in anna.text
    assert "Chat: Telegram" in anna.text
    assert (await anna.person()).id != (await ann.person()).id
    assert await anna.orders() == {"Kept"}
    assert await ann.orders() == set()


async def test_the_chat_that_was_unlinked_is_told_and_gets_nothing_more(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await link(anna, ann)
    order = await town.placed(anna, boris)
    await ann.letters()
    await anna.send("/unlink")
    await anna.press("Yes, unlink Discord")
    [told] = await ann.letters()
    assert "This chat was unlinked" in told
    await town.desk.handle(a_command(order, "start", (await boris.person()).id))
    assert await ann.letters() == []
    assert len(await anna.letters(LetterKind.PING)) > 0


async def test_a_button_in_the_unlinked_chat_opens_nothing_any_more(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    order = await town.placed(boris, anna)
    await link(anna, ann)
    await anna.send("/unlink")
    await anna.press("Yes, unlink Discord")
    for token in (Press("card", (order.id,)), Press("do", (order.id, str(order.version), "start"))):
        await ann.press_token(token)
        assert "Logo" not in ann.text
    now = await town.storage.orders.find(order.id)
    assert now == order


async def test_nobody_parts_from_the_chat_in_which_they_are(anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    for verb in ("unlink", "part"):
        await ann.press_token(Press(verb, ("discord",)))
        assert "Chats: Telegram and Discord." in ann.text
    assert (await anna.person()).id == (await ann.person()).id


async def test_who_has_one_chat_has_nothing_to_unlink(anna: Chat) -> None:
    await anna.send("/unlink")
    assert "nothing to link or to unlink" in anna.text
    for verb in ("unlink", "part"):
        await anna.press_token(Press(verb, ("discord",)))
        assert "Chat: Telegram" in anna.text


async def test_who_parted_can_link_again(anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    await anna.send("/unlink")
    await anna.press("Yes, unlink Discord")
    await link(ann, anna)
    assert (await anna.person()).id == (await ann.person()).id


@pytest.mark.parametrize("platform", [TELEGRAM, DISCORD])
async def test_everything_can_be_read_in_every_language(
    town: Town, anna: Chat, ann: Chat, boris: Chat, platform: Platform
) -> None:
    await town.placed(anna, boris)
    for chat in (anna, ann):
        await town.storage.people.change(replace(await chat.person(), language="ru"))
    host, guest = (anna, ann) if platform is TELEGRAM else (ann, anna)
    await host.send("/link")
    code = host.text.partition("/link ")[2].split()[0]
    await guest.send(f"/link {code}")
    await guest.press("Да, это я")
    assert "это уже действует" in guest.text
    await guest.send("/unlink")
    assert "открыт" in guest.text
    await guest.press(guest.labels[-1])
    assert "Отвязано" in guest.text


async def test_whoever_is_suspended_does_not_get_an_account_out_of_it(town: Town, anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    person, now = (await anna.person()).id, town.clock.now()
    held = Sanction(1, DEFAULT, person, Kind.SUSPENSION, "Fraud.", person, now, now + timedelta(days=7))
    act = Impose(DEFAULT, person, person, ("test", "1"), held.kind, held.reason)
    await town.storage.sanctions.settle(act, lambda _: Sentenced(held))
    for press in (Press("unlink", ("discord",)), Press("part", ("discord",))):
        await anna.press_token(press)
        assert "your accounts stay together" in anna.text
    assert (await ann.person()).id == person
    town.clock.advance(timedelta(days=7))
    await anna.press_token(Press("part", ("discord",)))
    assert (await ann.person()).id != person
