"""What must be true of every ledger, whatever was booked in it. Nothing here asks the code that books: an audit by the
hand that wrote proves nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import Enum

from core.audit import passages
from core.audit.amounts import amount
from core.audit.books import ESCROW, Books, Holding
from core.order import OrderId
from core.workflows import workflow


class Proof(Enum):
    """Each is printed as it stands here."""

    JOURNALS = "every journal sums to zero"
    CURRENCIES = "all accounts of a currency sum to zero"
    NOT_NEGATIVE = "no escrow holds less than nothing"
    OWNED = "every escrow belongs to an order"
    HELD = "an escrow holds what its order says"
    OVER = "nothing is held for an order that is over"
    ON_THE_WAY = "what is on its way is what open transfers say"
    RECEIVED = "what tills received is booked, and nothing else"
    SENT = "what left by a till is what transfers say"
    TAKEN_BACK = "what banks took back is what chargebacks say"
    OWED = "nobody owes more than a bank took back"
    FEES = "a fee is what the terms of its order say"


def discrepancies(books: Books, proof: Proof) -> Iterator[str]:
    """Each thing by which `proof` fails, in a sentence."""
    return _PROVERS[proof](books)


def _journals(books: Books) -> Iterator[str]:
    for key, minor in books.crooked:
        yield f"the entries of journal {key} sum to {minor} minor units"


def _currencies(books: Books) -> Iterator[str]:
    for currency in books.currencies:
        minor = sum(each.minor for each in books.sums if each.currency == currency)
        if minor:
            yield f"all accounts together hold {_amounts({currency: minor})}"


def _not_negative(books: Books) -> Iterator[str]:
    for each in books.sums:
        if each.kind == ESCROW and each.minor < 0:
            yield f"{each.account} holds {_amounts({each.currency: each.minor})}"


def _owned(books: Books) -> Iterator[str]:
    known = {each.order for each in books.holdings}
    for each in books.sums:
        if each.kind == ESCROW and each.order not in known:
            yield f"{each.account} holds {_amounts({each.currency: each.minor})}, and there is no such order"


def _held(books: Books) -> Iterator[str]:
    escrows = _escrows(books)
    for each in books.holdings:
        booked = {currency: minor for currency, minor in escrows.get(each.order, {}).items() if minor}
        said = {each.currency: each.held} if each.held else {}
        if booked != said:
            yield f"order {each.order} says that it holds {_amounts(said)}, its escrow holds {_amounts(booked)}"


def _over(books: Books) -> Iterator[str]:
    escrows = _escrows(books)
    for each in books.holdings:
        booked = any(escrows.get(each.order, {}).values())
        if (each.held or booked) and _is_over(each):
            left = escrows.get(each.order, {}) or {each.currency: each.held}
            yield f"order {each.order} is {each.state}, and {_amounts(left)} is held for it"


def _is_over(holding: Holding) -> bool:
    return workflow(holding.workflow, holding.workflow_version).state(holding.state).final


def _escrows(books: Books) -> Mapping[OrderId, Mapping[str, int]]:
    """What is in the escrows of each order, by currency."""
    found: dict[OrderId, Counter[str]] = {}
    for each in books.sums:
        if each.kind == ESCROW:
            found.setdefault(each.order, Counter())[each.currency] += each.minor
    return found


def _amounts(minors: Mapping[str, int]) -> str:
    return " and ".join(f"{amount(minor, currency)} {currency}" for currency, minor in minors.items()) or "nothing"


_PROVERS: Mapping[Proof, Callable[[Books], Iterator[str]]] = {
    Proof.JOURNALS: _journals,
    Proof.CURRENCIES: _currencies,
    Proof.NOT_NEGATIVE: _not_negative,
    Proof.OWNED: _owned,
    Proof.HELD: _held,
    Proof.OVER: _over,
    Proof.ON_THE_WAY: passages.on_the_way,
    Proof.RECEIVED: passages.received,
    Proof.SENT: passages.sent,
    Proof.TAKEN_BACK: passages.taken_back,
    Proof.OWED: passages.owed,
    Proof.FEES: passages.fees,
}
