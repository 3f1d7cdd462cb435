"""`/balance`: what one has, and how it is paid out, asked for and sent by the words on the buttons."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.press import Press
from bot.talk.composer import ShopComposer
from core.community import Rules
from core.order import DEFAULT, Order, PersonId
from core.person import Account, Person, Platform
from core.transfer import Remind, Standing
from core.workflow import TILL
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_command, an_order, some_terms

VICTOR = PersonId(9)


@pytest.fixture
def world() -> World:
    return World()


async def earned(world: World, **changes: Any) -> Order:
    """Boris has 54.00 € for work that Anna accepted; its money came through the till before."""
    order = world.put(an_order("delivered", **changes))
    await world.shop.desk.handle(a_command(order, "accept", ANNA))
    return order


async def asked(world: World, *answers: str) -> str:
    """Boris asks for all of it; what his screen says then."""
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Pay out 54.00 €")
    await boris.send("IBAN DE89 <b>")
    await boris.press("All of it: 54.00 €")
    await boris.press("Yes, pay out 54.00 €")
    return boris.text


async def test_an_empty_balance_says_what_will_be_on_it(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/balance")
    assert "There is nothing on it." in anna.text
    assert not anna.offers("Pay out")
    assert not anna.offers("Payouts to send")


async def test_what_is_earned_is_asked_for_and_leaves_the_balance_at_once(world: World) -> None:
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "54.00 €" in boris.text
    await boris.press("Pay out 54.00 €")
    assert "Where should your money go?" in boris.text
    await boris.send("IBAN DE89 3704 0044")
    assert "How much? You have 54.00 €." in boris.text
    await boris.send("20")
    assert "Pay out 20.00 €? It leaves your balance at once" in boris.text
    assert "IBAN DE89 3704 0044" in boris.text
    await boris.press("Yes, pay out 20.00 €")
    assert "Asked for. Staff are told" in boris.text
    assert "34.00 €" in boris.text
    assert "Payout 1: 20.00 € is on its way" in boris.text


async def test_where_it_goes_is_asked_once(world: World) -> None:
    await earned(world)
    await asked(world)
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Pay out 54.00 €")
    assert "How much?" in boris.text
    assert "2 of 2" in boris.text
    await boris.press("All of it")
    await boris.press("Where to")
    await boris.send("PayPal boris@example.org")
    await boris.press("Yes, pay out")
    assert await world.transfers.details(BORIS) == "PayPal boris@example.org"
    assert [each.details for each in await world.transfers.open_of(BORIS)] == [
        "PayPal boris@example.org",
        "IBAN DE89 <b>",
    ]


async def test_where_it_goes_can_be_changed_without_asking_for_anything(world: World) -> None:
    await earned(world)
    await asked(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Change where it goes")
    await boris.send("x" * 301)
    assert "there is room for 300" in boris.text
    await boris.send("Cash, on Mondays")
    assert "It holds for the next payout" in boris.text
    assert await world.transfers.details(BORIS) == "Cash, on Mondays"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("54.01", "That is more than you have: 54.00 €."),
        ("0", "at least 0.01 €"),
        ("-5", "at least 0.01 €"),
        ("20 USD", "This balance is in EUR"),
        ("a lot", "I could not read that"),
        ("999999999999999999999999", "more than"),
    ],
)
async def test_an_amount_that_cannot_be_paid_out_is_asked_for_again(world: World, typed: str, said: str) -> None:
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Pay out")
    await boris.send("IBAN 1")
    await boris.send(typed)
    assert said in boris.text
    assert boris.offers("All of it")


async def test_money_that_went_meanwhile_is_not_paid_out_and_nothing_is_lost(world: World) -> None:
    await earned(world)
    boris, other = world.chat(BORIS), world.chat(BORIS, platform=Platform.DISCORD)
    for chat in (boris, other):
        await chat.send("/balance")
        await chat.press("Pay out 54.00 €")
        await chat.send("IBAN 1")
        await chat.press("All of it")
    await boris.press("Yes, pay out")
    await other.press("Yes, pay out")
    assert "There is nothing on this balance that could be paid out now." in other.text
    assert other.offers("Amount")
    assert len(world.transfers.transfers) == 1


async def test_a_second_press_asks_for_nothing_more(world: World) -> None:
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Pay out")
    await boris.send("IBAN 1")
    await boris.send("10")
    yes = boris.button("Yes, pay out").does
    await boris.press_token(yes)
    await boris.press_token(yes)
    assert [each.minor for each in world.transfers.transfers.values()] == [10_00]
    assert "44.00 €" in boris.text


async def test_one_can_leave_it_at_any_question(world: World) -> None:
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Pay out")
    await boris.press("Cancel")
    assert "Nothing was changed." in boris.text
    await boris.press("Balance")
    await boris.press("Pay out")
    await boris.send("IBAN 1")
    await boris.press("All of it")
    await boris.press("Cancel")
    assert world.transfers.transfers == {}


async def test_staff_take_it_in_hand_see_where_it_goes_and_send_it(world: World) -> None:
    await earned(world)
    await asked(world)
    vera = world.chat(STAFFER)
    await vera.send("/balance")
    await vera.press("Payouts to send (1)")
    assert "54.00 € to Boris" in vera.text
    await vera.press("Payout 1")
    assert "IBAN" not in vera.text
    await vera.press("I send it")
    assert "IBAN DE89 <b>" in vera.text.replace("&lt;", "<").replace("&gt;", ">")
    await vera.press("It is sent")
    assert "Did 54.00 € really leave for Boris?" in vera.text
    await vera.press("Yes, it is sent")
    assert "Boris is told." in vera.text
    assert world.transfers.transfers[1].state is Standing.SENT
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "There is nothing on it." in boris.text


async def test_staff_who_cannot_send_it_say_why_and_it_is_back(world: World) -> None:
    await earned(world)
    await asked(world)
    vera = world.chat(STAFFER)
    await vera.send("/balance")
    await vera.press("Payouts to send")
    await vera.press("Payout 1")
    await vera.press("I send it")
    await vera.press("Could not send")
    await vera.press("The details are not right")
    assert "Noted. The money is back on the balance" in vera.text
    assert world.transfers.transfers[1].reason == "The details are not right"
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "54.00 €" in boris.text
    assert boris.offers("Pay out 54.00 €")


async def test_who_asked_calls_it_off_until_it_is_taken(world: World) -> None:
    await earned(world)
    await asked(world)
    boris, vera = world.chat(BORIS), world.chat(STAFFER)
    await boris.send("/balance")
    await boris.press("Payout 1")
    assert "It waits for somebody of staff" in boris.text
    off = boris.button("Call it off").does
    await vera.send("/balance")
    await vera.press("Payouts to send")
    await vera.press("Payout 1")
    await vera.press("I send it")
    await boris.press_token(off)
    assert "Somebody has it in hand already." in boris.text
    await vera.press("Leave it to others")
    await boris.press_token(off)
    assert "Called off. It is on your balance again." in boris.text
    await vera.press("I send it")
    assert "It is over. This is how it ended." in vera.text
    assert "It was called off" in vera.text


async def test_two_of_staff_do_not_send_it_both(world: World) -> None:
    world.people.people[VICTOR] = Person(VICTOR, "Victor", "en", accounts=(Account(Platform.TELEGRAM, 109),))
    rules = replace(world.communities.default.rules, staff=(STAFFER, VICTOR))
    world.communities.communities[DEFAULT] = replace(world.communities.default, rules=rules)
    await earned(world)
    await asked(world)
    vera, victor = world.chat(STAFFER), world.chat(VICTOR)
    for chat in (vera, victor):
        await chat.send("/balance")
        await chat.press("Payouts to send")
        await chat.press("Payout 1")
    await vera.press("I send it")
    await victor.press("I send it")
    assert "Somebody has it in hand already." in victor.text
    assert "Vera has it in hand." in victor.text
    assert "IBAN" not in victor.text
    await victor.press("Take it over")
    assert "Ask Vera first" in victor.text
    await victor.press("Yes, I send it")
    assert "IBAN" in victor.text
    await vera.press("It is sent")
    await vera.press("Yes, it is sent")
    assert "Somebody has it in hand already." in vera.text
    assert world.transfers.transfers[1].state is Standing.TAKEN


@pytest.mark.parametrize("verb", ["show", "take", "over", "takeover", "release", "sent", "wassent", "unsent", "mine"])
async def test_a_payout_of_others_is_not_there_for_who_does_not_send_it(world: World, verb: str) -> None:
    await earned(world)
    await asked(world)
    before = world.transfers.transfers[1]
    for number in ("1", "2"):
        oleg = world.chat(STRANGER)
        await oleg.press_token(Press(f"payout-{verb}", (number,)))
        assert oleg.text == "There is no such payout for you here."
    assert world.transfers.transfers[1] == before


async def test_what_can_be_paid_out_later_is_told_apart(world: World) -> None:
    await earned(world, terms=some_terms(payout_delay=timedelta(days=14)))
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "54.00 €" in boris.text
    assert "Of it 54.00 € can be paid out later" in boris.text
    assert not boris.offers("Pay out")
    world.clock.advance(timedelta(days=14))
    await boris.send("/balance")
    assert boris.offers("Pay out 54.00 €")


async def test_a_balance_below_the_smallest_payout_says_from_when_on(world: World) -> None:
    rules = Rules(fee=1000, least_payout=60_00, staff=(STAFFER,))
    world.communities.communities[DEFAULT] = replace(world.communities.default, rules=rules)
    await earned(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "It can be paid out from 60.00 € on." in boris.text
    assert not boris.offers("Pay out")


async def test_who_sends_payouts_sees_what_the_place_earns(world: World) -> None:
    await earned(world)
    vera, boris = world.chat(STAFFER), world.chat(BORIS)
    await vera.send("/balance")
    assert "Fees that this place has earned: 6.00 €" in vera.text
    await boris.send("/balance")
    assert "Fees" not in boris.text


async def test_each_community_has_a_balance_of_its_own(world: World) -> None:
    town = world.found("Town", -100, VICTOR)
    await earned(world)
    await earned(world, community=town.id)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    assert "54.00 € in Town" in boris.text
    assert "54.00 € in Handover" in boris.text
    here = world.chat(BORIS, place=-100)
    await here.send("/balance")
    assert "54.00 €" in here.text
    assert "Handover" not in here.text
    await boris.press("Pay out 54.00 € · Town")
    await boris.send("IBAN 1")
    await boris.press("All of it")
    await boris.press("Yes, pay out")
    victor = world.chat(VICTOR)
    world.people.people[VICTOR] = Person(VICTOR, "Victor", "en", accounts=(Account(Platform.TELEGRAM, 109),))
    await victor.send("/balance")
    await victor.press("Payouts to send (1)")
    assert victor.offers("Payout 1")


async def test_who_runs_the_bot_reads_whose_money_a_payout_is_of(world: World) -> None:
    """Boris has a community of his own, in which whoever he appointed said that this money came."""
    town = world.found("Town", -100, BORIS)
    await earned(world, community=town.id)
    boris, vera = world.chat(BORIS), world.chat(STAFFER)
    await boris.send("/balance")
    await boris.press("Pay out 54.00 €")
    await boris.send("IBAN 1")
    await boris.press("All of it")
    await boris.press("Yes, pay out")
    whose = "It is money of Town, whose staff you are not."
    [letter] = [each for each in world.orders.letters.values() if each.topic == "payout_asked"]
    told = await ShopComposer(world.shop).letter(letter, world.people.people[STAFFER])
    assert told
    assert whose in told.text.striptags()
    await vera.send("/balance")
    await vera.press("Payouts to send (1)")
    assert "54.00 € to Boris" in vera.text
    assert "· Town" in vera.text
    await vera.press("Payout 1")
    assert whose in vera.text
    await vera.press("I send it")
    assert whose in vera.text
    await vera.press("It is sent")
    assert whose in vera.text


async def test_staff_of_a_community_read_which_it_is(world: World) -> None:
    town = world.found("Town", -100, VICTOR)
    world.people.people[VICTOR] = Person(VICTOR, "Victor", "en", accounts=(Account(Platform.TELEGRAM, 109),))
    await earned(world, community=town.id)
    await asked(world)
    victor = world.chat(VICTOR)
    await victor.send("/balance")
    await victor.press("Payouts to send (1)")
    await victor.press("Payout 1")
    assert "It is money of Town." in victor.text
    assert "whose staff you are not" not in victor.text


async def test_a_reminder_of_a_payout_that_is_over_is_not_told(world: World) -> None:
    await earned(world)
    await asked(world)
    composer = ShopComposer(world.shop)
    vera, boris = world.people.people[STAFFER], world.people.people[BORIS]
    [letter] = [each for each in world.orders.letters.values() if each.topic == "payout_asked"]
    told = await composer.letter(letter, vera)
    assert told
    assert "Boris wants to be paid" in told.text
    world.clock.advance(timedelta(days=7))
    await world.shop.cash.handle(Remind(1, 0))
    chat = world.chat(BORIS)
    await chat.send("/balance")
    await chat.press("Payout 1")
    await chat.press("Call it off")
    for each in world.orders.letters.values():
        if each.topic in {"payout_asked", "payout_reminds"}:
            assert await composer.letter(each, vera) is None
            assert await composer.letter(each, boris) is None


async def test_the_play_money_of_the_sandbox_is_on_its_way_by_itself() -> None:
    world = World("sandbox")
    order = world.put(an_order("unpaid", terms=some_terms(till="sandbox")))
    await world.shop.desk.handle(a_command(order, "pay", TILL, {"amount": 60_00}))
    await earned(world, terms=some_terms(till="sandbox"))
    assert "It is on its way." in await asked(world)
    boris = world.chat(BORIS)
    await boris.send("/balance")
    await boris.press("Payout 1")
    assert not boris.offers("Call it off")
