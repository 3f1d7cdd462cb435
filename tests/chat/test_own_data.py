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
