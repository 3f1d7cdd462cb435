"""Asked once, before what cannot be taken back: what will happen, with the amount.

The way back stands first: whoever taps twice on the button that led here, in the same place, has only gone back.
"""

from bot.press import Press
from bot.screens.blocks import blocks
from bot.screens.controls import back, dangerous, from_balance, seen
from bot.screens.questions import closes
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import OrderView, facts
from bot.texts import Voice
from core.checkout import waits_for
from core.money import Money
from core.workflow import Action


def confirm(view: OrderView, action: Action, voice: Voice, yes: Press | None = None) -> Screen:
    """The question before `action`. `yes` is what agreeing presses, where it is not the action alone."""
    press = yes or Press("do", seen(view, action))
    tone = Tone.DANGER if dangerous(view, action) else Tone.GOOD
    grave = view.workflow.asks_once(view.state, action)
    label = voice.plain(f"yes-{action.name}") if grave else voice.plain(f"do-{action.name}", role=view.role)
    asked = voice.say(f"ask-{action.name}", **facts(view, voice)) if grave else None
    text = blocks(asked, closes(view, action, voice))
    rows = ((back(view, voice, "keep"),), (Button(label, press, tone),))
    return Screen(text, rows, version=view.order.version)


def spending(view: OrderView, voice: Voice) -> Screen | None:
    """The question before something is paid out of what the reader has; None where that is not enough any more."""
    due = waits_for(view.order)
    if due is None or from_balance(view, voice) is None:
        return None
    currency = view.order.terms.currency
    amount, balance = Money(due.minor, currency), Money(view.balance, currency)
    text = voice.say("ask-spend", amount=amount, balance=balance, **facts(view, voice))
    press = Press("spent", (view.order.id, str(view.order.version)))
    agree = Button(voice.plain("yes-spend", amount=amount), press, Tone.GOOD)
    return Screen(text, ((back(view, voice, "keep"),), (agree,)), version=view.order.version)
