"""The rules by which money leaves a balance: what may be asked for, who may send it, and who is told. Pure; whatever is
written goes together, so that what was taken off a balance is either on its way, sent, or back (docs/decisions/0070).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from core.calendar import after_business_days
from core.community import Rules
from core.ledger import Entry, Journal, Movement, balance, provider, transit
from core.linkdesk import ABOUT_YOU
from core.matter import Matter
from core.order import PersonId
from core.ports import CashFile, Handled, Letter, LetterKind
from core.step import Refused
from core.till import Arranged, Never, NotNow, abilities
from core.transfer import (
    LONGEST_DETAILS,
    LONGEST_REASON,
    Answered,
    Ask,
    CallOff,
    Confirm,
    Kind,
    Release,
    Remind,
    Return,
    Standing,
    Take,
    Transfer,
    TransferAct,
)

MOST_OPEN = 5
"""Payouts of one person in one community that are under way at once: each is work for staff."""
AFTER = (1, 3, 5)
"""Business days after which staff are reminded; at the last of them the operator hears of it too, and every so many
days from then on.
"""
MORNING = timedelta(hours=9)
"""Of a reminder, community time."""

ASKED, REMINDS, LATE = "payout_asked", "payout_reminds", "payout_late"
SENT, FAILED = "payout_sent", "payout_failed"
REFUNDED, NOT_REFUNDED = "refund_sent", "refund_failed"
STUCK = "transfer_stuck"
CHARGED_BACK, OWED = "chargeback_taken", "chargeback_owed"
REINSTATED, CLEARED = "chargeback_over", "chargeback_cleared"
PARTLY, LESS = "chargeback_partly", "chargeback_less"
"""Each to whoever has to do with the money there, and to whoever owes it, or no more, or less."""
STRAYED, STRAY_BACK, STRAY_KEPT = "stray_came", "stray_back", "stray_kept"
"""To the house, and to whoever paid what no order could wait for: where it goes."""
STRAYS = frozenset({STRAYED, STRAY_BACK, STRAY_KEPT})
TOPICS = STRAYS | frozenset(
    {ASKED, REMINDS, LATE, SENT, FAILED, REFUNDED, NOT_REFUNDED, STUCK}
    | {CHARGED_BACK, OWED, REINSTATED, CLEARED, PARTLY, LESS}
)
"""The topics of pings about a transfer; `version` of such a letter is its number."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
"""Between two tries of a till, doubled each time. Nothing is ever given up of which nobody knows what became of it."""
STUCK_AFTER = 10
"""Tries, nearly seven hours: then whoever runs the bot hears of it."""

NOT_YOURS = Refused("payout-not-yours")
"""There is no such payout of theirs or for them to send: one answer for both."""
NOTHING = Refused("payout-nothing")
TOO_LITTLE = Refused("payout-too-little")
TOO_MUCH = Refused("payout-too-much")
TOO_MANY = Refused("payout-too-many")
NO_DETAILS = Refused("payout-no-details")
NOBODY = Refused("payout-nobody")
"""There is nobody who could send it."""
IN_HAND = Refused("payout-in-hand")
"""Somebody of staff has it in hand."""
OVER = Refused("payout-over")
NOT_TAKEN = Refused("payout-not-taken")
NO_REASON = Refused("payout-no-reason")
STALE = Refused("payout-stale")


@dataclass(frozen=True, slots=True)
class House:
    """What a judgement needs to know of a community: its rules, whose staff people are, who runs the bot itself."""

    rules: Rules
    staff: Collection[PersonId]
    operators: Collection[PersonId]


def senders(house: House, payee: PersonId) -> tuple[PersonId, ...]:
    """Who sends a payout to `payee`: never themselves; where the community has nobody else, who runs the bot."""
    return _others(house.staff, payee) or _others(house.operators, payee)


def decide(file: CashFile, act: TransferAct, house: House, payer: str, now: datetime) -> Handled | Refused:
    """What `act` comes to at `now`, where `file` is all that is known. `payer` is the till by which payouts leave."""
    match act:
        case Ask():
            return _asked(file, act, house, payer, now)
        case CallOff():
            return _called_off(file.transfer, act, now)
        case Remind():
            return _reminded(file.transfer, act, house, now)
        case Answered():
            return _answered(file.transfer, act, house, now)
        case Take() | Release() | Confirm() | Return():
            return _by_staff(file.transfer, act, house, now)
        case _:
            assert_never(act)


