"""My orders: what needs the reader, what waits for others, and what is over; an empty list says how to fill it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, browse, sell, turning
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.order import Order, PersonId
from core.ports import View
from core.workflow import BUYER, PARTIES, SELLER, Actor, State
from core.workflows import WORKFLOWS, workflow

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


def group(state: State, role: Actor) -> View:
    """Where an order in `state` stands for a party."""
    if state.final:
        return View.CLOSED
    return View.NEEDS_ME if state.turn is role else View.WAITING


def tally(counts: Mapping[tuple[str, str], int]) -> Mapping[View, int]:
    """How many orders are in each group, from how many there are by (role, state)."""
    groups = standings()
    return {each: sum(counts.get(standing, 0) for standing in groups[each]) for each in View}


@cache
def standings() -> Mapping[View, frozenset[tuple[str, str]]]:
    """The (role, state) that make up each group, of every process."""
    everywhere = {
        (group(state, role), (role.value, state.name))
        for each in WORKFLOWS
        for state in each.states
        for role in PARTIES
    }
    return {view: frozenset(standing for where, standing in everywhere if where is view) for view in View}


def orders(page: OrdersPage, voice: Voice) -> Screen:
    count = page.counts.get(page.group, 0)
    head = voice.say(f"orders-{page.group}", count=count)
    if not page.orders:
        begin = None if any(page.counts.values()) else voice.say("orders-begin")
        empty = blocks(head, voice.say(f"orders-{page.group}-none"), begin)
        return Screen(empty, ((browse(voice), sell(voice)), _groups(page, voice)))
    shown = blocks(head, *(_line(order, page, voice) for order in page.orders))
    turn = turning(voice, "orders", page.number, page.group.value, more=(page.number + 1) * PAGE < count)
    keep = (Button(voice.plain("go-calendars"), Press("calendars")),)
    rows = (*map(_open, page.orders), turn, _groups(page, voice), keep if _go_on(page) else ())
    return Screen(shown, tuple(filter(None, rows)))


def _go_on(page: OrdersPage) -> bool:
    """Whether the reader has an order that is open: something may be due in it."""
    return any(count for group, count in page.counts.items() if group is not View.CLOSED)


def _line(order: Order, page: OrdersPage, voice: Voice) -> Markup:
    state = _state(order)
    role = BUYER if order.buyer == page.reader else SELLER
    said = {"mark": state.mark, "title": order.title, "code": order.code, "state": voice.say(f"state-{state.name}")}
    if order.due:
        return voice.say(f"orders-line-{role}", at=order.due.at, total=order.terms.total, **said)
    return voice.say("orders-line-over", total=order.terms.total, **said)


def _open(order: Order) -> Row:
    code = f" · {order.code}"
    mark = f"{_state(order).mark} "
    isolated = 2
    title = line(order.title, LONGEST_LABEL - len(mark) - len(code) - isolated)
    return (Button(f"{mark}{title}{code}", Press("card", (order.id,))),)


def _groups(page: OrdersPage, voice: Voice) -> Row:
    """The ways to the other groups."""
    return tuple(
        Button(voice.plain(f"go-orders-{each}", count=page.counts.get(each, 0)), Press("orders", (each.value, "0")))
        for each in View
        if each is not page.group
    )


def _state(order: Order) -> State:
    return workflow(order.workflow, order.workflow_version).state(order.state)
