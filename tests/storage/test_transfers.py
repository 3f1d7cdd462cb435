"""What leaves a balance is on its way, sent, or back: once, whatever is pressed how often, on each database."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.cash import TOO_MUCH
from core.cashdesk import MOST_SHOWN, CashDesk
from core.ledger import balance, provider, transit
from core.order import DEFAULT, CommunityId, Order, PersonId, new_id
from core.ports import Handled, Repeated
from core.step import Refused
from core.storage import Storage
from core.till import SANDBOX
from core.transfer import Ask, CallOff, Confirm, Purse, Release, Remind, Return, Standing, Take, Transfer
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command, some_terms
from tests.storage.conftest import Books, discord
from tests.storage.trade import Trade, a_journal, always, put
from tests.storage.trade import books as booking


class Cash:
    """A desk for payouts beside a trade whose orders earn something."""

    def __init__(self, books: Books | Storage) -> None:
        self.transfers = books.transfers
        self.trade = Trade(books.orders)
        self.clock = self.trade.clock
        self.desk = CashDesk(books.transfers, self.clock, self.trade.communities)

    async def earned(self, **changes: Any) -> Order:
        """Boris has 54.00 € for an order that Anna accepted."""
        return await self.trade.do(await self.trade.delivered(**changes), "accept", ANNA)

    async def ask(self, minor: int | None = None, by: PersonId = BORIS, **changes: Any) -> Transfer:
        return handled(await self.desk.handle(an_ask(minor, by, **changes)))

    async def purse(self, person: PersonId = BORIS) -> Purse | None:
        found = await self.transfers.purses(person, self.clock.now())
        return found[0] if found else None


def an_ask(minor: int | None = None, by: PersonId = BORIS, **changes: Any) -> Ask:
    usual: dict[str, Any] = {"key": ("test", new_id()), "community": DEFAULT, "currency": "EUR", "details": "IBAN 1"}
    return Ask(by=by, minor=minor, **(usual | changes))


def key() -> tuple[str, str]:
    return "test", new_id()


def handled(outcome: object) -> Transfer:
    assert isinstance(outcome, Handled), outcome
    return outcome.transfer


@pytest.fixture
def cash(books: Books) -> Cash:
    return Cash(books)


async def test_a_payout_leaves_the_balance_when_it_is_asked_for(cash: Cash) -> None:
    await cash.earned()
    asked = await cash.ask(20_00, details="  IBAN DE89  ")
    assert await cash.purse() == Purse(DEFAULT, "EUR", 34_00)
    assert await cash.transfers.find(asked.number) == replace(asked, details="IBAN DE89")
    assert await cash.transfers.open_in([DEFAULT], STAFFER, 10) == [asked]
    assert await cash.transfers.open_of(BORIS) == [asked]
    assert await cash.transfers.open_of(ANNA) == []
    assert await cash.transfers.open_in([DEFAULT], BORIS, 10) == []
    assert await cash.transfers.open_in([CommunityId("TOWN")], STAFFER, 10) == []
    assert await cash.transfers.open_in([], STAFFER, 10) == []


async def test_all_that_is_there_can_be_asked_for_without_naming_it(cash: Cash) -> None:
    await cash.earned()
    assert (await cash.ask(None)).minor == 54_00
    assert await cash.purse() is None


async def test_two_who_ask_at_once_for_the_same_money_do_not_both_get_it(cash: Cash) -> None:
    await cash.earned()
    outcomes = await asyncio.gather(*(cash.desk.handle(an_ask(40_00)) for _ in range(5)))
    assert sum(isinstance(each, Handled) for each in outcomes) == 1
    assert [each for each in outcomes if isinstance(each, Refused)] == [TOO_MUCH] * 4
    assert await cash.purse() == Purse(DEFAULT, "EUR", 14_00)


async def test_a_press_that_comes_twice_asks_once(cash: Cash) -> None:
    await cash.earned()
    ask = an_ask(10_00)
    first = handled(await cash.desk.handle(ask))
    assert await cash.desk.handle(ask) == Repeated(str(first.number))
    assert await cash.purse() == Purse(DEFAULT, "EUR", 44_00)


async def test_what_was_sent_is_gone_and_cannot_be_sent_or_come_back_again(cash: Cash) -> None:
    await cash.earned()
    number = (await cash.ask(54_00)).number
    await cash.desk.handle(Take(number, STAFFER, key()))
    sent = handled(await cash.desk.handle(Confirm(number, STAFFER, key())))
    assert (sent.state, sent.by, sent.ended_at, sent.due) == (Standing.SENT, STAFFER, NOON, None)
    for again in (Confirm(number, STAFFER, key()), Return(number, STAFFER, key(), "No"), CallOff(number, BORIS, key())):
        assert isinstance(await cash.desk.handle(again), Refused)
    assert await cash.transfers.find(number) == sent
    assert await cash.purse() is None
    assert await cash.transfers.open_in([DEFAULT], STAFFER, 10) == []
    assert await cash.transfers.open_of(BORIS) == []


async def test_payouts_of_one_s_own_hide_none_of_others_from_who_sends_them(books: Books) -> None:
    cash = Cash(books)
    for by in (BORIS, STRANGER):
        await cash.earned(seller=by)
        await cash.ask(10_00, by)
    found = await cash.transfers.open_in([DEFAULT], BORIS, 1)
    assert [each.person for each in found] == [STRANGER]


async def test_what_the_till_pays_out_by_itself_is_not_for_staff_to_send(books: Books) -> None:
    cash = Cash(books)
    await cash.earned()
    by_itself = CashDesk(books.transfers, cash.clock, cash.trade.communities, SANDBOX)
    handled(await by_itself.handle(an_ask(10_00)))
    by_hand = await cash.ask(10_00)
    assert await cash.transfers.open_in([DEFAULT], STAFFER, 1) == [by_hand]


async def test_a_payout_under_way_is_found_behind_any_number_that_ended(books: Books) -> None:
    cash = Cash(books)
    await cash.earned()
    waits = await cash.ask(1_00)
    for _ in range(MOST_SHOWN):
        await cash.desk.handle(CallOff((await cash.ask(1_00)).number, BORIS, key()))
    assert await cash.desk.under_way(BORIS) == [waits]


@pytest.mark.parametrize("end", ["could not", "called off"])
async def test_what_was_not_sent_is_on_the_balance_again(cash: Cash, end: str) -> None:
    await cash.earned()
    number = (await cash.ask(54_00)).number
    if end == "could not":
        await cash.desk.handle(Take(number, STAFFER, key()))
        await cash.desk.handle(Return(number, STAFFER, key(), "  There is no such account  "))
    else:
        await cash.desk.handle(CallOff(number, BORIS, key()))
    found = await cash.transfers.find(number)
    assert found
    assert (found.reason, found.open) == ("There is no such account" if end == "could not" else "", False)
    assert await cash.purse() == Purse(DEFAULT, "EUR", 54_00)


async def test_what_is_due_is_found_until_it_ends(cash: Cash) -> None:
    assert await cash.transfers.next_due() is None
    await cash.earned()
    asked = await cash.ask(54_00)
    assert await cash.transfers.next_due() == asked.due
    assert asked.due
    assert await cash.transfers.due(asked.due - timedelta(seconds=1), 10) == []
    assert await cash.transfers.due(asked.due, 10) == [asked]
    cash.clock.advance(asked.due - NOON)
    later = handled(await cash.desk.handle(Remind(asked.number, 0)))
    assert await cash.desk.handle(Remind(asked.number, 0)) == Repeated(str(asked.number))
    assert await cash.transfers.next_due() == later.due
    await cash.desk.handle(CallOff(asked.number, BORIS, key()))
    assert await cash.transfers.next_due() is None


async def test_what_was_taken_and_released_can_be_called_off(cash: Cash) -> None:
    await cash.earned()
    number = (await cash.ask()).number
    await cash.desk.handle(Take(number, STAFFER, key()))
    assert isinstance(await cash.desk.handle(CallOff(number, BORIS, key())), Refused)
    await cash.desk.handle(Release(number, STAFFER, key()))
    assert isinstance(await cash.desk.handle(CallOff(number, BORIS, key())), Handled)


async def test_what_is_earned_with_a_delay_is_pending_until_its_day(cash: Cash) -> None:
    await cash.earned(terms=some_terms(payout_delay=timedelta(days=14)))
    day = NOON + timedelta(days=14)
    assert await cash.purse() == Purse(DEFAULT, "EUR", 54_00, 54_00, day)
    assert isinstance(await cash.desk.handle(an_ask()), Refused)
    await cash.earned()
    assert await cash.purse() == Purse(DEFAULT, "EUR", 108_00, 54_00, day)
    assert (await cash.ask()).minor == 54_00
    cash.clock.advance(timedelta(days=14))
    assert await cash.purse() == Purse(DEFAULT, "EUR", 54_00)


async def test_what_was_earned_in_one_community_is_not_paid_by_another(cash: Cash) -> None:
    town = CommunityId("TOWN")
    await cash.earned(community=town)
    assert await cash.transfers.purses(BORIS, NOON) == [Purse(town, "EUR", 54_00)]
    assert isinstance(await cash.desk.handle(an_ask()), Refused)
    assert await cash.transfers.fees() == {(town, "EUR"): 6_00}
    await cash.earned()
    assert await cash.transfers.purses(BORIS, NOON) == [Purse(town, "EUR", 54_00), Purse(DEFAULT, "EUR", 54_00)]
    assert await cash.transfers.fees() == {(town, "EUR"): 6_00, (DEFAULT, "EUR"): 6_00}


async def test_where_somebody_is_paid_is_kept_as_they_said_it_last(books: Books) -> None:
    assert await books.transfers.details(BORIS) == ""
    await books.transfers.tell(BORIS, "IBAN 1", NOON)
    await books.transfers.tell(BORIS, "Ло́го 💶", NOON)
    assert await books.transfers.details(BORIS) == "Ло́го 💶"
    assert await books.transfers.details(ANNA) == ""


async def test_the_ledger_follows_a_payout_to_its_end(storage: Storage) -> None:
    cash = Cash(storage)
    await cash.earned()
    asked = await cash.ask(20_00)
    assert await storage.ledger.balance(transit(asked.key)) == {"EUR": 20_00}
    await cash.desk.handle(Take(asked.number, STAFFER, key()))
    await cash.desk.handle(Confirm(asked.number, STAFFER, key()))
    assert await storage.ledger.balance(transit(asked.key)) == {"EUR": 0}
    assert await storage.ledger.balance(provider("manual")) == {"EUR": -40_00}
    assert await storage.ledger.total() == {"EUR": 0}


async def test_who_was_known_by_two_numbers_has_what_both_had(storage: Storage) -> None:
    cash = Cash(storage)
    ann = (await storage.people.meet(discord(7), "Boris on Discord", "en")).id
    await cash.earned()
    order = await put(storage.orders)
    gift = a_journal(order, "gift", 6_00)
    gift = replace(gift, entries=(gift.entries[0], replace(gift.entries[1], account=balance(ann))))
    move = booking(replace(order, version=4), journals=(gift,))
    await storage.orders.settle(a_command(order, "press", ANNA), always(move))
    code = await storage.links.invite(BORIS, NOON)
    await storage.links.enter(code, ann, NOON)
    await storage.links.confirm(code.name, ann, NOON, lambda *_: ())
    assert await cash.purse() == Purse(DEFAULT, "EUR", 60_00)
    assert (await cash.ask()).minor == 60_00
    assert await cash.purse() is None


async def test_a_payout_goes_on_under_the_number_that_its_owner_has_now(storage: Storage) -> None:
    cash = Cash(storage)
    young = (await storage.people.meet(discord(7), "Boris on Discord", "en")).id
    await storage.transfers.tell(young, "IBAN of the young", NOON)
    await cash.earned(seller=young)
    asked = await cash.ask(by=young)
    code = await storage.links.invite(STRANGER, NOON)
    await storage.links.enter(code, young, NOON)
    await storage.links.confirm(code.name, young, NOON, lambda *_: ())
    assert [each.number for each in await storage.transfers.open_of(STRANGER)] == [asked.number]
    assert await storage.transfers.details(STRANGER) == "IBAN of the young"
    await cash.desk.handle(CallOff(asked.number, STRANGER, key()))
    assert await cash.purse(STRANGER) == Purse(DEFAULT, "EUR", 54_00)
