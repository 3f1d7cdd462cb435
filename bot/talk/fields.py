"""The fields of a form that need reading one by one, as questions: money, lengths and moments, and the words with them.

Values are JSON: minor units, whole seconds, seconds since the epoch; of a likely answer that was picked, its text's id.
What an order says of them when it is asked for is put into the draft (`context`), so that nothing here looks at one.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TypeAlias, cast

from bot.screens.words import Problem, Words, problem
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.typed.amounts import UNFIT, amount
from bot.talk.typed.lengths import length
from bot.talk.typed.moments import moment
from bot.talk.typed.shares import percent
from bot.texts import Voice
from bot.texts.typed import paragraphs
from core.forms import Field, Form, Moment, Price, Share, Span, Text
from core.money import DECIMALS, Money
from core.order import Order

CURRENCY, HELD, BASE = "currency", "held", "base"
_LIKELY = "likely"
_PERCENTS = (25, 50, 75)
_SPANS = (timedelta(), timedelta(days=1), timedelta(days=2), timedelta(days=3))
_LATER = (timedelta(days=1), timedelta(days=2), timedelta(days=3), timedelta(days=7))
_SOON = timedelta(hours=1)
"""Beyond what a date must lie ahead: an answer that is offered now may be pressed a little later."""

Take: TypeAlias = Callable[[Heard, Values], object]


def is_read_one_by_one(form: Form) -> bool:
    """Whether there is anything in it that has to be understood, rather than kept as it was typed."""
    return any(isinstance(each, Price | Share | Span | Moment) for each in form.fields)


def context(form: Form, order: Order, now: datetime) -> Mapping[str, object]:
    """What the questions need to know of the order."""
    ahead = max((each.ahead for each in form.fields if isinstance(each, Moment)), default=timedelta())
    due = order.due.at if order.due else now
    base = max(due, now + ahead + _SOON)
    return {CURRENCY: order.terms.currency, HELD: order.held, BASE: int(base.timestamp())}


def questions(name: str, form: Form, likely: tuple[str, ...]) -> Dialog:
    """`likely` are texts of answers for its words that are offered as buttons."""
    steps = tuple(_step(form, each, likely) for each in form.fields)
    return Dialog(name, steps, together=tuple(step.name for step in steps))


def payload(form: Form, values: Values, voice: Voice) -> Mapping[str, object]:
    """The form, filled in. Raises `KeyError` where a question is not answered."""
    return {each.name: _value(each, values[each.name], voice) for each in form.fields}


def _value(field: Field, value: object, voice: Voice) -> object:
    match field:
        case Span():
            return timedelta(seconds=cast("int", value))
        case Moment():
            return datetime.fromtimestamp(cast("int", value), UTC)
        case Text():
            return words(value, voice)
        case _:
            return value


def words(value: object, voice: Voice) -> str:
    """What was typed, or the likely answer that was picked, in the person's language."""
    return voice.plain(str(value[_LIKELY])) if isinstance(value, Mapping) else str(value)


def _step(form: Form, field: Field, likely: tuple[str, ...]) -> Step:
    ask = f"field-{form.name}-{field.name}"
    match field:
        case Text(name, shortest, longest):
            offered = tuple(Choice(Words(each), {_LIKELY: each}) for each in likely) if name == "reason" else ()
            return Step(
                name,
                _text(shortest, longest),
                _plain(ask),
                _said_text(name),
                lambda _: offered,
                typed=_typed_text(name),
                longest=longest,
                lines=True,
            )
        case Price(name):
            return Step(name, _price, _with_example(ask), _said_money(name), typed=_typed_money(name))
        case Share(name):
            return Step(name, _share, _with_held(ask), _said_share(name), _shares, typed=_typed_money(name))
        case Span(name):
            return Step(name, _span(field), _plain(ask), _said_span(name), _spans, typed=_typed_span(name))
        case Moment(name):
            return Step(name, _moment(field), _plain(ask), _said_moment(name), _moments)
        case _:
            raise AssertionError(field)  # pragma: no cover - a form with files or ticks is gathered


# --- how an answer is read -------------------------------------------------------------------------------------------


def _text(shortest: int, longest: int) -> Take:
    def take(heard: Heard, _: Values) -> object:
        said = paragraphs(heard.text)
        if len(said) < shortest:
            return problem("refused-form-too-short")
        return said if len(said) <= longest else problem("form-words-long", length=len(said), most=longest)

    return take


def _price(heard: Heard, values: Values) -> object:
    read = amount(heard.text, _currency(values))
    return read if isinstance(read, Problem) else _in_same_money(read, values)


def _share(heard: Heard, values: Values) -> object:
    """An amount, or a percentage of what is held, rounded half up."""
    held, part = _held(values), percent(heard.text)
    minor = _amount(heard, values) if part is None else part_of(held, part)
    if isinstance(minor, int) and not 0 < minor < held:
        return problem("share-bounds", held=Money(held, _currency(values)))
    return minor


