"""What the checker knows of the question that is open: what each step makes of it, when another move ends it, and how
long it lets the work clock stand (docs/decisions/0056).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from core.check import times
from core.check.books import Books, Given, Question
from core.check.houses import House
from core.order import Stage
from core.workflow import PARTIES, STAY, Action, Actor, Move, Part, Pays, Piece, State

ADDED_LATER = {Part.AGREE: Stage.UNPAID, Part.CLAIM: Stage.CONFIRMING, Part.DENY: Stage.UNPAID}
"""Where a step leads of which the payment comes last. Whatever is not here ends the question."""
PAID_FIRST = {Part.PAY: Stage.ASKED, Part.CLAIM: Stage.CONFIRMING, Part.DENY: Stage.UNPAID}
"""The same of one that is paid before it is asked."""
STEPS: Mapping[Pays | None, Mapping[Part, Stage]] = {
    None: {},
    Pays.WHEN_SENT: PAID_FIRST,
    Pays.WHEN_AGREED: ADDED_LATER,
}


def ends(books: Books, move: Move, mover: Actor, target: State) -> bool:
    """Whether `move`, which is no step of it, ends what is open: a party moved the order on, or it is now where such a
    question cannot be open.
    """
    asked = books.question
    if asked is None or move.piece or move.to == STAY:
        return False
    known = any(each.piece and each.piece.proposal.kind == asked.kind for each in target.actions)
    return mover in PARTIES or not known


def stepped(books: Books, move: Move, piece: Piece, given: Given) -> Question | None:
    """What is open after a step of a question."""
    pays = piece.proposal.pays
    if piece.part is Part.ASK and isinstance(move, Action):
        stage = Stage.UNPAID if pays is Pays.WHEN_SENT else Stage.ASKED
        return Question(piece.proposal.kind, books.version + 1, move.by, stage, given.carries, given.at)
    further = STEPS[pays].get(piece.part)
    if further is None or books.question is None:
        return None
    agreed = books.question.agreed or piece.part is Part.AGREE
    return replace(books.question, stage=further, agreed=agreed, since=given.at, pause=timedelta())


def unpaused(books: Books, given: Given, version: int) -> Books:
    """As if the question did not let the work clock stand any more: what of the pause was not needed is taken back."""
    asked = books.question
    if asked is None or not asked.pause:
        return books
    used = min(given.at - asked.since, asked.pause)
    return replace(
        books,
        dues=times.moved_out(books.state, books.dues, used - asked.pause, version),
        paused=books.paused + used,
        question=replace(asked, pause=timedelta()),
    )


def waiting(house: House, books: Books, piece: Piece, given: Given, version: int) -> Books:
    """The question begins to wait at its stage: it has a time of its own, and the work clock stands if it may."""
    asked = books.question
    if asked is None:
        return books
    lapse = next(
        each
        for each in books.state.lapses
        if each.piece and each.piece.proposal.kind == piece.proposal.kind and asked.stage in each.piece.stages
    )
    dues = times.of_question(lapse, house.terms, given.at, version)
    pause = _granted(house, books, piece, asked, max(due.at for due in dues) - given.at)
    moved = times.moved_out(books.state, books.dues, pause, version) if pause else books.dues
    return replace(books, dues=moved | dues, question=replace(asked, pause=pause))


def _granted(house: House, books: Books, piece: Piece, asked: Question, stands: timedelta) -> timedelta:
    """How long the work may stand for it: while somebody else is waited for, as long as is left of what was agreed."""
    unsent = piece.proposal.pays is Pays.WHEN_SENT and asked.stage is not Stage.ASKED
    if not piece.proposal.pauses or unsent or times.work(books.state) is None:
        return timedelta()
    return max(timedelta(), min(stands, house.terms.pause - books.paused))
