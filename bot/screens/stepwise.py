"""A form that was asked for step by step, looked at as a whole before it is sent: what it does, line by line, and a
button to change each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.press import Press
from bot.screens.blocks import Row, blocks
from bot.screens.controls import BESIDE, dangerous
from bot.screens.dialog import said
from bot.screens.questions import closes
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import OrderView, carried, facts, partner
from bot.screens.words import Words
from bot.texts import Voice, quote
from core.forms import Form
from core.workflow import Action


@dataclass(frozen=True, slots=True)
class Put:
    """`name` and `turn` of the draft go into the buttons; `filled` is the form as it would be sent."""

    name: str
    turn: int
    filled: Mapping[str, object]
    problem: Words | None = None


def review(view: OrderView, action: Action, form: Form, put: Put, voice: Voice) -> Screen:
    speaks = {**facts(view, voice), **carried(view.order, put.filled, voice), "other": partner(view, voice)}
    reason = put.filled.get("reason")
    text = blocks(
        voice.say("dialog-problem", what=said(put.problem, voice)) if put.problem else None,
        voice.say(f"put-{action.name}", **speaks),
        quote(reason) if isinstance(reason, str) and reason else None,
        closes(view, action, voice),
    )
    return Screen(text, (_send(view, action, put, voice), *_lines(form, put.turn, voice), _out(put, voice)))


def _send(view: OrderView, action: Action, put: Put, voice: Voice) -> Row:
    ends = view.workflow.asks_once(view.state, action)
    label = voice.plain(f"yes-{action.name}" if ends else "form-send")
    tone = Tone.DANGER if dangerous(view, action) else Tone.GOOD
    return (Button(label, Press("submit", (put.name, str(put.turn))), tone),)


def _lines(form: Form, turn: int, voice: Voice) -> tuple[Row, ...]:
    buttons = [
        Button(voice.plain(f"change-{each.name}"), Press("change", (str(turn), each.name))) for each in form.fields
    ]
    return tuple(tuple(buttons[at : at + BESIDE]) for at in range(0, len(buttons), BESIDE))


def _out(put: Put, voice: Voice) -> Row:
    return (Button(voice.plain("go-back"), Press("leave", (put.name,))),)
