"""What must be true of money that came in by a till, left by one, or is a fee: what the ledger says of it is what
payments, transfers and the terms of orders say. `core.audit.proofs` says the same of what is held.
"""

from collections import Counter
from collections.abc import Iterator

from core.audit.amounts import amount
from core.audit.books import BALANCE, PROVIDER, TRANSIT, Books, Shipment
from core.order import OrderId
from core.till import abilities

_OPEN = frozenset({"asked", "taken"})
_CAME, _LEFT, _TAKEN = frozenset({"hold", "credit"}), frozenset({"sent", "put_back"}), {"chargeback", "reinstated"}
_WHOLE = 10_000


def on_the_way(books: Books) -> Iterator[str]:
    said = Counter({(f"{TRANSIT}:{each.key}", each.currency): each.minor for each in books.shipments if _open(each)})
    booked = Counter({(each.account, each.currency): each.minor for each in books.sums if each.kind == TRANSIT})
    for account, currency in sorted(said.keys() | booked.keys()):
        is_there, should = booked[account, currency], said[account, currency]
        if is_there != should:
            holds = f"{account} holds {amount(is_there, currency)} {currency}"
            yield f"{holds}, its transfer says {amount(should, currency)}"


def received(books: Books) -> Iterator[str]:
    """Of tills that have a name of their own for each payment; what people confirm has none."""
    said = Counter[tuple[str, str]]()
    for each in books.receipts:
        said[each.till, each.currency] += each.minor
    for stray in books.shipments:
        said[stray.till, stray.currency] += stray.minor if stray.kind == "refund" and stray.order is None else 0
    booked = _by_till(books, _CAME)
    for till, currency in sorted(said.keys() | booked.keys()):
        is_there, should = -booked[till, currency], said[till, currency]
        if abilities(till).by_link and is_there != should:
            received = f"{till} received {amount(should, currency)} {currency}"
            yield f"{received}, and {amount(is_there, currency)} is booked of it"


def sent(books: Books) -> Iterator[str]:
    said = Counter[tuple[str, str]]()
    for each in books.shipments:
        said[each.till, each.currency] += each.minor if each.state == "sent" and each.kind != "chargeback" else 0
    booked = _by_till(books, _LEFT)
    for till, currency in sorted(said.keys() | booked.keys()):
        is_there, should = booked[till, currency], said[till, currency]
        if is_there != should:
            left = f"transfers say that {amount(should, currency)} {currency} left by {till}"
            yield f"{left}, and {amount(is_there, currency)} is booked of it"


def taken_back(books: Books) -> Iterator[str]:
    """A bank may have given a part of it again."""
    said = Counter[tuple[str, str]]()
    for each in books.shipments:
        said[each.till, each.currency] += each.minor if _lost(each) else 0
    booked = _by_till(books, _TAKEN)
    for till, currency in sorted(said.keys() | booked.keys()):
        is_there, most = booked[till, currency], said[till, currency]
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


def _by_till(books: Books, kinds: frozenset[str] | set[str]) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for each in books.flows:
        kind, _, till = each.account.partition(":")
        if kind == PROVIDER and each.kind in kinds:
            found[till, each.currency] += each.minor
    return found


def _open(shipment: Shipment) -> bool:
    return shipment.state in _OPEN


def _lost(shipment: Shipment) -> bool:
    return shipment.kind == "chargeback" and shipment.state == "sent"
