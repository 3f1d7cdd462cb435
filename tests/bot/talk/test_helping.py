"""Help about an order is asked for and given in the chat; whoever has no part in a request finds that there is none."""

from dataclasses import replace

import pytest

from bot.press import Press
from bot.talk.composer import ShopComposer
from bot.talk.mailing import MailComposer
from core.chat import OPEN_AFTER_CLOSING
from core.help_request import UNANSWERED, Ending, HelpRequest
from core.helping import Ask, Escalate, Helped
from core.order import Order, PersonId
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order

GONE = "There is no such help request of yours."


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order(state="in_progress"))


async def asked(world: World, order: Order, by: PersonId = ANNA, words: str = "He is silent.") -> HelpRequest:
    key = ("test", f"{order.id}{by}{len(world.help_requests.requests)}")
    outcome = await world.shop.helping.handle(Ask(order.id, by, key, words))
    assert isinstance(outcome, Helped), outcome
    return outcome.request


async def letters(world: World, person: PersonId) -> list[str]:
    """What somebody has been told, as it reads now."""
    found = [each for each in world.orders.letters.values() if each.to == person]
    drawn = [await ShopComposer(world.shop).letter(each, world.people.people[person]) for each in found]
    return [str(each.text.striptags()) for each in drawn if each]


def mediators(world: World, *people: PersonId) -> None:
    """These, beside Vera, who is staff."""
    default = world.communities.default
    world.communities.communities[default.id] = replace(default, rules=replace(default.rules, mediators=people))


