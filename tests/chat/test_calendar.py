"""What is due comes as a file for the calendar that a person keeps elsewhere."""

from datetime import timedelta

from tests.calendars import Noted, read
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import MONDAY, Town


async def entries(phone: Handset, name: str) -> list[Noted]:
    """What stands in the newest file of that name."""
    return read(await phone.download(await phone.sees_file(name), name))


async def test_the_deadline_of_an_order_is_got_from_behind_its_card_and_again_when_it_has_moved(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    code = (await town.record())[0].order[:4]
    await town.quiet()
    await town.boris.click("More")
    await town.boris.click("Calendar")
    [before] = await entries(town.boris, f"order {code}.ics")
    assert before.at == MONDAY + timedelta(days=1)
    assert before.title == f"📥 Logo design · {code}: Your turn to start."
    await acts.start(town.boris, town.anna)
    await town.quiet()
    await town.anna.click("More")
    await town.anna.click("Calendar")
    [after] = await entries(town.anna, f"order {code}.ics")
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.at == MONDAY + timedelta(days=4)


async def test_all_open_orders_come_in_one_file(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    town.later(minutes=1)
    await acts.place(town.anna, await acts.offer(town.boris))
    await acts.pay(town.anna, town.boris)
    await town.boris.send("/orders")
    await town.boris.sees("2 orders need you")
    await town.boris.click("To my calendar")
    await town.boris.sees("The deadlines of your 2 open orders")
    found = await entries(town.boris, "orders.ics")
    assert {each.at for each in found} == {MONDAY + timedelta(days=1), MONDAY + timedelta(days=1, minutes=1)}


async def test_who_has_nothing_due_is_told_so(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.quiet()
    await town.anna.click("More")
    await town.anna.click("Cancel and get refund")
    await town.anna.hand_in("Changed my mind", send="Yes, cancel")
    await town.boris.sees("Anna cancelled")
    await town.boris.send("/orders")
    await town.boris.sees("closed order")
    assert "To my calendar" not in town.boris.buttons()
