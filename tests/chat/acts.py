"""What people do in most stories, by the words on the buttons. Each act ends when its outcome is to be seen."""

import re
from dataclasses import dataclass

from tests.chat.handset import Handset

OFFER = ("Logo design", "A logo in three drafts.", "50", "3 days", "2")
LOGO = b"<svg>a logo</svg>"


@dataclass(frozen=True, slots=True)
class Words:
    """How the buttons read in one language."""

    enough: str = "That's all"
    skip: str = "Skip"
    publish: str = "Publish"
    option: str = "Source files · 10.00 € · +1 day"
    order: str = "Order for 60.00 €"
    place: str = "Place the order"
    pay: str = "Pay 60.00 €"
    start: str = "Start work"
    deliver: str = "Deliver"
    all_in: str = "Everything is in: deliver"
    accept: str = "Accept"
    yes_accept: str = "Yes, accept"
    cancel: str = "Cancel"
    pause: str = "Pause"


ENGLISH = Words()
RUSSIAN = Words(
    enough="Это всё",
    skip="Пропустить",
    publish="Опубликовать",
    option="Source files · 10,00 € · +1 день",
    order="Заказать за 60,00 €",
    place="Оформить заказ",
    pay="Оплатить 60,00 €",
    start="Начать работу",
    deliver="Сдать работу",
    all_in="Всё на месте: сдать",
    accept="Принять",
    yes_accept="Да, принять",
    cancel="Отмена",
    pause="Приостановить",
)


async def offer(seller: Handset, words: Words = ENGLISH, price: str = OFFER[2]) -> str:
    """Publish a service with one option; the link to share, or where there is none the title."""
    await seller.send("/sell")
    await seller.fill((*OFFER[:2], price, *OFFER[3:], "Source files, 10, +1 day"), words.cancel)
    await seller.click(words.enough)
    await seller.click(words.skip)
    await seller.click(words.publish)
    shared = await seller.sees_button(words.pause)
    found = re.search(r"https://\S+\?start=\w+", shared.text)
    return found[0] if found else OFFER[0]


async def place(buyer: Handset, link: str, words: Words = ENGLISH) -> None:
    """Open the link, tick the option and order."""
    await buyer.open(link)
    await buyer.click(f"☐ {words.option}")
    await buyer.click(words.order)
    await buyer.click(words.place)


async def pay(buyer: Handset, seller: Handset, words: Words = ENGLISH) -> None:
    await buyer.click(words.pay)
    await seller.sees_button(words.start)


async def a_paid_order(seller: Handset, buyer: Handset) -> None:
    await place(buyer, await offer(seller))
    await pay(buyer, seller)


async def start(seller: Handset, buyer: Handset, words: Words = ENGLISH) -> None:
    await seller.click(words.start)
    await seller.sees_button(words.deliver)


async def deliver(seller: Handset, buyer: Handset, words: Words = ENGLISH, name: str = "logo.svg") -> None:
    """One file and two taps."""
    await seller.click(words.deliver)
    await seller.hand_in(files={name: LOGO}, send=words.all_in)
    await buyer.sees_button(words.accept)


async def accept(buyer: Handset, words: Words = ENGLISH) -> None:
    await buyer.click(words.accept)
    await buyer.click(words.yes_accept)


async def withdraw(buyer: Handset) -> None:
    """Out of an order that was not paid."""
    await buyer.click("More")
    await buyer.click("Withdraw the order")
    await buyer.click("Yes, withdraw")
    await buyer.sees("Cancelled")


async def ask(asker: Handset, what: str, *answers: str) -> None:
    """Behind the card, answer what a question to the other side needs, and send it."""
    await asker.click("More")
    await asker.click(what)
    await asker.fill(answers)
    await asker.click("Send it")


async def add(buyer: Handset, price: str = "20") -> None:
    """Ask to add something to the order, for a day more; it is still to be paid."""
    await ask(buyer, "Add to the order", "A business card", price, "1 day")


async def agree_to_add(seller: Handset) -> None:
    """And wait until the card has it."""
    await seller.click("Yes, add it")
    await seller.click("Yes, add it")
    await seller.sees("A business card (+1 day) · ")
