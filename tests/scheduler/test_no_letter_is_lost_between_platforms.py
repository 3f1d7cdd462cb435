"""Whatever two platforms do, each letter comes to one end on each, and none goes twice on one for what the other did.

Each run makes up letters and what becomes of each try on each platform; the couriers are then let go on until nothing
is left.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.person import Platform
from core.ports import EVERYWHERE, UNREACHED, Delivered, Later, Letter, LetterKind, Rejected, Unreachable
from tests.builders import ANNA, BORIS
from tests.scheduler.street import Answer
from tests.scheduler.town import Town

FATES: dict[str, Answer] = {
    "taken": Delivered(),
    "later": Later(2, "try later"),
    "flood": Later(4, "flood", whole_channel=True),
    "unreachable": Unreachable("blocked"),
    "rejected": Rejected("can't parse"),
    "raised": RuntimeError("raised before it was sent"),
}
WRITTEN = st.tuples(st.sampled_from([ANNA, BORIS]), st.sampled_from([LetterKind.CARD, LetterKind.PING]))
TRIES = st.lists(st.sampled_from(sorted(FATES)), max_size=12)


@settings(max_examples=150, deadline=None)
@example([(ANNA, LetterKind.PING)], [], ["unreachable"], {Platform.TELEGRAM})
@example([(ANNA, LetterKind.PING), (BORIS, LetterKind.PING)], ["unreachable"] * 9, ["unreachable"] * 9, set())
@given(st.lists(WRITTEN, min_size=1, max_size=8), TRIES, TRIES, st.sets(st.sampled_from(Platform), max_size=1))
def test_every_letter_ends_once_on_each_platform_and_nobody_goes_untold_unseen(
    written: Sequence[tuple[int, LetterKind]], telegram: Sequence[str], discord: Sequence[str], quiet: set[Platform]
) -> None:
    town = Town()
    town.lives(ANNA, *Platform, quiet=frozenset(quiet))
    for platform, fates in zip(Platform, (telegram, discord), strict=True):
        town.platforms[platform].answer = answers(iter(fates))
    keys = [(person, kind, town.write(person, kind)) for person, kind in written]
    asyncio.run(asyncio.wait_for(town.settle(), 20))
    for platform in Platform:
        assert max(Counter(town.taken(platform)).values(), default=0) <= 1
    for person, kind, key in keys:
        ends = town.ends(key)
        assert None not in ends.values()
        if kind in EVERYWHERE:
            assert ends.keys() == ({*Platform} if person == ANNA else {Platform.DISCORD})
        elif "sent" not in ends.values():
            assert ends.keys() == ({*Platform} if person == ANNA else {Platform.DISCORD}), "the next chat was tried"
    unreached = [letter for letter in town.outbox.letters.values() if letter.topic == UNREACHED]
    assert len({letter.key for letter in unreached}) <= 2, "each of the two at most once"


def answers(fates: Iterator[str]) -> Callable[[Letter], Answer]:
    def answer(_: Letter) -> Answer:
        return FATES[next(fates, "taken")]

    return answer
