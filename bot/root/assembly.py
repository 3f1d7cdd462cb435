"""What stands behind each port of a running bot, put together once, around none, one or several platforms. The tests
put the same parts on a clock and platforms of their own.
"""

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial

from bot.root.ground import CannotStart, Connection, Counter, Ground
from bot.settings import Settings
from bot.shop import Shop
from bot.tills.play import PlayTill
from core.attic import Attic, Shelf
from core.cashdesk import CashDesk
from core.chat import ChatDesk
from core.checkoutdesk import CheckoutDesk
from core.community import Rules
from core.desk import OrderDesk
from core.estatedesk import EstateDesk
from core.helpdesk import HelpDesk
from core.ledger import provider
from core.linkdesk import LinkDesk
from core.mail import EMAIL
from core.maildesk import MailDesk
from core.order import PersonId
from core.person import Account, Platform
from core.ports import Channel, People, Till
from core.reviews import ReviewDesk
from core.staffdesk import StaffDesk
from core.storage import Storage
from core.storage.files import FileFolder
from core.till import ABILITIES, MANUAL, abilities
from scheduler.alarm_clock import AlarmClock
from scheduler.broom import Broom
from scheduler.cashier import Cashier
from scheduler.courier import Courier
from scheduler.couriers import Nobody, Route, couriers
from scheduler.herald import Herald
from scheduler.jobs import Hours, Timetable
from scheduler.lookout import Lookout
from scheduler.morning import Morning
from scheduler.night import Night
from scheduler.paperboy import Paperboy
from scheduler.watchman import Watchman

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
NAME = "Handover"
DIRECT_MESSAGES = "https://discord.com/channels/@me"


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that takes what people do. `lines` say which platforms it runs on, one each."""

    lines: tuple[str, ...]
    shop: Shop
    channels: Mapping[Platform, Channel]
    timetable: Timetable


@asynccontextmanager
async def running(settings: Settings, storage: Storage, ground: Ground) -> AsyncIterator[Running]:
    """The whole bot on open `storage` until the block ends; then it takes nothing more and finishes what is under way.

    Raises `CannotStart`.
    """
    await _keep_apart(storage, ground.till)
    async with AsyncExitStack() as stack:
        connecting = [connect(settings, storage.cards) for connect in ground.platforms]
        connections = [await stack.enter_async_context(each) for each in connecting]
        back = partial(_back, storage.people, connections)
        counters = [await stack.enter_async_context(opening(back, ground.clock)) for opening in ground.counters]
        await _found_default(settings, storage, ground)
        moved, linked, reviewed = _Bell(), _Bell(), _Bell()
        watchman = await _on_duty(storage, ground, moved.ring)
        desk = OrderDesk(storage.orders, ground.clock, storage.communities, moved.ring, watchman)
        chat = ChatDesk(storage.messages, ground.clock, moved.ring)
        links = LinkDesk(storage.links, storage.orders, ground.clock, linked.ring)
        reviews = ReviewDesk(storage.reviews, ground.clock, reviewed.ring)
        payer = ground.till if abilities(ground.till).payouts else MANUAL
        mail = MailDesk(storage.mailboxes, ground.clock, moved.ring) if ground.mail else None
        cash = CashDesk(storage.transfers, ground.clock, storage.communities, payer, moved.ring)
        staff = StaffDesk(storage.reports, storage.sanctions, storage.communities, ground.clock, moved.ring)
        erasing = EstateDesk(storage.estates, storage.communities, ground.clock, linked.ring)
        checkout = CheckoutDesk(storage.paylinks, storage.orders, desk, ground.clock, moved.ring, cash.handle)
        helping = HelpDesk(storage.help_requests, storage.communities, ground.clock, moved.ring)
        tills = _tills(ground, connections, counters)
        bare = _shop(
            settings,
            storage,
            ground,
            desk,
            chat,
            links,
            reviews,
            cash,
            mail,
            staff,
            erasing,
            checkout,
            helping,
            tills,
            connections,
        )
        shop = replace(bare, wake=moved.ring, watch=watchman)
        platforms = [(each.platform, each.open(shop)) for each in connections]
        routes: dict[str, Route] = {each: Route(opened.channel, ground.limits[each]) for each, opened in platforms}
        routes[EMAIL] = Route(_mail_channel(storage, ground, shop), ground.limits[EMAIL])
        broom = Broom(storage.leftovers, Attic(storage.castoffs, shop.files), ground.clock)
        herald = Herald(reviews, storage.reviews, ground.clock)
        cashier = Cashier(cash, checkout, tills, ground.clock)
        timetable = _timetable(storage, ground, desk, routes, watchman, herald, cashier, broom, helping)
        moved.hear = timetable.wake
        reviewed.hear = _all_of(timetable.wake, herald.wake)
        linked.hear = _all_of(*(opened.forget for _, opened in platforms), timetable.wake)
        ground.on_move(timetable.look_around)
        timetable.start()
        stack.push_async_callback(timetable.stop)
        for receiving in (
            *(opened.receiving() for _, opened in platforms),
            *(each.receiving(checkout, cash) for each in counters),
        ):
            await stack.enter_async_context(receiving)
        channels = {each: opened.channel for each, opened in platforms}
        yield Running(_lines(connections, counters, ground), shop, channels, timetable)


def _timetable(
    storage: Storage,
    ground: Ground,
    desk: OrderDesk,
    routes: Mapping[str, Route],
    watchman: Watchman,
    herald: Herald,
    cashier: Cashier,
    broom: Broom,
    helping: HelpDesk,
) -> Timetable:
    night = Night(storage.people, storage.orders, storage.communities, ground.clock)
    carriers = couriers(
        storage.outbox, routes, ground.clock, storage.people, storage.orders, storage.enquiries, night.over
    )
    return Timetable(
        AlarmClock(desk, storage.orders, ground.clock),
        *carriers,
        watchman=watchman,
        herald=herald,
        cashier=cashier,
        hours=(*_hours(storage, ground, carriers), Lookout(helping, ground.clock)),
        broom=broom,
    )


async def _on_duty(storage: Storage, ground: Ground, wake: Callable[[], None]) -> Watchman:
    """Somebody who knows, before anything happens, for how long nobody was there."""
    watchman = Watchman(
        storage.pulses, storage.communities, ground.clock, ground.true_time, asks=ground.asks, wake=wake
    )
    await watchman.begin()
    return watchman


def _hours(storage: Storage, ground: Ground, carriers: Sequence[Courier]) -> tuple[Hours, ...]:
    """What has its hour in people's own days."""
    hurry = _all_of(*(each.wake for each in carriers))
    paperboy = Paperboy(storage.digests, storage.people, storage.orders, storage.communities, ground.clock, hurry)
    return Morning(storage.outbox, ground.clock, hurry), paperboy


