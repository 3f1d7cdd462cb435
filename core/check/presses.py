"""What people try: everything that is declared for them, early, at the last minute and too late, with forms filled at
their edges and on buttons drawn for an older order; and everything that is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from core.check import books, fillings
from core.check.acts import MINUTE, Act, Refusal, Tried, command, facts, filled, given, in_time, moments, outcome
from core.check.books import After
from core.check.finding import Proof
from core.check.houses import BUYER_HERE, OTHER_JUDGE, PEOPLE, PLACED_AT, House, person
from core.check.situation import Situation, stance
from core.order import PersonId
from core.step import FROM_BALANCE
from core.workflow import CLOCK, PANEL, TILL, Action, Actor


def presses(here: Situation, tried: Tried, *, whole: bool) -> Iterator[Act]:
    """Everything that is declared here, by its actor. A step that does not fit what is open is refused whatever else
    holds, so it is tried once.
    """
    where = stance(here)
    for action in here.books.state.actions:
        if action.by is TILL and not here.house.by_hand:
            continue
        fits = books.fits(here.books, action)
        if fits or tried.first("unfit", where, action.name, action.by):
            yield from _pressed(here, action, person(action.by), whole=whole and fits)
        if action.by is PANEL and tried.first("another", where, action.name):
            yield from (replace(each, goes_on=False) for each in _pressed(here, action, OTHER_JUDGE, whole=False))
        if fits and tried.first("form", where, action.name, action.by, bool(here.books.added)):
            yield from _edges_of_form(here, action)
            yield from _old_buttons(here, action)


def strangers(here: Situation, tried: Tried) -> Iterator[Act]:
    """Everybody tries everything that is not declared for them here."""
    if not tried.first("everybody", stance(here), here.books.mediator):
        return
    declared = {(action.name, action.by) for action in here.books.state.actions}
    for by in (*PEOPLE, TILL, CLOCK):
        acting = books.roles(here.house, here.books, by)
        for name, payload in _vocabulary(here.house).items():
            if any((name, actor) in declared for actor in acting) or (by is TILL and name in payments(here.house)):
                continue
            if (by is CLOCK and here.order.alarm(name)) or (by == BUYER_HERE and name == FROM_BALANCE):
                continue
            expected = _unheard(here, by, acting, name)
            proof = expected.proof if here.books.state.turn else Proof.FINAL
            yield Act(proof, command(here, name, by, payload), here.now + MINUTE, expected)


def _pressed(here: Situation, action: Action, by: PersonId, *, whole: bool) -> Iterator[Act]:
    for at, goes_on in moments(here, whole=whole):
        payload = filled(here, action, at)
        expected = outcome(here, action, given(here, action, by, at, payload))
        proof = expected.proof if isinstance(expected, Refusal) else _proof(action)
        yield Act(proof, command(here, action.name, by, payload), at, expected, goes_on and in_time(here, action, at))


def _proof(action: Action) -> Proof:
    return Proof.QUESTION if action.piece else Proof.MOVES


def _edges_of_form(here: Situation, action: Action) -> Iterator[Act]:
    at, by = here.now + MINUTE, person(action.by)
    if action.form is None or isinstance(_soon(here, action), Refusal):
        return
    for payload, reason in fillings.edges(action.form, facts(here, at)):
        due = Refusal(reason) if reason else outcome(here, action, given(here, action, by, at, payload))
        yield Act(Proof.FORMS, command(here, action.name, by, payload), at, due)


def _old_buttons(here: Situation, action: Action) -> Iterator[Act]:
    """Presses on what was drawn for the version before, for one that is not yet, and for none at all."""
    at, version = here.now + MINUTE, here.order.version
    if isinstance(_soon(here, action), Refusal):
        return
    pressed = command(here, action.name, person(action.by), filled(here, action, at))
    for seen in (version - 1, version + 1, None):
        yield Act(Proof.STALE, replace(pressed, seen_version=seen), at, Refusal("stale"))


def _soon(here: Situation, action: Action) -> After | Refusal:
    at = here.now + MINUTE
    return outcome(here, action, given(here, action, person(action.by), at, filled(here, action, at)))


def _unheard(here: Situation, by: PersonId | Actor, acting: frozenset[Actor], name: str) -> Refusal:
    if by is CLOCK or (name in payments(here.house) and TILL in acting):
        return Refusal("stale")
    if not any((name, actor) in _spoken(here.house) for actor in acting):
        return Refusal("not-yours")
    return Refusal("time-is-up" if here.books.lapsed(here.now + MINUTE) else "not-now")


@lru_cache(maxsize=8)
def _spoken(house: House) -> frozenset[tuple[str, Actor]]:
    """What can be said anywhere, and by whom."""
    return frozenset((move.name, move.by) for _, move in house.workflow.moves() if isinstance(move, Action))


@lru_cache(maxsize=8)
def payments(house: House) -> frozenset[str]:
    """What the till can report anywhere."""
    return frozenset(name for name, actor in _spoken(house) if actor is TILL)


@lru_cache(maxsize=8)
def _vocabulary(house: House) -> Mapping[str, fillings.Payload]:
    """Every word that could be said, carrying what it carries where it is declared; and two that mean nothing."""
    said: dict[str, fillings.Payload] = {"placed": {}, "open_sesame": {}}
    usual = fillings.Facts(len(house.terms.lines), house.price, PLACED_AT)
    for _, move in house.workflow.moves():
        said[move.name] = fillings.sound(move.form, usual) if isinstance(move, Action) else {}
    said[FROM_BALANCE] = {}
    return said | {name: {"amount": house.price, "number": 1} for name in payments(house)}
