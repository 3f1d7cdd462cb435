"""What those who run the bot are asked when its clock has leapt: whether it is right."""

from datetime import timedelta

from bot.press import Press
from bot.screens.screen import Button, Screen, column
from bot.texts import Voice


def doubted(length: timedelta, voice: Voice) -> Screen:
    """Nothing happens by itself before this is answered."""
    text = voice.say("clock-doubted", length=length, now=voice.at(voice.now))
    return Screen(text, column(Button(voice.plain("clock-believe"), Press("believe"))))
