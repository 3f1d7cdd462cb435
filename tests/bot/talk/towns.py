"""A bot on two platforms, on a database, and chats of accounts with it: there it is judged who may be linked."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.press import Press
from bot.screens.mail import Mail
from bot.screens.screen import Button, Screen
from bot.shop import Shop
from bot.talk import door
from bot.talk.composer import ShopComposer
from bot.talk.mailing import MailComposer
from bot.talk.reply import Pressed, Reply, Said
from core.cashdesk import CashDesk
from core.chat import ChatDesk
from core.checkoutdesk import CheckoutDesk
from core.community import Rules
from core.desk import OrderDesk
from core.estatedesk import EstateDesk
from core.helpdesk import HelpDesk
from core.linkdesk import LinkDesk
from core.mail import EMAIL, new_code
from core.maildesk import MAIL_CODE, MailDesk
from core.order import Order
from core.person import Account, Person, Platform
from core.ports import Letter, LetterKind
from core.reviews import ReviewDesk
from core.staffdesk import StaffDesk
from core.storage import Storage
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import NOON, a_command, a_placement
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
        self.mails: list[tuple[str, Mail]] = []
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
            mail=MailDesk(storage.mailboxes, self.clock, self.wake),
            favourites=storage.favourites,
            reviews=storage.reviews,
            reviewing=ReviewDesk(storage.reviews, self.clock),
            reputations=storage.reputations,
            bills=storage.bills,
            enquiries=storage.enquiries,
            blocks=storage.blocks,
            shopfronts=storage.shopfronts,
            checkout=CheckoutDesk(storage.paylinks, storage.orders, self.desk, self.clock),
            cash=CashDesk(storage.transfers, self.clock, storage.communities),
            papers=storage.papers,
            invoices=storage.invoices,
            availabilities=storage.availabilities,
            reports=storage.reports,
            sanctions=storage.sanctions,
            staff=StaffDesk(storage.reports, storage.sanctions, storage.communities, self.clock, self.wake),
            cases=storage.cases,
            helping=HelpDesk(storage.help_requests, storage.communities, self.clock, self.wake),
            estates=storage.estates,
            erasing=EstateDesk(storage.estates, storage.communities, self.clock, self.wake),
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

    async def _mail(self, letter: Letter, person: Person) -> None:
        desk, composer = self.shop.mail, MailComposer(self.shop)
        assert desk
        if letter.topic == MAIL_CODE:
            code = new_code()
            address = await desk.mint(letter, code)
            mail = composer.code(code, person)
        else:
            mailbox, found = await desk.of(person.id), await composer.letter(letter, person)
            if mailbox is None or found is None:
                return
            address, mail = mailbox.address, found
        if address:
            self.mails.append((address, mail))

    async def mail(self) -> None:
        """Everything that waits is read, each in its chat."""
        waiting = await self.storage.outbox.waiting(self.clock.now() + YEAR, 999)
        composer = ShopComposer(self.shop)
        for letter in waiting:
            person = await self.storage.people.get(letter.to)
            assert person
            if letter.platform == EMAIL:
                await self._mail(letter, person)
                continue
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


async def link(host: Chat, guest: Chat) -> None:
    await guest.send(f"/link {await host.code()}")
    await guest.press("Yes, that is me")
