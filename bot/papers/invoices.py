"""What an invoice says, ready to be set: in its reader's language, and dated where the community is, so that it has one
date whoever reads it. Pure.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.papers.wording import LONGEST_TITLE, Pair, Wording, amount, play
from bot.screens.invoices import called
from bot.screens.setup import percent
from bot.screens.view import OrderView
from bot.texts import Voice
from bot.texts.typed import line, paragraphs
from core.invoice import Invoice, Kind, contained
from core.money import Money


def wording(invoice: Invoice, view: OrderView, house: str, voice: Voice) -> Wording:
    """The words of `invoice`. `house` is what the community is called in which it was issued."""
    there = replace(voice, timezone=view.order.terms.timezone)
    total = Money(invoice.total, invoice.currency)
    sender = _party(invoice.sender, invoice.sender_name, voice)
    return Wording(
        language=voice.language,
        house=sender.partition("\n")[0],
        title=voice.plain(f"invoice-title-{invoice.kind}", number=called(invoice, voice)),
        facts=tuple(_facts(invoice, view, sender, there)),
        heads=(voice.plain("invoice-what"), "", voice.plain("paper-price")),
        lines=tuple(_lines(invoice, view, voice)),
        total=(voice.plain("paper-total"), amount(total, voice)),
        moves_heads=("", ""),
        moves=(),
        sums=tuple(_sums(invoice, voice)),
        notes=tuple(_notes(invoice, view, house, there)),
        foot=voice.plain("paper-foot", order=view.order.id, house=house),
    )


def _party(particulars: str, name: str, voice: Voice) -> str:
    """In their own lines; who has no name any more is somebody."""
    return paragraphs(particulars) or line(name, LONGEST_TITLE) or voice.plain("who-somebody")


def _facts(invoice: Invoice, view: OrderView, sender: str, there: Voice) -> Iterator[Pair]:
    order = there.plain("paper-order", title=view.order.title, code=view.order.code)
    yield there.plain("invoice-fact-date"), there.dated(invoice.at)
    yield there.plain("paper-fact-order"), line(order, LONGEST_TITLE)
    yield there.plain("invoice-fact-from"), sender
    yield there.plain("invoice-fact-to"), _party(invoice.addressee, invoice.addressee_name, there)
    if invoice.kind is Kind.SALE:
        yield there.plain("paper-fact-till"), there.plain(f"paper-till-{view.order.terms.till}")


def _lines(invoice: Invoice, view: OrderView, voice: Voice) -> Iterator[tuple[str, str, str]]:
    def money(minor: int) -> str:
        return amount(Money(abs(minor), invoice.currency), voice)

    if invoice.kind is Kind.FEE:
        yield voice.plain("invoice-fee-line", percent=percent(view.order.terms.fee)), "", money(invoice.total)
        return
    for each in invoice.lines:
        yield line(each.title, LONGEST_TITLE), "", money(each.price)
    less = sum(each.price for each in invoice.lines) - invoice.total
    if less:
        minus = voice.plain("invoice-minus" if less > 0 else "paper-amount", amount=Money(abs(less), invoice.currency))
        yield voice.plain("invoice-less" if less > 0 else "invoice-more"), "", minus


def _sums(invoice: Invoice, voice: Voice) -> Iterator[Pair]:
    if invoice.tax is not None:
        tax = Money(contained(invoice.total, invoice.tax), invoice.currency)
        yield voice.plain("invoice-tax", percent=percent(invoice.tax)), amount(tax, voice)
    yield voice.plain("invoice-paid"), amount(Money(invoice.total, invoice.currency), voice)


def _notes(invoice: Invoice, view: OrderView, house: str, there: Voice) -> Iterator[str]:
    yield there.plain(f"invoice-note-{invoice.kind}", house=house, at=there.dated(invoice.at))
    yield there.plain("invoice-note-no-tax" if invoice.tax is None else "invoice-note-tax")
    yield from play(view, there)
