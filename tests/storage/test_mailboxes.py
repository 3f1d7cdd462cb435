"""What `Mailboxes` promises, and that a letter goes where its person wants to be told of what it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from core.linkdesk import ABOUT_YOU
from core.mail import (
    ASKED_WITHIN,
    EMAIL,
    FIRST_MUTED,
    KEPT,
    LIVES,
    MOST_ASKED,
    MOST_TO_ONE,
    MOST_WRONG,
    Mailbox,
    MailCode,
    NotConfirmed,
    Reason,
    new_code,
)
from core.matter import NEEDED, Matter
from core.order import PersonId
from core.person import Platform
from core.ports import Letter, LetterKind
from core.storage import Storage, open_storage, sqlite
from core.storage.schema import metadata
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command
from tests.storage.conftest import Books, discord, telegram
from tests.storage.linking import linked
from tests.storage.trade import a_letter, always, put
from tests.storage.trade import books as booking

ADDRESS = "anna@example.org"
GOOD, BAD = MailCode("K7Q2M9XF"), MailCode("22222222")
LATER = NOON + timedelta(days=30)
TELEGRAM = Platform.TELEGRAM


def asking(person: PersonId = ANNA, number: int = 1) -> Letter:
    key = f"mail-code:{person}:{number}"
    return Letter(key, LetterKind.PING, person, ABOUT_YOU, "mail-code", number, NOON, platform=EMAIL)


def notice(person: PersonId = ANNA) -> Letter:
    return Letter(f"mail-broken:{person}", LetterKind.PING, person, ABOUT_YOU, "mail-broken", 0, NOON)


async def asked(books: Books, person: PersonId = ANNA, address: str = ADDRESS, number: int = 1) -> None:
    assert await books.mailboxes.ask(person, address, NOON, asking(person, number)) is None
    assert await books.mailboxes.mint(person, number, GOOD, NOON + LIVES) == address


async def has_mail(books: Books, person: PersonId = ANNA, address: str = ADDRESS) -> Mailbox:
    """An address that is told of everything."""
    await asked(books, person, address)
    confirmed = await books.mailboxes.confirm(person, GOOD, NOON)
    assert isinstance(confirmed, Mailbox)
    await books.mailboxes.mute(person, frozenset())
    return replace(confirmed, muted=frozenset())


async def refused(books: Books, code: MailCode, after: timedelta = timedelta()) -> tuple[Reason, int]:
    outcome = await books.mailboxes.confirm(ANNA, code, NOON + after)
    assert isinstance(outcome, NotConfirmed)
    return outcome.reason, outcome.left


# --- a code makes an address somebody's ------------------------------------------------------------------------------


async def test_nobody_has_an_address_before_they_confirmed_it(books: Books) -> None:
    await asked(books)
    assert await books.mailboxes.of(ANNA) is None
    awaited = await books.mailboxes.awaited(ANNA)
    assert awaited is not None
    assert (awaited.address, awaited.number, awaited.until) == (ADDRESS, 1, NOON + LIVES)


async def test_the_code_makes_the_address_theirs_once(books: Books) -> None:
    await asked(books)
    mailbox = Mailbox(ANNA, ADDRESS, FIRST_MUTED)
    assert await books.mailboxes.confirm(ANNA, GOOD, NOON) == mailbox
    assert await books.mailboxes.of(ANNA) == mailbox
    assert await books.mailboxes.awaited(ANNA) is None
    assert await refused(books, GOOD) == (Reason.NONE, MOST_WRONG)


async def test_asking_puts_in_the_letter_that_brings_the_code_and_nothing_else(books: Books) -> None:
    await books.mailboxes.ask(ANNA, ADDRESS, NOON, asking())
    waiting = await books.outbox.waiting(LATER, 9)
    assert [replace(each, id=0) for each in waiting] == [asking()]


async def test_the_code_of_one_person_is_no_use_to_another(books: Books) -> None:
    await asked(books)
    assert await books.mailboxes.confirm(BORIS, GOOD, NOON) == NotConfirmed(Reason.NONE)
    await asked(books, BORIS, "boris@example.org", 2)
    await books.mailboxes.mint(BORIS, 2, BAD, NOON + LIVES)
    assert await books.mailboxes.confirm(BORIS, GOOD, NOON) == NotConfirmed(Reason.UNKNOWN, MOST_WRONG - 1)


async def test_two_people_may_have_one_address(books: Books) -> None:
    assert await has_mail(books, ANNA) == replace(await has_mail(books, BORIS), person=ANNA)


async def test_a_code_that_is_not_on_its_way_yet_cannot_be_said(books: Books) -> None:
    await books.mailboxes.ask(ANNA, ADDRESS, NOON, asking())
    assert await refused(books, GOOD) == (Reason.UNSENT, MOST_WRONG)


async def test_a_letter_of_something_that_is_not_awaited_any_more_brings_no_code(books: Books) -> None:
    assert await books.mailboxes.mint(ANNA, 1, GOOD, NOON + LIVES) is None
    await books.mailboxes.ask(ANNA, ADDRESS, NOON, asking())
    await books.mailboxes.ask(ANNA, "other@example.org", NOON, asking(number=2))
    assert await books.mailboxes.mint(ANNA, 1, GOOD, NOON + LIVES) is None
    assert await books.mailboxes.mint(ANNA, 2, GOOD, NOON + LIVES) == "other@example.org"
    await books.mailboxes.confirm(ANNA, GOOD, NOON)
    assert await books.mailboxes.mint(ANNA, 2, GOOD, NOON + LIVES) is None


async def test_a_newer_code_is_the_only_one(books: Books) -> None:
    await asked(books)
    await books.mailboxes.ask(ANNA, ADDRESS, NOON, asking(number=2))
    await books.mailboxes.mint(ANNA, 2, BAD, NOON + LIVES)
    assert await refused(books, GOOD) == (Reason.UNKNOWN, MOST_WRONG - 1)
    assert isinstance(await books.mailboxes.confirm(ANNA, BAD, NOON), Mailbox)


async def test_a_code_is_good_for_half_an_hour_and_then_late_whatever_is_typed(books: Books) -> None:
    await asked(books)
    assert (await refused(books, GOOD, LIVES))[0] is (await refused(books, BAD, LIVES))[0] is Reason.LATE
    assert isinstance(await books.mailboxes.confirm(ANNA, GOOD, NOON + LIVES - timedelta(microseconds=1)), Mailbox)


async def test_of_ten_wrong_codes_five_are_listened_to_and_then_not_even_the_right_one(books: Books) -> None:
    await asked(books)
    said = [await refused(books, BAD) for _ in range(10)]
    listened = [(Reason.UNKNOWN, left) for left in range(MOST_WRONG - 1, 0, -1)]
    assert said == [*listened, *[(Reason.TOO_OFTEN, 0)] * (11 - MOST_WRONG)]
    assert await refused(books, GOOD) == (Reason.TOO_OFTEN, 0)
    assert await books.mailboxes.of(ANNA) is None


async def test_a_new_code_is_listened_to_again(books: Books) -> None:
    await asked(books)
    for _ in range(MOST_WRONG):
        await refused(books, BAD)
    await asked(books, number=2)
    assert isinstance(await books.mailboxes.confirm(ANNA, GOOD, NOON), Mailbox)


async def test_so_many_codes_are_sent_for_one_person_in_a_day(books: Books) -> None:
    for number in range(MOST_ASKED):
        await asked(books, number=number)
    refusal = await books.mailboxes.ask(ANNA, "other@example.org", NOON, asking(number=99))
    assert refusal is Reason.ASKED_TOO_OFTEN
    assert "mail-code:1:99" not in [each.key for each in await books.outbox.waiting(LATER, 99)]
    assert isinstance(await books.mailboxes.confirm(ANNA, GOOD, NOON), Mailbox), "the last one is still good"
    await books.mailboxes.remove(ANNA)
    assert await books.mailboxes.ask(ANNA, ADDRESS, NOON, asking(number=99)) is Reason.ASKED_TOO_OFTEN
    assert await books.mailboxes.ask(ANNA, ADDRESS, NOON + ASKED_WITHIN, asking(number=99)) is None


async def test_so_many_codes_are_sent_to_one_address_in_a_day_whoever_asks(books: Books) -> None:
    people = (ANNA, BORIS, STAFFER)
    asked = [
        await books.mailboxes.ask(person, ADDRESS, NOON, asking(person, number))
        for person in people
        for number in range(MOST_ASKED)
    ]
    assert asked.count(None) == MOST_TO_ONE
    assert await books.mailboxes.ask(STRANGER, "other@example.org", NOON, asking(STRANGER)) is None


async def test_codes_to_an_address_count_whatever_came_of_them_and_however_it_is_spelled(books: Books) -> None:
    spelled = (ADDRESS, ADDRESS.replace("a", "A", 1))
    for person in (ANNA, BORIS, STAFFER):
        for number in range(MOST_ASKED - 1):
            await books.mailboxes.ask(person, spelled[number % 2], NOON, asking(person, number))
        await books.mailboxes.ask(person, "other@example.org", NOON, asking(person, MOST_ASKED))
        await books.mailboxes.remove(person)
    codes = [each for each in await books.outbox.waiting(LATER, 99) if each.version != MOST_ASKED]
    assert len(codes) == MOST_TO_ONE
    assert await books.mailboxes.ask(STRANGER, ADDRESS, NOON, asking(STRANGER)) is Reason.ASKED_TOO_OFTEN
    assert await books.mailboxes.ask(STRANGER, ADDRESS, NOON + ASKED_WITHIN, asking(STRANGER)) is None


async def test_what_is_awaited_is_forgotten_after_some_days(storage: Storage) -> None:
    await storage.mailboxes.ask(ANNA, ADDRESS, NOON, asking())
    await storage.leftovers.prune(NOON + KEPT)
    assert await storage.mailboxes.awaited(ANNA) is not None
    await storage.leftovers.prune(NOON + KEPT + timedelta(microseconds=1))
    await storage.leftovers.prune(NOON + KEPT + timedelta(microseconds=1))
    assert await storage.mailboxes.awaited(ANNA) is None


async def test_of_a_code_only_what_it_hashes_to_is_stored(sqlite_url: str) -> None:
    code = new_code()
    async with open_storage(sqlite_url) as storage:
        await storage.people.meet(telegram(1), "Anna", "en")
        await storage.mailboxes.ask(ANNA, ADDRESS, NOON, asking())
        await storage.mailboxes.mint(ANNA, 1, code, NOON + LIVES)
    engine = sqlite.altering(Path(str(make_url(sqlite_url).database)))
    with engine.connect() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    engine.dispose()
    assert code.letters not in repr(rows)
    assert code.digest(ANNA, ADDRESS) in repr(rows)


# --- change, removal, an address that does not work ------------------------------------------------------------------


async def test_an_address_is_used_until_the_one_in_its_place_is_confirmed(books: Books) -> None:
    await has_mail(books)
    await books.mailboxes.mute(ANNA, frozenset({Matter.MONEY}))
    await asked(books, address="new@example.org", number=2)
    assert (await books.mailboxes.of(ANNA)) == Mailbox(ANNA, ADDRESS, frozenset({Matter.MONEY}))
    assert await books.mailboxes.confirm(ANNA, GOOD, NOON) == Mailbox(
        ANNA, "new@example.org", frozenset({Matter.MONEY})
    )


async def test_what_was_removed_is_gone_and_so_is_what_was_awaited(books: Books) -> None:
    await has_mail(books)
    await asked(books, number=2)
    await books.mailboxes.remove(ANNA)
    assert await books.mailboxes.of(ANNA) is None
    assert await books.mailboxes.awaited(ANNA) is None
    assert await refused(books, GOOD) == (Reason.NONE, MOST_WRONG)
    await books.mailboxes.remove(ANNA)
    await books.mailboxes.mute(ANNA, frozenset())
    assert await books.mailboxes.of(ANNA) is None


async def test_an_address_that_does_not_work_is_told_of_once(books: Books) -> None:
    mailbox = await has_mail(books)
    fails = books.mailboxes.fail
    assert not await fails(ANNA, "former@example.org", "550", [notice()])
    assert await fails(ANNA, ADDRESS, "no such user", [notice()])
    assert not await fails(ANNA, ADDRESS, "again", [notice()])
    assert await books.mailboxes.of(ANNA) == replace(mailbox, fault="no such user")
    told = [each for each in await books.outbox.waiting(LATER, 9) if each.topic == "mail-broken"]
    assert [each.platform for each in told] == [TELEGRAM]


async def test_an_address_that_is_confirmed_again_works_again(books: Books) -> None:
    mailbox = await has_mail(books)
    await books.mailboxes.fail(ANNA, ADDRESS, "no such user", [])
    await asked(books, number=2)
    assert await books.mailboxes.confirm(ANNA, GOOD, NOON) == mailbox


@pytest.mark.parametrize("gone", ["removed", "broken"])
async def test_what_was_told_by_mail_alone_is_told_in_chat_when_there_is_no_mail_any_more(
    books: Books, gone: str
) -> None:
    await has_mail(books)
    anna = await books.people.get(ANNA)
    assert anna is not None
    quiet = frozenset((TELEGRAM, matter) for matter in Matter)
    await books.people.change(replace(anna, muted=quiet))
    if gone == "removed":
        await books.mailboxes.remove(ANNA)
    else:
        await books.mailboxes.fail(ANNA, ADDRESS, "no such user", [])
    anna = await books.people.get(ANNA)
    assert anna is not None
    assert anna.muted_on(TELEGRAM) == frozenset(Matter) - NEEDED


# --- where a letter goes ---------------------------------------------------------------------------------------------


async def places(books: Books, *letters: Letter) -> Sequence[tuple[str, str]]:
    """The key and the platform of everything that waits after these were written."""
    order = await put(books.orders)
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    return [(each.key, each.platform) for each in await books.outbox.waiting(LATER, 99) if each.order]


async def about(books: Books, matter: Matter | None, **changes: object) -> Sequence[str]:
    """Where a letter about this goes."""
    order = await put(books.orders)
    return [place for _, place in await places(books, a_letter(order, "a", matter=matter, **changes))]


@pytest.mark.parametrize("matter", Matter)
async def test_who_confirmed_an_address_is_told_there_too(books: Books, matter: Matter) -> None:
    await has_mail(books)
    assert await about(books, matter) == [TELEGRAM, EMAIL]


async def test_somebody_elses_address_is_told_nothing(books: Books) -> None:
    await has_mail(books, BORIS)
    assert await about(books, Matter.TURN) == [TELEGRAM]


@pytest.mark.parametrize("kind", [LetterKind.CARD, LetterKind.AMENDED])
async def test_cards_and_amendments_are_not_mailed(books: Books, kind: LetterKind) -> None:
    await has_mail(books)
    assert await about(books, None, kind=kind) == [TELEGRAM]


async def test_what_cannot_be_muted_is_told_in_chat_and_not_by_mail(books: Books) -> None:
    await has_mail(books)
    assert await about(books, None) == [TELEGRAM]


async def test_what_was_muted_at_an_address_is_told_in_chat_alone(books: Books) -> None:
    await has_mail(books)
    await books.mailboxes.mute(ANNA, frozenset({Matter.MONEY, Matter.TURN}))
    order = await put(books.orders)
    written = [a_letter(order, matter.value, matter=matter) for matter in Matter]
    mailed = [key for key, place in await places(books, *written) if place == EMAIL]
    assert mailed == ["order", "reminder", "dispute", "message", "review"]


async def test_what_was_muted_in_chat_is_mailed_alone(books: Books) -> None:
    await has_mail(books)
    await mute(books, Matter.MONEY, Matter.TURN)
    order = await put(books.orders)
    written = [a_letter(order, matter.value, matter=matter) for matter in Matter]
    told = [key for key, place in await places(books, *written) if place == TELEGRAM]
    assert told == ["order", "reminder", "dispute", "message", "review"]


async def mute(books: Books, *matters: Matter) -> None:
    anna = await books.people.get(ANNA)
    assert anna is not None
    await books.people.change(replace(anna, muted=frozenset((TELEGRAM, each) for each in matters)))


async def test_a_card_is_in_a_chat_whatever_is_muted_there(books: Books) -> None:
    await mute(books, *Matter)
    assert await about(books, None, kind=LetterKind.CARD) == [TELEGRAM]


@pytest.mark.parametrize("matter", Matter)
async def test_what_is_muted_everywhere_goes_unseen_only_if_nothing_follows_from_it(
    books: Books, matter: Matter
) -> None:
    await mute(books, *Matter)
    assert await about(books, matter) == ([""] if matter in NEEDED else [])


async def test_nothing_is_mailed_to_an_address_that_does_not_work(books: Books) -> None:
    await has_mail(books)
    await books.mailboxes.fail(ANNA, ADDRESS, "no such user", [])
    assert await about(books, Matter.TURN) == [TELEGRAM]


async def test_letters_keep_their_order_on_each_platform(books: Books) -> None:
    await has_mail(books)
    order = await put(books.orders)
    keys = [f"letter {number}" for number in range(20)]
    found = await places(books, *(a_letter(order, key) for key in keys))
    assert [key for key, place in found if place == EMAIL] == keys
    assert [key for key, place in found if place == TELEGRAM] == keys


async def test_linked_people_have_the_address_that_one_of_them_had(storage: Storage) -> None:
    ann = await storage.people.meet(discord(7), "ann_b", "en")
    await storage.mailboxes.ask(ann.id, ADDRESS, NOON, asking(ann.id))
    await storage.mailboxes.mint(ann.id, 1, GOOD, NOON + LIVES)
    await storage.mailboxes.confirm(ann.id, GOOD, NOON)
    await linked(storage, ANNA, ann.id)
    assert await storage.mailboxes.of(ANNA) == Mailbox(ANNA, ADDRESS)
    await storage.links.unlink(ANNA, Platform.DISCORD, NOON, lambda _: [])
    assert await storage.mailboxes.of(ANNA) == Mailbox(ANNA, ADDRESS), "it stays with the person"
