"""Services that somebody reports to the community's staff, and what staff do about them. Each report is decided exactly
once; staff decide about no service of their own, nor about that of somebody with whom they have an open order.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, assert_never

from core.linkdesk import ABOUT_YOU
from core.listing import Listing, Sale
from core.order import CommunityId, PersonId
from core.ports import Letter, LetterKind
from core.step import Refused

MOST_OPEN = 3
"""Reports of one person that wait for staff at once: each costs staff a look."""
LONGEST_REASON = 1_000

REPORTED, DECIDED = "reported", "report_decided"
"""Topics of letters about a report; `version` is its number."""
TAKEN_DOWN, PUT_BACK = "taken_down", "put_back"
"""The same about a takedown."""

NO_SERVICE = Refused("report-no-service")
"""There is no such service, or it is no matter of theirs: one answer for both."""
OWN = Refused("report-own")
TWICE = Refused("report-twice")
TOO_MANY = Refused("report-many")
NO_REASON = Refused("reason-none")
TOO_LONG = Refused("reason-long")
OVER = Refused("report-over")
"""Somebody of staff has decided it."""
NOT_YOU = Refused("staff-not-you")
"""It is about themselves, or about somebody with whom they have an open order."""
DOWN_ALREADY = Refused("down-already")
NOT_DOWN = Refused("down-not")


class Verdict(StrEnum):
    TAKEN_DOWN = "taken_down"
    DISMISSED = "dismissed"
    GONE = "gone"
    """Whoever offered it is not here any more; nobody had to decide."""


@dataclass(frozen=True, slots=True)
class Report:
    """`by` says for what `reason` a service does not belong there."""

    number: int
    listing: str
    community: CommunityId
    by: PersonId
    at: datetime
    reason: str
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Takedown:
    """A service was taken down for the reason `why`, which its seller is told. `was`: how it stood before."""

    number: int
    listing: str
    community: CommunityId
    by: PersonId
    at: datetime
    why: str
    was: Sale
    ended_by: PersonId | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Complain:
    """`by` reports a service. `key` makes a repetition recognisable: (where it came from, its number there)."""

    listing: str
    by: PersonId
    key: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """One of staff finds nothing wrong with it. `number` is the latest report that they have read: it and those before
    are dismissed, and not what somebody reports meanwhile.
    """

    listing: str
    number: int
    by: PersonId
    key: tuple[str, str]


@dataclass(frozen=True, slots=True)
class TakeDown:
    """One of staff takes it off sale. `number` is the report that they decide by it, 0 for none."""

    listing: str
    number: int
    by: PersonId
    key: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class PutBack:
    listing: str
    by: PersonId
    key: tuple[str, str]


ReportAct: TypeAlias = Complain | Dismiss | TakeDown | PutBack


@dataclass(frozen=True, slots=True)
class ReportFile:
    """What is known when an act is judged. `number` is what a new report will be called, and a new takedown; `open` are
    the reports about the service that wait, `mine` how many of the acting person wait, whatever they are about. `down`
    is the takedown that holds; `shares`: the acting person and the seller have an open order.
    """

    listing: Listing
    number: int
    open: tuple[Report, ...] = ()
    mine: int = 0
    down: Takedown | None = None
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """What one act writes, in one transaction, at that moment."""

    at: datetime
    reports: tuple[Report, ...] = ()
    takedown: Takedown | None = None
    listing: Listing | None = None
    letters: tuple[Letter, ...] = ()


def decide(file: ReportFile | None, act: ReportAct, staff: Collection[PersonId], now: datetime) -> Ruled | Refused:
    """What `act` comes to. `staff` are those of the service's community."""
    if file is None or file.listing.sale is Sale.GONE:
        return NO_SERVICE
    if isinstance(act, Complain):
        return _complained(file, act, staff, now)
    if act.by not in staff:
        return NO_SERVICE
    if act.by == file.listing.seller or file.shares:
        return NOT_YOU
    match act:
        case Dismiss():
            return _dismissed(file, act, now)
        case TakeDown():
            return _taken_down(file, act, now)
        case PutBack():
            return _put_back(file, act, now)
        case _:
            assert_never(act)


def objection(reason: str) -> Refused | None:
    """What is wrong with a reason that somebody gave."""
    if not reason.strip():
        return NO_REASON
    return TOO_LONG if len(reason) > LONGEST_REASON else None


def gone(report: Report, now: datetime) -> tuple[Report, Letter]:
    """A report of a service whose seller is being erased."""
    decided = replace(report, decided_at=now, verdict=Verdict.GONE)
    return decided, _letter(DECIDED, report.number, report.by, now)


def _complained(file: ReportFile, act: Complain, staff: Collection[PersonId], now: datetime) -> Ruled | Refused:
    listing = file.listing
    if act.by == listing.seller:
        return OWN
    if any(report.by == act.by for report in file.open):
        return TWICE
    if refusal := objection(act.reason) or (TOO_MANY if file.mine >= MOST_OPEN else None):
        return refusal
    report = Report(file.number, listing.id, listing.community, act.by, now, act.reason)
    told = sorted(set(staff) - {listing.seller, act.by})
    return Ruled(now, (report,), letters=tuple(_letter(REPORTED, report.number, each, now) for each in told))


def _dismissed(file: ReportFile, act: Dismiss, now: datetime) -> Ruled | Refused:
    read = [each for each in file.open if each.number <= act.number]
    if not read:
        return OVER
    decided = tuple(_decided(each, act.by, Verdict.DISMISSED, now) for each in read)
    return Ruled(now, decided, letters=tuple(_told_reporters(decided, act.by, now)))


def _taken_down(file: ReportFile, act: TakeDown, now: datetime) -> Ruled | Refused:
    """All that is reported of the service is decided by it."""
    listing = file.listing
    if act.number and act.number not in {each.number for each in file.open}:
        return OVER
    if refusal := (DOWN_ALREADY if file.down else None) or objection(act.why):
        return refusal
    down = Takedown(file.number, listing.id, listing.community, act.by, now, act.why, listing.sale)
    decided = tuple(_decided(each, act.by, Verdict.TAKEN_DOWN, now) for each in file.open)
    letters = (
        _letter(TAKEN_DOWN, down.number, listing.seller, now),
        *_told_reporters(decided, act.by, now),
    )
    return Ruled(now, decided, down, replace(listing, sale=Sale.TAKEN_DOWN, version=listing.version + 1), letters)


def _put_back(file: ReportFile, act: PutBack, now: datetime) -> Ruled | Refused:
    """As it stood before; what was paused then is its seller's to offer again."""
    down, listing = file.down, file.listing
    if down is None:
        return NOT_DOWN
    ended = replace(down, ended_by=act.by, ended_at=now)
    back = replace(listing, sale=down.was, version=listing.version + 1)
    return Ruled(now, (), ended, back, (_letter(PUT_BACK, down.number, listing.seller, now),))


def _decided(report: Report, by: PersonId, verdict: Verdict, now: datetime) -> Report:
    return replace(report, decided_by=by, decided_at=now, verdict=verdict)


def _told_reporters(reports: tuple[Report, ...], by: PersonId, now: datetime) -> Iterator[Letter]:
    return (_letter(DECIDED, each.number, each.by, now) for each in reports if each.by != by)


def _letter(topic: str, number: int, to: PersonId, now: datetime) -> Letter:
    return Letter(f"{topic}:{number}:{to}", LetterKind.PING, to, ABOUT_YOU, topic, number, now)
