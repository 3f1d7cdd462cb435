"""A mediator's cases: what waits for one, and what they took; each opens the order's card as a mediator sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from bot.press import Press
from bot.screens import helping
from bot.screens.blocks import blocks, to_order, turning
from bot.screens.controls import in_rows
from bot.screens.crews import to_crews
from bot.screens.helping import Plea
from bot.screens.screen import Button, Screen
from bot.texts import Arg, Voice
from core.order import CommunityId, Order
from core.workflows import workflow

PAGE = 5
"""Cases on one page: each has a button of its own."""


class Pile(StrEnum):
    """In the order in which they are shown."""

    WAITING = "waiting"
    MINE = "mine"
    HELP = "help"
    """What parties ask without a dispute."""


@dataclass(frozen=True, slots=True)
class CasesPage:
    """One page of one of a mediator's piles, with how much there is in each. `names` are those of communities that have
    to be told apart; `named`: somebody has made the reader what they are, and they can leave.
    """

    pile: Pile
    number: int
    counts: Mapping[Pile, int]
    cases: tuple[Order, ...] = ()
    pleas: tuple[Plea, ...] = ()
    names: Mapping[CommunityId, str] = field(default_factory=dict)
    named: bool = False


def cases(page: CasesPage, voice: Voice) -> Screen:
    """An empty pile says what would come there."""
    count = page.counts[page.pile]
    head = voice.say(f"cases-{page.pile}", count=count)
    if not page.cases and not page.pleas:
        return Screen(blocks(head, voice.say(f"cases-{page.pile}-none")), _ways(page, voice))
    turn = turning(voice, "cases", page.number, page.pile.value, more=(page.number + 1) * PAGE < count)
    opened = (*(to_order(order, _mark(order)) for order in page.cases), *map(helping.opened, page.pleas))
    listed = (
        *(_line(order, page, voice) for order in page.cases),
        *(helping.entry(plea, page.names.get(plea.order.community, ""), voice) for plea in page.pleas),
    )
    return Screen(blocks(head, *listed), (*opened, *((turn,) if turn else ()), *_ways(page, voice)))


def nobody(voice: Voice) -> Screen:
    """For who is no mediator."""
    return Screen(voice.say("cases-not-yours"), ((Button(voice.plain("go-help"), Press("help")),),))


def _line(order: Order, page: CasesPage, voice: Voice) -> Markup:
    what: dict[str, Arg] = {"title": order.title, "code": order.code, "held": order.escrow}
    what["community"] = _place(order, page)
    if page.pile is Pile.WAITING:
        return voice.say("cases-line-waiting", ago=voice.ago(order.entered_at), **what)
    return voice.say("cases-line-mine", at=order.due.at if order.due else order.entered_at, **what)


def _place(order: Order, page: CasesPage) -> str:
    name = page.names.get(order.community, "")
    return f" · {name}" if name else ""


def _mark(order: Order) -> str:
    return workflow(order.workflow, order.workflow_version).state(order.state).mark


def _ways(page: CasesPage, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    piles = (
        Button(voice.plain(f"go-cases-{each}", count=page.counts[each]), Press("cases", (each.value, "0")))
        for each in Pile
        if each is not page.pile
    )
    return in_rows((*piles, *((to_crews(voice),) if page.named else ())))