async def _found_default(settings: Settings, storage: Storage, ground: Ground) -> None:
    """The default community is as the environment has it, unless it was set up in a chat since."""
    staff = await _staff(storage.people, settings.staff or ground.staff, settings.language)
    rules = _rules(settings, staff)
    storage.communities.start_from(NAME, rules)
    if changed := _changed(rules, storage.communities.default.rules):
        log.info("set up in the chat, so not as the environment has it: %s", ", ".join(changed))


def _lines(connections: Sequence[Connection], counters: Sequence[Counter], ground: Ground) -> tuple[str, ...]:
    besides = [each.line for each in (*counters, ground.mail) if each]
    return (*(each.line for each in connections), *besides)


def _mail_channel(storage: Storage, ground: Ground, shop: Shop) -> Channel:
    """Without a mail server what is to be mailed has to end somewhere, or it would count as perhaps arriving."""
    if ground.mail is None or shop.mail is None:
        return Nobody("no mail server is set")
    return ground.mail.open(shop, shop.mail, storage.cards, storage.threads)


async def _keep_apart(storage: Storage, till: str) -> None:
    """Play money and real money never meet in one ledger, nor real orders and a clock that anybody may move."""
    for other in (each for each, can in ABILITIES.items() if can.play is not abilities(till).play):
        if await storage.ledger.balance(provider(other)):
            raise CannotStart(
                f"DATABASE_URL: this database holds money of the {other} till, and this start uses the {till} till;"
                " name another database (are the tokens as you want them?)"
            )


