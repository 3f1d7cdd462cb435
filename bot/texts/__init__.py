"""Every word that people read, one file per language, and the one way to look it up: `Voice`."""

from bot.texts.formats import Size
from bot.texts.library import BadText, languages
from bot.texts.typed import quote
from bot.texts.voice import Arg, Voice, called, choose

__all__ = ["Arg", "BadText", "Size", "Voice", "called", "choose", "languages", "quote"]
