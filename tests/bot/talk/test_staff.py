"""Staff find what waits, decide it once, and tell people why; whoever is no staff finds nothing of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.press import Press
from bot.screens.screen import Screen
from bot.talk.about_you import about_you
from core.listing import Listing, Sale
from core.order import PersonId
from core.person import Account, Platform
from core.ports import Letter
from core.sanction import Kind, Sanction
from tests.bot.talk.chat import Chat, World
from tests.bot.talk.test_enquiring import opened
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing, an_order

WEEK = timedelta(days=7)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Listing:
    return world.offer(a_listing())


@pytest.fixture
def vera(world: World) -> Chat:
    return world.chat(STAFFER)


@pytest.fixture
def anna(world: World) -> Chat:
    return world.chat(ANNA)


async def letters(world: World, person: PersonId) -> list[Screen]:
    """What somebody has been told about themselves, as it reads now."""
    found = [each for each in world.orders.letters.values() if each.to == person and each.order == ""]
    drawn = [await told(world, each) for each in found]
    return [each for each in drawn if each]


async def told(world: World, letter: Letter) -> Screen | None:
    return await about_you(world.shop, letter, world.people.people[letter.to])


def words(screen: Screen) -> str:
    return str(screen.text.striptags())


async def reported(world: World, service: Listing, by: PersonId = ANNA) -> None:
    chat = world.chat(by)
    await opened(chat, service)
    await chat.press("Report")
    await chat.send("It is stolen from me.")
    assert "Thank you. Staff will look at Logo" in chat.text


# --- reports ----------------------------------------------------------------------------------------------------------


async def test_a_service_is_reported_from_its_page_and_staff_are_told(world: World, service: Listing) -> None:
    await reported(world, service)
    [letter] = await letters(world, STAFFER)
    assert words(letter) == "🚩 Anna has reported Logo: It is stolen from me."
    assert [button.label for row in letter.rows for button in row] == ["For staff"]
    assert await letters(world, BORIS) == []


async def test_a_likely_reason_is_one_tap(world: World, service: Listing, anna: Chat) -> None:
    await opened(anna, service)
    await anna.press("Report")
    assert "the seller does not learn who it was" in anna.text
    await anna.press("It breaks the rules here")
    assert world.office.reports.reports[1].reason == "It breaks the rules here"


async def test_a_report_without_a_reason_or_a_second_one_is_refused_and_changes_nothing(
    world: World, service: Listing, anna: Chat
) -> None:
    await opened(anna, service)
    await anna.press("Report")
    await anna.send("x" * 1001)
    assert "There is room for 1,000 characters" in anna.text
    await anna.press("Cancel")
    assert world.office.reports.reports == {}
    await reported(world, service)
    await opened(anna, service)
    await anna.press("Report")
    await anna.press("It breaks the rules here")
    assert "You have reported this already" in anna.text
    assert len(world.office.reports.reports) == 1
    boris = world.chat(BORIS)
    await boris.press_token(Press("report", (service.id,)))
    assert "your own service" in boris.text


async def test_staff_take_a_reported_service_down_and_everybody_reads_why(
    world: World, service: Listing, vera: Chat, anna: Chat
) -> None:
    await reported(world, service)
    await vera.send("/staff")
    assert "1 service is reported" in vera.text
    await vera.press("Reported services (1)")
    await vera.press("Logo")
    assert "Reported by Anna" in vera.text
    await vera.press("Take it down")
    await vera.send("It is stolen.")
    assert "✅ Taken down. The seller is told why." in vera.text
    assert "Taken down by Vera" in vera.text
    [down] = await letters(world, BORIS)
    assert "Staff have taken your service Logo down" in words(down)
    assert "It is stolen." in words(down)
    assert any("staff have taken it down" in words(each) for each in await letters(world, ANNA))
    await opened(anna, service)
    assert "takes no orders for this now" in anna.text
    await vera.send("/staff")
    assert "Nothing waits" in vera.text


async def test_a_seller_cannot_offer_again_what_was_taken_down_and_staff_can_put_it_back(
    world: World, service: Listing, vera: Chat
) -> None:
    boris = world.chat(BORIS)
    await opened(boris, service)
    resume = Press("resume", (service.id, "2"))
    await opened(vera, service)
    await vera.press("For staff")
    assert not vera.offers("Nothing wrong")
    await vera.press("Take it down")
    await vera.press("It breaks the rules")
    await opened(boris, service)
    assert "Taken down by staff" in boris.text
    assert boris.labels() == ["Edit", "Reviews", "Questions", "My services"]
    await boris.press_token(resume)
    assert "you cannot offer it again" in boris.text
    await boris.press_token(Press("edit", (service.id,)))
    await boris.press("Save")
    assert world.listings.listings[service.id].sale is Sale.TAKEN_DOWN
    await opened(vera, service)
    await vera.press("For staff")
    await vera.press("Put it back")
    assert "✅ Put back" in vera.text
    await opened(boris, service)
    assert boris.offers("Pause")
    assert "put your service Logo back" in words((await letters(world, BORIS))[-1])


async def test_staff_find_nothing_wrong_once_and_a_second_one_sees_that_it_is_decided(
    world: World, service: Listing, vera: Chat
) -> None:
    await reported(world, service)
    await vera.press_token(Press("oversee", (service.id,)))
    dismiss, take = vera.button("Nothing wrong with it").does, vera.button("Take it down").does
    await vera.press_token(dismiss)
    assert "✅ Dismissed" in vera.text
    assert "leave it as it is" in words((await letters(world, ANNA))[-1])
    await vera.press_token(dismiss)
    assert "Somebody of staff has decided it meanwhile" in vera.text
    await vera.press_token(take)
    await vera.press("It breaks the rules")
    assert "Somebody of staff has decided it meanwhile" in vera.text
    assert world.listings.listings[service.id].sale is Sale.ON
    assert await letters(world, STAFFER) == []


async def test_staff_decide_nothing_about_themselves_or_where_they_have_an_open_order(world: World, vera: Chat) -> None:
    own = world.offer(a_listing(seller=STAFFER))
    await reported(world, own)
    await vera.press_token(Press("dismissal", (own.id, "1")))
    assert "Somebody else of staff has to do that" in vera.text
    await vera.press_token(Press("oversee", (own.id,)))
    assert "Somebody else of staff has to do that" in vera.text
    assert "Anna" not in vera.text, "no seller learns who has reported them"
    partner = world.offer(a_listing())
    world.put(an_order("in_progress", buyer=STAFFER))
    await vera.press_token(Press("takedown", (partner.id, "0")))
    await vera.press("It breaks the rules")
    assert "Somebody else of staff has to do that" in vera.text
    assert world.listings.listings[partner.id].sale is Sale.ON


STAFF_ONLY = [
    Press("oversee", ("{service}",)),
    Press("dismissal", ("{service}", "1")),
    Press("takedown", ("{service}", "1")),
    Press("putback", ("{service}",)),
    Press("person", ("default", "2")),
    Press("impose", ("default", "2", "ban")),
    Press("ruling", ("1",)),
    Press("rule", ("1", "lifted")),
    Press("staff-find", ("default",)),
]


@pytest.mark.parametrize("press", STAFF_ONLY, ids=lambda press: press.verb)
@pytest.mark.parametrize("person", [ANNA, BORIS, STRANGER])
async def test_who_is_no_staff_there_gets_one_answer_and_changes_nothing(
    world: World, service: Listing, press: Press, person: PersonId
) -> None:
    await reported(world, service)
    world.office.sanctions.sanctions[1] = Sanction(1, service.community, BORIS, Kind.BAN, "Fraud.", STAFFER, NOON)
    before = (dict(world.office.reports.reports), dict(world.office.sanctions.sanctions), world.drafts.drafts.copy())
    chat = world.chat(person)
    await chat.press_token(Press(press.verb, tuple(each.format(service=service.id) for each in press.args)))
    assert "that you could do anything about" in chat.text
    after = (world.office.reports.reports, world.office.sanctions.sanctions, world.drafts.drafts)
    assert before == after


async def test_staff_learn_nothing_of_whoever_was_never_seen_there(world: World, vera: Chat) -> None:
    guest = await world.people.meet(Account(Platform.TELEGRAM, 900), "Zelda", "en")
    for press in (Press("impose", ("default", f"{guest.id}", "ban")), Press("person", ("default", f"{guest.id}"))):
        await vera.press_token(press)
        assert "that you could do anything about" in vera.text
        assert "Zelda" not in vera.text


async def test_staff_of_one_community_are_nobody_in_another(world: World) -> None:
    there = world.found("There", 9, STRANGER)
    service = world.offer(a_listing(community=there.id))
    vera, oleg = world.chat(STAFFER), world.chat(STRANGER)
    for token in (Press("oversee", (service.id,)), Press("person", (there.id, "2"))):
        await vera.press_token(token)
        assert "that you could do anything about" in vera.text
        await oleg.press_token(token)
        assert "that you could do anything about" not in oleg.text
    inside = world.chat(STAFFER, place=9)
    await inside.send("/staff")
    assert "You are staff of no place" in inside.text


async def test_the_desk_is_empty_in_a_useful_way_and_nothing_to_who_is_no_staff(world: World, vera: Chat) -> None:
    await vera.send("/staff")
    assert "Nothing waits. When somebody reports a service" in vera.text
    assert vera.labels() == ["Look somebody up"]
    for press in (Press("staff-reports", ("0",)), Press("staff-appeals", ("0",))):
        await vera.press_token(press)
        assert vera.labels() == ["Back"]
    anna = world.chat(ANNA)
    await anna.send("/staff")
    assert "You are staff of no place" in anna.text
    await anna.press_token(Press("staff-reports", ("0",)))
    assert "No report waits" in anna.text


async def test_a_long_list_of_reports_has_pages(world: World, vera: Chat) -> None:
    for number in range(7):
        service = world.offer(a_listing(title=f"Service {number}"))
        account = Account(Platform.TELEGRAM, 900 + number)
        guest = await world.people.meet(account, f"Guest {number}", "en")
        chat = world.chat(guest.id)
        await opened(chat, service)
        await chat.press("Report")
        await chat.press("It breaks")
    await vera.send("/staff")
    await vera.press("Reported services (7)")
    assert vera.labels() == [*(f"Service {number}" for number in range(6)), "›", "Back"]
    await vera.press("›")
    assert vera.labels() == ["Service 6", "‹", "Back"]


# --- sanctions --------------------------------------------------------------------------------------------------------


async def on_file(chat: Chat, service: Listing) -> None:
    await chat.press_token(Press("oversee", (service.id,)))
    await chat.press("About Boris")


async def suspended(world: World, service: Listing) -> None:
    vera = world.chat(STAFFER)
    await on_file(vera, service)
    await vera.press("Suspend")
    await vera.send("You delivered stolen work.")
    await vera.press("7 days")
    await vera.press("Yes, suspend")


async def test_staff_suspend_for_a_reason_and_a_term_after_they_saw_what_is_read(
    world: World, service: Listing, vera: Chat
) -> None:
    await on_file(vera, service)
    assert "Boris in Handover" in vera.text
    assert "Nothing is on record." in vera.text
    await vera.press("Suspend")
    await vera.send("You delivered stolen work.")
    assert "For how long?" in vera.text
    await vera.send("2 weeks")
    assert "This is what Boris will read" in vera.text
    assert "You delivered stolen work." in vera.text
    assert "until Mon 16 Nov" in vera.text
    await vera.press("Change the time")
    await vera.press("7 days")
    assert "until Mon 9 Nov" in vera.text
    assert world.office.sanctions.sanctions == {}
    yes = vera.button("Yes, suspend").does
    await vera.press_token(yes)
    assert "✅ Suspended" in vera.text
    assert "Suspension, by Vera" in vera.text
    await vera.press_token(yes)
    [sanction] = world.office.sanctions.sanctions.values()
    assert (sanction.kind, sanction.until, sanction.reason) == (
        Kind.SUSPENSION,
        NOON + WEEK,
        "You delivered stolen work.",
    )


@pytest.mark.parametrize(("button", "kind"), [("Warn", Kind.WARNING), ("Ban", Kind.BAN)])
async def test_staff_warn_and_ban_without_a_term(
    world: World, service: Listing, vera: Chat, button: str, kind: Kind
) -> None:
    await on_file(vera, service)
    await vera.press(button)
    await vera.press("You broke the rules")
    await vera.press(f"Yes, {button.lower()}")
    [sanction] = world.office.sanctions.sanctions.values()
    assert (sanction.kind, sanction.until) == (kind, None)


@pytest.mark.parametrize("typed", ["for ever", "2 years", "1 min"])
async def test_a_term_that_is_none_is_asked_again(world: World, service: Listing, vera: Chat, typed: str) -> None:
    await on_file(vera, service)
    await vera.press("Suspend")
    await vera.press("You broke the rules")
    await vera.send(typed)
    assert "between an hour and a year" in vera.text


async def test_the_person_reads_reason_term_and_how_to_appeal_once(world: World, service: Listing) -> None:
    await suspended(world, service)
    [letter] = await letters(world, BORIS)
    assert "Staff of Handover have suspended you until Mon 9 Nov" in words(letter)
    assert "You delivered stolen work." in words(letter)
    assert "Orders that run go on" in words(letter)
    assert "You can appeal, once" in words(letter)
    boris = world.chat(BORIS)
    await boris.press("Appeal", on=letter)
    await boris.send("It was my own work.")
    assert "✅ Your appeal is with staff" in boris.text
    assert not boris.offers("Appeal")
    await boris.press_token(Press("appeal", ("1",)))
    assert "Staff have not decided yet" in boris.text
    assert world.office.sanctions.sanctions[1].appeal == "It was my own work."


async def test_an_appeal_is_decided_by_another_one_of_staff_and_told_with_the_reason(
    world: World, service: Listing, vera: Chat
) -> None:
    world.communities.communities[service.community] = replace(
        world.communities.default, rules=replace(world.communities.default.rules, staff=(STAFFER, STRANGER))
    )
    await suspended(world, service)
    boris, oleg = world.chat(BORIS), world.chat(STRANGER)
    await boris.press_token(Press("appeal", ("1",)))
    await boris.send("It was my own work.")
    assert await letters(world, STAFFER) == []
    [letter] = await letters(world, STRANGER)
    assert "Boris appeals in Handover" in words(letter)
    await vera.press_token(Press("ruling", ("1",)))
    assert "Another one of staff decides this" in vera.text
    assert not vera.offers("Lift it")
    await vera.press_token(Press("rule", ("1", "upheld")))
    await vera.send("No.")
    assert "another one of staff decides the appeal" in vera.text
    await oleg.send("/staff")
    await oleg.press("Appeals (1)")
    await oleg.press("Boris")
    await oleg.press("Lift it")
    await oleg.send("He is right.")
    assert "✅ Decided" in oleg.text
    answer = (await letters(world, BORIS))[-1]
    assert "Your suspension in Handover is lifted" in words(answer)
    assert "He is right." in words(answer)
    assert await letters(world, STRANGER) == []


async def test_who_is_suspended_reads_why_wherever_they_want_to_sell_or_order(world: World, service: Listing) -> None:
    await suspended(world, service)
    boris, other = world.chat(BORIS), world.offer(a_listing(seller=ANNA, title="Poster"))
    await opened(boris, other)
    assert "You are suspended in Handover until Mon 9 Nov" in boris.text
    await boris.press("Why, and how to appeal")
    assert "You delivered stolen work." in boris.text
    await boris.send("/sell")
    assert "You are suspended in Handover" in boris.text
    for token in (Press("inquire", (other.id,)), Press("place", (other.id, "1", "0", "Q" * 12))):
        await boris.press_token(token)
        assert "You are suspended in Handover" in boris.text
    await opened(boris, service)
    await boris.press("Pause")
    await boris.press("Offer again")
    assert "You are suspended in Handover" in boris.text
    assert world.orders.orders == {}
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert "takes no orders for this now" in anna.text
    await anna.press("Browse services")
    assert not anna.offers("Logo")


async def test_who_is_suspended_finishes_what_runs(world: World, service: Listing) -> None:
    order = world.put(an_order("in_progress"))
    await suspended(world, service)
    boris = world.chat(BORIS)
    await boris.press_token(Press("note", (order.id, "0")))
    await boris.send("Almost done.")
    assert [each.text for each in world.messages.messages.values()] == ["Almost done."]
    await boris.press_token(Press("ask", (order.id, str(order.version), "deliver")))
    assert "Send here what you deliver" in boris.text


async def test_who_is_suspended_asks_nobody_in_an_enquiry_that_goes(world: World) -> None:
    of_oleg = world.offer(a_listing(seller=STRANGER))
    world.offer(a_listing())
    chat = world.chat(BORIS)
    await opened(chat, of_oleg)
    await chat.press("Ask Oleg")
    await chat.send("Hello")
    await suspended(world, next(iter(each for each in world.listings.listings.values() if each.seller == BORIS)))
    enquiry = next(iter(world.enquiries.enquiries))
    await chat.press_token(Press("note", (enquiry, "0")))
    assert "You can neither sell nor order here" in chat.text


@pytest.mark.parametrize("person", [STAFFER, STRANGER, PersonId(99)])
async def test_a_file_shows_no_buttons_about_oneself_and_nothing_of_whom_was_never_there(
    world: World, vera: Chat, person: PersonId
) -> None:
    if person == STAFFER:
        world.offer(a_listing(seller=STAFFER))
    await vera.press_token(Press("person", ("default", str(person))))
    if person == STAFFER:
        assert not vera.offers("Ban")
    else:
        assert "that you could do anything about" in vera.text


async def test_somebody_is_looked_up_by_pointing_at_them(world: World, service: Listing, vera: Chat) -> None:
    await vera.send("/staff")
    await vera.press("Look somebody up")
    await vera.send("102")
    assert "Boris in Handover" in vera.text
    await vera.send("/staff")
    await vera.press("Look somebody up")
    await vera.send("who knows")
    assert "I could not see who that is" in vera.text
    await vera.send("4711")
    assert "that you could do anything about" in vera.text


async def test_nobody_reads_a_sanction_of_somebody_else(world: World, service: Listing, anna: Chat) -> None:
    await suspended(world, service)
    for token in (Press("sanction", ("1",)), Press("appeal", ("1",)), Press("sanction", ("7",))):
        await anna.press_token(token)
        assert "that you could do anything about" in anna.text


async def test_what_staff_did_stays_on_the_persons_file(world: World, service: Listing, vera: Chat) -> None:
    await suspended(world, service)
    await on_file(vera, service)
    await vera.press("Suspension, ")
    await vera.press("Lift it")
    await vera.send("Enough.")
    await on_file(vera, service)
    assert "Suspension, by Vera" in vera.text
    assert "Lifted." in vera.text