def _tills(ground: Ground, connections: Sequence[Connection], counters: Sequence[Counter]) -> Mapping[str, Till]:
    """The providers' tills of this bot, by name. Where money is played with there is none that takes any."""
    if abilities(ground.till).play:
        return {ground.till: PlayTill()}
    tills = [*(each.tills for each in counters), *(each.tills for each in connections)]
    return {name: till for there in tills for name, till in there.items()}


async def _back(people: People, connections: Sequence[Connection], person: PersonId) -> str:
    """Where `person` talks to the bot: on the platform that they linked first of those on which it runs."""
    found = await people.get(person)
    links = {each.platform: each.link.partition("?")[0] or DIRECT_MESSAGES for each in connections}
    theirs = (links[each] for each in (found.platforms if found else ()) if each in links)
    return next(theirs, DIRECT_MESSAGES)


class _Bell:
    """The desk is made before those who listen to it."""

    hear: Callable[[], None] | None = None

    def ring(self) -> None:
        if self.hear:
            self.hear()


def _all_of(*calls: Callable[[], None]) -> Callable[[], None]:
    def call() -> None:
        for each in calls:
            each()

    return call


async def _staff(people: People, accounts: Sequence[Account], language: str) -> tuple[PersonId, ...]:
    """Who confirms payments; they need not have written to the bot before."""
    met = []
    for account in accounts:
        person = await people.by_account(account) or await people.meet(account, "Staff", language)
        met.append(person.id)
    return tuple(met)


def _rules(settings: Settings, staff: tuple[PersonId, ...]) -> Rules:
    """What the default community is until it is set up in a chat."""
    return Rules(
        currency=settings.currency,
        fee=settings.fee_basis_points,
        calendar=settings.holidays,
        timezone=settings.timezone,
        language=settings.language,
        instructions=settings.payment_instructions,
        staff=staff,
    )


_NAMES = {
    "currency": "CURRENCY",
    "fee": "FEE_PERCENT",
    "calendar": "HOLIDAYS",
    "timezone": "TIMEZONE",
    "language": "LANGUAGE",
    "instructions": "PAYMENT_INSTRUCTIONS",
}


def _changed(rules: Rules, now: Rules) -> list[str]:
    """The settings that do not hold any more, because `/setup` set something else."""
    return [name for field, name in _NAMES.items() if getattr(rules, field) != getattr(now, field)]


def _shop(
    settings: Settings,
    storage: Storage,
    ground: Ground,
    desk: OrderDesk,
    chat: ChatDesk,
    links: LinkDesk,
    reviews: ReviewDesk,
    cash: CashDesk,
    mail: MailDesk | None,
    staff: StaffDesk,
    erasing: EstateDesk,
    checkout: CheckoutDesk,
    helping: HelpDesk,
    tills: Mapping[str, Till],
    connections: Sequence[Connection],
) -> Shop:
    return Shop(
        desk=desk,
        orders=storage.orders,
        listings=storage.listings,
        people=storage.people,
        drafts=storage.drafts,
        files=Shelf(FileFolder(settings.state_dir / "files"), storage.castoffs, ground.clock),
        clock=ground.clock,
        communities=storage.communities,
        messages=storage.messages,
        chat=chat,
        till=ground.till,
        platforms=tuple(each.platform for each in connections),
        link=next((each.link for each in connections if each.link), ""),
        largest_file=settings.max_file_mb * MEGABYTE,
        links=links,
        favourites=storage.favourites,
        reviews=storage.reviews,
        reviewing=reviews,
        reputations=storage.reputations,
        bills=storage.bills,
        enquiries=storage.enquiries,
        blocks=storage.blocks,
        shopfronts=storage.shopfronts,
        cash=cash,
        checkout=checkout,
        tills=frozenset(tills),
        papers=storage.papers,
        invoices=storage.invoices,
        availabilities=storage.availabilities,
        mail=mail,
        reports=storage.reports,
        sanctions=storage.sanctions,
        staff=staff,
        estates=storage.estates,
        erasing=erasing,
        cases=storage.cases,
        helping=helping,
        bots={each.platform: each.bot for each in connections if each.bot is not None},
        wardens={each.platform: each.warden for each in connections if each.warden},
    )