def due(transfer: Transfer, reminded: int, rules: Rules) -> datetime:
    """When staff are reminded of it the next time, after so many reminders."""
    last = AFTER[-1]
    days = AFTER[reminded] if reminded < len(AFTER) else last * (reminded - len(AFTER) + 2)
    return after_business_days(transfer.asked_at, days, rules.calendar, rules.timezone) + MORNING


def taken_off(transfer: Transfer, at: datetime) -> Journal:
    """It leaves the balance and is on its way."""
    return journal(
        f"transfer:{transfer.key}", Movement.TAKEN_OFF, transfer, balance(transfer.person), _way(transfer), at
    )


def arrived(transfer: Transfer, at: datetime) -> Journal:
    """It was sent, and is no longer in the house."""
    return journal(_end(transfer), Movement.SENT, transfer, _way(transfer), provider(transfer.till), at)


def put_back(transfer: Transfer, at: datetime) -> Journal:
    """It was not sent, and is on the balance again. One key for both ends: there can only be one."""
    return journal(_end(transfer), Movement.PUT_BACK, transfer, _way(transfer), balance(transfer.person), at)


def _asked(file: CashFile, act: Ask, house: House, payer: str, now: datetime) -> Handled | Refused:
    minor = file.available if act.minor is None else act.minor
    by_itself = abilities(payer).payouts
    if refusal := _objection(file, act, minor, house.rules) or (
        None if by_itself or senders(house, act.by) else NOBODY
    ):
        return refusal
    transfer = Transfer(
        key=f"payout-{file.number}",
        kind=Kind.PAYOUT,
        till=payer,
        person=act.by,
        community=act.community,
        currency=act.currency,
        minor=minor,
        asked_at=now,
        details=act.details.strip(),
        number=file.number,
    )
    if by_itself:
        return Handled(replace(transfer, due=now), (taken_off(transfer, now),))
    transfer = replace(transfer, due=due(transfer, 0, house.rules))
    return Handled(transfer, (taken_off(transfer, now),), letters(ASKED, transfer, senders(house, act.by), now))


def _objection(file: CashFile, act: Ask, minor: int, rules: Rules) -> Refused | None:
    if file.available <= 0:
        return NOTHING
    if minor > file.available:
        return TOO_MUCH
    if minor < least(rules, act.currency):
        return TOO_LITTLE
    if file.open >= MOST_OPEN:
        return TOO_MANY
    return None if 0 < len(act.details.strip()) <= LONGEST_DETAILS else NO_DETAILS


def least(rules: Rules, currency: str) -> int:
    """The smallest payout in minor units; the community's own bound is in its own currency."""
    return max(1, rules.least_payout if currency == rules.currency else 0)


def _called_off(transfer: Transfer | None, act: CallOff, now: datetime) -> Handled | Refused:
    if transfer is None or transfer.person != act.by or not transfer.by_staff:
        return NOT_YOURS
    if not transfer.open:
        return OVER
    if transfer.state is Standing.TAKEN:
        return IN_HAND
    return Handled(_ended(transfer, Standing.CANCELLED, act.by, now), (put_back(transfer, now),))


def _reminded(transfer: Transfer | None, act: Remind, house: House, now: datetime) -> Handled | Refused:
    if (
        transfer is None
        or not transfer.open
        or transfer.tries != act.tries
        or not (transfer.due and transfer.due <= now)
    ):
        return STALE
    reminded = _reminders_by(transfer, now, house.rules)
    late = reminded >= len(AFTER)
    hands = senders(house, transfer.person)
    told = (transfer.by,) if transfer.by in hands and not late else hands
    operators = set(_others(house.operators, transfer.person)) if late else set()
    after = replace(transfer, tries=reminded, due=due(transfer, reminded, house.rules))
    reminders = letters(REMINDS, after, (each for each in told if each and each not in operators), now)
    return Handled(after, letters=(*reminders, *letters(LATE, after, sorted(operators), now)))


def _reminders_by(transfer: Transfer, now: datetime, rules: Rules) -> int:
    """How many reminders of it have been due. Those that nobody could send in time are one with the last."""
    reminded = transfer.tries + 1
    while due(transfer, reminded, rules) <= now:
        reminded += 1
    return reminded


