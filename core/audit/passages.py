"""What must be true of money that came in by a till, left by one, or is a fee: what the ledger says of it is what
payments, transfers and the terms of orders say. `core.audit.proofs` says the same of what is held.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from core.audit.amounts import amount
from core.audit.books import BALANCE, PROVIDER, TRANSIT, Books, Shipment
from core.order import OrderId
from core.till import abilities

_OfCurrency: TypeAlias = tuple[str, str]
"""An account or a till, and a currency: what sums are of."""

_OPEN = frozenset({"asked", "taken"})
_CAME, _LEFT, _TAKEN = frozenset({"hold", "credit"}), frozenset({"sent", "put_back"}), {"chargeback", "reinstated"}
_WHOLE = 10_000


def on_the_way(books: Books) -> Iterator[str]:
    said = _summed(((f"{TRANSIT}:{each.key}", each.currency), each.minor) for each in books.shipments if _open(each))
    booked = _summed(((each.account, each.currency), each.minor) for each in books.sums if each.kind == TRANSIT)
    for (account, currency), is_there, should in _compared(booked, said):
        if is_there != should:
            holds = f"{account} holds {amount(is_there, currency)} {currency}"
            yield f"{holds}, its transfer says {amount(should, currency)}"


def received(books: Books) -> Iterator[str]:
    """Of tills that have a name of their own for each payment; what people confirm has none."""
    strays = (each for each in books.shipments if each.kind == "refund" and each.order is None)
    said = _summed(((each.till, each.currency), each.minor) for each in books.receipts)
    said.update(_summed(((each.till, each.currency), each.minor) for each in strays))
    for (till, currency), left, should in _compared(_by_till(books, _CAME), said):
        if abilities(till).by_link and -left != should:
            received = f"{till} received {amount(should, currency)} {currency}"
            yield f"{received}, and {amount(-left, currency)} is booked of it"


def sent(books: Books) -> Iterator[str]:
    gone = (each for each in books.shipments if each.state == "sent" and each.kind != "chargeback")
    said = _summed(((each.till, each.currency), each.minor) for each in gone)
    for (till, currency), is_there, should in _compared(_by_till(books, _LEFT), said):
        if is_there != should:
            left = f"transfers say that {amount(should, currency)} {currency} left by {till}"
            yield f"{left}, and {amount(is_there, currency)} is booked of it"


def taken_back(books: Books) -> Iterator[str]:
    """A bank may have given a part of it again."""
    said = _summed(((each.till, each.currency), each.minor) for each in books.shipments if _lost(each))
    for (till, currency), is_there, most in _compared(_by_till(books, _TAKEN), said):
        if not 0 <= is_there <= most:
            taken = f"banks took {amount(is_there, currency)} {currency} back from {till}"
            yield f"{taken}, and chargebacks say at most {amount(most, currency)}"


def owed(books: Books) -> Iterator[str]:
    lost = Counter[tuple[str, str, str]]()
    for each in books.shipments:
        lost[books.now(each.person), each.community, each.currency] += each.minor if _lost(each) else 0
    there = Counter[tuple[str, str, str]]()
    for flow in books.flows:
        kind, _, owner = flow.account.partition(":")
        if kind == BALANCE:
            there[books.now(owner), flow.community, flow.currency] += flow.minor
    for (person, community, currency), minor in sorted(there.items()):
        most = lost[person, community, currency]
        if minor < -most:
            owes = f"person {person} owes {amount(-minor, currency)} {currency}"
            yield f"{owes}, of which no bank took back more than {amount(most, currency)}"


def fees(books: Books) -> Iterator[str]:
    """Rounded down, of what went to the seller's side."""
    sellers = {each.order: each for each in books.holdings}
    got, kept = Counter[OrderId](), Counter[OrderId]()
    for share in books.shares:
        kind, _, owner = share.account.partition(":")
        terms = sellers.get(share.order)
        if kind == BALANCE and terms and books.now(owner) == books.now(terms.seller):
            got[share.order] += share.minor
        elif kind != BALANCE:
            kept[share.order] += share.minor
    for order in sorted(got.keys() | kept.keys()):
        terms = sellers.get(order)
        should = (got[order] + kept[order]) * terms.fee // _WHOLE if terms else 0
        if terms and kept[order] != should:
            took = f"of order {order} a fee of {amount(kept[order], terms.currency)} {terms.currency} was taken"
            yield f"{took}, by its terms it is {amount(should, terms.currency)}"


def _compared(booked: Counter[_OfCurrency], said: Counter[_OfCurrency]) -> Iterator[tuple[_OfCurrency, int, int]]:
    """Whatever is in either of them, with what each has of it."""
    return ((key, booked[key], said[key]) for key in sorted(said.keys() | booked.keys()))


def _summed(amounts: Iterable[tuple[_OfCurrency, int]]) -> Counter[_OfCurrency]:
    found = Counter[_OfCurrency]()
    for key, minor in amounts:
        found[key] += minor
    return found


def _by_till(books: Books, kinds: Collection[str]) -> Counter[_OfCurrency]:
    accounts = ((each.account.partition(":"), each) for each in books.flows if each.kind in kinds)
    return _summed(((till, each.currency), each.minor) for (kind, _, till), each in accounts if kind == PROVIDER)


def _open(shipment: Shipment) -> bool:
    return shipment.state in _OPEN


def _lost(shipment: Shipment) -> bool:
    return shipment.kind == "chargeback" and shipment.state == "sent"
