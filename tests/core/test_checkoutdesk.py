"""The links behind which buyers pay are there when they are wanted, and agree to exactly what the order waits for."""

from datetime import timedelta

import pytest

from core.checkoutdesk import FIRST_LOOK, FIRST_PAUSE, GONE, LAST_LOOK, OTHER, TILL_GONE, CheckoutDesk, Stray
from core.desk import OrderDesk
from core.order import Order, OrderId
from core.paylink import Link, PayLink, Report
from core.ports import LetterKind
from core.step import Moved
from core.till import STARS, STRIPE, TELEGRAM, Arranged, Never, NotNow, till_for
from core.transfer import Strayed
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, a_command, a_placement, some_terms
from tests.fake_cash import FakePayLinks
from tests.fakes import FakeCommunities, FakeOrders, MovableClock

DAY = timedelta(days=1)


class Counter:
    """A checkout whose orders are paid behind links of Stripe's."""

    def __init__(self) -> None:
        self.orders = FakeOrders()
        self.clock = MovableClock(NOON)
        self.desk = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER))
        self.links = FakePayLinks(self.orders)
        self.checkout = CheckoutDesk(self.links, self.orders, self.desk, self.clock)

    async def placed(self) -> tuple[Order, PayLink]:
        placement = a_placement(terms=some_terms(till=STRIPE))
        await self.desk.place(placement, SERVICE, ("test", placement.id))
        link = await self.links.latest(placement.id)
        assert link
        return self.now(placement.id), link

    def now(self, order: OrderId) -> Order:
        return self.orders.orders[order]

    async def due(self) -> list[PayLink]:
        return list(await self.checkout.due(10))

    async def opened(self, order: Order, link: PayLink, until: timedelta | None = DAY) -> PayLink:
        end = self.clock.now() + until if until else None
        await self.checkout.answered(link, order, Arranged("cs_1", "https://pay.example/1", end))
        return self.links.links[link.key]


@pytest.fixture
def counter() -> Counter:
    return Counter()


def report(link: PayLink, **changes: object) -> Report:
    usual = {"till": STRIPE, "key": link.key, "charge": "pi_1", "minor": 60_00, "currency": "EUR", "payer": ""}
    return Report(**(usual | changes))  # type: ignore[arg-type]  # each is the field's own


async def test_a_link_that_the_till_gave_is_on_the_buyer_s_card(counter: Counter) -> None:
    order, link = await counter.placed()
    assert await counter.due() == [link]
    assert await counter.checkout.wanted(link) == order
    opened = await counter.opened(order, link)
    assert (opened.state, opened.url, opened.due) == (Link.OPEN, "https://pay.example/1", NOON + FIRST_LOOK)
    assert await counter.checkout.shown(order) == opened
    cards = [each for each in counter.orders.letters.values() if each.kind is LetterKind.CARD]
    assert [(each.to, each.topic) for each in cards] == [(ANNA, "placed"), (ANNA, "paylink")]


async def test_a_till_that_does_not_answer_is_asked_again_soon(counter: Counter) -> None:
    order, link = await counter.placed()
    await counter.checkout.answered(link, order, NotNow("no answer"))
    [waiting] = counter.links.links.values()
    assert (waiting.state, waiting.tries, waiting.due) == (Link.WANTED, 1, NOON + FIRST_PAUSE)
    await counter.checkout.answered(waiting, order, NotNow("slow down", 600))
    assert counter.links.links[link.key].due == NOON + timedelta(seconds=600)


