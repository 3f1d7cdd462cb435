"""The first things a person sees: what this is, how it works, what is stored."""

from bot.press import Press
from bot.screens.blocks import blocks, browse, my_orders, sell
from bot.screens.crews import to_crews
from bot.screens.screen import Button, Screen
from bot.texts import Voice


def welcome(name: str, city: str, voice: Voice) -> Screen:
    """`city` names the zone of the times that are shown, for who has not chosen one."""
    zone = voice.say("start-zone", city=city) if voice.zoned else None
    text = blocks(voice.say("start-hello", name=name), voice.say("start-what"), zone)
    return Screen(text, ((sell(voice), browse(voice)), (my_orders(voice), _help(voice))))


def manual(voice: Voice, *, staff: bool, mediator: bool) -> Screen:
    """How it works, and the commands: those of whoever works for a community to them alone."""
    of_staff = voice.say("help-staff") if staff else None
    of_mediators = voice.say("help-mediators") if mediator else None
    plain = (voice.say(each) for each in ("help-how", "help-chat", "help-commands"))
    return Screen(blocks(*plain, of_staff, of_mediators), _ways(voice))


def lost(text: str, voice: Voice) -> Screen:
    """`text` says why what was written leads nowhere; here is where one can go."""
    return Screen(voice.say(text), _ways(voice))


def privacy(voice: Voice, *, named: bool = False) -> Screen:
    """`named`: somebody has made the reader staff or a mediator, or had."""
    text = blocks(voice.say("privacy-what"), voice.say("privacy-who"), voice.say("privacy-how-long"))
    crews = ((to_crews(voice),),) if named else ()
    return Screen(text, ((_export(voice), _erase(voice)), *crews, *_ways(voice)))


def _ways(voice: Voice) -> tuple[tuple[Button, ...], ...]:
    return ((sell(voice), browse(voice)), (my_orders(voice),))


def _export(voice: Voice) -> Button:
    return Button(voice.plain("go-export"), Press("mydata"))


def _erase(voice: Voice) -> Button:
    return Button(voice.plain("go-erase"), Press("erase"))


def _help(voice: Voice) -> Button:
    return Button(voice.plain("go-help"), Press("help"))
