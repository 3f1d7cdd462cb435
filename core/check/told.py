"""Who must be told of what, in the checker's own words (docs/decisions/0056)."""

from collections.abc import Iterator

from core.check.books import Books, Told
from core.effects import ADD_WORK, TAKE
from core.order import Stage
from core.workflow import BUYER, CLOCK, HELD_UP, MEDIATOR, PARTIES, SELLER, STAFF, Actor, Move, Part, Pays, Piece

RETURNED = "returned"


def told(before: Books, after: Books, mover: Actor, move: Move) -> frozenset[Told]:
    """Everybody who must hear of `move`; never the mover, and never a seller who has not joined."""
    people = _of_step(move.piece) if move.piece else _of_move(before, after, mover, move)
    heard = {one for one in people if one is not mover and (one is not SELLER or after.joined)}
    return frozenset({Told(one, move.event) for one in heard} | set(_of_money(before, after, mover, move)))


def reminded(books: Books, deadline: str, also: frozenset[Actor]) -> frozenset[Told]:
    """Who must be reminded: whoever is waited for, and who is named beside them."""
    lapse = next((each for each in books.state.lapses if each.name == deadline), None)
    waited_for = books.question.waits_on if lapse and books.question else books.state.turn
    return frozenset(Told(one, deadline, reminds=True) for one in {waited_for, *also} if one)


def held_up(books: Books, late: set[str]) -> frozenset[Told]:
    """Who must hear that there is more time: the parties, of a question those whom it has reached, and who is waited
    for.
    """
    heard: set[Actor | None] = set()
    for lapse in books.state.lapses:
        if lapse.name in late and lapse.piece and books.question:
            heard |= {*_of_step(lapse.piece), books.question.waits_on}
    if late - {lapse.name for lapse in books.state.lapses}:
        heard |= {*PARTIES, books.state.turn}
    return frozenset(Told(one, HELD_UP) for one in heard if one and (one is not SELLER or books.joined))


def _of_move(before: Books, after: Books, mover: Actor, move: Move) -> set[Actor]:
    """Both parties when money moved or time ran out, else whoever's turn it became, and who the process says."""
    everybody = mover is CLOCK or before.purse.escrow != after.purse.escrow
    turn = {after.state.turn} - {None, MEDIATOR if TAKE in move.effects else None}
    return {one for one in turn if one} | set(PARTIES if everybody else getattr(move, "tells", ()))


def _of_step(piece: Piece) -> set[Actor]:
    """Both, but not the other side before the question has reached them; staff when they must look for money."""
    unsent = piece.proposal.pays is Pays.WHEN_SENT
    match piece.part:
        case Part.CLAIM:
            return {STAFF}
        case Part.DENY:
            return {BUYER}
        case Part.ASK | Part.FORGO if unsent:
            return set()
        case Part.LAPSE if unsent and Stage.ASKED not in piece.stages:
            return {BUYER}
        case _:
            return set(PARTIES)


def _of_money(before: Books, after: Books, mover: Actor, move: Move) -> Iterator[Told]:
    """A buyer is told of money that came back unasked."""
    went_back = bool(before.purse.apart) and not after.purse.apart and ADD_WORK not in move.effects
    if went_back and not move.piece and mover is not BUYER:
        yield Told(BUYER, RETURNED)
