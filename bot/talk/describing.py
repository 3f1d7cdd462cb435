"""The questions by which a service is described, and how each answer is read. Bounds are those of `core.listing`."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from bot.screens.words import Problem, Words, problem
from bot.talk import extras, sketch
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.typed.amounts import amount
from bot.talk.typed.lengths import count, length
from bot.texts.typed import paragraphs
from core.listing import (
    LONGEST_DELIVERY,
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MOST_REVISIONS,
    SHORTEST_DELIVERY,
)
from core.money import DECIMALS, Money

_DAYS = (1, 3, 7)
_REVISIONS = (0, 1, 2, 3, 5)


def _title(heard: Heard, _: Values) -> object:
    title = " ".join(paragraphs(heard.text).split())
    if not title:
        return problem("sell-title-empty")
    if len(title) > LONGEST_TITLE:
        return problem("sell-title-long", length=len(title), most=LONGEST_TITLE)
    return title


def _description(heard: Heard, _: Values) -> object:
    description = paragraphs(heard.text)
    if not description:
        return problem("sell-description-empty")
    if len(description) > LONGEST_DESCRIPTION:
        return problem("sell-description-long", length=len(description), most=LONGEST_DESCRIPTION)
    return description


def _price(heard: Heard, values: Values) -> object:
    before = sketch.price(values)
    read = amount(heard.text, sketch.currency(values))
    if isinstance(read, Problem):
        return read
    if read.currency == "XTR" and not values.get("stars", True):
        return problem("sell-price-stars", example=Money(50 * 10 ** DECIMALS["EUR"], "EUR"))
    if before and before.currency != read.currency and sketch.options(values):
        return problem("sell-price-currency", currency=before.currency, example=Money(before.minor, before.currency))
    return {"minor": read.minor, "currency": read.currency}


def _delivery(heard: Heard, values: Values) -> object:
    time = length(heard.text)
    if time is None:
        return problem("not-a-length")
    if time < SHORTEST_DELIVERY:
        return problem("sell-delivery-short", shortest=SHORTEST_DELIVERY)
    if time > LONGEST_DELIVERY:
        return problem("sell-delivery-long", longest=LONGEST_DELIVERY)
    if sketch.is_too_fast(time, sketch.whole_options(values)):
        return problem("sell-delivery-options", shortest=SHORTEST_DELIVERY)
    return int(time.total_seconds())


def _revisions(heard: Heard, _: Values) -> object:
    times = count(heard.text)
    if times is None or times > MOST_REVISIONS:
        return problem("sell-revisions-what", most=MOST_REVISIONS)
    return times


def _photo(heard: Heard, _: Values) -> object:
    return sketch.written(heard.files[0]) if heard.files else problem("sell-photo-what")


def _days(values: Values) -> tuple[Choice, ...]:
    offered = (timedelta(days=days) for days in _DAYS)
    fits = (time for time in offered if not sketch.is_too_fast(time, sketch.whole_options(values)))
    return tuple(Choice(Words("sell-delivery-choice", {"length": time}), int(time.total_seconds())) for time in fits)


def _times(_: Values) -> tuple[Choice, ...]:
    return tuple(Choice(Words("sell-revisions-choice", {"count": times}), times) for times in _REVISIONS)


def _shown_title(values: Values) -> tuple[Words, ...]:
    return (Words("sell-title-shown", {"title": str(values["title"])}),)


def _shown_description(values: Values) -> tuple[Words, ...]:
    return (Words("sell-description-shown", {"description": str(values["description"])}),)


def _shown_price(values: Values) -> tuple[Words, ...]:
    return (Words("sell-price-shown", {"price": sketch.price(values) or Money(0, sketch.currency(values))}),)


def _shown_delivery(values: Values) -> tuple[Words, ...]:
    return (Words("sell-delivery-shown", {"length": sketch.delivery(values) or timedelta()}),)


def _shown_revisions(values: Values) -> tuple[Words, ...]:
    return (Words("service-revisions", {"count": cast("int", values["revisions"])}),)


def _ask_price(values: Values) -> Words:
    currency = sketch.currency(values)
    return Words("sell-price", {"example": Money(50 * 10 ** DECIMALS[currency], currency)})


def _as_it_is(name: str) -> Callable[[Values], str]:
    return lambda values: str(values[name])


def _typed_price(values: Values) -> str:
    money = sketch.price(values)
    return f"{money.amount} {money.currency}" if money else ""


def _typed_delivery(values: Values) -> str:
    """In signs that are read whatever the language."""
    minutes = int((sketch.delivery(values) or timedelta()) / timedelta(minutes=1))
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "m"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def _only(text: str) -> Callable[[Values], Words]:
    """The same words whatever was typed."""
    return lambda _: Words(text)


def _taken(text: str) -> Callable[[Values], tuple[Words, ...]]:
    return lambda _: (Words(text),)


DESCRIBING = Dialog(
    "sell",
    (
        Step(
            "title", _title, _only("sell-title"), _shown_title,
            typed=_as_it_is("title"), longest=LONGEST_TITLE,
        ),
        Step(
            "description", _description, _only("sell-description"), _shown_description,
            typed=_as_it_is("description"), longest=LONGEST_DESCRIPTION, lines=True,
        ),
        Step("price", _price, _ask_price, _shown_price, typed=_typed_price),
        Step("delivery", _delivery, _only("sell-delivery"), _shown_delivery, _days, typed=_typed_delivery),
        Step("revisions", _revisions, _only("sell-revisions"), _shown_revisions, _times, typed=_as_it_is("revisions")),
        extras.STEP,
        Step("photo", _photo, _only("sell-photo"), _taken("sell-photo-shown"), skippable=True, files=True),
    ),
    together=("title", "description", "price", "delivery", "revisions"),
)  # fmt: skip
"""Title, description, price, delivery time, revisions, extra options, photo."""
