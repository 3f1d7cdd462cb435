"""The money of a life: what was booked, held against the checker's own account of it, and against laws that hold in
every process whatever its declaration says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import assert_never, cast

from core.check.acts import Act, owed
from core.check.books import After
from core.check.finding import Proof, Verdict
from core.check.machine import Engine
from core.check.presses import payments
from core.check.purse import Purse, added, booked
from core.check.situation import Situation
from core.effects import Settlement
from core.ledger import Journal
from core.step import Credited, Held, Joined, Moved, Posting, Returned, Settled
from core.workflow import BUYER, CLOCK, SELLER, TILL

ENDS = {"completed": (SELLER,), "cancelled": (BUYER,), "settled": (BUYER, SELLER)}
"""To whom the escrow may have gone when an order has come to this end (docs/decisions/0056)."""

ACCOUNTS = tuple(each.name for each in fields(Purse))
PROOFS = {"apart": Proof.APART}


@dataclass(frozen=True, slots=True)
class Till:
    """What one act did to the money: the journals it made, and all accounts before and after it, as booked."""

    new: tuple[Journal, ...]
    came: int
    before: Purse
    after: Purse


def counted(engine: Engine, here: Situation, act: Act, outcome: Moved) -> Till | None:
    """What was booked for `act`, or None if that does not even sum to zero."""
    try:
        new = tuple(engine.journal(posting, outcome.order, act.at) for posting in outcome.postings)
    except AssertionError:
        return None
    if any(sum(entry.minor for entry in each.entries) for each in new):
        return None
    came = here.came + _paid(here, act)
    return Till(new, came, here.booked, added(here.booked, booked(here.house, here.order.id, new)))


def judged(
    engine: Engine, here: Situation, act: Act, after: After, outcome: Moved, till: Till | None
) -> Iterator[Verdict]:
    """All that is to be said of the money of one move."""
    if till is None:
        yield Proof.MONEY, "a journal does not sum to zero"
        return
    yield Proof.MONEY, _misbooked(here, act, till.new)
    yield from _against_own_books(here, after, outcome, till)
    yield from _laws(here, after, till)
    yield from _laws_of_silence(here, act, till)
    yield Proof.MONEY, _two_keys(engine, act, outcome)


def _paid(here: Situation, act: Act) -> int:
    """What the till reported with `act`; staff who confirm by hand confirm what is owed."""
    if act.command.name not in payments(here.house):
        return 0
    return (
        cast("int", act.command.payload["amount"]) if act.command.by is TILL else owed(here, act.command.name)["amount"]
    )


def _misbooked(here: Situation, act: Act, new: Sequence[Journal]) -> str | None:
    """Whether a journal is another order's, in other money, of another time, or has the key of an earlier one."""
    of = (here.order.id, here.house.terms.currency, act.at)
    if any((each.order, each.currency, each.at) != of for each in new):
        return "a journal is of another order, currency or time"
    keys = [each.key for each in (*here.journals, *new)]
    return None if len(set(keys)) == len(keys) else "two journals have one key, and the second would be lost"


def _against_own_books(here: Situation, after: After, outcome: Moved, till: Till) -> Iterator[Verdict]:
    own = after.books.purse
    settled = own.escrow < here.books.purse.escrow
    for name in ACCOUNTS:
        found, wanted = getattr(till.after, name), getattr(own, name)
        proof = Proof.SHARES if settled and name in {"buyer", "seller", "fees"} else PROOFS.get(name, Proof.MONEY)
        yield proof, None if found == wanted else f"{name}: {found} are booked, and should be {wanted}"
    held = outcome.order.held
    yield Proof.MONEY, None if held == own.escrow else f"the order says it holds {held}, and should {own.escrow}"


def _laws(here: Situation, after: After, till: Till) -> Iterator[Verdict]:
    state, now = after.books.state, till.after
    price = here.house.price + sum(line.price for line in after.books.added)
    apart = sum(minor for _, minor in now.apart)
    left = now.escrow + apart + now.buyer + now.seller + now.fees
    yield Proof.MONEY, None if left == till.came else f"{till.came} came, and {left} are left"
    yield Proof.MONEY, None if now.escrow in {0, price} else f"{now.escrow} are held where the price is {price}"
    yield Proof.MONEY, f"the order is over, and {now.escrow} are still held" if state.final and now.escrow else None
    yield (
        Proof.APART,
        f"no question is open, and {apart} are held for it" if apart and not after.books.question else None,
    )
    yield Proof.MONEY, _moved_twice(here, till)
    gone, most = now.seller + now.fees, price if SELLER in ENDS.get(state.name, ()) else 0
    least = 0 if BUYER in ENDS.get(state.name, (BUYER,)) else price
    wrong = f"in {state.name} {gone} went to the seller and the house, not {least} to {most}"
    yield Proof.SHARES, None if least <= gone <= most else wrong


def _moved_twice(here: Situation, till: Till) -> str | None:
    """Each escrow is filled from outside once, and emptied once."""
    for escrow in {each.account for journal in till.new for each in journal.entries if _is_escrow(each.account)}:
        moves = [_through(each, escrow) for each in (*here.journals, *till.new)]
        filled = sum(minor > 0 and not all(map(_is_escrow, sources)) for minor, sources in moves)
        if filled > 1 or sum(minor < 0 for minor, _ in moves) > 1:
            return f"{escrow} is filled or emptied a second time"
    return None


def _is_escrow(account: str) -> bool:
    return account.startswith("escrow:")


def _through(journal: Journal, account: str) -> tuple[int, set[str]]:
    """What an account gained in a journal, and who gave."""
    gained = sum(entry.minor for entry in journal.entries if entry.account == account)
    return gained, {entry.account for entry in journal.entries if entry.minor < 0}


def _laws_of_silence(here: Situation, act: Act, till: Till) -> Iterator[Verdict]:
    """Silence never improves the position of the silent, nor pays the seller of a buyer whom nobody reminded. What they
    had paid for a question themselves is theirs again, which is no gain.
    """
    if act.command.by is not CLOCK:
        return
    own = sum(minor for _, minor in till.before.apart) - sum(minor for _, minor in till.after.apart)
    gained = {
        BUYER: till.after.buyer > till.before.buyer + max(own, 0),
        SELLER: till.after.seller > till.before.seller,
    }
    turn = here.books.state.turn
    of_question = act.command.name in {each.name for each in here.books.state.lapses}
    silent = here.books.question.waits_on if of_question and here.books.question else turn
    yield Proof.SILENCE, f"the {silent} was silent, and is paid for it" if silent and gained.get(silent) else None
    waited = any(due.put_off for due in here.books.dues)
    unheard = turn is BUYER and gained[SELLER] and not act.reached and not waited
    yield Proof.PUT_OFF, "the seller is paid though no reminder reached the buyer" if unheard else None


def _two_keys(engine: Engine, act: Act, outcome: Moved) -> str | None:
    """One key an escrow: however it leaves, a second time could not be booked."""
    for posting in outcome.postings:
        keys = {engine.journal(way, outcome.order, act.at).key for way in _ways(posting)}
        if len(keys) > 1:
            return "a second settlement would have a key of its own"
    return None


def _ways(posting: Posting) -> Iterator[Posting]:
    match posting:
        case Settled(_, minor):
            yield from (Settled(how, minor, minor // 2) for how in Settlement)
        case Joined(minor, number) | Returned(minor, number):
            yield from (Joined(minor, number), Returned(minor, number))
        case Held() | Credited():
            yield posting
        case _:
            assert_never(posting)
