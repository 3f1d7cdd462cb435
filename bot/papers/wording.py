"""What a receipt or a statement says, in its reader's language and time zone, ready to be set. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.screens.billing import words
from bot.screens.view import OrderView, facts
from bot.texts import Arg, Voice
from bot.texts.typed import line
from core.billing import Bill
from core.ledger import Movement
from core.money import Money
from core.order import Line
from core.paper import Paper, Series
from core.till import abilities

LONGEST_TITLE = 240
"""Units of what was ordered, which may take several lines there."""
_PAID = frozenset({Movement.HOLD, Movement.CREDIT})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a paper, in the order in which they stand there. `language` is a code, for hyphens. A fact may take
    several lines, and there need be no moves.
    """

    language: str
    house: str
    title: str
    facts: tuple[Pair, ...]
    heads: tuple[str, str, str]
    lines: tuple[tuple[str, str, str], ...]
    total: Pair
    moves_heads: Pair
    moves: tuple[Pair, ...]
    sums: tuple[Pair, ...]
    notes: tuple[str, ...]
    foot: str


def wording(paper: Paper, view: OrderView, bills: Sequence[Bill], house: str, voice: Voice) -> Wording:
    """The words of `paper`. `bills` are the movements that it covers, as its owner reads them, and `house` is what the
    community is called, whose paper it is.
    """
    total = Money(sum(each.price for each in paper.lines), view.order.terms.currency)
    return Wording(
        language=voice.language,
        house=line(house),
        title=voice.plain(f"paper-title-{paper.series}", number=number(paper.series, paper.number, voice)),
        facts=tuple(_facts(paper, view, voice)),
        heads=(voice.plain("paper-what"), voice.plain("paper-time"), voice.plain("paper-price")),
        lines=tuple(_line(each, total.currency, voice) for each in paper.lines),
        total=(voice.plain("paper-total"), amount(total, voice)),
        moves_heads=(voice.plain("paper-when"), voice.plain("paper-move")),
        moves=tuple((voice.dated(each.journal.at), words(each, voice).striptags()) for each in bills),
        sums=tuple(_sums(paper.series, bills, total.currency, voice)),
        notes=tuple(_notes(paper, view, voice)),
        foot=voice.plain("paper-foot", order=view.order.id, house=house),
    )


def number(series: Series, count: int, voice: Voice) -> str:
    """How a paper is called, the same in every language but for its letter."""
    return voice.plain(f"paper-number-{series}", number=f"{count:05}")


def _facts(paper: Paper, view: OrderView, voice: Voice) -> Iterator[Pair]:
    parties = facts(view, voice)
    said: dict[str, Arg] = {
        "issued": voice.dated(paper.at),
        "order": voice.plain("paper-order", title=view.order.title, code=view.order.code),
        "buyer": parties["buyer"],
        "seller": parties["seller"],
        "till": voice.plain(f"paper-till-{view.order.terms.till}"),
    }
    if paper.replaces:
        said["replaces"] = number(paper.series, paper.replaces, voice)
    for name, value in said.items():
        yield voice.plain(f"paper-fact-{name}"), line(str(value), LONGEST_TITLE)


def _line(each: Line, currency: str, voice: Voice) -> tuple[str, str, str]:
    text = "paper-sooner" if each.extra < timedelta() else "paper-longer"
    extra = voice.plain(text, length=abs(each.extra)) if each.extra else ""
    return line(each.title, LONGEST_TITLE), extra, amount(Money(each.price, currency), voice)


def _sums(series: Series, bills: Sequence[Bill], currency: str, voice: Voice) -> Iterator[Pair]:
    """What the movements come to; the last is what matters most to whose paper it is."""
    own = sum(each.own for each in bills)
    if series is Series.STATEMENT:
        fees = sum(each.fee for each in bills)
        found = {"gross": own + fees, "fees": fees, "net": own}
    else:
        paid = sum(each.moved for each in bills if each.journal.kind in _PAID)
        held = sum(each.held for each in bills)
        found = {"held": held, "spent": paid - own - held, "back": own, "paid": paid}
    for name, minor in found.items():
        yield voice.plain(f"paper-sum-{name}"), amount(Money(minor, currency), voice)


def _notes(paper: Paper, view: OrderView, voice: Voice) -> Iterator[str]:
    yield voice.plain(f"paper-note-{paper.series}")
    yield from play(view, voice)


def play(view: OrderView, voice: Voice) -> Iterator[str]:
    """Play money says that it is none."""
    if abilities(view.order.terms.till).play:
        yield voice.plain("paper-note-play")


def amount(money: Money, voice: Voice) -> str:
    """As it stands on a paper."""
    return voice.plain("paper-amount", amount=money)
