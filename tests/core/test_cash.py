"""Who may have what paid out, who sends it, and who is told when nobody does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core import cash
from core.cash import House, decide
from core.community import Rules
from core.ledger import Entry, balance, provider, transit
from core.order import DEFAULT, PersonId
from core.ports import CashFile, Handled, LetterKind
from core.step import Refused
from core.till import MANUAL, SANDBOX
from core.transfer import (
    LONGEST_DETAILS,
    LONGEST_REASON,
    Ask,
    CallOff,
    Confirm,
    Release,
    Remind,
    Return,
    Standing,
    Take,
    Transfer,
    TransferAct,
)
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER

OPERATOR, VICTOR = PersonId(8), PersonId(9)
HOUSE = House(Rules(timezone="Europe/Berlin"), (STAFFER, VICTOR), (OPERATOR,))
KEY = ("test", "1")
ASK = Ask(BORIS, KEY, DEFAULT, "EUR", 20_00, "IBAN 1")


def a_file(transfer: Transfer | None = None, available: int = 54_00, going: int = 0) -> CashFile:
    return CashFile(7, DEFAULT, transfer, available, going)


def handled(
    act: TransferAct,
    file: CashFile | None = None,
    *,
    house: House = HOUSE,
    payer: str = MANUAL,
    now: datetime = NOON,
) -> Handled:
    outcome = decide(file or a_file(), act, house, payer, now)
    assert isinstance(outcome, Handled), outcome
    return outcome


def refused(
    act: TransferAct, file: CashFile | None = None, *, house: House = HOUSE, payer: str = MANUAL, now: datetime = NOON
) -> Refused:
    outcome = decide(file or a_file(), act, house, payer, now)
    assert isinstance(outcome, Refused), outcome
    return outcome


def a_payout(state: Standing = Standing.ASKED, by: PersonId | None = None) -> Transfer:
    return replace(handled(ASK).transfer, state=state, by=by)


TAKEN = a_payout(Standing.TAKEN, STAFFER)


def test_who_asks_has_it_taken_off_their_balance_and_staff_are_told() -> None:
    asked = handled(ASK)
    assert [each.entries for each in asked.journals] == [
        (Entry(balance(BORIS), -20_00), Entry(transit("payout-7"), 20_00))
    ]
    told = [(each.to, each.topic, each.version, each.kind) for each in asked.letters]
    assert told == [(who, cash.ASKED, 7, LetterKind.PING) for who in (STAFFER, VICTOR)]


@pytest.mark.parametrize(
    ("change", "file", "why"),
    [
        ({}, a_file(available=0), cash.NOTHING),
        ({}, a_file(available=-5_00), cash.NOTHING),
        ({"minor": 54_01}, a_file(), cash.TOO_MUCH),
        ({"minor": 10**18}, a_file(), cash.TOO_MUCH),
        ({"minor": 0}, a_file(), cash.TOO_LITTLE),
        ({"minor": -1}, a_file(), cash.TOO_LITTLE),
        ({}, a_file(going=cash.MOST_OPEN), cash.TOO_MANY),
        ({"details": " \n "}, a_file(), cash.NO_DETAILS),
        ({"details": "x" * (LONGEST_DETAILS + 1)}, a_file(), cash.NO_DETAILS),
    ],
)
def test_what_cannot_be_paid_out_is_refused_with_a_reason(
    change: dict[str, object], file: CashFile, why: Refused
) -> None:
    assert refused(replace(ASK, **change), file) == why  # type: ignore[arg-type]  # each is the field's own


def test_a_community_may_set_the_smallest_payout_in_its_own_currency() -> None:
    house = replace(HOUSE, rules=Rules(least_payout=25_00))
    assert refused(ASK, house=house) == cash.TOO_LITTLE
    assert refused(replace(ASK, minor=None), a_file(available=24_99), house=house) == cash.TOO_LITTLE
    assert handled(replace(ASK, minor=25_00), house=house).transfer.minor == 25_00
    assert handled(replace(ASK, currency="USD"), house=house).transfer.minor == 20_00


def test_nobody_sends_money_to_themselves() -> None:
    own = replace(ASK, by=STAFFER)
    assert [each.to for each in handled(own).letters] == [VICTOR]
    theirs = a_file(replace(a_payout(), person=STAFFER))
    assert refused(Take(7, STAFFER, KEY), theirs) == cash.NOT_YOURS
    alone = replace(HOUSE, staff=(STAFFER,))
    assert [each.to for each in handled(own, house=alone).letters] == [OPERATOR]
    assert refused(own, house=replace(alone, operators=(STAFFER,))) == cash.NOBODY


def test_a_till_that_pays_out_by_itself_needs_nobody() -> None:
    nobody = House(Rules(), (), ())
    asked = handled(ASK, house=nobody, payer=SANDBOX)
    assert (asked.transfer.due, asked.letters) == (NOON, ())
    file = a_file(asked.transfer)
    for act in (Take(7, STAFFER, KEY), CallOff(7, BORIS, KEY)):
        assert refused(act, file) == cash.NOT_YOURS


@pytest.mark.parametrize("who", [BORIS, ANNA, STRANGER])
def test_who_is_not_staff_there_finds_no_payout_to_send(who: PersonId) -> None:
    for act in (Take(7, who, KEY), Confirm(7, who, KEY), Return(7, who, KEY, "No"), Release(7, who, KEY)):
        assert refused(act, a_file(TAKEN)) == cash.NOT_YOURS
        assert refused(act, a_file()) == cash.NOT_YOURS


def test_one_has_it_in_hand_and_nobody_else_sends_it() -> None:
    taken = handled(Take(7, STAFFER, KEY), a_file(a_payout())).transfer
    assert taken == TAKEN
    assert handled(Take(7, STAFFER, KEY), a_file(taken)).transfer == taken
    for act in (Take(7, VICTOR, KEY), Confirm(7, VICTOR, KEY), Return(7, VICTOR, KEY, "No"), Release(7, OPERATOR, KEY)):
        assert refused(act, a_file(taken)) == cash.IN_HAND
    assert handled(Take(7, VICTOR, KEY, over=True), a_file(taken)).transfer.by == VICTOR


def test_nothing_is_sent_that_nobody_took() -> None:
    for act in (Confirm(7, STAFFER, KEY), Return(7, STAFFER, KEY, "No"), Release(7, STAFFER, KEY)):
        assert refused(act, a_file(a_payout())) == cash.NOT_TAKEN


def test_what_was_sent_leaves_the_house_and_its_owner_is_told() -> None:
    sent = handled(Confirm(7, STAFFER, KEY), a_file(TAKEN))
    assert [each.entries for each in sent.journals] == [
        (Entry(transit("payout-7"), -20_00), Entry(provider(MANUAL), 20_00))
    ]
    assert [(each.to, each.topic) for each in sent.letters] == [(BORIS, cash.SENT)]


def test_what_could_not_be_sent_is_back_and_its_owner_reads_why() -> None:
    failed = handled(Return(7, STAFFER, KEY, "There is no such account"), a_file(TAKEN))
    assert [each.entries for each in failed.journals] == [
        (Entry(transit("payout-7"), -20_00), Entry(balance(BORIS), 20_00))
    ]
    assert [(each.to, each.topic) for each in failed.letters] == [(BORIS, cash.FAILED)]
    assert failed.transfer.reason == "There is no such account"
    for reason in ("", "  ", "x" * (LONGEST_REASON + 1)):
        assert refused(Return(7, STAFFER, KEY, reason), a_file(TAKEN)) == cash.NO_REASON


def test_both_ends_have_one_key_so_that_there_is_one() -> None:
    sent = handled(Confirm(7, STAFFER, KEY), a_file(TAKEN)).journals[0]
    failed = handled(Return(7, STAFFER, KEY, "No"), a_file(TAKEN)).journals[0]
    called_off = handled(CallOff(7, BORIS, KEY), a_file(a_payout())).journals[0]
    assert sent.key == failed.key == called_off.key


def test_its_owner_calls_it_off_until_somebody_has_it_in_hand() -> None:
    assert handled(CallOff(7, BORIS, KEY), a_file(a_payout())).transfer.state is Standing.CANCELLED
    assert refused(CallOff(7, BORIS, KEY), a_file(TAKEN)) == cash.IN_HAND
    assert refused(CallOff(7, STAFFER, KEY), a_file(a_payout())) == cash.NOT_YOURS
    assert refused(CallOff(7, BORIS, KEY), a_file(a_payout(Standing.SENT))) == cash.OVER


MONDAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_staff_are_reminded_on_business_days_and_the_operator_after_five() -> None:
    payout, told = replace(a_payout(), asked_at=MONDAY), []
    for _ in range(5):
        assert payout.due
        reminded = handled(Remind(7, payout.tries), a_file(payout), now=payout.due)
        told += [(payout.due, {(each.to, each.topic) for each in reminded.letters})]
        payout = reminded.transfer
    staff = {(STAFFER, cash.REMINDS), (VICTOR, cash.REMINDS)}
    late = staff | {(OPERATOR, cash.LATE)}
    assert told == [
        (datetime(2026, 11, 4, 8, tzinfo=UTC), staff),  # Wednesday, 9:00 in Berlin: a whole business day is over
        (datetime(2026, 11, 6, 8, tzinfo=UTC), staff),
        (datetime(2026, 11, 10, 8, tzinfo=UTC), late),
        (datetime(2026, 11, 17, 8, tzinfo=UTC), late),
        (datetime(2026, 11, 24, 8, tzinfo=UTC), late),
    ]


def test_reminders_that_nobody_could_send_are_one_and_the_next_comes_in_its_time() -> None:
    payout = replace(a_payout(), asked_at=MONDAY, due=datetime(2026, 11, 4, 8, tzinfo=UTC))
    thursday = datetime(2026, 11, 12, 12, tzinfo=UTC)
    reminded = handled(Remind(7, 0), a_file(payout), now=thursday)
    told = {(each.to, each.topic) for each in reminded.letters}
    assert told == {(STAFFER, cash.REMINDS), (VICTOR, cash.REMINDS), (OPERATOR, cash.LATE)}
    assert reminded.transfer.due == datetime(2026, 11, 17, 8, tzinfo=UTC)


def test_whoever_has_it_in_hand_is_reminded_alone_until_it_is_late() -> None:
    assert TAKEN.due
    first = handled(Remind(7, 0), a_file(TAKEN), now=TAKEN.due)
    assert [each.to for each in first.letters] == [STAFFER]
    late = replace(TAKEN, tries=2)
    assert [each.to for each in handled(Remind(7, 2), a_file(late), now=TAKEN.due).letters] == [
        STAFFER,
        VICTOR,
        OPERATOR,
    ]


def test_who_runs_the_bot_and_is_staff_too_is_told_once() -> None:
    house = replace(HOUSE, operators=(STAFFER,))
    late = replace(TAKEN, tries=2)
    assert TAKEN.due
    told = [(each.to, each.topic) for each in handled(Remind(7, 2), a_file(late), house=house, now=TAKEN.due).letters]
    assert told == [(VICTOR, cash.REMINDS), (STAFFER, cash.LATE)]


def test_a_reminder_that_is_early_late_or_of_something_over_does_nothing() -> None:
    assert TAKEN.due
    early = TAKEN.due - timedelta(seconds=1)
    assert refused(Remind(7, 0), a_file(TAKEN), now=early) == cash.STALE
    assert refused(Remind(7, 1), a_file(TAKEN), now=TAKEN.due) == cash.STALE
    assert refused(Remind(7, 0), a_file(), now=TAKEN.due) == cash.STALE
    over = replace(TAKEN, state=Standing.SENT)
    assert refused(Remind(7, 0), a_file(over), now=TAKEN.due) == cash.STALE
