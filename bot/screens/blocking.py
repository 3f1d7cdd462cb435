"""Whom somebody wants nothing to do with: asked once, and taken back at any time."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.press import Press
from bot.screens import conversation
from bot.screens.blocks import blocks
from bot.screens.conversation import Conversation
from bot.screens.screen import Button, Screen, Tone, column
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.person import Person

LONGEST_NAME = 24  # of a person on a button


def ask(view: Conversation, open_orders: int, voice: Voice) -> Screen:
    """What it means, before it is done. `open_orders`: how many the two have, which go on."""
    who = conversation.partner(view, voice)
    text = blocks(
        voice.say("block-ask", who=who),
        voice.say("block-ask-orders", who=who, orders=open_orders) if open_orders else None,
    )
    number = conversation.number(view)
    agree = Button(voice.plain("yes-block"), Press("blockoff", (number,)), Tone.DANGER)
    return Screen(text, column(Button(voice.plain("go-back"), Press("chat", (number, "0"))), agree))


def blocked(people: Sequence[Person], voice: Voice, note: Markup | None = None) -> Screen:
    """Everybody who is, to be let in again. `note` stands above."""
    leave = Button(voice.plain("go-settings"), Press("settings"))
    if not people:
        return Screen(blocks(note, voice.say("blocked-none")), ((leave,),))
    rows = tuple((unblock(each, voice),) for each in people)
    return Screen(blocks(note, voice.say("blocked-head")), (*rows, (leave,)))


def unblock(person: Person, voice: Voice) -> Button:
    room = LONGEST_LABEL - len(voice.plain("go-unblock", who=""))
    name = line(person.name, min(room, LONGEST_NAME)) or voice.plain("who-nobody")
    return Button(voice.plain("go-unblock", who=name), Press("unblock", (str(person.id),)))


def block(view: Conversation, voice: Voice) -> Button:
    """Where one reads what somebody wrote."""
    return Button(
        voice.plain("go-block", who=line(conversation.partner(view, voice), LONGEST_NAME)),
        Press("block", (conversation.number(view),)),
    )


def all_blocked(voice: Voice) -> Button:
    return Button(voice.plain("go-blocked"), Press("blocked"))
