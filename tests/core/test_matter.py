"""What each thing that is told is about, along a life of an order."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.desk import OrderDesk, alarm_command
from core.matter import Matter
from core.order import Order, PersonId
from core.ports import LetterKind
from core.step import Moved
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, a_command, a_delivery, a_placement
from tests.fakes import FakeCommunities, FakeOrders, MovableClock


class Life:
    """One order at a desk, and what each step told whom."""

    def __init__(self) -> None:
        self.orders, self.clock = FakeOrders(), MovableClock(NOON)
        self.desk = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER))
        self.order: Order | None = None

    async def placed(self) -> None:
        self._moved(await self.desk.place(a_placement(), SERVICE, ("test", "place")))

    async def paid(self) -> None:
        await self.placed()
        await self.does("pay", TILL, amount=self.now.terms.price)

    async def does(self, name: str, by: Any, **payload: object) -> Mapping[PersonId, Matter]:
        """What everybody was told by it."""
        self.orders.letters.clear()
        self._moved(await self.desk.handle(a_command(self.now, name, by, payload)))
        return self._told()

    async def time_passes(self) -> Mapping[PersonId, Matter]:
        """Until the next alarm."""
        self.orders.letters.clear()
        alarm = min(self.now.alarms, key=lambda each: each.at)
        self.clock.advance(alarm.at - self.clock.now())
        self._moved(await self.desk.handle(alarm_command(self.now.id, alarm)))
        return self._told()

    @property
    def now(self) -> Order:
        assert self.order is not None
        return self.order

    def _moved(self, outcome: object) -> None:
        assert isinstance(outcome, Moved), outcome
        self.order = outcome.order

    def _told(self) -> Mapping[PersonId, Matter]:
        letters = [each for each in self.orders.letters.values() if each.kind is not LetterKind.CARD]
        assert all(each.matter is not None for each in letters)
        return {each.to: each.matter for each in letters if each.matter}


@pytest.fixture
def life() -> Life:
    return Life()


async def test_the_payment_is_a_new_order_for_the_seller(life: Life) -> None:
    await life.placed()
    told = await life.does("pay", TILL, amount=life.now.terms.price)
    assert told[BORIS] is Matter.ORDER


async def test_what_becomes_somebodys_turn_is_their_turn(life: Life) -> None:
    await life.paid()
    assert await life.does("start", BORIS) == {}
    assert await life.does("deliver", BORIS, **a_delivery(life.now)) == {ANNA: Matter.TURN}
    assert await life.does("request_revision", ANNA, changes="Bigger") == {BORIS: Matter.TURN}


async def test_what_moves_money_is_about_money_for_everybody_who_is_told(life: Life) -> None:
    await life.paid()
    await life.does("start", BORIS)
    await life.does("deliver", BORIS, **a_delivery(life.now))
    assert await life.does("accept", ANNA) == {BORIS: Matter.MONEY}


async def test_a_reminder_is_a_reminder_and_a_deadline_that_refunds_is_about_money(life: Life) -> None:
    await life.paid()
    assert await life.time_passes() == {BORIS: Matter.REMINDER}
    assert await life.time_passes() == {BORIS: Matter.REMINDER}
    assert set((await life.time_passes()).values()) == {Matter.MONEY}


async def test_a_card_is_about_nothing_that_could_be_muted(life: Life) -> None:
    await life.paid()
    cards = [each for each in life.orders.letters.values() if each.kind is LetterKind.CARD]
    assert cards
    assert {each.matter for each in cards} == {None}
