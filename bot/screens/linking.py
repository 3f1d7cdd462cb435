"""One person in several chats: the code that links them, the one question before, and what came of it.

Who will be linked is said before anything is; what cannot be taken back is asked once, the way back first.
"""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, my_orders
from bot.screens.screen import Button, Screen, Tone, column
from bot.texts import Voice
from core.linkdesk import LINKED
from core.linking import Code, NotLinked
from core.person import Person, Platform


def invitation(code: Code, until: datetime, other: Platform, way: str, voice: Voice) -> Screen:
    """The code, and what to do with it. `way` is the address that opens the other chat, if there is one."""
    name = called(other, voice)
    there = (Button(voice.plain("go-link-there", other=name), way),) if way else ()
    text = voice.say("link-code", other=name, code=str(code), until=until)
    return Screen(blocks(text, voice.say("link-secret")), column(*there, _settings(voice)))


def how(voice: Voice) -> Screen:
    """For somebody who came from the other chat with a code."""
    return Screen(voice.say("link-how"), column(_settings(voice)))


def alone(voice: Voice) -> Screen:
    """There is no other chat to link."""
    return Screen(voice.say("link-alone"), column(_settings(voice)))


def asked(name: str, host: Person, here: Platform, known_as: str, voice: Voice) -> Screen:
    """Whether to be one person with `host`. `name` is that of the code."""
    text = voice.say("link-ask", who=host.name, other=both(host.platforms, voice), here=called(here, voice))
    named = voice.say("link-ask-name", name=known_as)
    agree = Button(voice.plain("yes-link"), Press("linkup", (name,)), Tone.GOOD)
    return Screen(blocks(text, named), column(Button(voice.plain("go-link-no"), Press("settings")), agree))


def refused(outcome: NotLinked, voice: Voice) -> Screen:
    anew = Button(voice.plain("go-link"), Press("link"))
    return Screen(voice.say(f"link-{outcome.reason}", left=outcome.left), column(anew, _settings(voice)))


def parting(platform: Platform, here: Platform, orders: int, voice: Voice) -> Screen:
    """Whether the account on `platform` is to go. `orders`: how many are open, and go on here."""
    names = {"other": called(platform, voice), "here": called(here, voice)}
    text = blocks(
        voice.say("unlink-ask", **names),
        voice.say("unlink-ask-orders", orders=orders, **names) if orders else None,
        voice.say("unlink-ask-typed", **names),
    )
    agree = Button(voice.plain("yes-unlink", **names), Press("part", (platform.value,)), Tone.DANGER)
    return Screen(text, column(Button(voice.plain("go-link-no"), Press("settings")), agree))


def notice(topic: str, platforms: Sequence[Platform], voice: Voice) -> Screen:
    """What somebody is told in the chat where they did not do it."""
    if topic == LINKED:
        return Screen(voice.say("linked-notice", chats=both(platforms, voice)), column(_settings(voice)))
    return Screen(voice.say("unlinked-notice"), column(my_orders(voice), _settings(voice)))


def chats(person: Person, here: Platform, voice: Voice) -> Markup:
    """Where one is."""
    if len(person.platforms) == 1:
        return voice.say("settings-chat", chat=called(here, voice))
    return voice.say("settings-chats", chats=both(person.platforms, voice))


def both(platforms: Sequence[Platform], voice: Voice) -> str:
    names = [called(each, voice) for each in platforms]
    return voice.plain("link-both", one=names[0], other=names[1]) if len(names) > 1 else "".join(names)


def called(platform: Platform, voice: Voice) -> str:
    return voice.plain(f"platform-{platform}")


def _settings(voice: Voice) -> Button:
    return Button(voice.plain("go-settings"), Press("settings"))
