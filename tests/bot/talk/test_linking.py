"""One person in two chats, in words and buttons: on a database, for there it is judged who may be linked."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.press import Press
from bot.screens.screen import Button, Screen
from bot.shop import Shop
from bot.talk import door
from bot.talk.composer import ShopComposer
from bot.talk.reply import Pressed, Reply, Said
from core.chat import ChatDesk
from core.community import Rules
from core.desk import OrderDesk
from core.linkdesk import LinkDesk
from core.linking import LIVES, MOST_WRONG
from core.order import Order
from core.person import Account, Person, Platform
from core.ports import LetterKind
from core.storage import Storage, open_storage
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import NOON, a_command, a_listing, a_placement
from tests.fakes import FakeFiles, MovableClock
from tests.storage.trade import moved

TELEGRAM, DISCORD = Platform.TELEGRAM, Platform.DISCORD
YEAR = timedelta(days=365)


class Town:
    """A bot on both platforms, and chats of accounts with it."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.clock = MovableClock(NOON)
        self.wakes = self.updates = 0
        self.read: dict[Account, list[tuple[LetterKind, Screen]]] = {}
        storage.communities.start_from("Handover", Rules(fee=1000))
        self.desk = OrderDesk(storage.orders, self.clock, storage.communities)
        self.shop = Shop(
            desk=self.desk,
            orders=storage.orders,
            listings=storage.listings,
            people=storage.people,
            drafts=storage.drafts,
            files=FakeFiles(),
            clock=self.clock,
            communities=storage.communities,
            messages=storage.messages,
            chat=ChatDesk(storage.messages, self.clock),
            till="manual",
            link="https://t.me/shop?start={}",
            largest_file=100,
            links=LinkDesk(storage.links, storage.orders, self.clock, self.wake),
        )

    def wake(self) -> None:
        self.wakes += 1

    def on(self, platform: Platform, address: int, name: str) -> "Chat":
        return Chat(self, Account(platform, address), name)

    async def placed(self, buyer: "Chat", seller: "Chat", title: str = "Logo") -> Order:
        """A paid order that the seller has not started."""
        people = {"buyer": (await buyer.person()).id, "seller": (await seller.person()).id}
        placement = a_placement(title=title, **people)
        order = moved(await self.desk.place(placement, SERVICE, ("test", f"place {placement.id}")))
        paid = a_command(order, "pay", TILL, {"amount": order.terms.price})
        return moved(await self.desk.handle(paid))

    async def mail(self) -> None:
        """Everything that waits is read, each in its chat."""
        waiting = await self.storage.outbox.waiting(self.clock.now() + YEAR, 999)
        composer = ShopComposer(self.shop)
        for letter in waiting:
            person = await self.storage.people.get(letter.to)
            assert person
            [account] = [each for each in person.accounts if each.platform == letter.platform]
            if screen := await composer.letter(letter, person):
                self.read.setdefault(account, []).append((letter.kind, screen))
        await self.storage.outbox.sent(waiting, self.clock.now())


@dataclass
class Chat:
    """The chat of one account. `screen` is what stands last."""

    town: Town
    account: Account
    name: str
    screen: Screen | None = None
    reply: Reply = field(default_factory=Reply)

    async def person(self) -> Person:
        return await self.town.shop.people.meet(self.account, self.name, "en")

    async def send(self, text: str) -> "Chat":
        said = Said(await self.person(), self.account.platform, self._next(), text)
        return self._got(await door.said(self.town.shop, said))

    async def press(self, label: str) -> "Chat":
        return await self.press_token(self.button(label).does)

    async def press_token(self, token: Press | str) -> "Chat":
        assert isinstance(token, Press), token
        token.pack()
        pressed = Pressed(await self.person(), self.account.platform, self._next(), token)
        return self._got(await door.pressed(self.town.shop, pressed))

    @property
    def text(self) -> str:
        return self.reply.toast or (str(self.screen.text.striptags()) if self.screen else "")

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.screen.rows for button in row] if self.screen else []

    def button(self, label: str) -> Button:
        assert self.screen
        return next(button for row in self.screen.rows for button in row if button.label == label)

    async def code(self) -> str:
        """A fresh one, as it is shown."""
        await self.send("/link")
        return self.text.partition("/link ")[2].split()[0]

    async def orders(self) -> set[str]:
        found = await self.town.storage.orders.list_for((await self.person()).id, None, 0, 99)
        return {order.title for order in found}

    async def letters(self, *kinds: LetterKind) -> list[str]:
        """What has come since the last look."""
        await self.town.mail()
        read = self.town.read.pop(self.account, [])
        return [str(screen.text.striptags()) for kind, screen in read if not kinds or kind in kinds]

    def _next(self) -> int:
        self.town.updates += 1
        return self.town.updates

    def _got(self, reply: Reply) -> "Chat":
        self.reply = reply
        self.screen = reply.screen or self.screen
        return self


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        yield Town(storage)


@pytest.fixture
async def anna(town: Town) -> Chat:
    """Anna's first chat."""
    chat = town.on(TELEGRAM, 1, "Anna")
    await chat.person()
    return chat


@pytest.fixture
async def ann(town: Town, anna: Chat) -> Chat:
    """Her second one, as long as nobody knows."""
    chat = town.on(DISCORD, 1, "ann_b")
    await chat.person()
    return chat


@pytest.fixture
async def boris(town: Town, anna: Chat, ann: Chat) -> Chat:
    chat = town.on(DISCORD, 2, "Boris")
    await chat.person()
    return chat


async def link(host: Chat, guest: Chat) -> None:
    await guest.send(f"/link {await host.code()}")
    await guest.press("Yes, that is me")


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


# --- settings -------------------------------------------------------------------------------------------------------


async def test_settings_show_the_chats_and_one_may_be_made_quiet(
    town: Town, anna: Chat, ann: Chat, boris: Chat
) -> None:
    await link(anna, ann)
    await ann.send("/settings")
    assert "messages come on Telegram and Discord." in ann.text
    await ann.press("✓ Messages on Telegram")
    assert "messages come on Discord." in ann.text
    await anna.letters()
    order = await town.placed(anna, boris)
    await town.desk.handle(a_command(order, "start", (await boris.person()).id))
    assert await anna.letters(LetterKind.PING) == []
    assert len(await ann.letters(LetterKind.PING)) == 1
    await anna.send("/settings")
    await anna.press("☐ Messages on Telegram")
    assert "messages come on Telegram and Discord." in anna.text


async def test_one_chat_has_to_be_left_in_which_one_is_told(anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    await ann.press("✓ Messages on Telegram")
    await ann.press("✓ Messages on Discord")
    assert ann.reply.toast == "One chat has to be left in which you are told what happens."
    assert ann.reply.alert
    assert (await ann.person()).quiet == {TELEGRAM}


async def test_with_one_chat_there_is_nothing_to_be_told_elsewhere(anna: Chat) -> None:
    await anna.send("/settings")
    assert "Link another chat" in anna.labels
    assert not [label for label in anna.labels if "Messages on" in label or "Unlink" in label]
    await anna.press_token(Press("told", ("discord",)))
    await anna.press_token(Press("told", ("telegram",)))
    assert (await anna.person()).quiet == frozenset()


@pytest.mark.parametrize("forged", [("icq",), (), ("telegram", "discord")])
async def test_a_forged_platform_is_no_button_of_ours(anna: Chat, forged: tuple[str, ...]) -> None:
    for verb in ("told", "unlink", "part"):
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