def _by_staff(
    transfer: Transfer | None, act: Take | Release | Confirm | Return, house: House, now: datetime
) -> Handled | Refused:
    if transfer is None or not transfer.by_staff or not may_send(transfer, act.by, house):
        return NOT_YOURS
    if not transfer.open:
        return OVER
    if isinstance(act, Take):
        return _taken(transfer, act)
    if transfer.state is not Standing.TAKEN:
        return NOT_TAKEN
    return _in_hand(transfer, act, now) if transfer.by == act.by else IN_HAND


def may_send(transfer: Transfer, person: PersonId, house: House) -> bool:
    """Whoever runs the bot may always, but nobody to themselves."""
    return person != transfer.person and (person in house.staff or person in house.operators)


def _taken(transfer: Transfer, act: Take) -> Handled | Refused:
    if transfer.state is Standing.TAKEN and transfer.by != act.by and not act.over:
        return IN_HAND
    return Handled(replace(transfer, state=Standing.TAKEN, by=act.by))


def _in_hand(transfer: Transfer, act: Release | Confirm | Return, now: datetime) -> Handled | Refused:
    match act:
        case Release():
            return Handled(replace(transfer, state=Standing.ASKED, by=None))
        case Confirm():
            sent = _ended(transfer, Standing.SENT, act.by, now)
            return Handled(sent, (arrived(transfer, now),), letters(SENT, sent, (sent.person,), now))
        case Return(reason=reason):
            if not 0 < len(reason.strip()) <= LONGEST_REASON:
                return NO_REASON
            failed = replace(_ended(transfer, Standing.FAILED, act.by, now), reason=reason.strip())
            return Handled(failed, (put_back(transfer, now),), letters(FAILED, failed, (failed.person,), now))
        case _:
            assert_never(act)


def _answered(transfer: Transfer | None, act: Answered, house: House, now: datetime) -> Handled | Refused:
    if transfer is None or not transfer.open or transfer.by_staff or transfer.tries != act.tries:
        return STALE
    refund = transfer.kind is Kind.REFUND
    match act.answer:
        case Arranged(reference=reference):
            sent = replace(_ended(transfer, Standing.SENT, None, now), reference=reference)
            told = letters(REFUNDED if refund else SENT, sent, (sent.person,), now)
            return Handled(sent, (arrived(transfer, now),), told)
        case Never(reason=reason):
            failed = replace(_ended(transfer, Standing.FAILED, None, now), reason=reason[:LONGEST_REASON])
            told = letters(NOT_REFUNDED if refund else FAILED, failed, (failed.person,), now)
            return Handled(failed, (put_back(transfer, now),), told)
        case NotNow(reason=reason, seconds=seconds):
            pause = min(FIRST_PAUSE * 2 ** min(transfer.tries, 16), LONGEST_PAUSE)
            later = now + max(pause, timedelta(seconds=seconds))
            again = replace(transfer, tries=transfer.tries + 1, due=later, reason=reason[:LONGEST_REASON])
            stuck = again.tries == STUCK_AFTER
            return Handled(again, letters=letters(STUCK, again, house.operators if stuck else (), now))
        case _:
            assert_never(act.answer)


def _ended(transfer: Transfer, state: Standing, by: PersonId | None, now: datetime) -> Transfer:
    return replace(transfer, state=state, by=by, ended_at=now, due=None)


def _others(people: Iterable[PersonId], payee: PersonId) -> tuple[PersonId, ...]:
    return tuple(sorted(set(people) - {payee}))


def letters(topic: str, transfer: Transfer, people: Iterable[PersonId], now: datetime) -> tuple[Letter, ...]:
    """One to each of `people`, of what is true of the transfer now."""
    return tuple(
        Letter(
            f"{topic}:{transfer.number}:{transfer.tries}:{each}",
            LetterKind.PING,
            each,
            ABOUT_YOU,
            topic,
            transfer.number,
            now,
            matter=Matter.MONEY,
        )
        for each in people
    )


def _way(transfer: Transfer) -> str:
    return transit(transfer.key)


def _end(transfer: Transfer) -> str:
    return f"transfer-end:{transfer.key}"


def journal(key: str, kind: Movement, transfer: Transfer, source: str, target: str, at: datetime) -> Journal:
    """All of the transfer goes from `source` to `target`."""
    entries = (Entry(source, -transfer.minor), Entry(target, transfer.minor))
    return Journal(key, kind, transfer.order, transfer.currency, at, entries, transfer.community)
