"""One person in two chats, in words and buttons: on a database, for there it is judged who may be linked."""

from dataclasses import replace

import pytest

from bot.press import Press
from core.linking import LIVES, MOST_WRONG
from core.ports import LetterKind
from tests.bot.talk.towns import TELEGRAM, Chat, Town, link
from tests.builders import a_listing

# --- linking --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["from Telegram to Discord", "from Discord to Telegram"])
async def test_a_code_from_one_chat_links_the_other_after_one_question(anna: Chat, ann: Chat, way: str) -> None:
    host, guest = (anna, ann) if way == "from Telegram to Discord" else (ann, anna)
    code = await host.code()
    assert "works once, until Mon 2 Nov, 12:15" in host.text
    assert "Show it to nobody" in host.text

    await guest.send(f"/link {code}")
    assert f"Be one person with {host.name} on {host.account.platform.capitalize()}?" in guest.text
    assert "To others you are Anna." in guest.text
    assert guest.labels == ["No", "Yes, that is me"]
    assert (await host.person()).id != (await guest.person()).id

    await guest.press("Yes, that is me")
    assert (await host.person()).id == (await guest.person()).id
    assert "Chats: Telegram and Discord." in guest.text


async def test_orders_services_and_drafts_are_the_same_in_both_chats(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await town.placed(ann, boris, "Bought on Discord")
    await town.placed(anna, boris, "Bought on Telegram")
    await town.storage.listings.save(a_listing(seller=(await ann.person()).id))
    await ann.send("/sell")
    await link(anna, ann)
    assert await anna.orders() == await ann.orders() == {"Bought on Discord", "Bought on Telegram"}
    await anna.send("/services")
    assert any("Logo" in label for label in anna.labels)
    await ann.send("My service")
    assert ann.reply.question, "what was begun there goes on there"


async def test_the_cards_of_open_orders_come_to_the_chat_that_did_not_have_them(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await town.placed(anna, boris, "Bought on Telegram")
    await town.placed(ann, boris, "Bought on Discord")
    for chat in (anna, ann):
        await chat.letters()
    await link(anna, ann)
    cards = [await chat.letters(LetterKind.CARD) for chat in (anna, ann)]
    for shown in cards:
        assert sorted(each.partition(" · ")[0].split(" ", 1)[1] for each in shown) == [
            "Bought on Discord",
            "Bought on Telegram",
        ]


async def test_a_press_in_one_chat_shows_on_the_card_in_both(town: Town, anna: Chat, ann: Chat, boris: Chat) -> None:
    await link(anna, ann)
    order = await town.placed(anna, boris)
    await anna.letters()
    await ann.letters()
    await boris.press_token(Press("do", (order.id, str(order.version), "start")))
    for chat in (anna, ann):
        [card] = await chat.letters(LetterKind.CARD)
        assert "In progress" in card
    assert "In progress" in (await boris.letters(LetterKind.CARD))[-1]


async def test_the_chat_where_it_was_not_agreed_to_is_told_that_it_was(town: Town, anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    assert town.wakes > 0
    [told] = await anna.letters(LetterKind.PING)
    assert "If that was not you, unlink the other chat at once: /unlink" in told
    assert await ann.letters(LetterKind.PING) == []


async def test_saying_no_links_nothing(anna: Chat, ann: Chat) -> None:
    await ann.send(f"/link {await anna.code()}")
    await ann.press("No")
    assert "Chat: Discord" in ann.text
    assert (await anna.person()).id != (await ann.person()).id


async def test_saying_yes_twice_says_that_it_is_so(anna: Chat, ann: Chat) -> None:
    await ann.send(f"/link {await anna.code()}")
    yes = ann.button("Yes, that is me").does
    await ann.press_token(yes)
    await ann.press_token(yes)
    assert "Done. It holds from now on." in ann.text


async def test_a_yes_that_was_not_asked_for_links_nothing(anna: Chat, ann: Chat, boris: Chat) -> None:
    await ann.send(f"/link {await anna.code()}")
    await boris.press_token(ann.button("Yes, that is me").does)
    assert "I don't know this code" in boris.text
    assert len({(await chat.person()).id for chat in (anna, ann, boris)}) == 3


# --- refusals -------------------------------------------------------------------------------------------------------


async def test_a_code_is_refused_by_the_one_who_made_it(anna: Chat) -> None:
    await anna.send(f"/link {await anna.code()}")
    assert "This is your own code" in anna.text


async def test_a_code_is_refused_late(town: Town, anna: Chat, ann: Chat) -> None:
    code = await anna.code()
    town.clock.advance(LIVES)
    await ann.send(f"/link {code}")
    assert "too old" in ann.text


async def test_a_yes_is_refused_late(town: Town, anna: Chat, ann: Chat) -> None:
    await ann.send(f"/link {await anna.code()}")
    town.clock.advance(LIVES)
    await ann.press("Yes, that is me")
    assert "too old" in ann.text
    assert (await anna.person()).id != (await ann.person()).id


async def test_a_code_is_refused_twice(anna: Chat, ann: Chat, boris: Chat) -> None:
    code = await anna.code()
    await ann.send(f"/link {code}")
    await boris.send(f"/link {code}")
    assert "used already" in boris.text
    await ann.press("Yes, that is me")
    await boris.send(f"/link {code}")
    assert "used already" in boris.text


async def test_wrong_codes_are_counted_and_then_nothing_is_listened_to_for_a_while(
    town: Town, anna: Chat, ann: Chat
) -> None:
    for left in range(MOST_WRONG - 1, 0, -1):
        await ann.send("/link K7Q2D-8FHXM-2TPZC" if left % 2 else "/link what?")
        assert ("try once more" if left == 1 else f"try {left} times more") in ann.text
    await ann.send("/link K7Q2D-8FHXM-2TPZC")
    assert "Too many wrong codes" in ann.text
    await ann.send(f"/link {await anna.code()}")
    assert "Too many wrong codes" in ann.text
    town.clock.advance(LIVES)
    await ann.send(f"/link {await anna.code()}")
    assert "Be one person with Anna" in ann.text


async def test_buyer_and_seller_of_one_order_cannot_be_one_person(town: Town, anna: Chat, ann: Chat) -> None:
    await town.placed(anna, ann)
    await ann.send(f"/link {await anna.code()}")
    assert "buyer and seller of one order" in ann.text


async def test_two_accounts_on_one_platform_cannot_be_one_person(ann: Chat, boris: Chat) -> None:
    await boris.send(f"/link {await ann.code()}")
    assert "Of each platform one account" in boris.text


async def test_no_code_is_in_any_log(anna: Chat, ann: Chat, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    code = await anna.code()
    await ann.send(f"/link {code[:-1]}2")
    await ann.send(f"/link {code}")
    await ann.press("Yes, that is me")
    secret = code.replace("-", "")[5:]
    assert secret not in caplog.text.replace("-", "")


async def test_where_the_bot_runs_on_one_platform_alone_there_is_nothing_to_link(town: Town, anna: Chat) -> None:
    town.shop = replace(town.shop, platforms=(TELEGRAM,))
    await anna.send("/settings")
    assert "Link another chat" not in anna.labels
    await anna.send("/link")
    assert "nothing to link" in anna.text


async def test_a_link_leads_from_discord_to_where_the_code_is_entered(town: Town, ann: Chat) -> None:
    await ann.send("/link")
    assert ann.button("Open Telegram").does == "https://t.me/shop?start=link"
    newcomer = await town.on(TELEGRAM, 9, "Newcomer").send("/start link")
    assert "Send me here the code" in newcomer.text