def _amount(heard: Heard, values: Values) -> object:
    """In minor units; nothing where no amount of money is like that."""
    read = amount(heard.text, _currency(values))
    if not isinstance(read, Problem):
        return _in_same_money(read, values)
    if read.words.id in UNFIT:
        return 0
    return problem("not-a-share") if read.words.id == "not-money" else read


def part_of(held: int, part: Fraction) -> int:
    """`part` hundredths of `held`, rounded half up to the minor unit."""
    return int(held * part / 100 + Fraction(1, 2))


def _in_same_money(read: Money, values: Values) -> object:
    currency = _currency(values)
    return read.minor if read.currency == currency else problem("money-of-order", currency=currency)


def _span(field: Span) -> Take:
    def take(heard: Heard, _: Values) -> object:
        found = length(heard.text)
        if found is None:
            return problem("not-a-length")
        if not timedelta() <= found <= field.longest:
            return problem("span-bounds", longest=field.longest)
        return int(found.total_seconds())

    return take


def _moment(field: Moment) -> Take:
    def take(heard: Heard, _: Values) -> object:
        now = heard.at
        found = moment(heard.text, now, heard.zone) if now else None
        if now is None or found is None:
            return problem("not-a-moment")
        if found < now + field.ahead:
            return problem("moment-too-soon", ahead=field.ahead, first=now + field.ahead)
        if found > now + field.furthest:
            return problem("moment-too-far", furthest=field.furthest)
        return int(found.timestamp())

    return take


# --- likely answers, and how an answer is said back ------------------------------------------------------------------


def _shares(values: Values) -> tuple[Choice, ...]:
    held = _held(values)
    parts = ((percent_, part_of(held, Fraction(percent_))) for percent_ in _PERCENTS)
    return tuple(
        Choice(Words("share-choice", {"percent": percent_, "amount": Money(minor, _currency(values))}), minor)
        for percent_, minor in parts
        if 0 < minor < held
    )


def _spans(_: Values) -> tuple[Choice, ...]:
    return tuple(
        Choice(Words("span-choice", {"length": span}) if span else Words("span-none"), int(span.total_seconds()))
        for span in _SPANS
    )


def _moments(values: Values) -> tuple[Choice, ...]:
    base = datetime.fromtimestamp(cast("int", values[BASE]), UTC)
    return tuple(
        Choice(Words("moment-choice", {"at": base + later}), int((base + later).timestamp())) for later in _LATER
    )


def _plain(ask: str) -> Callable[[Values], Words]:
    return lambda _: Words(ask)


def _with_example(ask: str) -> Callable[[Values], Words]:
    return lambda values: Words(ask, {"example": Money(20 * 10 ** DECIMALS[_currency(values)], _currency(values))})


def _with_held(ask: str) -> Callable[[Values], Words]:
    return lambda values: Words(ask, {"held": Money(_held(values), _currency(values))})


def _said_text(name: str) -> Callable[[Values], tuple[Words, ...]]:
    def said(values: Values) -> tuple[Words, ...]:
        value = values[name]
        return (Words(str(value[_LIKELY])) if isinstance(value, Mapping) else Words("said-text", {"text": str(value)}),)

    return said


def _said_money(name: str) -> Callable[[Values], tuple[Words, ...]]:
    return lambda values: (Words("said-money", {"amount": _money(values, name)}),)


def _said_share(name: str) -> Callable[[Values], tuple[Words, ...]]:
    return lambda values: (Words("said-share", {"amount": _money(values, name)}),)


def _said_span(name: str) -> Callable[[Values], tuple[Words, ...]]:
    def said(values: Values) -> tuple[Words, ...]:
        span = timedelta(seconds=cast("int", values[name]))
        return (Words("span-choice", {"length": span}) if span else Words("span-none"),)

    return said


def _said_moment(name: str) -> Callable[[Values], tuple[Words, ...]]:
    return lambda values: (Words("said-moment", {"at": datetime.fromtimestamp(cast("int", values[name]), UTC)}),)


def _typed_text(name: str) -> Callable[[Values], str]:
    return lambda values: "" if isinstance(values[name], Mapping) else str(values[name])


def _typed_money(name: str) -> Callable[[Values], str]:
    return lambda values: f"{_money(values, name).amount} {_currency(values)}"


def _typed_span(name: str) -> Callable[[Values], str]:
    return lambda values: f"{cast('int', values[name]) // 60} m"


def _money(values: Values, name: str) -> Money:
    return Money(cast("int", values[name]), _currency(values))


def _currency(values: Values) -> str:
    return cast("str", values[CURRENCY])


def _held(values: Values) -> int:
    return cast("int", values[HELD])
