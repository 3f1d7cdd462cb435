"""The money of one order, as one of its parties reads it: every movement, and the paper that says so."""

from collections.abc import Sequence

from bot.press import Press
from bot.screens.billing import entry
from bot.screens.blocks import billing, blocks, lines, turning
from bot.screens.controls import back, go
from bot.screens.invoices import told, ways
from bot.screens.pages import page
from bot.screens.screen import Button, Screen, column
from bot.screens.view import OrderView, facts
from bot.texts import Voice
from core.billing import Bill, Side
from core.invoice import Invoice
from core.order import FileRef
from core.paper import Series
from core.workflow import BUYER

_MOVES = 10


def series(view: OrderView) -> Series:
    """Which papers the reader gets."""
    return Series.RECEIPT if view.role is BUYER else Series.STATEMENT


def covered(view: OrderView, bills: Sequence[Bill]) -> tuple[Bill, ...]:
    """What there is to say in a paper, nothing where there is none yet: a buyer's begins with what they paid, a
    seller's with what they earned.
    """
    side = Side.BUYER if view.role is BUYER else Side.SELLER
    theirs = tuple(each for each in bills if each.side is side)
    return theirs if side is Side.BUYER or any(each.own for each in theirs) else ()


def money(
    view: OrderView, bills: Sequence[Bill], voice: Voice, number: int = 0, issued: Sequence[Invoice] = ()
) -> Screen:
    """Page `number` of the movements, the newest first. `issued` are the invoices that the reader may have."""
    shown = page([entry(each, voice) for each in reversed(bills)], number, _MOVES)
    none = None if bills else voice.say("money-none")
    rows = (
        turning(voice, "money", shown.number, view.order.id, more=shown.more),
        _get(view, voice) if covered(view, bills) else (),
        ways(view, issued, voice),
        (back(view, voice, "more"), billing(voice)),
    )
    head = voice.say("money-head", **facts(view, voice))
    return Screen(blocks(head, shown.text, none, lines(*told(issued, voice))), tuple(filter(None, rows)))


def handed_out(view: OrderView, called: str, file: FileRef, voice: Voice) -> Screen:
    """The paper itself, which is `called` so."""
    words = voice.say(f"paper-{series(view)}", number=called, **facts(view, voice))
    return Screen(words, column(go(view, "money", voice, 0)), files=(file,))


def _get(view: OrderView, voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.plain(f"go-paper-{series(view)}"), Press("paper", (view.order.id,))),)
