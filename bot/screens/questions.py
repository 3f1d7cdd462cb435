"""The open question of an order, on its card and before what ends it: what is asked, until when it stands, and what
becomes of it and its money.
"""

from collections.abc import Iterator

from markupsafe import Markup

from bot.screens.view import OrderView, facts
from bot.texts import Voice, quote
from core.workflow import PARTIES, STAY, Action, Part

_REASON = 300
"""Units of a reason on the card; the whole is in the timeline."""


def question(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """What is open between the parties, in a few lines to this reader."""
    asked = view.asked
    if asked is None:
        return
    reader = "staff" if not view.party else "mine" if view.role is asked.by else "yours"
    yield voice.say(f"question-{asked.kind}-{asked.stage}-{reader}", **facts(view, voice))
    reason = asked.carries.get("reason")
    if isinstance(reason, str) and reason:
        yield quote(reason, _REASON)
    if asked.paused:
        yield voice.say("question-paused")


def ends(view: OrderView, action: Action) -> bool:
    """Whether the open question ends with `action`, which is no answer to it."""
    moves = action.to != STAY and action.piece is None and action.by in PARTIES
    return view.asked is not None and moves


def closes(view: OrderView, action: Action, voice: Voice) -> Markup | None:
    """What is said before an action that ends the open question by the way."""
    asked = view.asked
    if asked is None or not ends(view, action):
        return None
    return voice.say("question-closes-paid" if asked.held else "question-closes", **facts(view, voice))


def answers(view: OrderView) -> tuple[Action, ...]:
    """What the reader may do about the open question, the yes first."""
    return tuple(each for each in view.possible if each.piece and each.piece.part is not Part.ASK)


def asks(view: OrderView) -> tuple[Action, ...]:
    """What the reader may ask the other side."""
    return tuple(each for each in view.possible if each.piece and each.piece.part is Part.ASK)
