"""Invoices: those of an order that its reader may have, and how the reader stands on those to come."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, billing, blocks, on_invoices
from bot.screens.controls import go
from bot.screens.screen import Button, Screen, Tone, column
from bot.screens.setup import percent
from bot.screens.view import OrderView, facts
from bot.texts import Voice, quote
from core.invoice import LONGEST_PARTICULARS, Invoice, Kind, Particulars
from core.money import Money
from core.order import FileRef
from core.workflow import BUYER, SELLER, Actor


def called(invoice: Invoice, voice: Voice) -> str:
    """Its number, the same in every language but for its letter."""
    return voice.plain(f"invoice-number-{invoice.kind}", series=invoice.series, number=f"{invoice.number:05}")


def readable(view: OrderView, invoices: Sequence[Invoice]) -> tuple[Invoice, ...]:
    """What was bought concerns both parties, the fee the seller alone."""
    return tuple(each for each in invoices if each.kind in _READ_BY.get(view.role, ()))


def told(invoices: Sequence[Invoice], voice: Voice) -> Iterator[Markup]:
    """A line for each that was issued."""
    for each in invoices:
        total = Money(each.total, each.currency)
        yield voice.say(f"invoice-issued-{each.kind}", number=called(each, voice), total=total)


def ways(view: OrderView, invoices: Sequence[Invoice], voice: Voice) -> Row:
    return tuple(
        Button(voice.plain(f"go-invoice-{each.kind}"), Press("invoice", (view.order.id, each.kind.value)))
        for each in invoices
    )


def handed_out(view: OrderView, invoice: Invoice, file: FileRef, voice: Voice) -> Screen:
    words = voice.say(f"invoice-{invoice.kind}", number=called(invoice, voice), **facts(view, voice))
    return Screen(words, column(go(view, "money", voice, 0), on_invoices(voice)), files=(file,))


# --- how one stands on them -------------------------------------------------------------------------------------------


def particulars(now: Particulars, name: str, voice: Voice, note: Markup | None = None) -> Screen:
    """`name` is how people here know the reader. `note` stands above."""
    text = blocks(
        note,
        voice.say("particulars-head"),
        *_who(now, name, voice),
        voice.say("particulars-no-tax") if now.tax is None else voice.say("particulars-tax", percent=percent(now.tax)),
        voice.say("particulars-when"),
    )
    change = Button(voice.plain("go-particulars-text"), Press("particulars-text"))
    tax = Button(voice.plain("go-particulars-tax"), Press("particulars-tax"))
    off = Button(voice.plain("go-particulars-off"), Press("particulars-off"), Tone.DANGER)
    given = now != Particulars(now.person)
    return Screen(text, ((change, tax), *(((off,),) if given else ()), (billing(voice),)))


def left(voice: Voice) -> Screen:
    """A question was left as it was."""
    return Screen(voice.say("particulars-left"), ((on_invoices(voice), billing(voice)),))


_READ_BY: Mapping[Actor, Collection[Kind]] = {BUYER: (Kind.SALE,), SELLER: (Kind.SALE, Kind.FEE)}


def _who(now: Particulars, name: str, voice: Voice) -> tuple[Markup, ...]:
    if not now.text:
        return (voice.say("particulars-none", name=name),)
    return voice.say("particulars-are"), quote(now.text, LONGEST_PARTICULARS)
