"""What a community's staff do about a person: warn, suspend for a term, or ban, always for a reason that the person is
told, and with one appeal (docs/decisions/0080). Whoever is suspended or banned can there neither sell nor order anew;
running orders go on.

Nobody acts on themselves, on others of the crew, or on somebody with whom they have an open order; an appeal is decided
by another one of staff than the one it is about, if there is another one. All of it stays on the record.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from core.community import Crew
from core.linkdesk import ABOUT_YOU
from core.order import CommunityId, PersonId
from core.ports import Letter, LetterKind
from core.report import NOT_YOU, objection
from core.sanction import Kind, Sanction, Verdict
from core.step import Refused

SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=365)
"""Of a suspension."""
MOST_IN_A_DAY, A_DAY = 5, timedelta(days=1)
"""Of one person in one community, and a ban beside them: anybody can have a community, and each is a message that its
person can keep from nowhere.
"""
SANCTIONED, APPEALED, ANSWERED = "sanctioned", "appealed", "appeal_answered"
"""Topics of letters; `version` is the sanction's number."""

UNKNOWN = Refused("sanction-unknown")
"""There is no such person or sanction there, or it is no matter of theirs: one answer for all."""
OF_CREW = Refused("sanction-of-crew")
BANNED_ALREADY = Refused("sanction-banned")
BAD_TERM = Refused("sanction-term")
TOO_MANY = Refused("sanction-many")
APPEALED_ALREADY = Refused("appeal-twice")
TOO_LATE = Refused("appeal-late")
OVER = Refused("sanction-over")
"""It was decided, or has ended by itself."""
NO_APPEAL = Refused("appeal-none")
ANOTHER_ONE = Refused("appeal-another")
"""There is another one of staff to decide about what this one did."""


# --- what can be done; `key` makes a repetition recognisable: (where it came from, its number there) ------------------


@dataclass(frozen=True, slots=True)
class Impose:
    """`term` is how long a suspension is to last."""

    community: CommunityId
    person: PersonId
    by: PersonId
    key: tuple[str, str]
    kind: Kind
    reason: str
    term: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    number: int
    by: PersonId
    key: tuple[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Uphold it after an appeal, or lift it, with or without one."""

    number: int
    by: PersonId
    key: tuple[str, str]
    verdict: Verdict
    why: str


SanctionAct: TypeAlias = Impose | Appeal | Decide


@dataclass(frozen=True, slots=True)
class SanctionFile:
    """What is known when an act is judged. `number` is what a new one will be called. `holding` are those of the person
    there that may hold, `latest` the few that were imposed on them there last; `known`: they were ever seen there;
    `shares`: they and the acting person have an open order.
    """

    number: int
    sanction: Sanction | None = None
    holding: tuple[Sanction, ...] = ()
    known: bool = False
    shares: bool = False
    latest: tuple[Sanction, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentenced:
    """What one act writes, in one transaction."""

    sanction: Sanction
    letters: tuple[Letter, ...] = ()


def decide(file: SanctionFile, act: SanctionAct, crew: Crew, now: datetime) -> Sentenced | Refused:
    """What `act` comes to. `crew` is that of the sanction's community."""
    match act:
        case Impose():
            return _imposed(file, act, crew, now)
        case Appeal():
            return _appealed(file.sanction, act, crew, now)
        case Decide():
            return _decided(file, act, crew, now)
        case _:
            assert_never(act)


def deciders(sanction: Sanction, crew: Crew) -> tuple[PersonId, ...]:
    """Who decides about it: not the one it is about, and not the one who imposed it where there is another one."""
    able = [each for each in sorted(crew.staff) if each != sanction.person]
    return tuple(each for each in able if each != sanction.by) or tuple(able)


def _imposed(file: SanctionFile, act: Impose, crew: Crew, now: datetime) -> Sentenced | Refused:
    if refusal := _no_matter(file, act, crew) or objection(act.reason):
        return refusal
    term = act.term if act.kind is Kind.SUSPENSION else None
    if act.kind is Kind.SUSPENSION and (term is None or not SHORTEST <= term <= LONGEST):
        return BAD_TERM
    if sum(now - each.at < A_DAY for each in file.latest) >= MOST_IN_A_DAY + (act.kind is Kind.BAN):
        return TOO_MANY
    until = now + term if term else None
    sanction = Sanction(file.number, act.community, act.person, act.kind, act.reason, act.by, now, until)
    return Sentenced(sanction, (_letter(SANCTIONED, sanction, act.person, now),))


def _no_matter(file: SanctionFile, act: Impose, crew: Crew) -> Refused | None:
    """Why this one of staff cannot do that to this person."""
    if act.by not in crew.staff or not file.known:
        return UNKNOWN
    if act.by == act.person or file.shares:
        return NOT_YOU
    if act.person in crew.everybody:
        return OF_CREW
    return BANNED_ALREADY if any(each.kind is Kind.BAN for each in file.holding) else None


def _appealed(sanction: Sanction | None, act: Appeal, crew: Crew, now: datetime) -> Sentenced | Refused:
    if sanction is None or sanction.person != act.by:
        return UNKNOWN
    if sanction.appealed_at:
        return APPEALED_ALREADY
    if not sanction.appealable(now):
        return TOO_LATE
    if refusal := objection(act.words):
        return refusal
    appealed = replace(sanction, appeal=act.words, appealed_at=now)
    return Sentenced(appealed, tuple(_letter(APPEALED, appealed, each, now) for each in deciders(appealed, crew)))


def _decided(file: SanctionFile, act: Decide, crew: Crew, now: datetime) -> Sentenced | Refused:
    sanction = file.sanction
    if sanction is None or act.by not in crew.staff:
        return UNKNOWN
    if act.by == sanction.person or file.shares:
        return NOT_YOU
    if sanction.verdict or not (sanction.waits or sanction.holds(now)):
        return OVER
    if act.verdict is Verdict.UPHELD and not sanction.waits:
        return NO_APPEAL
    if sanction.waits and act.by not in deciders(sanction, crew):
        return ANOTHER_ONE
    if refusal := objection(act.why):
        return refusal
    after = replace(sanction, decided_by=act.by, decided_at=now, verdict=act.verdict, why=act.why)
    return Sentenced(after, (_letter(ANSWERED, after, after.person, now),))


def _letter(topic: str, sanction: Sanction, to: PersonId, now: datetime) -> Letter:
    return Letter(f"{topic}:{sanction.number}:{to}", LetterKind.PING, to, ABOUT_YOU, topic, sanction.number, now)
