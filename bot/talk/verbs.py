"""What each verb of a token takes. A token with other words than these was not drawn by us and does nothing."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.press import Press, number
from bot.screens.told import OFF, ON
from bot.talk.reply import Reply
from core import invoice
from core.mail import EMAIL
from core.matter import Matter
from core.order import ALPHABET, DEFAULT, ID_LENGTH
from core.person import Platform

_ID = re.compile(f"[{ALPHABET}]{{{ID_LENGTH}}}")
_NOTE = re.compile(f"note(-{_ID.pattern})?")
_PLACES = frozenset({*(each.value for each in Platform), EMAIL})
_FORM = re.compile(f"form-{_ID.pattern}-[a-z_]+")
_STEPS = re.compile(f"steps-{_ID.pattern}-[a-z_]+")

Arg: TypeAlias = str | int
Kind: TypeAlias = Callable[[str], Arg | None]
Handler: TypeAlias = Callable[..., Awaitable[Reply]]


def an_id(word: str) -> str | None:
    """The identifier of an order or a service."""
    return word if _ID.fullmatch(word) else None


def a_community(word: str) -> str | None:
    """The identifier of a community."""
    return word if word == DEFAULT or _ID.fullmatch(word) else None


def a_form(word: str) -> str | None:
    """The name of a form's draft: of which order, for which action."""
    return word if _FORM.fullmatch(word) else None


def a_form_in_steps(word: str) -> str | None:
    """The same of a form that asks one thing after another."""
    return word if _STEPS.fullmatch(word) else None


def a_note(word: str) -> str | None:
    """The name of a note's draft: of no order yet, or of which."""
    return word if _NOTE.fullmatch(word) else None


def a_kind_of_invoice(word: str) -> invoice.Kind | None:
    return next((each for each in invoice.Kind if each.value == word), None)


def a_platform(word: str) -> Platform | None:
    return next((each for each in Platform if each.value == word), None)


def a_place(word: str) -> str | None:
    """Where one can be told something."""
    return word if word in _PLACES else None


def a_matter(word: str) -> Matter | None:
    return next((each for each in Matter if each.value == word), None)


def a_switch(word: str) -> bool | None:
    return {ON: True, OFF: False}.get(word)


def a_word(word: str) -> str:
    return word


a_number: Kind = number


@dataclass(frozen=True, slots=True)
class Verb:
    """`handle` is called with the visit and one value for each of `takes`."""

    handle: Handler
    takes: tuple[Kind, ...] = ()

    def read(self, press: Press) -> tuple[Arg, ...] | None:
        """The values in the words of `press`; None when they are not what this verb takes."""
        if len(press.args) != len(self.takes):
            return None
        values = [kind(word) for kind, word in zip(self.takes, press.args, strict=True)]
        read = tuple(value for value in values if value is not None)
        return read if len(read) == len(values) else None
