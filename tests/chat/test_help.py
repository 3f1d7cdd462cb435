"""`Get help`: a party asks the mediators about an order, which goes on as it is."""

from io import BytesIO
from zipfile import ZipFile

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import Town
from tests.chat.test_disputes import word_in
from tests.chat.test_staff import report, suspend

WORDS = "Boris @everyone does not <b>answer</b> me"


async def an_order(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await town.vera.send("/start")


async def ask(phone: Handset, words: str = WORDS) -> None:
    await phone.click("More")
    await ask_there(phone, words)


async def ask_there(phone: Handset, words: str) -> None:
    """What is handed in is looked at once more before it goes."""
    await phone.click("Get help")
    await phone.fill([words])
    await phone.click("Send it", on=await phone.sees("This is what the mediators will read"))
    await phone.sees("The mediators were told about Logo design")


async def answer(town: Town, words: str) -> None:
    await town.vera.click("Answer")
    await town.vera.fill([words])
    await town.vera.sees("Answered.")


async def test_who_asks_is_answered_and_the_order_does_not_move(town: Town) -> None:
    await an_order(town)
    before = await town.events()
    await ask(town.anna)
    told = await town.vera.sees("Anna (the buyer) asks for help with Logo design")
    assert WORDS in told.text
    await answer(town, "I will write to him")
    got = await town.anna.sees("The mediator answers you about Logo design")
    assert "I will write to him" in got.text
    assert "Vera" not in got.text
    shown = await town.vera.sees("To be believed elsewhere, say")
    assert word_in(shown.text) == word_in(got.text)
    await town.anna.click("Say more", on=got)
    await town.anna.fill(["Thank you"])
    await town.vera.sees("Anna (the buyer) adds to the help request")
    await town.vera.click("Help request", on=await town.vera.sees("Anna (the buyer) adds to"))
    await town.vera.click("Done")
    await town.anna.sees("The mediator is done with your help request about Logo design")
    assert await town.events() == before
    await town.quiet()
    await town.boris.sees_no("I will write to him")
    await town.boris.sees_no("does not answer me")


async def test_a_mediator_finds_it_beside_the_disputes(town: Town) -> None:
    await an_order(town)
    await ask(town.boris, "Anna asks for more than we agreed")
    await town.vera.sees("Boris (the seller) asks for help")
    await town.vera.send("/cases")
    listed = await town.vera.sees("One help request is open")
    await town.vera.click(f"🛟 Logo design · {(await town.record())[0].order[:4]}", on=listed)
    shown = await town.vera.sees("Help request about Logo design")
    assert "Anna asks for more than we agreed" in shown.text
    await answer(town, "What was agreed?")
    await town.boris.sees("The mediator answers you")
    await town.vera.send("/cases")
    assert "answered" in (await town.vera.sees("One help request is open")).text
    await town.anna.send("/cases")
    await town.anna.sees("You settle no disputes here")


async def test_staff_who_mediate_find_cases_among_what_waits_for_them(town: Town) -> None:
    await an_order(town)
    await ask(town.anna)
    await town.vera.sees("Anna (the buyer) asks for help")
    await town.vera.send("/staff")
    await town.vera.click("Disputes and help (1)", on=await town.vera.sees("1 dispute or help request waits"))
    await town.vera.click(f"🛟 Logo design · {(await town.record())[0].order[:4]}")
    await town.vera.click("Done", on=await town.vera.sees("Help request about Logo design"))
    await town.vera.send("/staff")
    await town.vera.sees("Nothing waits.")


async def test_there_is_one_at_a_time_and_who_asked_may_withdraw_it(town: Town) -> None:
    await an_order(town)
    await ask(town.anna)
    asked = await town.vera.sees("Anna (the buyer) asks for help")
    await town.anna.click("Help request", on=await town.anna.sees("The mediators were told"))
    await town.anna.click("Withdraw")
    await town.anna.sees("Withdrawn. You can ask again at any time")
    await town.vera.click("Answer", on=asked)
    await town.vera.sees("This help request is closed.")
    await town.vera.send("/cases")
    await town.vera.sees("Nothing waits.")
    await town.anna.click("Back")
    await ask_there(town.anna, "Now he answers in riddles")
    await town.vera.sees("Now he answers in riddles")


async def test_what_nobody_answers_for_two_days_comes_to_who_runs_the_place_once(town: Town) -> None:
    await an_order(town)
    await ask(town.anna)
    await town.vera.sees("Anna (the buyer) asks for help")
    town.later(hours=47)
    await town.quiet()
    await town.vera.sees_no("Nobody has answered Anna")
    town.later(hours=1)
    await town.vera.sees("Nobody has answered Anna (the buyer) about Logo design")
    town.later(hours=20)
    await town.quiet()
    assert len([each for each in town.vera.from_bot if "Nobody has answered Anna" in each.text]) == 1
    await town.vera.click("Answer", on=await town.vera.sees("Nobody has answered Anna"))
    await town.vera.fill(["Sorry that it took so long"])
    await town.anna.sees("Sorry that it took so long")


async def test_a_mediator_sees_nothing_of_what_is_asked_about_their_own_order(town: Town) -> None:
    """Anna settles disputes here, so whoever runs the place is asked about her own order at once."""
    await an_order(town)
    await town.vera.send("/setup")
    await town.vera.click("Mediators", on=await town.vera.sees("Mediators, who settle disputes"))
    await town.vera.click("Add somebody")
    await town.vera.fill([str(town.anna.person_id)])
    await ask(town.boris, "She wants too much")
    await town.vera.sees("Boris (the seller) asks for help")
    await town.anna.send("/cases")
    await town.anna.sees("Nothing waits.")
    await town.quiet()
    await town.anna.sees_no("She wants too much")
    await answer(town, "I will talk to her")
    await town.boris.sees("I will talk to her")


async def test_who_is_suspended_is_helped_with_their_own_orders(town: Town) -> None:
    await town.vera.send("/start")
    link = await acts.offer(town.boris)
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await report(town.oleg, link)
    await town.vera.sees("Oleg has reported Logo design")
    await suspend(town)
    await ask(town.boris, "Why was I suspended?")
    await town.vera.sees("Why was I suspended?")


async def test_it_is_on_the_record_of_a_mediator_who_takes_the_case_later(town: Town) -> None:
    await an_order(town)
    await ask(town.anna)
    await town.vera.sees("Anna (the buyer) asks for help")
    await answer(town, "Call me if he stays silent")
    await acts.deliver(town.boris, town.anna)
    await town.anna.click("More")
    await town.anna.click("Call a mediator")
    await town.anna.hand_in("It is green")
    await town.vera.click("Take the case", on=await town.vera.sees("A case for a mediator: Logo design"))
    await town.vera.click("More", on=await town.vera.sees("Your turn to decide"))
    await town.vera.click("All of it as a file")
    given = await town.vera.sees_file(f"order-{(await town.record())[0].order[:4]}.zip")
    with ZipFile(BytesIO(await town.vera.download(given))) as record:
        page = record.read("index.html").decode()
    assert "does not &lt;b&gt;answer&lt;/b&gt; me" in page
    assert "Call me if he stays silent" in page
