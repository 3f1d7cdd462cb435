"""Asked once, before what cannot be taken back: what will happen, with the amount.

The way back stands first: whoever taps twice on the button that led here, in the same place, has only gone back.
"""

from bot.press import Press
from bot.screens.controls import back, dangerous, seen
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import OrderView, facts
from bot.texts import Voice
from core.workflow import Action


def confirm(view: OrderView, action: Action, voice: Voice, yes: Press | None = None) -> Screen:
    """The question before `action`. `yes` is what agreeing presses, where it is not the action alone."""
    press = yes or Press("do", seen(view, action))
    tone = Tone.DANGER if dangerous(view, action) else Tone.GOOD
    agree = Button(voice.plain(f"yes-{action.name}"), press, tone)
    return Screen(voice.say(f"ask-{action.name}", **facts(view, voice)), ((back(view, voice, "keep"),), (agree,)))
