"""The one place where a text becomes what a person reads: looked up, filled in, escaped.

A text that its language lacks is said in English, and as its id if English lacks it too: a person who waits for an
answer gets one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup, escape

from bot.texts import formats, library, typed
from bot.texts.formats import Size
from core.money import Money

Arg: TypeAlias = str | int | float | Money | datetime | timedelta | Size
"""What a text can be filled with. A `str` is what somebody typed, unless it is `Markup`."""

FALLBACK = "en"


@lru_cache(maxsize=1024)
def choose(code: str | None, default: str) -> str:
    """The language of ours for what a platform calls `code` ("ru-RU"), else `default`."""
    language = (code or "").replace("_", "-").partition("-")[0].lower()
    return language if language in library.languages() else default


def called(language: str) -> str:
    """What a language of ours calls itself."""
    return _must(language, "language-name")


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, for a reader in `timezone`, at `now`. `zoned`: nobody knows whether that is their zone, so each
    moment names it. `lasting`: it is read at some other time, so no moment says how far away it is.
    """

    language: str
    timezone: str
    now: datetime
    zoned: bool = False
    lasting: bool = False

    def say(self, text: str, /, **args: Arg) -> Markup:
        """The text `text` with light markup. What people typed is escaped, stays on one line and is cut to fit it."""
        return Markup(self._fill(text, args, marked=True))  # noqa: S704 our own files, and `typed.inline` escapes

    def plain(self, text: str, /, **args: Arg) -> str:
        """The same without any markup: for labels of buttons and lines over the chat."""
        return self._fill(text, args, marked=False)

    def at(self, moment: datetime) -> str:
        """A moment on the reader's clock; the year only when it is another one."""
        return self._spell(self.language, moment)

    def dated(self, moment: datetime) -> str:
        """A moment as it stands in a document: with its year and its zone, whoever reads it and when."""
        said = formats.moment(
            moment, _must(self.language, "format-moment-year"), self.timezone, _must(self.language, "format-locale")
        )
        return _must(self.language, "moment-zoned", moment=said, zone=formats.offset(moment, self.timezone))

    def ago(self, moment: datetime) -> Markup:
        """How long ago a moment was, or how far ahead it is. Where a client can, it keeps this true as time goes by."""
        relative = escape(self._relative(self.language, moment))
        return Markup('<time datetime="{}">{}</time>').format(int(moment.timestamp()), relative)

    def _fill(self, text: str, args: Mapping[str, Arg], *, marked: bool) -> str:
        for language in dict.fromkeys((self.language, FALLBACK)):
            needed = library.needs(language, text)
            values = {name: self._value(language, args[name], marked=marked) for name in needed if name in args}
            if (said := library.look_up(language, text, values)) is not None:
                return said
        return text

    def _value(self, language: str, arg: Arg, *, marked: bool) -> str | int | float:
        match arg:
            case Markup() | int() | float():
                return arg
            case str():
                return typed.inline(arg) if marked else typed.line(arg)
            case Money(minor, formats.STARS):
                return _must(language, "format-stars", count=minor)
            case Money():
                return formats.amount(arg, _must(language, "format-locale"))
            case Size():
                return formats.weight(arg, _must(language, "format-locale"))
            case timedelta():
                return _length(language, arg)
            case datetime():
                return self._when(language, arg, marked=marked)

    def _when(self, language: str, moment: datetime, *, marked: bool) -> str:
        if self.lasting:
            return self._spell(language, moment)
        relative = self.ago(moment) if marked else self._relative(language, moment)
        return _must(language, "moment-both", moment=self._spell(language, moment), relative=relative)

    def _relative(self, language: str, moment: datetime) -> str:
        if moment > self.now:
            return _must(language, "moment-ahead", length=_length(language, moment - self.now))
        if self.now - moment < timedelta(minutes=1):
            return _must(language, "moment-now")
        return _must(language, "moment-behind", length=_length(language, self.now - moment))

    def _spell(self, language: str, moment: datetime) -> str:
        text = "format-moment" if formats.same_year(moment, self.now, self.timezone) else "format-moment-year"
        said = formats.moment(moment, _must(language, text), self.timezone, _must(language, "format-locale"))
        return (
            _must(language, "moment-zoned", moment=said, zone=formats.offset(moment, self.timezone))
            if self.zoned
            else said
        )


def _length(language: str, length: timedelta) -> str:
    days, hours, minutes = formats.parts(length)
    units = {name: count for name, count in (("days", days), ("hours", hours), ("minutes", minutes)) if count}
    return _must(language, f"length-{'-'.join(units) or 'none'}", **units)


@lru_cache(maxsize=1024)
def _must(language: str, text: str, **values: str | int) -> str:
    """A text that says how the language writes something; without it the id has to do."""
    return library.look_up(language, text, values) or library.look_up(FALLBACK, text, values) or text
