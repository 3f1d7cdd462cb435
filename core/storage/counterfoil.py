"""How invoices get their numbers and what is known of people, within the transaction that issues them. The one writer
counts, so no number is given twice and none is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import ScalarSelect, bindparam, func, literal_column, select

from core.invoice import Invoice, Kind
from core.order import PersonId
from core.storage.pen import Sheet
from core.storage.schema import invoices, particulars, people

_Series: TypeAlias = tuple[Kind, str]
_Known: TypeAlias = Mapping[PersonId | None, tuple[str, str, int | None]]
"""What each is called, their particulars, and the tax that they show."""


class Counterfoil:
    """What was issued in a transaction that is under way: the next number comes after those."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._last: dict[_Series, int] = {}

    def issued(self, drafts: Sequence[Invoice]) -> Sequence[Invoice]:
        """The invoices of one order, as they are to be written. Nothing is counted yet."""
        if not drafts:
            return ()
        people = {person for draft in drafts for person in draft.people if person is not None}
        one, other = min(people), max(people)
        found = self._sheet.rows(_KNOWN, one=one, other=other)
        known: _Known = {person: (name, words, tax) for person, name, words, tax in found}
        asked = dict.fromkeys(Kind, "") | {each.kind: each.series for each in drafts}
        [last] = self._sheet.rows(_LAST, **{kind.value: series for kind, series in asked.items()})
        numbers = dict(zip(Kind, last, strict=True))
        return [self._numbered(_named(each, known), numbers[each.kind] or 0) for each in drafts]

    def note(self, issued: Iterable[Invoice]) -> None:
        """These will be written."""
        self._last |= {(each.kind, each.series): each.number for each in issued}

    def _numbered(self, draft: Invoice, stored: int) -> Invoice:
        return replace(draft, number=max(stored, self._last.get((draft.kind, draft.series), 0)) + 1)


def _named(draft: Invoice, known: _Known) -> Invoice:
    """With what is known now of the people on it."""
    name, words, _ = known.get(draft.recipient, _NOBODY)
    named = replace(draft, addressee=words, addressee_name=name)
    if draft.issuer is None:
        return named
    name, words, tax = known.get(draft.issuer, _NOBODY)
    return replace(named, sender=words, sender_name=name, tax=tax)


def _highest(kind: Kind) -> ScalarSelect[int]:
    """Looked for by the key alone, however many there are."""
    series = (invoices.c.kind == literal_column(f"'{kind.value}'"), invoices.c.series == bindparam(kind.value))
    return select(func.max(invoices.c.number)).where(*series).scalar_subquery()


_NOBODY = ("", "", None)
_LAST = select(*(_highest(kind) for kind in Kind))
_KNOWN = (
    select(people.c.id, people.c.name, func.coalesce(particulars.c.text, literal_column("''")), particulars.c.tax)
    .select_from(people.outerjoin(particulars, particulars.c.person == people.c.id))
    .where(people.c.id.in_([bindparam("one"), bindparam("other")]))
)
