"""How an order of this process goes, told to the side that the reader is on."""

from bot.screens.controls import back
from bot.screens.screen import Screen
from bot.screens.view import OrderView, facts
from bot.texts import Voice


def how(view: OrderView, voice: Voice) -> Screen:
    text = voice.say(f"how-{view.workflow.name}-{view.role}", **facts(view, voice))
    return Screen(text, ((back(view, voice, "more"),),))
