"""What the till reports, asked for or not: everything it can name, with the amount that is owed and with others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core.check import books, should
from core.check.acts import MINUTE, Act, Refusal, Tried, command, given, in_time, moments, outcome, owed
from core.check.books import Given
from core.check.finding import Proof
from core.check.houses import BUYER_HERE, STAFFER
from core.check.presses import payments as names
from core.check.situation import Situation, stance
from core.step import FROM_BALANCE
from core.workflow import TILL, Action


def payments(here: Situation, tried: Tried, *, whole: bool) -> Iterator[Act]:
    """What is waited for is reported in every situation; what is not goes to the balance, whatever the hour."""
    for name in sorted(names(here.house)):
        waited_for = _waited_for(here, name)
        if waited_for or tried.first("stray", stance(here), here.books.purse.buyer > 0, name):
            for at, _ in moments(here, whole=whole or not waited_for):
                yield _reported(here, name, at, **owed(here, name))
    if tried.first("from balance", stance(here)):
        yield from _from_balance(here)
    if tried.first("odd payments", stance(here)):
        yield from _odd_amounts(here)
        yield from _odd_numbers(here)
        yield from _confirmed(here)


def _from_balance(here: Situation) -> Iterator[Act]:
    """The buyer pays what is waited for out of what they have: enough, a unit short, too late, and on an old button."""
    soon, end = here.now + MINUTE, here.books.end
    due = next((each for each in here.books.state.actions if _is_due(here, each)), None)
    press = command(here, FROM_BALANCE, BUYER_HERE)
    if due is None:
        refusal = Refusal("time-is-up" if here.books.lapsed(soon) else "not-now")
        yield Act(refusal.proof, press, soon, refusal, balance=here.house.price)
        return
    paid = replace(given(here, due, BUYER_HERE, soon, {}), from_balance=True)
    if not here.books.lapsed(soon):
        after = should.moved(here.house, here.books, due, paid)
        yield Act(Proof.MONEY, press, soon, after, balance=paid.amount)
        yield Act(Proof.MONEY, press, soon, Refusal("balance-short"), balance=paid.amount - 1)
        old = replace(press, seen_version=here.order.version - 1)
        yield Act(Proof.STALE, old, soon, Refusal("stale"), balance=paid.amount)
    if end:
        yield Act(Proof.LATE, press, end, Refusal("time-is-up"), balance=paid.amount)


def _is_due(here: Situation, action: Action) -> bool:
    paid = given(here, action, BUYER_HERE, here.now, {})
    wanted = action.by is TILL and books.fits(here.books, action)
    return wanted and books.allowed(here.house, here.books, action, paid)


def _odd_amounts(here: Situation) -> Iterator[Act]:
    """Amounts that nobody asked for."""
    for name in sorted(names(here.house)):
        right = owed(here, name)
        for amount in (right["amount"] - 1, right["amount"] + 1, 2 * right["amount"]):
            if amount:
                yield _reported(here, name, here.now + MINUTE, **right | {"amount": amount})


def _odd_numbers(here: Situation) -> Iterator[Act]:
    """The right amount for another question, and for none."""
    asked = here.books.question
    for name in sorted(names(here.house)) if asked else ():
        right = owed(here, name)
        if asked and "number" in right:
            yield _reported(here, name, here.now + MINUTE, right["amount"], asked.number + 1)
            yield _reported(here, name, here.now + MINUTE, right["amount"])


def _confirmed(here: Situation) -> Iterator[Act]:
    """Staff confirm what is owed, whatever their press carries."""
    at = here.now + MINUTE
    for action in here.books.state.actions if here.house.by_hand else ():
        if action.by is TILL:
            said = command(here, action.name, STAFFER, {"amount": 1, "number": 7})
            yield Act(Proof.GUARDS, said, at, outcome(here, action, given(here, action, STAFFER, at, said.payload)))


def _reported(here: Situation, name: str, at: datetime, amount: int, number: int | None = None) -> Act:
    action, payload = (
        _action(here, name),
        {"amount": amount} if number is None else {"amount": amount, "number": number},
    )
    paying, paid = command(here, name, TILL, payload), Given(at, TILL, payload, amount, number)
    if action and books.fits(here.books, action) and books.allowed(here.house, here.books, action, paid):
        proof = Proof.MOVES if payload == owed(here, name) else Proof.MONEY
        return Act(proof, paying, at, should.moved(here.house, here.books, action, paid), in_time(here, action, at))
    proof = Proof.GUARDS if action else Proof.MONEY
    return Act(proof, paying, at, should.credited(here.books, amount), here.house.strays)


def _waited_for(here: Situation, name: str) -> bool:
    action = _action(here, name)
    return action is not None and books.fits(here.books, action)


def _action(here: Situation, name: str) -> Action | None:
    return next((each for each in here.books.state.actions if (each.name, each.by) == (name, TILL)), None)
