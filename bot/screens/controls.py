"""The buttons of an order: exactly what the reader may press now, the safe before the final, and ways on and back."""

from bot.press import Press
from bot.screens.blocks import Row
from bot.screens.questions import answers, asks, ends
from bot.screens.screen import Button, Tone
from bot.screens.view import OrderView, readers
from bot.texts import Voice
from bot.texts.typed import line
from core.chat import why_not
from core.checkout import waits_for
from core.effects import PAY_OUT
from core.money import Money
from core.order import Stage
from core.paylink import Link, PayLink
from core.till import Checkout
from core.workflow import BUYER, JUDGES, PARTIES, SELLER, STAY, TILL, Action, Part

LONGEST_NAME = 24  # of a person on a button
_YES = frozenset({Part.AGREE, Part.CLAIM, Part.PAY})
BESIDE = 2
"""Buttons in a row that a phone shows with their whole labels."""


def dangerous(view: OrderView, action: Action) -> bool:
    """Pressing it ends the order without its work being paid, or calls for judges: it is never the first to hand."""
    target = view.workflow.target(view.state, action)
    ends = target.final and PAY_OUT not in action.effects
    return ends or (target.turn in JUDGES and action.by in PARTIES and action.to != STAY)


def first(view: OrderView) -> Action | None:
    """The one thing that is the reader's to do."""
    yes = next((each for each in answers(view) if each.piece and each.piece.part in _YES), None)
    return yes if view.asked_me and yes else None if _waits_for_money(view) else _own(view)


def others(view: OrderView) -> tuple[Action, ...]:
    """What else is harmless to try: what answers a question first, then in the order of the process."""
    answered = answers(view)
    plain = (each for each in view.possible if each.piece is None and not dangerous(view, each))
    return tuple(each for each in (*answered, *plain) if each is not first(view))


def at_hand(view: OrderView) -> tuple[Action, ...]:
    """What a seller who works should find without looking for it: to say that it takes longer."""
    mine = view.my_turn and view.role is SELLER
    return tuple(each for each in asks(view) if mine and each.name == "ask_extension")


def dangers(view: OrderView) -> tuple[Action, ...]:
    """What ends the order."""
    return tuple(each for each in view.possible if _grave(view, each) and view.workflow.target(view.state, each).final)


def calls(view: OrderView) -> tuple[Action, ...]:
    """What calls for judges: the last resort, and found last."""
    return tuple(each for each in view.possible if _grave(view, each) and each not in dangers(view))


def _grave(view: OrderView, action: Action) -> bool:
    return action.piece is None and dangerous(view, action)


def _waits_for_money(view: OrderView) -> bool:
    """Of the reader, for what they are adding: to pay it is the one thing to do."""
    return view.asked_me and view.asked is not None and view.asked.stage is Stage.UNPAID


def _own(view: OrderView) -> Action | None:
    plain = (each for each in view.possible if each.piece is None)
    return next((each for each in plain if view.my_turn and not dangerous(view, each)), None)


def pays_here(view: OrderView, voice: Voice) -> Money | None:
    """What the order, or what was added to it, waits for from the reader, where their press is the payment."""
    due, at_once = view.order.next_due, view.order.terms.paid.checkout is Checkout.AT_ONCE
    if not at_once or view.role is not BUYER or (due and due.at <= voice.now):
        return None
    if view.asked and view.asked.stage is Stage.UNPAID:
        return Money(view.asked.price, view.order.terms.currency)
    waits = view.my_turn and any(each.by is TILL for each in view.state.actions if each.piece is None)
    return view.order.terms.total if waits else None


def act(view: OrderView, action: Action, voice: Voice, tone: Tone = Tone.PLAIN) -> Button:
    """The button of an action: it is asked about first when it needs words, or cannot be taken back."""
    first_asks = action.form or view.workflow.asks_once(view.state, action) or ends(view, action)
    press = Press("ask" if first_asks else "do", seen(view, action))
    return Button(
        voice.plain(f"do-{action.name}", role=view.role), press, Tone.DANGER if _grave(view, action) else tone
    )


