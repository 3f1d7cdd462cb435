"""What becomes of a letter that goes by mail, and of an address that does not work."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.mail.channel import EARLY_SECONDS
from core.mail import EMAIL, LIVES, Mailbox, NotConfirmed, Reason, read_code
from core.maildesk import MAIL_BROKEN, MAIL_CODE
from core.order import PersonId
from core.person import Platform
from core.ports import Delivered, Later, LetterKind, Moot, Rejected, Unreachable
from tests.bot.mail.rig import ADDRESSES, Street, a_street
from tests.builders import ANNA, BORIS

UNKNOWN = "550 5.1.1 No such user"
TELEGRAM = Platform.TELEGRAM.value


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    async with a_street() as street:
        yield street


async def delivered(street: Street, key: str) -> object:
    return await street.channel.deliver(street.mailed(key))


# --- letters --------------------------------------------------------------------------------------------------------


async def test_a_letter_is_mailed_to_the_address_of_its_person(street: Street) -> None:
    assert await delivered(street, street.write(ANNA)) == Delivered()
    assert [(each.to, each.subject) for each in street.office.taken] == [(ADDRESSES[ANNA], "started for p1")]


async def test_what_is_given_in_again_is_the_same_message(street: Street) -> None:
    key = street.write(ANNA)
    for _ in range(2):
        await delivered(street, key)
    await delivered(street, street.write(ANNA))
    first, again, other = (each.id for each in street.office.taken)
    assert first == again != other


async def test_an_address_that_was_removed_meanwhile_gets_nothing(street: Street) -> None:
    key = street.write(ANNA)
    await street.desk.remove(ANNA)
    assert await delivered(street, key) == Unreachable("no e-mail address")
    assert street.office.taken == []


async def test_nobody_of_that_number_is_nobody(street: Street) -> None:
    lost = replace(street.mailed(street.write(ANNA)), to=PersonId(99))
    assert isinstance(await street.channel.deliver(lost), Unreachable)


@pytest.mark.parametrize(("kind", "end"), [(LetterKind.PING, Delivered), (LetterKind.REMINDER, Moot)])
async def test_what_is_not_to_be_told_any_more_is_not_mailed(
    street: Street, kind: LetterKind, end: type[object]
) -> None:
    street.composer.moot.add("started")
    assert isinstance(await delivered(street, street.write(ANNA, kind=kind)), end)
    assert street.office.taken == []


async def test_a_refusal_that_says_nothing_of_the_address_leaves_it_as_it_is(street: Street) -> None:
    street.office.says("RCPT", "552 5.2.2 Mailbox full")
    assert await delivered(street, street.write(ANNA)) == Rejected("552 5.2.2 Mailbox full")
    assert street.outbox.mailboxes[ANNA].fault == ""


async def test_a_mail_waits_a_little_for_its_way_into_the_chat_and_then_goes_without(street: Street) -> None:
    street.composer.early = True
    key = street.write(ANNA)
    assert await delivered(street, key) == Later(EARLY_SECONDS, "its order is not in the chat yet")
    start = street.seconds.now
    await street.settle()
    assert street.end(key) == "sent"
    assert street.seconds.now - start < 10


# --- an address that does not work ----------------------------------------------------------------------------------


async def test_of_an_address_that_its_server_does_not_know_its_owner_is_told_once(street: Street) -> None:
    street.office.says("RCPT", UNKNOWN, ADDRESSES[ANNA])
    keys = [street.write(ANNA, topic) for topic in ("started", "delivered", "overdue")]
    other = street.write(BORIS)
    await street.settle()
    assert street.outbox.mailboxes[ANNA] == Mailbox(ANNA, ADDRESSES[ANNA], frozenset(), UNKNOWN)
    assert street.told_in_chat(ANNA).count(MAIL_BROKEN) == 1
    assert [street.end(key, TELEGRAM) for key in keys] == ["sent"] * 3
    assert street.end(other) == "sent"
    assert [each.to for each in street.office.taken] == [ADDRESSES[BORIS]]


async def test_and_nothing_is_mailed_there_any_more_until_it_was_confirmed_again(street: Street) -> None:
    street.office.says("RCPT", UNKNOWN)
    street.write(ANNA)
    await street.settle()
    street.office.recovers()
    key = street.write(ANNA)
    assert (key, EMAIL) not in street.outbox.letters
    await street.desk.ask(ANNA, ADDRESSES[ANNA])
    await street.settle()
    code = read_code(street.office.taken[0].subject.split()[0])
    assert code
    assert isinstance(await street.desk.confirm(ANNA, code), Mailbox)
    assert (street.write(ANNA), EMAIL) in street.outbox.letters


async def test_what_somebody_is_told_by_mail_alone_is_told_in_chat_when_it_cannot_be_mailed(street: Street) -> None:
    street.by_mail_alone(ANNA)
    street.office.says("RCPT", UNKNOWN)
    key = street.write(ANNA)
    assert (key, TELEGRAM) not in street.outbox.letters
    await street.settle()
    assert (street.end(key), street.end(key, TELEGRAM)) == (UNKNOWN, "sent")
    street.office.recovers()
    assert (street.write(ANNA), TELEGRAM) in street.outbox.letters, "and from now on anyway"


async def test_that_a_mail_arrives_is_as_good_as_that_a_chat_does(street: Street) -> None:
    street.telegram.answer = lambda _: Unreachable("blocked")
    key = street.write(ANNA, kind=LetterKind.REMINDER)
    await street.settle()
    assert (street.end(key, TELEGRAM), street.end(key)) == ("blocked", "sent")
    assert street.told_in_chat(BORIS) == [], "so nobody is told that she cannot be reached"


async def test_when_neither_chat_nor_address_is_left_the_other_party_is_told(street: Street) -> None:
    street.telegram.answer = lambda letter: Unreachable("blocked") if letter.to == ANNA else Delivered()
    street.office.says("RCPT", UNKNOWN, ADDRESSES[ANNA])
    street.write(ANNA)
    await street.settle()
    assert street.told_in_chat(BORIS) == ["unreached"]


# --- codes ----------------------------------------------------------------------------------------------------------


async def code_of(street: Street, person: PersonId = ANNA) -> object:
    """The last code that was mailed to somebody."""
    return read_code(street.office.to(ADDRESSES[person])[-1].subject.split()[0])


async def test_a_code_is_good_from_when_it_was_mailed(street: Street) -> None:
    await street.desk.ask(ANNA, ADDRESSES[ANNA])
    street.pass_time(3600)
    await street.settle()
    awaited = await street.desk.awaited(ANNA)
    assert awaited is not None
    assert awaited.until == street.clock.now() + LIVES
    code = await code_of(street)
    assert await street.desk.confirm(BORIS, code) == NotConfirmed(Reason.NONE)  # type: ignore[arg-type]  # is one
    assert isinstance(await street.desk.confirm(ANNA, code), Mailbox)  # type: ignore[arg-type]  # the same


async def test_a_code_that_is_mailed_again_because_the_answer_was_lost_is_the_same(street: Street) -> None:
    street.office.breaks_off.add("DATA")
    await street.desk.ask(ANNA, ADDRESSES[ANNA])
    await street.settle(between=street.office.recovers)
    first, second = street.office.taken
    assert (first.id, first.subject) == (second.id, second.subject)
    assert isinstance(await street.desk.confirm(ANNA, await code_of(street)), Mailbox)  # type: ignore[arg-type]  # is one


async def test_after_a_restart_it_is_another_and_the_newest_counts(street: Street) -> None:
    street.office.breaks_off.add("DATA")
    await street.desk.ask(ANNA, ADDRESSES[ANNA])
    [letter] = street.outbox.letters.values()
    assert isinstance(await street.channel.deliver(letter), Later)
    street.office.recovers()
    street.restart()
    await street.settle()
    first, second = street.office.taken
    assert first.subject != second.subject
    assert isinstance(await street.desk.confirm(ANNA, await code_of(street)), Mailbox)  # type: ignore[arg-type]  # is one


async def test_a_code_that_is_not_wanted_any_more_is_not_mailed(street: Street) -> None:
    await street.desk.ask(ANNA, ADDRESSES[ANNA])
    await street.desk.remove(ANNA)
    await street.settle()
    assert street.office.taken == []
    assert street.told_in_chat(ANNA) == []


async def test_that_no_code_could_be_mailed_is_told_in_one_chat(street: Street) -> None:
    street.office.says("RCPT", UNKNOWN)
    await street.desk.ask(ANNA, "anna@exmaple.org")
    await street.settle()
    assert street.told_in_chat(ANNA) == [MAIL_CODE]
    assert street.outbox.mailboxes[ANNA].fault == "", "the address that they have is another one"
