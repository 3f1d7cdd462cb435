"""My orders: what needs the reader, what goes on, what waits for others, what is over, and what they starred; an empty
list says how to fill it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, billing, blocks, browse, sell, to_order, turning
from bot.screens.controls import in_rows
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from core.order import Order, PersonId
from core.ports import View
from core.workflow import BUYER, PARTIES, SELLER, Actor, State
from core.workflows import WORKFLOWS, workflow
from core.workflows import standings as ways

PAGE = 5
"""Orders on one page: each has a button of its own."""


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """One page of one of the reader's groups, with how many orders there are in each group."""

    reader: PersonId
    group: View
    number: int
    counts: Mapping[View, int]
    orders: tuple[Order, ...]


def groups(state: State, role: Actor, asks: str | None = None) -> frozenset[View]:
    """Where an order in `state` stands for a party; `asks`: whom an open question waits on."""
    if state.final:
        return frozenset({View.CLOSED})
    return frozenset({View.ACTIVE, View.NEEDS_ME if role in {state.turn, asks} else View.WAITING})


def tally(counts: Mapping[tuple[str, str], int], favourites: int = 0) -> Mapping[View, int]:
    """How many orders are in each group, from how many there are by (role, standing) and how many are starred."""
    found = {each: sum(counts.get(standing, 0) for standing in group) for each, group in standings().items()}
    return {**found, View.FAVOURITES: favourites}


@cache
def standings() -> Mapping[View, frozenset[tuple[str, str]]]:
    """The (role, standing) that make up each group, of every process; a star does not go by them."""
    everywhere = [
        (role.value, standing, groups(state, role, asks))
        for each in WORKFLOWS
        for state in each.states
        for standing, asks in ways(state)
        for role in PARTIES
    ]
    return {
        view: frozenset((role, standing) for role, standing, found in everywhere if view in found)
        for view in View
        if view is not View.FAVOURITES
    }


def orders(page: OrdersPage, voice: Voice) -> Screen:
    count = page.counts.get(page.group, 0)
    head = voice.say(f"orders-{page.group}", count=count)
    if not page.orders:
        begin = None if any(page.counts.values()) else voice.say("orders-begin")
        empty = blocks(head, voice.say(f"orders-{page.group}-none"), begin)
        return Screen(empty, ((browse(voice), sell(voice)), *_ways(page, voice)))
    shown = blocks(head, *(_line(order, page, voice) for order in page.orders))
    turn = turning(voice, "orders", page.number, page.group.value, more=(page.number + 1) * PAGE < count)
    listed = (to_order(order, _state(order).mark) for order in page.orders)
    return Screen(shown, (*listed, *((turn,) if turn else ()), *_ways(page, voice)))


def _line(order: Order, page: OrdersPage, voice: Voice) -> Markup:
    state = _state(order)
    role = BUYER if order.buyer == page.reader else SELLER
    said = {"mark": state.mark, "title": order.title, "code": order.code, "state": voice.say(f"state-{state.name}")}
    if order.due:
        return voice.say(f"orders-line-{role}", at=order.due.at, total=order.terms.total, **said)
    return voice.say("orders-line-over", total=order.terms.total, **said)


def _ways(page: OrdersPage, voice: Voice) -> tuple[Row, ...]:
    """To the other groups, where something may be due into the reader's calendar, and to their money."""
    others = (
        Button(voice.plain(f"go-orders-{each}", count=page.counts.get(each, 0)), Press("orders", (each.value, "0")))
        for each in View
        if each is not page.group
    )
    due = page.orders and page.counts.get(View.ACTIVE, 0)
    calendars = (Button(voice.plain("go-calendars"), Press("calendars")),) if due else ()
    return in_rows((*others, *calendars, billing(voice)))


def _state(order: Order) -> State:
    return workflow(order.workflow, order.workflow_version).state(order.state)
