"""Every column that names a person, with what it means for them: whether its row is told to them, and what becomes of
it when they go. A test fails for a new one that is not here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from core.order import FileRef


@dataclass(frozen=True, slots=True)
class Claim:
    """`exported`: the row is told to the person whom the column names. `goes`: it goes when they do; else it stays,
    under a number that names nobody any more. `crew`: the column names who did it for the house, and who that was is
    not told.
    """

    exported: bool = False
    goes: bool = False
    crew: bool = False


_GOES, _STAYS, _CREW = Claim(exported=True, goes=True), Claim(exported=True), Claim(crew=True)
_TECHNICAL = Claim(goes=True)

CLAIMS: Mapping[str, Claim] = {
    "accounts.person": _GOES,
    "aliases.person": Claim(),
    "availabilities.seller": _GOES,
    "blocks.blocked": Claim(),  # not theirs to know, and holds again for whoever comes back (core.storage.shadows)
    "blocks.person": _GOES,
    "cards.person": _TECHNICAL,
    "cases.mediator": _CREW,
    "copies.person": _TECHNICAL,
    "drafts.person": _GOES,
    "enquiries.asker": _STAYS,
    "enquiries.seller": _STAYS,
    "exports.person": _GOES,
    "favourites.person": _GOES,
    "help_requests.by": _STAYS,
    "help_requests.ended_by": _CREW,
    "help_requests.mediator": _CREW,
    "holders.person": _GOES,
    "invitations.person": _TECHNICAL,
    "invitations.taken_by": _TECHNICAL,
    "invoices.issuer": _STAYS,
    "invoices.recipient": _STAYS,
    "listings.seller": _STAYS,
    "mail_codes.person": Claim(),  # a day, or one could be mailed to without end
    "mailboxes.person": _GOES,
    "members.person": _GOES,
    "messages.author": _STAYS,
    "mistakes.person": _TECHNICAL,
    "orders.buyer": _STAYS,
    "orders.mediator": _CREW,
    "orders.seller": _STAYS,
    "papers.person": _STAYS,
    "particulars.person": _GOES,
    "payees.person": _GOES,
    "paylinks.person": _STAYS,
    "payments.person": _STAYS,
    "remarks.by": _CREW,  # those of the one who asks are told with their request
    "reports.by": _STAYS,
    "reports.decided_by": _CREW,
    "reviews.about": _STAYS,
    "reviews.author": _STAYS,
    "sanctions.by": _CREW,
    "sanctions.decided_by": _CREW,
    "sanctions.person": _STAYS,
    "shadows.person": Claim(),
    "takedowns.by": _CREW,
    "takedowns.ended_by": _CREW,
    "threads.person": _TECHNICAL,
    "transfers.by": _CREW,
    "transfers.person": _STAYS,
}


def files_in(value: object) -> Iterator[FileRef]:
    """All files that stand somewhere in a value."""
    if isinstance(value, FileRef):
        yield value
    elif isinstance(value, Mapping) and value.keys() == _OF_A_FILE:
        yield FileRef(**value)  # as a draft has it
    elif isinstance(value, Mapping):
        yield from (file for each in value.values() for file in files_in(each))
    elif isinstance(value, tuple | list):
        yield from (file for each in value for file in files_in(each))


def plain(value: object) -> object:
    """A value as JSON has it: times as ISO 8601, lengths as seconds."""
    match value:
        case Enum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case datetime() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Mapping():
            return {str(name): plain(each) for name, each in value.items()}
        case tuple() | list() | frozenset() | set():
            return [plain(each) for each in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return plain(asdict(value))
        case _:
            return str(value)


_OF_A_FILE = {each.name for each in fields(FileRef)}
