"""What is stored about a person is theirs to have."""

import io
import json
import zipfile

from tests.chat import acts
from tests.chat.scene import Town


async def test_a_person_gets_all_that_is_stored_about_them_as_a_file(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await town.boris.send("/privacy")
    await town.boris.click("Get my data")
    await town.boris.sees("Here is what is stored about you.")
    message = await town.boris.sees_file("my-data.zip")
    opened = zipfile.ZipFile(io.BytesIO(await town.boris.download(message)))
    assert opened.testzip() is None
    assert opened.read("files/001-logo.svg") == acts.LOGO
    told = json.loads(opened.read("data.json"))
    assert [each["title"] for each in told["orders"]] == ["Logo design"]
    assert [(each["buyer"], each["seller"]) for each in told["orders"]] == [("Anna", "you")]
    assert "Logo design" in opened.read("index.html").decode()
    assert "You can get it again from" in await town.boris.click("Get my data")


async def test_a_person_is_erased_and_the_same_account_is_somebody_new(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.anna.send("/privacy")
    await town.anna.click("Erase my data")
    await town.anna.sees("What goes:")
    await town.anna.click("Yes, erase everything")
    await town.anna.sees("Erased. What stays on record names nobody any more.")
    await town.anna.send("/orders")
    await town.anna.sees("To order something, open the link")
    await town.boris.send("/orders")
    listed = await town.boris.sees("1 closed order")
    [order] = [each for each in town.boris.buttons(listed) if each.startswith("✅ Logo design")]
    await town.boris.click(order)
    card = await town.boris.sees("How was it with the buyer?")
    assert "Anna" not in card.text


async def test_what_goes_on_and_what_is_owed_keeps_somebody_from_being_erased(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    for phone in (town.anna, town.boris):
        await phone.send("/privacy")
        await phone.click("Erase my data")
        refusal = await phone.sees("Your data cannot be erased yet. Nothing was changed.")
        assert "1 order goes on" in refusal.text
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    await town.boris.send("/privacy")
    await town.boris.click("Erase my data")
    await town.boris.sees("54.00 € is on your balance")
    await town.vera.send("/privacy")
    await town.vera.click("Erase my data")
    await town.vera.sees("You work for")
