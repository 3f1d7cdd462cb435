"""Two accounts become one person with all that either had, and can part again with nothing lost."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from core.community import Rules
from core.discipline import Impose, Sentenced
from core.enquiry import Enquiry, EnquiryId
from core.ledger import balance
from core.linking import Linked, Reason, Unlinked
from core.matter import NEEDED, Matter
from core.order import DEFAULT, Order, PersonId
from core.person import Person, Platform
from core.ports import CardPlace, Conflict, Draft, Letter, LetterKind, Thread
from core.review import Rate
from core.reviews import ReviewDesk
from core.sanction import Kind, Sanction
from core.storage import Storage, joining, open_storage
from core.storage.schema import metadata
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command, a_listing
from tests.fakes import MovableClock
from tests.storage.conftest import discord, telegram
from tests.storage.linking import DISCORD, LATER, TELEGRAM, code_of, linked, refusal, untold
from tests.storage.trade import Trade, a_letter, always, books, put

EVERYTHING = frozenset((TELEGRAM, matter) for matter in Matter)

# --- what becomes of everything -------------------------------------------------------------------------------------


async def test_one_person_has_both_accounts_and_is_called_as_before(storage: Storage, ann: Person) -> None:
    before = await storage.people.get(ANNA)
    assert before is not None
    outcome = await linked(storage, ANNA, ann.id)
    one = replace(before, accounts=(*before.accounts, discord(7)))
    assert outcome == Linked(one, ann.id)
    assert await storage.people.get(ANNA) == await storage.people.get(ann.id) == one
    assert await storage.people.by_account(discord(7)) == await storage.people.by_account(before.accounts[0]) == one


async def test_who_is_here_for_longer_stays_who_they_are_whoever_showed_the_code(storage: Storage, ann: Person) -> None:
    assert (await linked(storage, ann.id, ANNA)).person.id == ANNA


async def test_what_one_of_them_never_set_is_as_the_other_set_it(storage: Storage, ann: Person) -> None:
    await storage.people.change(replace(ann, timezone="Asia/Tbilisi", direct=True))
    one = (await linked(storage, ANNA, ann.id)).person
    assert (one.language, one.timezone, one.direct) == ("en", "Asia/Tbilisi", True)
    assert await storage.people.get(ANNA) == one


async def test_what_both_set_stays_as_the_one_who_stays_has_it(storage: Storage, ann: Person) -> None:
    anna = await storage.people.get(ANNA)
    assert anna
    await storage.people.change(replace(anna, timezone="Europe/Rome"))
    await storage.people.change(replace(ann, timezone="Asia/Tbilisi"))
    assert (await linked(storage, ANNA, ann.id)).person.timezone == "Europe/Rome"


async def test_the_name_does_not_change_from_chat_to_chat(storage: Storage, ann: Person) -> None:
    one = (await linked(storage, ANNA, ann.id)).person
    assert (await storage.people.meet(discord(7), "ann_c", "ru")).name == one.name
    assert (await storage.people.meet(one.accounts[0], "Anna B.", "en")).name == "Anna B."


async def test_orders_services_drafts_cards_threads_and_memberships_are_the_one_persons(
    storage: Storage, ann: Person
) -> None:
    bought = await put(storage.orders, buyer=ann.id, seller=BORIS)
    sold = await put(storage.orders, buyer=BORIS, seller=ann.id, state="in_progress")
    own = await put(storage.orders, buyer=ANNA)
    service = a_listing(seller=ann.id)
    await storage.listings.save(service)
    await storage.drafts.put(Draft(ann.id, DISCORD, "sell", "title", {}, NOON, 5))
    await storage.drafts.put(Draft(ANNA, TELEGRAM, "zone", "city", {}, NOON, 6))
    await storage.cards.put(CardPlace(ann.id, bought.id, DISCORD, 1, 2))
    await storage.threads.put(Thread(ann.id, sold.id, 3, 4))
    house = await storage.communities.found(
        DISCORD, 55, "A server", Rules(staff=(ann.id,), mediators=(ann.id, ANNA), left=(ann.id,))
    )
    await storage.communities.enter(ann.id, house.id, NOON)
    await storage.communities.enter(ANNA, house.id, NOON)

    await linked(storage, ANNA, ann.id)

    assert {each.id for each in await storage.orders.list_for(ANNA, None, 0, 9)} == {bought.id, sold.id, own.id}
    assert [each.seller for each in await storage.listings.of_seller(ANNA)] == [ANNA]
    assert {(each.dialog, each.person) for each in await drafts(storage)} == {("sell", ANNA), ("zone", ANNA)}
    assert await storage.cards.place(ANNA, bought.id, DISCORD) == CardPlace(ANNA, bought.id, DISCORD, 1, 2)
    assert await storage.threads.at(4) == Thread(ANNA, sold.id, 3, 4)
    assert [each.id for each in await storage.communities.of(ANNA)] == [house.id]
    rules = (found := storage.communities.get(house.id)) and found.rules
    assert rules
    assert (rules.staff, rules.mediators, rules.left) == ((ANNA,), (ANNA,), (ANNA,))


async def test_what_was_said_by_and_of_an_account_is_said_by_and_of_the_one_person(
    storage: Storage, ann: Person
) -> None:
    order, desk = (
        await put(storage.orders, state="completed", buyer=ann.id),
        ReviewDesk(storage.reviews, MovableClock(NOON)),
    )
    await desk.handle(Rate(order.id, ann.id, ("discord", "1"), 2, "Late"))
    await desk.handle(Rate(order.id, BORIS, ("telegram", "2"), 5, "Kind"))
    await linked(storage, ANNA, ann.id)
    assert {(each.author, each.about) for each in await storage.reviews.of_order(order.id)} == {
        (ANNA, BORIS),
        (BORIS, ANNA),
    }
    assert [each.text for each in await storage.reviews.of_person(ANNA, DEFAULT, 0, 9)] == ["Kind"]


async def test_a_case_that_one_of_them_took_is_theirs_still(storage: Storage, ann: Person) -> None:
    case = await put(storage.orders, buyer=BORIS, seller=STRANGER, state="mediated", mediator=ann.id)
    await linked(storage, ANNA, ann.id)
    assert (await found(storage, case)).mediator == ANNA


async def test_a_role_of_an_account_goes_with_it(storage: Storage, ann: Person) -> None:
    house = await storage.communities.found(
        DISCORD, 55, "A server", Rules(mediators=(BORIS,), staff_roles=(7, 8), mediator_roles=(8,))
    )
    await storage.communities.wears(ann.id, house.id, (7, 8))
    await linked(storage, ANNA, ann.id)
    assert set(storage.communities.staff(house.id)) == {ANNA}
    assert set(storage.communities.mediators(house.id)) == {ANNA, BORIS}
    assert list(storage.communities.standings(ANNA)) == [house.id]
    await storage.communities.wears(ANNA, house.id, (7,))
    assert set(storage.communities.mediators(house.id)) == {BORIS}
    await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert set(storage.communities.staff(house.id)) == set()
    assert list(storage.communities.standings(ANNA)) == []


async def test_roles_are_the_same_after_a_restart(url: str) -> None:
    async with open_storage(url) as storage:
        anna = await storage.people.meet(telegram(1), "Anna", "en")
        ann = await storage.people.meet(discord(7), "ann_b", "ru")
        house = await storage.communities.found(DISCORD, 55, "A server", Rules(staff_roles=(7,)))
        await storage.communities.wears(ann.id, house.id, (7,))
        await linked(storage, anna.id, ann.id)
    async with open_storage(url) as storage:
        assert set(storage.communities.staff(house.id)) == {anna.id}
        await storage.links.unlink(anna.id, DISCORD, NOON, untold)
    async with open_storage(url) as storage:
        assert set(storage.communities.staff(house.id)) == set()


async def drafts(storage: Storage) -> list[Draft]:
    found = [await storage.drafts.get(ANNA, platform) for platform in Platform]
    return [each for each in found if each]


async def test_the_record_says_who_it_was_by_the_number_that_they_have_now(storage: Storage, ann: Person) -> None:
    trade = Trade(storage.orders)
    order = await trade.deliver(await trade.pay(await trade.place(buyer=ann.id)))
    await linked(storage, ANNA, ann.id)
    accepted = await trade.do(await found(storage, order), "accept", ANNA)
    by = [event.by for event in await storage.orders.events(order.id)]
    assert accepted.state == "completed"
    assert ann.id not in by
    assert by[0] == by[-1] == ANNA


async def found(storage: Storage, order: Order) -> Order:
    there = await storage.orders.find(order.id)
    assert there
    return there


async def test_the_ledger_is_not_touched_and_a_balance_is_found_under_every_number(
    storage: Storage, ann: Person
) -> None:
    trade = Trade(storage.orders)
    for buyer in (ann.id, ANNA):
        order = await trade.pay(await trade.place(buyer=buyer))
        await trade.do(order, "decline", BORIS, reason="ill")
    before = await storage.ledger.balances()
    await linked(storage, ANNA, ann.id)
    late = await trade.place(buyer=ANNA)
    assert await storage.ledger.balances() == before
    assert await storage.ledger.of_person(ANNA) == {"EUR": 12000}
    await trade.do(await trade.pay(late), "decline", BORIS, reason="ill")
    assert await storage.ledger.of_person(ANNA) == {"EUR": 18000}
    assert await storage.ledger.balance(balance(ann.id)) == {"EUR": 6000}
    assert await storage.ledger.total() == {"EUR": 0}


async def test_letters_that_wait_still_reach_the_person(storage: Storage, ann: Person) -> None:
    trade = Trade(storage.orders)
    await trade.pay(await trade.place(buyer=BORIS, seller=ann.id))
    before = [each for each in await storage.outbox.waiting(LATER, 99) if each.to == ann.id]
    assert {each.platform for each in before} == {DISCORD}
    await linked(storage, ANNA, ann.id)
    after = [each for each in await storage.outbox.waiting(LATER, 99) if each.to == ANNA]
    assert after == [replace(each, to=ANNA) for each in before]


async def test_from_then_on_every_letter_goes_to_both_chats(storage: Storage, ann: Person) -> None:
    await linked(storage, ANNA, ann.id)
    trade = Trade(storage.orders)
    await trade.do(await trade.pay(await trade.place()), "start", BORIS)
    told = [(each.kind, each.platform) for each in await storage.outbox.waiting(LATER, 99) if each.to == ANNA]
    assert [told.count((LetterKind.PING, platform)) for platform in Platform] == [1, 1]
    assert [told.count((LetterKind.CARD, platform)) for platform in Platform] == [3, 3]


async def test_what_is_told_with_it_is_written_in_the_same_transaction(storage: Storage, ann: Person) -> None:
    order = await put(storage.orders, buyer=ann.id)
    numbers = []

    def told(person: PersonId, platforms: Sequence[Platform]) -> Sequence[Letter]:
        numbers.append((person, platforms))
        return [a_letter(order, "linked", to=person)]

    await linked(storage, ANNA, ann.id, told)
    assert numbers == [(ANNA, (TELEGRAM, DISCORD))]
    waiting = await storage.outbox.waiting(LATER, 9)
    assert {(each.key, each.platform) for each in waiting} == {("linked", TELEGRAM), ("linked", DISCORD)}


async def test_enquiries_and_blocks_are_the_one_persons_and_nobody_blocks_themselves(
    storage: Storage, ann: Person
) -> None:
    service = a_listing()
    await storage.listings.save(service)
    for number, asker in enumerate((ANNA, ann.id)):
        asked = Enquiry(EnquiryId(f"{number + 2}" * 12), service.id, asker, BORIS, NOON + timedelta(number))
        assert await storage.enquiries.begin(asked, NOON, lambda _, __: None) == asked
    for one, other in ((ann.id, ANNA), (ann.id, STRANGER), (BORIS, ann.id), (BORIS, ANNA)):
        await storage.blocks.block(one, other, NOON)

    await linked(storage, ANNA, ann.id)

    assert {(await theirs(storage, number)).asker for number in "23"} == {ANNA}
    latest = await storage.enquiries.between(ANNA, service.id)
    assert latest == await theirs(storage, "3")
    assert (await storage.blocks.of(ANNA), await storage.blocks.of(BORIS)) == ([STRANGER], [ANNA])


async def theirs(storage: Storage, number: str) -> Enquiry:
    found = await storage.enquiries.find(EnquiryId(number * 12))
    assert found
    return found


async def test_what_was_on_its_way_for_the_former_number_can_be_tried_again_and_is_lost_to_nobody(
    storage: Storage, ann: Person
) -> None:
    await linked(storage, ANNA, ann.id)
    with pytest.raises(Conflict):
        await put(storage.orders, buyer=ann.id)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await storage.drafts.put(Draft(ann.id, DISCORD, "sell", "title", {}, NOON, 5))


async def test_a_number_is_never_given_twice(storage: Storage, ann: Person) -> None:
    await linked(storage, ANNA, ann.id)
    fresh = await storage.people.meet(discord(8), "somebody else", "en")
    assert fresh.id > ann.id


async def test_who_is_linked_stays_so_after_a_restart(url: str) -> None:
    async with open_storage(url) as storage:
        anna = await storage.people.meet(telegram(1), "Anna", "en")
        ann = await storage.people.meet(discord(7), "ann_b", "ru")
        one = (await linked(storage, anna.id, ann.id)).person
    async with open_storage(url) as storage:
        for number in (anna.id, ann.id):
            assert await storage.people.get(number) == one
        assert await storage.people.by_account(discord(7)) == one


async def test_a_number_of_a_number_leads_to_the_person_too(storage: Storage) -> None:
    """Linked, parted and linked with somebody who is here for longer."""
    late = await storage.people.meet(telegram(50), "late", "en")
    later = await storage.people.meet(discord(51), "later", "en")
    await linked(storage, late.id, later.id)
    parted = await storage.links.unlink(late.id, TELEGRAM, NOON, untold)
    assert isinstance(parted, Unlinked)
    await linked(storage, STRANGER, late.id)
    assert {(await storage.people.get(each) or parted.fresh).id for each in (late.id, later.id)} == {STRANGER}


def test_every_column_that_names_a_person_is_known_to_be_one() -> None:
    """One that has no foreign key is not found by itself, and stands here with who takes care of it."""
    by_hand = {"events.by", "letters.to"}
    no_people = {"messages.about", "copies.about"}
    names = {
        "person",
        "by",
        "decided_by",
        "ended_by",
        "to",
        "about",
        "asker",
        "author",
        "blocked",
        "buyer",
        "seller",
        "taken_by",
        "owner",
        "mediator",
        "staff",
        "reader",
        "issuer",
        "recipient",
    }
    columns = {
        f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.c if column.name in names
    }
    assert columns - by_hand - no_people == set(joining.named())


# --- parting --------------------------------------------------------------------------------------------------------


async def test_who_parts_keeps_everything_and_the_other_account_starts_as_nobody_yet(
    storage: Storage, ann: Person
) -> None:
    order = await put(storage.orders, buyer=ann.id, state="in_progress")
    one = (await linked(storage, ANNA, ann.id)).person
    parted = await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert isinstance(parted, Unlinked)
    assert parted.person == replace(one, accounts=one.accounts[:1])
    assert parted.fresh == Person(parted.fresh.id, one.name, one.language, None, (discord(7),))
    assert parted.fresh.id not in {ANNA, ann.id}
    assert await storage.people.by_account(discord(7)) == parted.fresh
    assert await storage.people.get(ANNA) == await storage.people.get(ann.id) == parted.person
    assert [each.id for each in await storage.orders.list_for(ANNA, None, 0, 9)] == [order.id]
    assert await storage.orders.list_for(parted.fresh.id, None, 0, 9) == []


async def test_a_block_is_not_left_behind_by_parting(storage: Storage, ann: Person) -> None:
    await linked(storage, ANNA, ann.id)
    await storage.blocks.block(BORIS, ANNA, NOON)
    for _ in range(2):
        parted = await storage.links.unlink(ANNA, DISCORD, NOON, untold)
        assert isinstance(parted, Unlinked)
        assert set(await storage.blocks.of(BORIS)) == {ANNA, parted.fresh.id}
        await linked(storage, ANNA, parted.fresh.id)
        assert await storage.blocks.of(BORIS) == [ANNA]


async def test_the_first_account_can_go_and_the_other_names_the_person_from_then_on(
    storage: Storage, ann: Person
) -> None:
    await linked(storage, ANNA, ann.id)
    await storage.links.unlink(ANNA, TELEGRAM, NOON, untold)
    assert (await storage.people.meet(discord(7), "ann_c", "en")).name == "ann_c"


async def test_nothing_of_the_person_stays_on_the_platform_that_was_parted_from(storage: Storage, ann: Person) -> None:
    order = await put(storage.orders, buyer=ANNA)
    await linked(storage, ANNA, ann.id)
    for number, platform in enumerate(Platform):
        await storage.drafts.put(Draft(ANNA, platform, "sell", "title", {}, NOON, 5))
        await storage.cards.put(CardPlace(ANNA, order.id, platform, 10 + number, 2))
    await storage.threads.put(Thread(ANNA, order.id, 3, 4))
    await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert await storage.cards.place(ANNA, order.id, DISCORD) is None
    assert await storage.cards.place(ANNA, order.id, TELEGRAM) is not None
    assert await storage.drafts.get(ANNA, DISCORD) is None
    assert await storage.drafts.get(ANNA, TELEGRAM) is not None
    assert await storage.threads.at(4) is None


async def test_what_waits_for_that_platform_goes_to_the_other_unless_it_is_told_there_anyway(
    storage: Storage, ann: Person
) -> None:
    order = await put(storage.orders, buyer=ANNA)
    one = (await linked(storage, ANNA, ann.id)).person
    await write(storage, order, a_letter(order, "in both"), a_letter(order, "card", kind=LetterKind.CARD))
    await storage.people.change(replace(one, muted=EVERYTHING))
    await write(storage, order, a_letter(order, "in one"))
    under_way = list(await storage.outbox.waiting(LATER, 9, DISCORD))
    assert [each.key for each in under_way] == ["in both", "card", "in one"]

    await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    await storage.outbox.given_up(under_way, NOON, "no account on Discord")

    assert await storage.outbox.waiting(LATER, 9, DISCORD) == []
    assert [each.key for each in await storage.outbox.waiting(LATER, 9, TELEGRAM)] == ["in both", "card", "in one"]


async def write(storage: Storage, order: Order, *letters: Letter) -> None:
    now = await found(storage, order)
    moved = books(replace(now, version=now.version + 1), letters=letters)
    await storage.orders.settle(a_command(now, "press", ANNA), always(moved))


async def test_whoever_was_told_on_that_platform_alone_is_told_on_the_other(storage: Storage, ann: Person) -> None:
    one = (await linked(storage, ANNA, ann.id)).person
    await storage.people.change(replace(one, muted=EVERYTHING))
    parted = await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert isinstance(parted, Unlinked)
    assert parted.person.muted_on(TELEGRAM) == frozenset(Matter) - NEEDED
    assert parted.fresh.muted == frozenset()


async def test_nobody_parts_from_an_account_while_something_bars_them(storage: Storage, ann: Person) -> None:
    await linked(storage, ANNA, ann.id)
    held = Sanction(1, DEFAULT, ANNA, Kind.SUSPENSION, "Fraud.", STAFFER, NOON, LATER)
    imposed, parted = await asyncio.gather(
        storage.sanctions.settle(
            Impose(DEFAULT, ANNA, STAFFER, ("test", "1"), held.kind, held.reason), lambda _: Sentenced(held)
        ),
        storage.links.unlink(ANNA, DISCORD, NOON, untold),
    )
    assert isinstance(imposed, Sentenced)
    assert parted == held
    assert await storage.people.get(ann.id) == await storage.people.get(ANNA)
    assert isinstance(await storage.links.unlink(ANNA, DISCORD, LATER, untold), Unlinked)


async def test_the_last_account_cannot_go(storage: Storage, ann: Person) -> None:
    assert await storage.links.unlink(ANNA, TELEGRAM, NOON, untold) is None
    assert await storage.links.unlink(ANNA, DISCORD, NOON, untold) is None
    assert await storage.people.get(ann.id) == ann


async def test_who_has_parted_may_be_linked_again_but_not_over_an_order_between_them(
    storage: Storage, ann: Person
) -> None:
    await linked(storage, ANNA, ann.id)
    parted = await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert isinstance(parted, Unlinked)
    assert (await linked(storage, ANNA, parted.fresh.id)).person.platforms == (TELEGRAM, DISCORD)
    again = await storage.links.unlink(ANNA, DISCORD, NOON, untold)
    assert isinstance(again, Unlinked)
    await put(storage.orders, buyer=again.fresh.id, seller=ANNA)
    assert await refusal(storage, await code_of(storage), again.fresh.id) is Reason.SHARED_ORDER