async def test_help_is_asked_for_behind_the_card_and_looked_at_before_it_goes(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    await anna.press("Get help")
    assert "the other side does not" in anna.text
    await anna.send("He is <b>silent</b>.")
    assert "This is what the mediators will read about “Logo for a bakery”" in anna.text
    assert world.help_requests.requests == {}
    await anna.press("Change it")
    await anna.send("He was silent for a week.")
    await anna.press("Send it")
    assert "The mediators were told about Logo" in anna.text
    assert [each.said[0].text for each in world.help_requests.requests.values()] == ["He was silent for a week."]
    assert world.orders.orders[order.id] == order
    [told] = await letters(world, STAFFER)
    assert told.startswith("🛟 Anna (the buyer) asks for help with Logo")


async def test_the_same_press_sends_it_once(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("help-ask", (order.id,)))
    await anna.send("He is silent.")
    send = anna.button("Send it").does
    update = world.next_update()
    await anna.press_token(send, update=update)
    await anna.press_token(send, update=update)
    assert "The mediators were told" in anna.text
    await anna.press_token(send)
    assert len(world.help_requests.requests) == 1
    assert "This question is closed" in anna.text


async def test_who_leaves_the_question_has_asked_nothing(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("help-ask", (order.id,)))
    await anna.press("Cancel")
    assert world.help_requests.requests == {}
    await anna.press_token(Press("help-ask", (order.id,)))
    await anna.send("x" * 1001)
    assert "There is room for 1,000 characters" in anna.text


async def test_what_is_open_already_is_shown_and_can_be_added_to_and_withdrawn(world: World, order: Order) -> None:
    await asked(world, order)
    anna = world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    await anna.press("Help request")
    assert "Your help request about Logo" in anna.text
    await anna.press("Say more")
    await anna.send("Still silent.")
    assert "Sent. You hear from the mediators here." in anna.text
    assert "Still silent." in anna.text
    assert [each[:35] for each in await letters(world, STAFFER)][1] == "🛟 Anna (the buyer) adds to the help"
    await anna.press("Withdraw")
    assert world.help_requests.requests[1].ending is Ending.WITHDRAWN
    assert await letters(world, STAFFER) == []
    assert not anna.offers("Say more")
    await anna.press("Back")
    assert anna.offers("Get help")


async def test_who_said_much_already_waits_for_an_answer(world: World, order: Order) -> None:
    request, anna = await asked(world, order), world.chat(ANNA)
    for _ in range(5):
        await anna.press_token(Press("help-say", (str(request.number),)))
        await anna.send("And still.")
    assert "The mediators have several messages of yours to read already" in anna.text
    assert len(world.help_requests.requests[1].said) == 5


async def test_a_closed_order_is_asked_about_as_long_as_its_chat_is_open(world: World) -> None:
    order, anna = world.put(an_order(state="completed")), world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    assert anna.offers("Get help")
    world.clock.advance(OPEN_AFTER_CLOSING)
    await anna.press_token(Press("more", (order.id,)))
    assert not anna.offers("Get help")
    await anna.press_token(Press("help-ask", (order.id,)))
    assert "closed more than a week ago" in anna.text


async def test_a_seller_who_does_not_know_of_the_order_asks_nothing(world: World) -> None:
    order = world.put(an_order(state="unpaid", joined=False))
    boris = world.chat(BORIS)
    await boris.press_token(Press("help-ask", (order.id,)))
    assert "There is no such order among yours." in boris.text


# --- mediators --------------------------------------------------------------------------------------------------------


async def test_a_mediator_answers_and_is_known_by_a_word(world: World, order: Order) -> None:
    request, vera = await asked(world, order), world.chat(STAFFER)
    await vera.send("/cases")
    assert "One help request is open" in vera.text
    await vera.press("🛟 Logo")
    await vera.press("Answer")
    assert "What do you answer Anna?" in vera.text
    await vera.send("I will write to him.")
    word = world.help_requests.requests[request.number].word
    assert f"say {word} to Anna" in vera.text
    [told] = await letters(world, ANNA)
    assert f"ask them for the word: {word}" in told
    assert "Vera" not in told
    assert word not in "".join(await letters(world, STAFFER))
    await vera.press("Done")
    assert (await letters(world, ANNA))[1].startswith("🛟 The mediator is done with your help request")


async def test_another_mediator_has_a_word_of_their_own_and_knows_no_other(world: World, order: Order) -> None:
    request = await asked(world, order)
    mediators(world, STAFFER, STRANGER)
    words = []
    for person in (STAFFER, STRANGER):
        chat = world.chat(person)
        await chat.press_token(Press("help-say", (str(request.number),)))
        await chat.send("So.")
        words.append(world.help_requests.requests[1].word)
    assert words[0] != words[1]
    vera = world.chat(STAFFER)
    await vera.press_token(Press("help-show", ("1", "0")))
    assert not [word for word in words if word in vera.text]


async def test_the_word_of_one_who_is_no_mediator_any_more_is_no_good(world: World, order: Order) -> None:
    request = await asked(world, order)
    mediators(world, STRANGER)
    oleg = world.chat(STRANGER)
    await oleg.press_token(Press("help-say", (str(request.number),)))
    await oleg.send("So.")
    mediators(world, STAFFER)
    anna = world.chat(ANNA)
    await anna.press_token(Press("help-show", ("1", "0")))
    assert "ask them for the word" not in anna.text
    await oleg.press_token(Press("help-show", ("1", "0")))
    assert GONE in oleg.text


@pytest.mark.parametrize("verb", ["help-show", "help-say", "help-end"])
@pytest.mark.parametrize("who", [BORIS, STRANGER], ids=["the other party", "a stranger"])
async def test_whoever_has_no_part_in_it_finds_none(world: World, order: Order, who: PersonId, verb: str) -> None:
    request = await asked(world, order)
    words = (str(request.number), "0") if verb == "help-show" else (str(request.number),)
    chat = world.chat(who)
    for known in (words, ("9", *words[1:])):
        await chat.press_token(Press(verb, known))
        assert GONE in chat.text
    assert world.help_requests.requests[1] == request


async def test_a_mediator_of_another_place_or_of_their_own_order_finds_none(world: World, order: Order) -> None:
    there = world.found("Elsewhere", 5, STRANGER)
    request, oleg = await asked(world, order), world.chat(STRANGER)
    assert STRANGER in world.communities.mediators(there.id)
    mediators(world, STAFFER, BORIS)
    for chat in (oleg, world.chat(BORIS)):
        await chat.press_token(Press("help-show", (str(request.number), "0")))
        assert GONE in chat.text
        await chat.send("/cases")
        assert "Nothing waits." in chat.text
    vera = world.chat(STAFFER, place=5)
    await vera.press_token(Press("help-show", (str(request.number), "0")))
    assert GONE in vera.text


async def test_who_stops_being_a_mediator_while_answering_answers_nothing(world: World, order: Order) -> None:
    request, vera = await asked(world, order), world.chat(STAFFER)
    await vera.press_token(Press("help-say", (str(request.number),)))
    mediators(world, STRANGER)
    await vera.send("So.")
    assert GONE in vera.text
    assert world.help_requests.requests[1] == request


async def test_where_mediators_are_named_who_runs_the_place_sees_it_once_nobody_answered(
    world: World, order: Order
) -> None:
    mediators(world, STRANGER)
    request, vera = await asked(world, order), world.chat(STAFFER)
    assert await letters(world, STAFFER) == []
    await vera.send("/cases")
    assert "You settle no disputes here" in vera.text
    world.clock.advance(UNANSWERED)
    await world.shop.helping.handle(Escalate(request.number))
    assert (await letters(world, STAFFER))[0].startswith("🛟 Nobody has answered Anna (the buyer) about Logo")
    await vera.send("/cases")
    await vera.press("🛟 Logo")
    assert "No mediator has answered in time" in vera.text
    await vera.press("Answer")
    await vera.send("Sorry.")
    assert await letters(world, STAFFER) == []
    assert "Sorry." in (await letters(world, ANNA))[0]


async def test_staff_find_cases_among_what_waits_as_far_as_they_settle_them(world: World, order: Order) -> None:
    await asked(world, order)
    world.put(an_order(state="disputed", frozen="in_progress"))
    vera = world.chat(STAFFER)
    await vera.send("/staff")
    assert "2 disputes and help requests wait for a mediator" in vera.text
    await vera.press("Disputes and help (2)")
    assert "One case waits for a mediator" in vera.text
    await vera.press("Help (1)")
    assert "One help request is open" in vera.text
    mediators(world, STRANGER)
    await vera.send("/staff")
    assert "Nothing waits." in vera.text
    await vera.press_token(Press("cases", ("first", "0")))
    assert "You settle no disputes here" in vera.text


async def test_what_somebody_else_has_answered_is_told_nobody_any_more(world: World, order: Order) -> None:
    await asked(world, order)
    vera = world.chat(STAFFER)
    await vera.press_token(Press("help-say", ("1",)))
    await vera.send("So.")
    assert await letters(world, STAFFER) == []


async def test_an_answer_can_be_mailed_under_the_name_of_its_order(world: World, order: Order) -> None:
    await asked(world, order)
    vera = world.chat(STAFFER)
    await vera.press_token(Press("help-say", ("1",)))
    await vera.send("So.")
    [letter] = [each for each in world.orders.letters.values() if each.to == ANNA]
    mail = await MailComposer(world.shop).letter(letter, world.people.people[ANNA])
    assert mail
    assert order.code in mail.subject
    assert "The mediator answers you" in mail.text


async def test_a_long_request_is_read_in_pages(world: World, order: Order) -> None:
    await asked(world, order)
    vera = world.chat(STAFFER)
    for number in range(9):
        await vera.press_token(Press("help-say", ("1",)))
        await vera.send(f"answer {number}")
    assert "answer 8" in vera.text
    assert "answer 0" not in vera.text
    await vera.press("›")
    await vera.press("›")
    assert "He is silent." in vera.text
    assert vera.offers("‹")
