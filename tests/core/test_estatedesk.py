"""Nobody is erased who has something to see to first, and whoever is erased is forgotten by all who remembered them."""

from core.estate import Hindrances
from core.estatedesk import EstateDesk
from tests.builders import ANNA, BORIS, NOON, STAFFER
from tests.fake_dealings import FakeEstates
from tests.fakes import FakeCommunities, MovableClock


class Office:
    """Vera is staff."""

    def __init__(self) -> None:
        self.estates = FakeEstates()
        self.woken = 0
        self.desk = EstateDesk(self.estates, FakeCommunities(STAFFER), MovableClock(NOON), self.wake)

    def wake(self) -> None:
        self.woken += 1


async def test_whoever_has_nothing_to_see_to_is_gone_and_all_are_told_to_forget() -> None:
    office = Office()
    assert not await office.desk.hindrances(ANNA)
    assert not await office.desk.erase(ANNA)
    assert (office.estates.erased, office.woken) == ([ANNA], 1)


async def test_what_stands_against_it_is_told_and_nothing_is_done() -> None:
    office = Office()
    office.estates.hindering[BORIS] = Hindrances(orders=2)
    assert await office.desk.erase(BORIS) == Hindrances(orders=2)
    assert (office.estates.erased, office.woken) == ([], 0)


async def test_staff_are_not_erased_while_they_are_staff_and_read_all_that_stands_against_it() -> None:
    office = Office()
    office.estates.hindering[STAFFER] = Hindrances(payouts=1)
    found = await office.desk.erase(STAFFER)
    assert found == await office.desk.hindrances(STAFFER)
    assert (found.payouts, len(found.crew_of)) == (1, 1)
    assert office.estates.erased == []