async def test_a_till_that_refuses_is_not_asked_again(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    order, link = await counter.placed()
    await counter.checkout.answered(link, order, Never("amount too small"))
    shown = await counter.checkout.shown(order)
    assert shown
    assert (shown.state, shown.due) == (Link.FAILED, None)
    assert "amount too small" in caplog.text


async def test_a_link_that_is_not_wanted_any_more_is_not_asked_for(counter: Counter) -> None:
    order, link = await counter.placed()
    await counter.desk.handle(a_command(order, "withdraw", ANNA))
    assert await counter.checkout.wanted(link) is None
    assert counter.links.links[link.key].state is Link.OVER
    assert await counter.due() == []
    assert await counter.checkout.shown(counter.now(order.id)) is None


async def test_a_link_that_has_ended_is_followed_by_another_as_long_as_the_order_waits(counter: Counter) -> None:
    order, link = await counter.placed()
    opened = await counter.opened(order, link, timedelta(hours=1))
    counter.clock.advance(timedelta(hours=1))
    assert await counter.due() == [opened]
    await counter.checkout.looked_behind(opened, None)
    [again] = await counter.due()
    assert again.key != link.key
    assert await counter.checkout.wanted(again) == order
    assert await counter.checkout.shown(order) == again


async def test_a_till_is_asked_what_was_paid_behind_a_link_ever_more_seldom_until_it_ends(counter: Counter) -> None:
    order, link = await counter.placed()
    opened = await counter.opened(order, link)
    looks = []
    while opened.state is Link.OPEN:
        assert opened.due
        looks.append((opened.due - NOON) / timedelta(hours=1))
        counter.clock.advance(opened.due - counter.clock.now())
        await counter.checkout.looked_behind(opened, NotNow("no answer") if len(looks) == 2 else None)
        opened = counter.links.links[link.key]
    assert looks == [0.25, 0.75, 1.75, 3.75, 7.75, 15.75, 23.75, 24]


async def test_a_link_is_not_over_before_the_till_has_said_what_was_paid_behind_it(counter: Counter) -> None:
    order, link = await counter.placed()
    opened = await counter.opened(order, link)
    counter.clock.advance(DAY)
    await counter.checkout.looked_behind(opened, NotNow("no answer"))
    still = counter.links.links[link.key]
    assert (still.state, still.due) == (Link.OPEN, NOON + DAY + 2 * FIRST_LOOK)
    await counter.checkout.looked_behind(still, report(link))
    assert counter.now(order.id).held == 60_00


async def test_what_a_till_could_not_tell_by_itself_is_learned_by_asking(counter: Counter) -> None:
    order, link = await counter.placed()
    opened = await counter.opened(order, link)
    await counter.checkout.looked_behind(opened, report(link))
    assert counter.now(order.id).held == 60_00
    assert counter.links.links[link.key].state is Link.OVER
    assert await counter.due() == []


async def test_a_till_that_is_gone_is_waited_for_some_days_and_then_said_once_to_be_gone(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    order, link = await counter.placed()
    await counter.opened(order, link)
    await counter.desk.handle(a_command(order, "withdraw", ANNA))
    while at := await counter.checkout.next_due():
        counter.clock.advance(at - counter.clock.now())
        [due] = await counter.due()
        await counter.checkout.not_looked_behind(due)
    assert counter.links.links[link.key].state is Link.OVER
    assert NOON + DAY + TILL_GONE <= counter.clock.now() <= NOON + DAY + TILL_GONE + LAST_LOOK
    assert caplog.text.count("till stripe is gone") == 1


async def test_a_link_that_the_till_closed_is_followed_by_another(counter: Counter) -> None:
    order, link = await counter.placed()
    await counter.opened(order, link)
    await counter.checkout.ended(link.key)
    await counter.checkout.ended(link.key)
    await counter.checkout.ended("pay-nothing")
    [again] = await counter.due()
    assert await counter.checkout.wanted(again) == order
    await counter.checkout.answered(again, order, Arranged("cs_2", "https://pay.example/2", NOON + DAY))
    await counter.checkout.report(report(again))
    await counter.checkout.ended(again.key)
    assert await counter.due() == []


async def test_what_contradicts_the_till_s_own_link_is_logged_and_the_link_is_over(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    order, link = await counter.placed()
    opened = await counter.opened(order, link)
    await counter.checkout.looked_behind(opened, report(link, currency="USD"))
    assert counter.links.links[link.key].state is Link.OVER
    assert "cannot be booked" in caplog.text
    assert "pi_1" in caplog.text


async def test_what_was_paid_is_reported_to_its_order_once(counter: Counter) -> None:
    order, link = await counter.placed()
    assert isinstance(await counter.checkout.report(report(link)), Moved)
    await counter.checkout.report(report(link))
    assert counter.now(order.id).held == 60_00
    assert len(counter.orders.payments) == 1


@pytest.mark.parametrize("change", [{"key": "pay-nothing"}, {"till": TELEGRAM}, {"currency": "USD"}])
async def test_money_that_belongs_nowhere_is_not_booked_in_silence(counter: Counter, change: dict[str, str]) -> None:
    _, link = await counter.placed()
    with pytest.raises(Stray, match="pi_1"):
        await counter.checkout.report(report(link, **change))


@pytest.mark.parametrize("change", [{"key": "pay-nothing"}, {"currency": "USD"}, {"till": TELEGRAM}])
async def test_money_that_belongs_to_no_order_is_kept_for_whoever_paid_it(
    counter: Counter, change: dict[str, str]
) -> None:
    order, link = await counter.placed()
    kept: list[Strayed] = []

    async def keep(came: Strayed) -> None:
        kept.append(came)

    checkout = CheckoutDesk(counter.links, counter.orders, counter.desk, counter.clock, keep=keep)
    await checkout.report(report(link, payer="77", **change), BORIS)
    [came] = kept
    assert (came.by, came.minor, came.charge, came.payer) == (BORIS, 60_00, "pi_1", "77")
    assert counter.now(order.id) == order


async def test_whose_link_it_was_has_paid_where_the_till_does_not_say_who_did(counter: Counter) -> None:
    _, link = await counter.placed()
    kept: list[Strayed] = []

    async def keep(came: Strayed) -> None:
        kept.append(came)

    checkout = CheckoutDesk(counter.links, counter.orders, counter.desk, counter.clock, keep=keep)
    await checkout.report(report(link, currency="USD"))
    assert [(each.by, each.currency) for each in kept] == [(ANNA, "USD")]
    with pytest.raises(Stray):
        await checkout.report(report(link, key="pay-nothing"))


async def test_exactly_what_the_order_waits_for_is_agreed_to(counter: Counter) -> None:
    order, link = await counter.placed()
    asked = counter.checkout.objection
    assert await asked(report(link), ANNA) is None
    assert await asked(report(link), BORIS) == OTHER
    for change in ({"minor": 59_99}, {"currency": "USD"}, {"key": "pay-nothing"}, {"till": STARS}):
        assert await asked(report(link, **change), ANNA) == GONE
    counter.clock.advance(timedelta(hours=24))
    assert await asked(report(link), ANNA) == GONE
    counter.clock = MovableClock(NOON)
    await counter.desk.handle(a_command(order, "withdraw", ANNA))
    assert await asked(report(link), ANNA) == GONE


@pytest.mark.parametrize(
    ("there", "currency", "chats", "till"),
    [
        ((), "EUR", ["telegram"], "manual"),
        ((TELEGRAM,), "EUR", ["telegram"], TELEGRAM),
        ((TELEGRAM,), "EUR", ["discord"], "manual"),
        ((TELEGRAM, STRIPE), "EUR", ["telegram"], TELEGRAM),
        ((TELEGRAM, STRIPE), "EUR", ["discord", "telegram"], STRIPE),
        ((TELEGRAM, STRIPE), "EUR", ["discord"], STRIPE),
        ((STARS, STRIPE), "EUR", ["telegram"], STRIPE),
        ((STARS, STRIPE), "XTR", ["telegram"], STARS),
        ((STARS, STRIPE), "XTR", ["discord", "telegram"], STARS),
        ((STARS, STRIPE), "XTR", ["discord"], None),
        ((TELEGRAM, STRIPE), "XTR", ["telegram"], None),
    ],
)
def test_who_sees_to_the_money_follows_from_its_currency_and_from_where_the_buyer_is(
    there: tuple[str, ...], currency: str, chats: list[str], till: str | None
) -> None:
    assert till_for("manual", there, currency, chats) == till
    assert till_for("sandbox", there, currency, chats) == "sandbox"
