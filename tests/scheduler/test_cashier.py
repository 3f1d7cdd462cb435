"""Money on its way is sent once, whatever the till answers, and one that fails holds up none of the others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.cash import FAILED, FIRST_PAUSE, REMINDS, SENT, STUCK, STUCK_AFTER
from core.cashdesk import CashDesk
from core.checkoutdesk import FIRST_LOOK, CheckoutDesk
from core.desk import OrderDesk
from core.ledger import balance, provider, transit
from core.order import DEFAULT, Order
from core.paylink import PayLink, Report
from core.ports import Handled
from core.till import SANDBOX, STRIPE, Arranged, Never, NotNow, TillAnswer
from core.transfer import Ask, Kind, Payment, Standing, Transfer
from scheduler.cashier import AFTER_A_FAILURE, Cashier
from tests.builders import ANNA, BORIS, NOON, STAFFER, an_order, some_terms
from tests.fake_cash import FakePayLinks, FakeTransfers
from tests.fakes import FakeCommunities, FakeOrders, MovableClock
from tests.storage.trade import a_journal


class FakeTill:
    """Answers what it is told to, and counts what it was asked for."""

    def __init__(self) -> None:
        self.answer: Callable[[Transfer], TillAnswer] = lambda transfer: Arranged(f"ref-{transfer.key}")
        self.opens: Callable[[PayLink], TillAnswer] = lambda link: Arranged(url=f"https://pay.example/{link.key}")
        self.behind: Report | NotNow | None = None
        self.asked: list[str] = []

    async def send(self, transfer: Transfer, payment: Payment | None = None) -> TillAnswer:
        self.asked.append(transfer.key)
        return self.answer(transfer)

    async def link(self, link: PayLink, order: Order) -> TillAnswer:
        self.asked.append(link.key)
        return self.opens(link)

    async def paid(self, link: PayLink) -> Report | NotNow | None:
        self.asked.append(link.key)
        return self.behind


class Office:
    """A cashier with a till, and people who have something on their balance."""

    def __init__(self, payer: str = SANDBOX) -> None:
        self.orders = FakeOrders()
        self.clock = MovableClock(NOON)
        self.transfers = FakeTransfers(self.orders)
        self.till = FakeTill()
        self.desk = CashDesk(self.transfers, self.clock, FakeCommunities(STAFFER), payer)
        orders = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER))
        self.checkout = CheckoutDesk(FakePayLinks(self.orders), self.orders, orders, self.clock)
        self.cashier = Cashier(self.desk, self.checkout, {SANDBOX: self.till}, self.clock)
        for person in (ANNA, BORIS):
            gift = a_journal(an_order(), f"gift:{person}", 60_00)
            entries = (gift.entries[0], replace(gift.entries[1], account=balance(person)))
            self.orders.journals[gift.key] = replace(gift, entries=entries)

    async def ask(self, who: int = BORIS, minor: int = 20_00) -> Transfer:
        self.asks = getattr(self, "asks", 0) + 1
        outcome = await self.desk.handle(Ask(who, ("test", str(self.asks)), DEFAULT, "EUR", minor, "IBAN 1"))  # type: ignore[arg-type]
        assert isinstance(outcome, Handled), outcome
        return outcome.transfer

    def stands(self, account: str) -> int:
        every = (entry for journal in self.orders.journals.values() for entry in journal.entries)
        return sum(entry.minor for entry in every if entry.account == account)

    def told(self) -> list[tuple[int, str]]:
        return [(each.to, each.topic) for each in self.orders.letters.values()]


@pytest.fixture
def office() -> Office:
    return Office()


async def test_what_a_till_can_send_it_sends_and_its_owner_is_told(office: Office) -> None:
    asked = await office.ask()
    assert await office.cashier.work() is None
    sent = office.transfers.transfers[asked.number]
    assert (sent.state, sent.reference, sent.by) == (Standing.SENT, f"ref-{asked.key}", None)
    assert office.stands(transit(asked.key)) == 0
    assert office.stands(provider(SANDBOX)) == 20_00
    assert office.told() == [(BORIS, SENT)]


async def test_a_till_that_does_not_answer_is_asked_again_with_the_same_key(office: Office) -> None:
    asked = await office.ask()
    office.till.answer = lambda _: NotNow("no answer")
    assert await office.cashier.work() == FIRST_PAUSE.total_seconds()
    assert await office.cashier.work() == FIRST_PAUSE.total_seconds()
    assert office.till.asked == [asked.key]
    office.clock.advance(FIRST_PAUSE)
    assert await office.cashier.work() == 2 * FIRST_PAUSE.total_seconds()
    office.till.answer = lambda _: Arranged("ref")
    office.clock.advance(2 * FIRST_PAUSE)
    await office.cashier.work()
    assert office.till.asked == [asked.key] * 3
    assert office.stands(provider(SANDBOX)) == 20_00


async def test_a_till_may_say_how_long_to_leave_it_alone(office: Office) -> None:
    await office.ask()
    office.till.answer = lambda _: NotNow("slow down", 7200)
    assert await office.cashier.work() == 7200


async def test_what_a_till_never_sends_is_on_the_balance_again(office: Office) -> None:
    asked = await office.ask()
    office.till.answer = lambda _: Never("no such account")
    await office.cashier.work()
    failed = office.transfers.transfers[asked.number]
    assert (failed.state, failed.reason) == (Standing.FAILED, "no such account")
    assert office.stands(balance(BORIS)) == 60_00
    assert office.stands(provider(SANDBOX)) == 0
    assert office.told() == [(BORIS, FAILED)]


async def test_a_kill_between_the_till_and_the_record_asks_the_till_once_more(office: Office) -> None:
    """The till recognises the key; the ledger has it once."""
    asked = await office.ask()
    await office.till.send(asked)
    await office.cashier.work()
    assert office.till.asked == [asked.key, asked.key]
    assert office.stands(provider(SANDBOX)) == 20_00


async def test_a_till_that_raises_counts_as_one_that_did_not_answer(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.ask()

    def broken(_: Transfer) -> TillAnswer:
        raise ZeroDivisionError

    office.till.answer = broken
    assert await office.cashier.work() == FIRST_PAUSE.total_seconds()
    assert "till sandbox failed on payout-1" in caplog.text


async def test_a_till_that_this_bot_does_not_have_now_is_waited_for(office: Office) -> None:
    asked = await office.ask()
    away = Cashier(office.desk, office.checkout, {}, office.clock)
    assert await away.work() == FIRST_PAUSE.total_seconds()
    office.clock.advance(FIRST_PAUSE)
    await office.cashier.work()
    assert office.transfers.transfers[asked.number].state is Standing.SENT


async def test_nothing_is_given_up_and_after_hours_the_operator_hears_of_it(office: Office) -> None:
    await office.ask()
    office.till.answer = lambda _: NotNow("down")
    for _ in range(STUCK_AFTER + 3):
        wait = await office.cashier.work()
        assert wait is not None
        assert wait <= 3600
        office.clock.advance(timedelta(seconds=wait))
    assert office.told() == [(STAFFER, STUCK)]
    assert office.transfers.transfers[1].open


async def test_one_that_fails_holds_up_none_of_the_others(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    first, second = await office.ask(BORIS), await office.ask(ANNA)
    broken = replace(office.transfers.transfers[first.number], key="", kind=Kind.PAYOUT)
    office.transfers.transfers[first.number] = broken
    office.orders.journals["transfer-end:"] = next(iter(office.orders.journals.values()))
    assert await office.cashier.work() == AFTER_A_FAILURE
    assert office.transfers.transfers[second.number].state is Standing.SENT
    assert "could not be looked at" in caplog.text


async def test_staff_are_reminded_of_what_they_send() -> None:
    office = Office("manual")
    asked = await office.ask()
    assert asked.due
    assert await office.cashier.work() == (asked.due - NOON).total_seconds()
    office.clock.advance(asked.due - NOON)
    wait = await office.cashier.work()
    assert wait
    assert (STAFFER, REMINDS) in office.told()
    assert office.till.asked == []


async def test_a_link_of_a_till_that_is_gone_is_looked_at_no_more_after_some_days(office: Office) -> None:
    order = an_order("cancelled", terms=some_terms(till=STRIPE))
    office.orders.orders[order.id] = order
    link = PayLink("pay-1", STRIPE, order.id, ANNA, "EUR", order.terms.price, NOON)
    await office.checkout.answered(link, order, Arranged("cs_1", "https://pay.example/1", NOON + timedelta(days=1)))
    for _ in range(100):
        if (seconds := await office.cashier.work()) is None:
            break
        office.clock.advance(timedelta(seconds=seconds))
    assert office.clock.now() < NOON + timedelta(days=5)


async def test_a_till_is_asked_what_was_paid_behind_its_links(office: Office) -> None:
    order = an_order(terms=some_terms(till=STRIPE))
    office.orders.orders[order.id] = order
    link = PayLink("pay-1", STRIPE, order.id, ANNA, "EUR", order.terms.price, NOON, due=NOON)
    await office.checkout.answered(link, order, Arranged("cs_1", "https://pay.example/1", NOON + timedelta(days=1)))
    cashier = Cashier(office.desk, office.checkout, {STRIPE: office.till}, office.clock)
    assert await cashier.work() == FIRST_LOOK.total_seconds()
    office.clock.advance(FIRST_LOOK)
    office.till.behind = Report(STRIPE, link.key, "pi_1", order.terms.price, "EUR")
    await cashier.work()
    assert office.till.asked == [link.key]
    assert office.orders.orders[order.id].held == order.terms.price
