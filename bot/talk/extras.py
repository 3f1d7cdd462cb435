"""The question for extra options: a line each, or one by one its name, its price and what it does to the time."""

from collections.abc import Mapping
from datetime import timedelta

from bot.screens.listed import effect
from bot.screens.words import Problem, Words, problem
from bot.talk import sketch
from bot.talk.dialog import Choice, Heard, Step, Values
from bot.talk.typed.amounts import amount
from bot.talk.typed.lengths import length
from bot.talk.typed.options import TypedOption, option
from bot.texts.typed import paragraphs
from core.listing import LONGEST_DELIVERY, LONGEST_OPTION, MOST_OPTIONS, SHORTEST_DELIVERY, Option
from core.money import Money

_EFFECTS = (timedelta(), timedelta(days=1), timedelta(days=2), timedelta(days=-1))
Sketched = Mapping[str, object]


def _take(heard: Heard, values: Values) -> object:
    """The options with what was typed added, or what is wrong with it; then none of it is taken."""
    half = sketch.pending(values)
    if half is not None:
        return _completed(heard.text, half, values)
    taken = list(sketch.options(values))
    lines = [line.strip() for line in heard.text.splitlines() if line.strip()]
    for line in lines:
        added = _added(line, values, alone=len(lines) == 1)
        if isinstance(added, Problem):
            return added
        taken.append(added)
    if not lines:
        return problem("sell-options-what")
    return _judged(taken, values)


def _added(line: str, values: Values, *, alone: bool) -> Sketched | Problem:
    read = option(line, sketch.currency(values))
    if isinstance(read, Problem):
        return read
    if not alone and read.price is None:
        return problem("sell-options-line", line=line)
    return _from_line(read, values)


def _from_line(read: TypedOption, values: Values) -> Sketched | Problem:
    title = paragraphs(read.title)
    if not title:
        return problem("sell-options-what")
    if len(title) > LONGEST_OPTION:
        return problem("sell-options-long", length=len(title), most=LONGEST_OPTION)
    if read.price is None:
        return {"title": title, "price": None, "extra": None}
    if read.price.currency != sketch.currency(values):
        return problem("sell-options-currency", currency=sketch.currency(values))
    return {"title": title, "price": read.price.minor, "extra": _seconds(read.extra or timedelta())}


def _completed(typed: str, half: Sketched, values: Values) -> object:
    if half["price"] is None:
        read = amount(typed, sketch.currency(values), least=0)
        if isinstance(read, Problem):
            return read
        if read.currency != sketch.currency(values):
            return problem("sell-options-currency", currency=sketch.currency(values))
        return [*sketch.options(values)[:-1], {**half, "price": read.minor}]
    extra = length(typed)
    if extra is None:
        return problem("sell-options-time-what")
    return _judged([*sketch.options(values)[:-1], {**half, "extra": _seconds(extra)}], values)


def _judged(taken: list[Sketched], values: Values) -> object:
    """All options together: not too many, none beyond what a delivery may take, and ticking all leaves some time."""
    if len(taken) > MOST_OPTIONS:
        return problem("sell-options-many", most=MOST_OPTIONS)
    whole = sketch.whole_options({"options": taken})
    if any(abs(each.extra) > LONGEST_DELIVERY for each in whole):
        return problem("sell-delivery-long", longest=LONGEST_DELIVERY)
    time = sketch.delivery(values)
    if time and sketch.is_too_fast(time, whole):
        return problem("sell-options-fast", length=time, shortest=SHORTEST_DELIVERY)
    return taken


def _ask(values: Values) -> Words:
    half = sketch.pending(values)
    if half is None:
        return Words("sell-options-more" if sketch.options(values) else "sell-options")
    title = str(half["title"])
    if half["price"] is None:
        return Words("sell-options-price", {"title": title})
    price = Money(int(str(half["price"])), sketch.currency(values))
    return Words("sell-options-time", {"title": title, "price": price})


def _shown(values: Values) -> tuple[Words, ...]:
    return tuple(_line(each, sketch.currency(values)) for each in sketch.whole_options(values))


def _line(each: Option, currency: str) -> Words:
    price = Money(each.price, currency)
    return Words(f"option-line{effect(each.extra)}", {"title": each.title, "price": price, "length": abs(each.extra)})


def _choices(values: Values) -> tuple[Choice, ...]:
    """What a half described option may do to the time; else each option, to be taken off."""
    half = sketch.pending(values)
    taken = sketch.options(values)
    if half is None:
        return tuple(
            Choice(Words("sell-options-remove", {"title": str(each["title"])}), [*taken[:at], *taken[at + 1 :]])
            for at, each in enumerate(taken)
        )
    if half["price"] is None:
        return ()
    offered = ((extra, [*taken[:-1], {**half, "extra": _seconds(extra)}]) for extra in _EFFECTS)
    return tuple(
        Choice(_effect(extra), whole) for extra, whole in offered if not isinstance(_judged(whole, values), Problem)
    )


def _effect(extra: timedelta) -> Words:
    return Words(f"sell-options{effect(extra) or '-same'}", {"length": abs(extra)})


def _undo(values: Values) -> object:
    """Drops the option that is only half described."""
    return sketch.options(values)[:-1] if sketch.pending(values) else None


def _seconds(extra: timedelta) -> int:
    return int(extra.total_seconds())


STEP = Step("options", _take, _ask, _shown, _choices, many=True, undo=_undo, longest=1_000, lines=True)
