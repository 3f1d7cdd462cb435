"""What `handover ledger` prints: what stands in each kind of account, a line for each proof, and what breaks one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.audit.amounts import amount
from core.audit.books import BALANCE, ESCROW, Books, Sum
from core.audit.proofs import Proof, discrepancies

_WIDEST, _LONGEST_NAME = 34, 20
"""Characters of whose account it is, and of a person's name in that."""
_FIRST = ("provider", ESCROW, BALANCE, "fees")
"""These in this order, then whatever else there is."""


@dataclass(frozen=True, slots=True)
class Audit:
    """`faults` has everything by which each proof failed."""

    books: Books
    faults: Mapping[Proof, tuple[str, ...]]

    @property
    def sound(self) -> bool:
        return not any(self.faults.values())

    def lines(self, *, orders: bool = False) -> Iterator[str]:
        """For people to read; with `orders` every escrow that holds something stands in a line of its own."""
        yield f"{self.books.journals:,} journals, {len(self.books.holdings):,} orders"
        for currency in self.books.currencies:
            yield ""
            yield from self._currency(currency, orders=orders)
        yield ""
        for proof in Proof:
            yield f"  {'BROKEN' if self.faults[proof] else 'holds':<6}  {proof.value}"
            yield from (f"          {each}" for each in self.faults[proof])

    def json(self) -> dict[str, object]:
        """The same for programs, in minor units."""
        return {
            "journals": self.books.journals,
            "orders": len(self.books.holdings),
            "accounts": [
                {"account": each.account, "kind": each.kind, "currency": each.currency, "minor": each.minor}
                | ({"person": self._person(each)} if each.kind == BALANCE else {})
                for each in self.books.sums
            ],
            "proofs": {proof.name.lower(): list(self.faults[proof]) for proof in Proof},
            "sound": self.sound,
        }

    def _currency(self, currency: str, *, orders: bool) -> Iterator[str]:
        sums = [each for each in self.books.sums if each.currency == currency]
        yield currency
        for kind in sorted({each.kind for each in sums}, key=_place):
            these = [each for each in sums if each.kind == kind]
            yield _line(kind, sum(each.minor for each in these), currency)
            if kind != ESCROW or orders:
                for owner, minor in self._owners(these).items():
                    yield _line(f"  {owner}", minor, currency)
        yield _line("all together", sum(each.minor for each in sums), currency)

    def _owners(self, sums: list[Sum]) -> Mapping[str, int]:
        """By whose they are; who has nothing is left out, and what belongs to nobody in particular."""
        found: Counter[str] = Counter()
        for each in sums:
            found[self._owner(each)] += each.minor
        return {owner: minor for owner, minor in sorted(found.items()) if owner and minor}

    def _owner(self, of: Sum) -> str:
        """A person by name and number, on one line that a terminal takes for words."""
        if of.kind != BALANCE:
            return of.owner
        number = self._person(of)
        name = "".join(each if each.isprintable() else "?" for each in self.books.names.get(number, ""))
        return f"{_cut(name, _LONGEST_NAME)} ({number})"

    def _person(self, of: Sum) -> str:
        return self.books.now(of.owner)


def audit(books: Books) -> Audit:
    """Every proof, tried on `books`."""
    return Audit(books, {proof: tuple(discrepancies(books, proof)) for proof in Proof})


def _place(kind: str) -> tuple[int, str]:
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), kind)


def _line(name: str, minor: int, currency: str) -> str:
    return f"  {_cut(name, _WIDEST):<{_WIDEST}}{amount(minor, currency):>20}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
