"""The money of a life: what was booked, held against the checker's own account of it, and against laws that hold in
every process whatever its declaration says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import cast

from core.check.acts import Act, Situation
from core.check.books import After
from core.check.finding import Proof, Verdict
from core.check.machine import Engine
from core.check.purse import Purse, added, booked
from core.effects import Settlement
from core.ledger import Journal
from core.step import Moved, Settled
from core.workflow import BUYER, CLOCK, SELLER, TILL

ENDS = {"completed": SELLER, "cancelled": BUYER}
"""To whom the escrow went when an order has come to this end (processes.md, Dispute and the tables)."""


ACCOUNTS = tuple(each.name for each in fields(Purse))


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
    """What the till reported with `act`; staff who confirm by hand confirm the price."""
    if act.command.name != "pay":
        return 0
    return cast("int", act.command.payload["amount"]) if act.command.by is TILL else here.house.price


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
        proof = Proof.SHARES if settled and name in {"buyer", "seller", "fees"} else Proof.MONEY
        yield proof, None if found == wanted else f"{name}: {found} are booked, and should be {wanted}"
    held = outcome.order.held
    yield Proof.MONEY, None if held == own.escrow else f"the order says it holds {held}, and should {own.escrow}"


def _laws(here: Situation, after: After, till: Till) -> Iterator[Verdict]:
    state, now, price = after.books.state, till.after, here.house.price
    left = now.escrow + now.buyer + now.seller + now.fees
    yield Proof.MONEY, None if left == till.came else f"{till.came} came, and {left} are left"
    yield Proof.MONEY, None if now.escrow in {0, price} else f"{now.escrow} are held where the price is {price}"
    yield Proof.MONEY, f"the order is over, and {now.escrow} are still held" if state.final and now.escrow else None
    again = till.before.escrow < now.escrow and any(each.entries for each in here.journals if _fills(here, each))
    yield Proof.MONEY, "money is held a second time" if again else None
    paid = price if ENDS.get(state.name) is SELLER else 0
    gone = now.seller + now.fees
    yield Proof.SHARES, None if gone == paid else f"in {state.name} {gone} went to the seller and the house, not {paid}"


def _fills(here: Situation, journal: Journal) -> bool:
    return any(entry.account == f"escrow:{here.order.id}" and entry.minor > 0 for entry in journal.entries)


def _laws_of_silence(here: Situation, act: Act, till: Till) -> Iterator[Verdict]:
    """Silence never improves the position of the silent, nor pays the seller of a buyer whom nobody reminded."""
    if act.command.by is not CLOCK:
        return
    gained = {BUYER: till.after.buyer > till.before.buyer, SELLER: till.after.seller > till.before.seller}
    turn = here.books.state.turn
    yield Proof.SILENCE, f"the {turn} was silent, and is paid for it" if turn and gained.get(turn) else None
    waited = any(due.put_off for due in here.books.dues)
    unheard = gained[SELLER] and not act.reached and not waited
    yield Proof.PUT_OFF, "the seller is paid though no reminder reached the buyer" if unheard else None


def _two_keys(engine: Engine, act: Act, outcome: Moved) -> str | None:
    """One key an escrow: however it is settled, a second settlement could not be booked."""
    settled = [posting for posting in outcome.postings if isinstance(posting, Settled)]
    ways = (Settled(how, settled[0].minor) for how in Settlement) if settled else ()
    keys = {engine.journal(way, outcome.order, act.at).key for way in ways}
    return "a second settlement would have a key of its own" if len(keys) > 1 else None
