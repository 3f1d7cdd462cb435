"""Billing: every movement of money that concerns the reader, in words, the newest first, and what all of it comes to.

For each kind of movement and each side from which it is read there is a text, `billing-` and the two: a kind that has
none fails a test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, browse, lines, my_balance, my_orders, on_invoices, sell, turning
from bot.screens.screen import Button, Screen
from bot.texts import Arg, Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.billing import Bill, Side, Totals
from core.money import Money
from core.order import CODE_LENGTH

PAGE = 6
"""Movements on one page; the orders among them have a button each."""


@dataclass(frozen=True, slots=True)
class BillingPage:
    """Page `number` of `count` movements, and what all of them come to in each currency."""

    number: int
    count: int
    bills: tuple[Bill, ...]
    totals: tuple[Totals, ...]


def billing(page: BillingPage, voice: Voice) -> Screen:
    head = voice.say("billing-head", count=page.count)
    if not page.bills:
        empty = blocks(head, voice.say("billing-none"))
        return Screen(empty, ((browse(voice), sell(voice)), (on_invoices(voice), my_orders(voice))))
    sums = (lines(*_sums(each, voice)) for each in page.totals)
    shown = blocks(head, *sums, *(_entry(each, voice) for each in page.bills))
    turn = turning(voice, "billing", page.number, more=(page.number + 1) * PAGE < page.count)
    return Screen(
        shown,
        (*_orders(page), *((turn,) if turn else ()), (my_balance(voice), my_orders(voice)), (on_invoices(voice),)),
    )


def words(bill: Bill, voice: Voice) -> Markup:
    """What the movement was, to its reader."""
    said = facts(bill)
    text = voice.say(f"billing-{bill.journal.kind}-{bill.side}", **said)
    if bill.side is Side.SELLER and bill.fee:
        text = voice.say("billing-less-fee", words=text, **said)
    if bill.available_at and bill.available_at > voice.now:
        text = voice.say("billing-later", words=text, at=bill.available_at)
    return text


def facts(bill: Bill) -> Mapping[str, Arg]:
    """What the words may speak of."""
    currency = bill.journal.currency
    return {
        "own": Money(abs(bill.own), currency),
        "moved": Money(bill.moved, currency),
        "fee": Money(bill.fee, currency),
    }


def entry(bill: Bill, voice: Voice) -> Markup:
    """The movement with its moment, where it is clear of which order."""
    return lines(voice.say("billing-when", at=voice.at(bill.journal.at)), words(bill, voice))


def _entry(bill: Bill, voice: Voice) -> Markup:
    at, order = voice.at(bill.journal.at), bill.journal.order
    if not order:
        return entry(bill, voice)
    return lines(voice.say("billing-when-order", at=at, title=bill.title, code=order[:CODE_LENGTH]), words(bill, voice))


def _sums(totals: Totals, voice: Voice) -> Iterator[Markup]:
    """One line for what is there, one for what was bought, one for what was sold."""
    names = ("balance", "paid", "back", "held", "earned", "fees", "coming")
    said: Mapping[str, Arg] = {name: Money(getattr(totals, name), totals.currency) for name in names}
    yield voice.say("billing-balance", **said)
    if totals.paid:
        yield voice.say("billing-bought", **said)
    if totals.earned or totals.fees or totals.coming:
        yield voice.say("billing-sold", **said)


def _orders(page: BillingPage) -> Iterator[Row]:
    """The ways to the money of the orders that the movements are of."""
    titles = {bill.journal.order: bill.title for bill in page.bills if bill.journal.order}
    for order, title in titles.items():
        code = f"{order[:CODE_LENGTH]} · "
        label = f"{code}{line(title, LONGEST_LABEL - len(code) - 2)}"
        yield (Button(label, Press("money", (order, "0"))),)
