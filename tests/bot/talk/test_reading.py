"""Looking changes nothing: the card, what stands behind it, the lists of orders, and every letter that is sent."""

from datetime import timedelta

import pytest

from bot.press import Press
from bot.screens.screen import Screen
from bot.talk.composer import ShopComposer
from core.order import FileRef, Order, OrderId, PersonId
from core.ports import Letter, LetterKind
from core.step import Command
from core.workflow import CLOCK, TILL
from core.workflows.service import SERVICE
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_command, a_delivery, a_placement, an_order

FILE = FileRef("f1", "logo.svg", 1_500, "ab" * 32)
GONE = FileRef("f2", "gone.zip", 9, "cd" * 32)
PAID = {"amount": 6_000}


class Story:
    """An order that goes through the real desk; each letter is read in the moment in which it was written."""

    def __init__(self) -> None:
        self.world = World()
        self.read: list[tuple[Letter, Screen | None]] = []
        self._seen: set[tuple[str, str]] = set()

    async def placed(self) -> "Story":
        await self.world.shop.desk.place(a_placement(), SERVICE, ("test", "place"))
        await self._mail()
        return self

    async def then(self, name: str, by: PersonId | None = None, **payload: object) -> "Story":
        command = a_command(self.order, name, TILL if by is None else by, payload)
        await self.world.shop.desk.handle(command)
        await self._mail()
        return self

    async def clock(self, kind: str) -> "Story":
        alarm = self.order.alarm(kind)
        assert alarm
        self.world.clock.advance(alarm.at - self.world.clock.now())
        await self.world.shop.desk.handle(Command(self.order.id, kind, CLOCK, ("alarm", kind), alarm.epoch))
        await self._mail()
        return self

    @property
    def order(self) -> Order:
        return self.world.only_order()

    async def _mail(self) -> None:
        composer = ShopComposer(self.world.shop)
        for key, letter in self.world.orders.letters.items():
            if key not in self._seen:
                self._seen.add(key)
                self.read.append((letter, await composer.letter(letter, self.world.people.people[letter.to])))

    def pings(self, to: PersonId) -> list[str]:
        return [
            str(screen.text.striptags())
            for letter, screen in self.read
            if letter.to == to and letter.kind is not LetterKind.CARD and screen
        ]


async def delivered() -> Story:
    story = await (await Story().placed()).then("claim_payment", ANNA)
    await story.then("pay", STAFFER, **PAID)
    await story.then("start", BORIS)
    return await story.then("deliver", BORIS, **a_delivery(story.order, files=(FILE,)))


async def test_every_letter_of_an_order_that_goes_well_has_something_to_say_when_it_is_sent() -> None:
    story = await delivered()
    await story.then("request_revision", ANNA, changes="Thicker, please")
    await story.then("deliver", BORIS, **a_delivery(story.order))
    await story.then("accept", ANNA)
    assert [letter.key for letter, screen in story.read if screen is None] == []
    assert [ping.partition(" Logo")[0] for ping in story.pings(ANNA)] == [
        "Your 60.00 € for",
        "Boris delivered",
        "Boris delivered",
    ]
    assert "You are paid 54.00 €" in story.pings(BORIS)[-1]
    assert not any("54.00" in ping for ping in story.pings(STAFFER))


@pytest.mark.parametrize("kind", ["start_lapsed/6h", "start_lapsed/1h", "start_lapsed"])
async def test_every_letter_of_the_clock_has_something_to_say_when_it_is_sent(kind: str) -> None:
    story = await (await Story().placed()).then("pay", STAFFER, **PAID)
    await story.clock(kind)
    assert [letter.key for letter, screen in story.read if screen is None] == []
    assert any("Logo for a bakery" in ping for ping in story.pings(BORIS))


async def test_the_files_of_a_delivery_come_with_its_ping() -> None:
    story = await delivered()
    screens = [screen for letter, screen in story.read if letter.kind is LetterKind.PING and letter.to == ANNA]
    assert screens[-1]
    assert screens[-1].files == (FILE,)


async def test_a_letter_to_somebody_who_may_not_see_the_order_says_nothing() -> None:
    story = await delivered()
    order = story.order
    letter = Letter("key", LetterKind.PING, STRANGER, order.id, "delivered", order.version, order.placed_at)
    composer = ShopComposer(story.world.shop)
    stranger = story.world.people.people[STRANGER]
    assert await composer.letter(letter, stranger) is None
    assert await composer.card(story.order.id, stranger) is None
    assert await composer.card(OrderId("22222222222X"), stranger) is None


async def press(chat: Chat, verb: str, *args: str, on_card: bool = False) -> Chat:
    await chat.press_token(Press(verb, args), on_card=on_card)
    return chat


async def test_more_leads_behind_the_card_and_back() -> None:
    story = await delivered()
    chat = story.world.chat(ANNA)
    await press(chat, "more", story.order.id, on_card=True)
    await chat.press("Timeline")
    assert "Boris delivered (1 file)" in chat.text
    await chat.press("Back")
    await chat.press("Deliveries")
    assert "Delivery 1 of 1" in chat.text
    await chat.press("SHA-256")
    assert FILE.sha256 in chat.text
    await chat.press("Back")
    story.world.files.kept[FILE.id] = b"<svg/>"
    await chat.press("Get the file")
    assert chat.reply.fresh
    assert chat.reply.screen
    assert chat.reply.screen.files == (FILE,)
    await press(chat, "more", story.order.id)
    await chat.press("How this works")
    assert "When you accept, Boris is paid 54.00 €" in chat.text
    await chat.press("Back")
    await chat.press("Back")
    assert chat.reply.card == story.order.id


