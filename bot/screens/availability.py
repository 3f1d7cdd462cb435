"""When a seller takes orders: vacation, and how many orders at a time."""

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, my_services
from bot.screens.screen import Button, Screen, Tone
from bot.texts import Voice
from core.availability import Availability


def availability(now: Availability, running: int, voice: Voice, note: Markup | None = None) -> Screen:
    """`running`: how many orders of the seller are open. `note` stands above."""
    away = now.is_away(voice.now)
    text = blocks(note, voice.say("hours-head"), _taking(now, running, voice, away=away), _limit(now, running, voice))
    there = Button(voice.plain("go-hours-back"), Press("back_at_work"), Tone.GOOD)
    leave = Button(voice.plain("go-hours-change" if away else "go-hours-away"), Press("vacation"))
    limit = Button(voice.plain("go-hours-limit"), Press("limit"))
    return Screen(text, (*(((there,),) if away else ()), (leave, limit), (my_services(voice),)))


def notice(voice: Voice) -> Screen:
    """The vacation has ended by itself."""
    return Screen(voice.say("hours-ended"), ((hours(voice), my_services(voice)),))


def left(voice: Voice) -> Screen:
    """A question was left as it was."""
    return Screen(voice.say("dialog-ended"), ((hours(voice), my_services(voice)),))


def hours(voice: Voice) -> Button:
    return Button(voice.plain("go-hours"), Press("hours"))


def _taking(now: Availability, running: int, voice: Voice, *, away: bool) -> Markup | None:
    if not away:
        return None if now.is_full(running) else voice.say("hours-open")
    if now.back_at is None:
        return voice.say("hours-away")
    return voice.say("hours-away-until", at=now.back_at, back=voice.at(now.back_at))


def _limit(now: Availability, running: int, voice: Voice) -> Markup:
    if now.most is None:
        return voice.say("hours-no-limit", running=running)
    return voice.say("hours-full" if now.is_full(running) else "hours-limit", most=now.most, running=running)
