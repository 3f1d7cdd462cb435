"""When the two cannot agree: a mediator is called, takes the case and ends it, or time does."""

import re
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from core.cases import Case
from tests.chat import acts
from tests.chat.scene import Town
from tests.chat.test_chat import PDF, answer, write


async def work(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await town.vera.send("/start")


async def call(town: Town) -> None:
    """Anna is not content with what was delivered, and calls a mediator."""
    await work(town)
    await acts.deliver(town.boris, town.anna)
    await town.anna.click("More")
    await town.anna.click("Call a mediator")
    await town.anna.hand_in("It is not what we agreed")
    await town.boris.sees("Anna called a mediator about Logo design")


async def take(town: Town) -> None:
    await call(town)
    told = await town.vera.sees("A case for a mediator: Logo design")
    await town.vera.click("Take the case", on=told)
    await town.anna.sees("A mediator has taken Logo design")
    await town.boris.sees("A mediator has taken Logo design")


async def case(town: Town) -> str:
    """How the button of Anna's order reads where cases are listed."""
    return f"Logo design · {(await town.record())[0].order[:4]}"


async def test_a_mediator_finds_what_waits_and_what_they_took(town: Town) -> None:
    await town.vera.send("/start")
    await town.vera.send("/cases")
    await town.vera.sees("Nothing waits.")
    await call(town)
    await town.vera.send("/cases")
    listed = await town.vera.sees("One case waits for a mediator")
    assert "60.00 € held" in listed.text
    await town.vera.click(f"⚖️ {await case(town)}", on=listed)
    await town.vera.click("Take the case", on=await town.vera.sees("Waiting for a mediator: will you take it?"))
    await town.anna.sees("A mediator has taken Logo design")
    await town.vera.send("/cases")
    mine = await town.vera.sees("You have one case in hand")
    await town.vera.click(f"🧑‍⚖️ {await case(town)}", on=mine)
    await town.vera.sees("Your turn to decide: you took this case.")


async def test_nobody_but_a_mediator_sees_any_cases(town: Town) -> None:
    await call(town)
    await town.oleg.send("/start")
    for phone in (town.anna, town.boris, town.oleg):
        await phone.send("/cases")
        await phone.sees("You settle no disputes here")


def word_in(text: str) -> str:
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", text)
    assert found
    return found[0]


async def test_a_mediator_writes_with_both_and_is_known_by_a_word_of_each(town: Town) -> None:
    await take(town)
    told = {name: await town.phones[name].sees("ask them for the word") for name in ("anna", "boris")}
    words = {name: word_in(shown.text) for name, shown in told.items()}
    assert words["anna"] != words["boris"]
    known = await town.vera.sees("To be believed, say")
    assert f"{words['anna']} to Anna and {words['boris']} to Boris" in known.text
    await write(town.vera, "Anna and Boris", "What was agreed, @everyone?")
    for phone in (town.anna, town.boris):
        got = await phone.sees("What was agreed")
        assert got.text.startswith("💬 the mediator · Logo design")
        assert "Vera" not in got.text
    await answer(town, town.anna, "Three drafts.", "What was agreed")
    await town.vera.sees("Three drafts.")
    got = await town.boris.sees("Three drafts.")
    assert got.text.startswith("💬 Anna · Logo design")


async def test_a_mediator_reads_everything_once_they_took_it(town: Town) -> None:
    await work(town)
    await write(town.anna, "Boris", "Blue, please")
    await town.boris.sees("Blue, please")
    await acts.deliver(town.boris, town.anna)
    await town.anna.click("More")
    await town.anna.click("Call a mediator")
    await town.anna.hand_in("It is not blue")
    told = await town.vera.sees("A case for a mediator: Logo design")
    await town.vera.click(f"Open {(await town.record())[0].order[:4]}", on=told)
    await town.vera.click("More", on=await town.vera.sees("Waiting for a mediator: will you take it?"))
    assert not {"Chat", "Timeline", "Deliveries"} & set(town.vera.buttons())
    await town.vera.click("Take the case", on=told)
    await town.anna.sees("A mediator has taken Logo design")
    await town.vera.click("More", on=await town.vera.sees("Your turn to decide"))
    await town.vera.click("Chat")
    read = await town.vera.sees("the chat, the newest first")
    assert "Blue, please" in read.text
    await write(town.vera, "Anna and Boris", "Why not blue?")
    await answer(town, town.boris, "It was green.", "Why not blue?")
    await town.vera.sees("It was green.")
    await town.vera.send("/cases")
    await town.vera.click(f"🧑‍⚖️ {await case(town)}", on=await town.vera.sees("You have one case in hand"))
    await town.vera.click("Refund the buyer", on=await town.vera.sees("Your turn to decide"))
    await town.vera.hand_in("It is not blue", send="Yes, refund the buyer")
    await town.boris.sees("The mediator decided Logo design")
    await answer(town, town.vera, "One more thing", "It was green.")
    await town.vera.sees("There is no such order among yours.")
    await town.quiet()
    await town.boris.sees_no("One more thing")


async def test_whoever_took_the_case_gets_all_of_it_as_one_file(town: Town) -> None:
    await work(town)
    await write(town.anna, "Boris", "Blue <b>please</b>")
    asked = await town.boris.sees("Blue")
    await town.quiet()
    await town.boris.upload("palette.pdf", PDF, caption="Like this?", to=asked)
    await town.anna.sees("Like this?")
    await acts.deliver(town.boris, town.anna)
    await town.anna.click("More")
    await town.anna.click("Call a mediator")
    await town.anna.hand_in("It is <i>green</i>")
    told = await town.vera.sees("A case for a mediator: Logo design")
    await town.vera.click("Take the case", on=told)
    await town.vera.click("More", on=await town.vera.sees("Your turn to decide"))
    await town.vera.click("All of it as a file")
    await town.vera.sees("open index.html in it")
    given = await town.vera.sees_file(f"order-{(await town.record())[0].order[:4]}.zip")
    with ZipFile(BytesIO(await town.vera.download(given))) as record:
        page = record.read("index.html").decode()
        enclosed = {each.partition("-")[2]: record.read(each) for each in record.namelist() if each != "index.html"}
    assert enclosed == {"logo.svg": acts.LOGO, "palette.pdf": PDF}
    assert "Blue &lt;b&gt;please&lt;/b&gt;" in page
    assert "It is &lt;i&gt;green&lt;/i&gt;" in page
    for content in enclosed.values():
        assert sha256(content).hexdigest() in page
    for words in word_of_each(await town.storage.cases.of((await town.record())[0].order)):
        assert words not in page


def word_of_each(found: Case | None) -> tuple[str, str]:
    assert found
    return found.buyer_word, found.seller_word


async def test_a_mediator_who_is_one_no_more_gives_the_case_back_at_once(town: Town) -> None:
    """Where nobody is named staff settle disputes; Anna is named, who may not judge her own order."""
    await take(town)
    card = await town.vera.sees("Your turn to decide")
    await town.vera.send("/setup")
    await town.vera.click("Mediators", on=await town.vera.sees("Mediators, who settle disputes"))
    await town.vera.click("Add somebody")
    await town.vera.fill([str(town.anna.person_id)])
    for phone in (town.anna, town.boris):
        await phone.sees("The mediator gave Logo design")
    await town.vera.click("Pay the seller", on=card)
    await town.vera.sees_toast("The order has moved on since.")
    await town.anna.send("/cases")
    await town.anna.sees("Nothing waits.")
    assert (await town.events())[-1] == "handed_back"


async def test_a_mediator_who_took_the_case_pays_the_seller(town: Town) -> None:
    await take(town)
    await town.vera.click("Pay the seller")
    await town.vera.hand_in("The work is as described", send="Yes, pay the seller")
    await town.boris.sees("The mediator decided Logo design")
    await town.anna.sees("The work is as described")
    assert await town.balance("boris") == 54_00


async def test_a_mediator_divides_what_is_held(town: Town) -> None:
    await take(town)
    await town.vera.click("Divide the money")
    await town.vera.fill(["50 %", "Half of it is there"])
    await town.vera.click("Yes, divide it so")
    await town.anna.sees("you get 30.00 € back")
    assert (await town.balance("anna"), await town.balance("boris")) == (30_00, 27_00)


async def test_a_mediator_gives_everything_back(town: Town) -> None:
    await take(town)
    await town.vera.click("Refund the buyer")
    await town.vera.hand_in("Nothing of it is usable", send="Yes, refund the buyer")
    await town.anna.sees("You get 60.00 € back")
    assert await town.balance("anna") == 60_00


async def test_an_order_goes_back_to_the_buyers_look_with_the_whole_time(town: Town) -> None:
    await take(town)
    await town.vera.click("Back to the buyer's look")
    await town.vera.hand_in("Please look again")
    await town.anna.sees("lets Logo design")
    town.later(days=4)
    await town.anna.sees("3 days left to look at Logo design")


async def test_before_delivery_a_mediator_is_called_only_once_asking_was_in_vain(town: Town) -> None:
    await work(town)
    await town.anna.click("More")
    await town.anna.sees_no("Call a mediator")
    await town.anna.click("Ask to cancel")
    await town.anna.hand_in("I don't need it any more")
    await town.boris.click("Don't cancel")
    await town.anna.sees("Boris does not agree to cancel")
    await town.quiet()
    await town.anna.click("More")
    await town.anna.click("Call a mediator")
    await town.anna.hand_in("We can't agree")
    await town.boris.sees("Anna called a mediator")


async def test_a_dispute_ends_by_itself_when_the_two_agree(town: Town) -> None:
    await call(town)
    await town.boris.click("More")
    await town.boris.click("Propose an agreement")
    await town.boris.fill(["25 %", "A part of it is missing"])
    await town.boris.click("Send it")
    await town.anna.click("Agree to that")
    await town.anna.click("Yes, end it so")
    await town.boris.sees("You are paid 40.50 €")
    assert (await town.balance("anna"), await town.balance("boris")) == (15_00, 40_50)


async def test_a_case_that_nobody_takes_is_told_to_all_again_and_divided_after_thirty_days(town: Town) -> None:
    await call(town)
    town.later(hours=48)
    await town.vera.sees("still waits for a mediator")
    town.later(days=28)
    await town.anna.sees("By the rule of this place you get 30.00 € back")
    assert (await town.balance("anna"), await town.balance("boris")) == (30_00, 27_00)


async def test_a_case_that_is_not_decided_goes_back_to_all_mediators(town: Town) -> None:
    await take(town)
    town.later(hours=72)
    await town.anna.sees("did not decide about Logo design")
    await town.vera.sees("was not decided in time and needs a mediator")