async def test_thinking_better_of_it_takes_the_question_away_and_the_card_back() -> None:
    story = await delivered()
    chat = story.world.chat(ANNA)
    await press(chat, "keep", story.order.id)
    assert (chat.reply.card, chat.reply.clear) == (story.order.id, True)
    await press(chat, "keep", story.order.id, on_card=True)
    assert (chat.reply.card, chat.reply.clear) == (story.order.id, False)


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("card", ()), ("keep", ()), ("more", ()), ("how", ()), ("timeline", ("0",)), ("deliveries", ("1", "0")),
        ("hashes", ("1",)), ("files", ("1",)), ("star", ("1",)), ("star", ("0",)),
    ],
)  # fmt: skip
async def test_an_order_of_others_and_one_that_does_not_exist_are_answered_alike(
    verb: str, args: tuple[str, ...]
) -> None:
    story = await delivered()
    chat = story.world.chat(STRANGER)
    answers = []
    for order in (story.order.id, "22222222222X"):
        await press(chat, verb, order, *args)
        answers.append(chat.reply)
    assert answers[0] == answers[1]
    assert chat.text == "There is no such order among yours."


async def test_a_seller_does_not_see_an_order_that_was_never_paid() -> None:
    story = await Story().placed()
    chat = story.world.chat(BORIS)
    await press(chat, "card", story.order.id)
    assert chat.text == "There is no such order among yours."


async def test_files_of_a_delivery_that_does_not_exist_are_refused() -> None:
    story = await delivered()
    chat = story.world.chat(ANNA)
    await press(chat, "files", story.order.id, "2")
    assert chat.reply.screen is None


async def test_a_file_that_is_gone_from_where_it_was_kept_is_named_and_the_others_come() -> None:
    story = await (await Story().placed()).then("claim_payment", ANNA)
    await story.then("pay", STAFFER, **PAID)
    await story.then("start", BORIS)
    await story.then("deliver", BORIS, **a_delivery(story.order, files=(FILE, GONE)))
    story.world.files.kept[FILE.id] = b"<svg/>"
    anna = story.world.chat(ANNA)
    await press(anna, "files", story.order.id, "1")
    assert anna.reply.screen
    assert anna.reply.screen.files == (FILE,)
    assert "“gone.zip” (9 bytes) is not where it was kept" in anna.text


async def test_orders_open_with_the_first_group_that_there_is_anything_in() -> None:
    world = World()
    anna = world.chat(ANNA)
    await anna.send("/orders")
    assert "To order something, open the link" in anna.text
    world.put(an_order("completed"))
    await anna.send("/orders")
    assert "1 closed order" in anna.text
    world.put(an_order("queued"))
    world.put(an_order("queued", buyer=BORIS, seller=ANNA, title="Poster"))
    await anna.send("/orders")
    assert "1 order needs you" in anna.text
    assert "Poster" in anna.text
    await anna.press("Waiting (1)")
    assert "Logo for a bakery" in anna.text
    await anna.press("Active (2)")
    assert "2 orders go on" in anna.text
    assert "Logo for a bakery" in anna.text
    assert "Poster" in anna.text


async def test_an_order_that_was_starred_is_among_the_favourites_until_it_is_not() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    await press(anna, "more", story.order.id)
    await anna.press("☆ Favourite")
    assert anna.reply.toast.startswith("★")
    assert anna.offers("★ No favourite any more")
    await anna.send("/orders")
    await anna.press("★ Favourites (1)")
    assert "Logo for a bakery" in anna.text
    await press(anna, "more", story.order.id)
    await anna.press("★ No favourite any more")
    assert anna.offers("☆ Favourite")
    await press(anna, "orders", "favourites", "0")
    assert "You have starred no order yet" in anna.text


async def test_a_star_is_seen_by_who_set_it_alone_and_set_twice_is_set() -> None:
    story = await delivered()
    anna, boris = story.world.chat(ANNA), story.world.chat(BORIS)
    for _ in range(2):
        await press(anna, "star", story.order.id, "1")
    await boris.send("/orders")
    assert boris.offers("★ Favourites (0)")
    await press(boris, "more", story.order.id)
    assert boris.offers("☆ Favourite")


async def test_staff_who_look_at_an_order_of_others_cannot_star_it() -> None:
    story = await delivered()
    vera = story.world.chat(STAFFER)
    await press(vera, "more", story.order.id)
    assert not vera.offers("☆ Favourite")
    await press(vera, "star", story.order.id, "1")
    assert vera.text == "There is no such order among yours."


async def test_long_lists_turn_and_a_page_that_is_gone_is_the_last_one() -> None:
    world = World()
    now = world.clock.now()
    for number in range(7):
        world.put(an_order("delivered", title=f"Order {number}", placed_at=now + timedelta(minutes=number)))
    anna = world.chat(ANNA)
    await anna.send("/orders")
    assert "Order 6" in anna.text
    assert "Order 1" not in anna.text
    await anna.press("›")
    assert "Order 1" in anna.text
    await press(anna, "orders", "needs_me", "999")
    assert "Order 0" in anna.text
    await press(anna, "orders", "nonsense", "0")
    assert "7 orders need you" in anna.text