def seen(view: OrderView, action: Action) -> tuple[str, ...]:
    """What a press says: of which order, as of which version, what."""
    return (view.order.id, str(view.order.version), action.name)


def main_row(view: OrderView, voice: Voice) -> tuple[Row, ...]:
    """The one thing to do, alone in its row; no row when it is somebody else's turn."""
    spend = from_balance(view, voice)
    besides = ((spend,),) if spend else ()
    if price := pays_here(view, voice):
        press = Press("pay", (view.order.id, str(view.order.version)))
        return ((Button(voice.plain("go-pay", total=price), press, Tone.GOOD),), *besides)
    if (link := by_link(view, voice)) and link.state is Link.OPEN:
        return ((Button(voice.plain("go-pay", total=to_pay(view)), link.url, Tone.GOOD),), *besides)
    action = first(view)
    return ((act(view, action, voice, Tone.GOOD),), *besides) if action else besides


def by_link(view: OrderView, voice: Voice) -> PayLink | None:
    """Where the reader pays what the order waits for, or will, once the till has said where."""
    due = view.order.next_due
    return view.paylink if view.role is BUYER and not (due and due.at <= voice.now) else None


def to_pay(view: OrderView) -> Money:
    """What the order waits for; its price where it waits for nothing."""
    due = waits_for(view.order)
    return Money(due.minor if due else view.order.terms.price, view.order.terms.currency)


def from_balance(view: OrderView, voice: Voice) -> Button | None:
    """The order waits for the reader's money, and they have it already."""
    due, lapses = waits_for(view.order), view.order.next_due
    mine = view.role is BUYER and (view.my_turn or view.asked_me)
    waits = due and mine and not (lapses and lapses.at <= voice.now)
    if not due or not waits or view.balance < due.minor:
        return None
    return Button(voice.plain("go-spend"), Press("spend", (view.order.id, str(view.order.version))))


def go(view: OrderView, where: str, voice: Voice, *args: int) -> Button:
    """A way on: `where` is the verb of the press, and names the label; `args` are what else the verb takes."""
    press = Press(where, (view.order.id, *map(str, args)))
    return Button(voice.plain(f"go-{where}", code=view.order.code), press)


def message(view: OrderView, voice: Voice, answers: int = 0, label: str = "go-note") -> tuple[Button, ...]:
    """To write to whoever else is on the order, in answer to a message of theirs; nothing where that cannot be now."""
    if why_not(view.order, view.reader, voice.now, view.front):
        return ()
    name = line(readers(view, voice), LONGEST_NAME)
    return (Button(voice.plain(label, who=name), Press("note", (view.order.id, str(answers)))),)


def star(view: OrderView, voice: Voice) -> tuple[Button, ...]:
    """To find the order again among one's favourites, or no more there; for its parties alone."""
    if not view.party:
        return ()
    label, wanted = ("go-unstar", "0") if view.starred else ("go-star", "1")
    return (Button(voice.plain(label), Press("star", (view.order.id, wanted))),)


def back(view: OrderView, voice: Voice, where: str = "card") -> Button:
    return Button(voice.plain("go-back"), Press(where, (view.order.id,)))


def to_look_at(view: OrderView) -> bool:
    """What was delivered is for the reader to answer, whatever came since: it should be looked at first."""
    return view.role is BUYER and view.my_turn and view.asked is None and bool(view.deliveries)


def look(view: OrderView, voice: Voice) -> Button:
    """The way to what was delivered last."""
    return go(view, "deliveries", voice, len(view.deliveries), 0)


def in_rows(buttons: tuple[Button, ...]) -> tuple[Row, ...]:
    return tuple(buttons[at : at + BESIDE] for at in range(0, len(buttons), BESIDE))
