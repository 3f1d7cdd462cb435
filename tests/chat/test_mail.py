"""A seller adds an address and is told of a new order by mail; wrong codes and a mail server away do no harm."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from email.headerregistry import Address
from pathlib import Path

import pytest

from bot.root.mail import by
from core.mail import EMAIL, MOST_WRONG
from core.person import Platform
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import PATIENCE, Town, Way, a_town
from tests.mail_office import Office, Taken, an_office

ADDRESS = "boris@example.org"
SENDER = Address("Handover", addr_spec="orders@example.org")
DONE = "from now on I write to boris@example.org too"


@dataclass(frozen=True, slots=True)
class Post:
    """The mail server of a town, and what has come to people's addresses."""

    office: Office

    async def brings(self, subject: str, *, to: str = ADDRESS) -> Taken:
        """The mail whose subject begins so, once it has come."""
        async with asyncio.timeout(PATIENCE):
            while not (found := [each for each in self.office.to(to) if each.subject.startswith(subject)]):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return found[-1]

    async def code(self, number: int = 1, *, to: str = ADDRESS) -> str:
        """The code in the mail of that number."""
        async with asyncio.timeout(PATIENCE):
            while len(self.office.to(to)) < number:  # noqa: ASYNC110 - nothing rings when a mail has come
                await asyncio.sleep(0.02)
        found = re.search(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", self.office.to(to)[number - 1].text, re.MULTILINE)
        assert found
        return found[0]


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with an_office() as office:
        yield Post(office)


@pytest.fixture
async def town(tmp_path: Path, way: Way, post: Post) -> AsyncIterator[Town]:
    async with a_town(tmp_path, way=way) as town:
        town.mail = by(post.office.server, SENDER)
        async with town.open():
            yield town


async def add(phone: Handset, address: str = ADDRESS) -> None:
    """As far as the question for the code."""
    await phone.send("/settings")
    await phone.click("E-mail")
    await phone.click("Add an address")
    await answer(phone, address)
    await phone.sees(f"I have sent a code to {address}")


async def answer(phone: Handset, words: str) -> None:
    """What is asked for, on a form where there is one."""
    await phone.fill((words,))


async def wrong(phone: Handset, words: str) -> None:
    """A code that is not taken, and the question that stands after it."""
    await phone.look()
    before = phone.last.id
    await answer(phone, words)
    async with asyncio.timeout(PATIENCE):
        while phone.last.id <= before:
            await asyncio.sleep(0.02)
            await phone.look()


async def has_mail(phone: Handset, post: Post) -> None:
    await add(phone)
    await answer(phone, await post.code())
    await phone.sees(DONE)


async def test_a_seller_adds_an_address_and_is_told_of_a_new_order_by_mail(town: Town, post: Post) -> None:
    await has_mail(town.boris, post)
    await acts.a_paid_order(town.boris, town.anna)
    mail = await post.brings("New order: Logo design")
    assert "Anna" in mail.text
    assert "you get 54.00 €" in mail.text
    assert mail.mail["From"] == str(SENDER)
    assert "New order" in mail.html
    way = re.search(r"^Open in (Telegram|Discord): (https://\S+)$", mail.text, re.MULTILINE)
    assert way
    if town.way.seller is Platform.TELEGRAM:
        await town.boris.send(f"/start {way[2].partition('start=')[2]}")
    else:
        assert way[2].startswith("https://discord.com/channels/")
    await town.boris.sees_button("Start work")
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    mail = await post.brings("Money: Logo design")
    assert "54.00 €" in mail.text
    await town.quiet()
    assert len({each.id for each in post.office.taken}) == len(post.office.taken)
    assert await town.balance("boris") == 5400


async def test_whoever_is_told_by_mail_alone_hears_of_it_in_the_chat_when_the_address_is_gone(
    town: Town, post: Post
) -> None:
    await has_mail(town.boris, post)
    await town.boris.click("Telegram" if town.way.seller is Platform.TELEGRAM else "Discord")
    await town.boris.click("✓ New orders")
    await town.boris.sees("New orders: E-mail")
    post.office.says("RCPT", "550 5.1.1 No such user")
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.click("Pay 60.00 €")
    await town.boris.sees("I can't write to boris@example.org any more")
    await town.boris.sees("New order: Logo design")
    await town.boris.send("/settings")
    await town.boris.click("E-mail")
    await town.boris.sees("does not work, so nothing is sent there")
    post.office.recovers()
    await town.boris.click("Send a new code")
    await town.boris.sees("I have sent a code to boris@example.org")
    await answer(town.boris, await post.code(2))
    await town.boris.sees(DONE)


async def test_ten_wrong_codes_do_nothing_and_say_what_to_do(town: Town, post: Post) -> None:
    await add(town.boris)
    right = await post.code()
    for number in range(1, MOST_WRONG):
        await wrong(town.boris, "2222-2222")
        left = MOST_WRONG - number
        await town.boris.sees(f"You can try {'once' if left == 1 else f'{left} times'} more")
    for _ in range(MOST_WRONG + 1):
        await wrong(town.boris, "2222-2222")
        await town.boris.sees("Too many wrong codes, so this one is of no use any more")
    await wrong(town.boris, right)
    await town.boris.sees("Too many wrong codes, so this one is of no use any more")
    await town.boris.click("Send a new code")
    await answer(town.boris, await post.code(2))
    await town.boris.sees(DONE)


async def test_a_mail_server_that_is_away_holds_up_no_chat_and_loses_nothing(
    town: Town, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mail.refusals.SOON", 0.1)
    await has_mail(town.boris, post)
    post.office.says("MAIL", "421 4.3.2 Not now")
    await acts.a_paid_order(town.boris, town.anna)
    await town.boris.sees("New order: Logo design")
    assert await town.storage.outbox.waiting(town.clock.now() + timedelta(days=1), 9, EMAIL)
    post.office.recovers()
    await post.brings("New order: Logo design")
    assert len([each for each in post.office.taken if each.subject.startswith("New order")]) == 1
