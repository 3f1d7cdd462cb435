"""Staff look after their place: a service is reported and taken down, a person is warned, suspended and heard."""

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import Town

WHY = "This is stolen work."


async def report(phone: Handset, link: str) -> None:
    await phone.open(link)
    await phone.click("Report")
    await phone.click("It is not what it says it is")
    await phone.sees("Thank you. Staff will look at Logo design")


async def a_reported_service(town: Town) -> str:
    await town.vera.send("/start")
    link = await acts.offer(town.boris)
    await report(town.anna, link)
    await town.vera.sees("Anna has reported Logo design")
    return link


async def suspend(town: Town) -> None:
    """Vera suspends Boris for a week, from the service that was reported."""
    await town.vera.click("For staff")
    await town.vera.click("About Boris")
    await town.vera.click("Suspend")
    await town.vera.send(WHY)
    await town.vera.click("7 days")
    await town.vera.sees("This is what Boris will read")
    await town.vera.click("Yes, suspend")
    await town.vera.sees("Suspended. They are told why")


async def test_a_reported_service_is_taken_down_and_put_back_and_everybody_is_told(town: Town) -> None:
    link = await a_reported_service(town)
    await town.vera.send("/staff")
    await town.vera.click("Reported services (1)")
    await town.vera.click("Logo design")
    await town.vera.click("Take it down")
    await town.vera.send(WHY)
    await town.vera.sees("Taken down. The seller is told why.")
    down = await town.boris.sees("Staff have taken your service Logo design down")
    assert WHY in down.text
    await town.anna.sees("Thank you for reporting Logo design: staff have taken it down.")
    await town.anna.send("/browse")
    await town.anna.sees("Nobody offers anything yet")
    await town.boris.click("Pause")
    own = await town.boris.sees("Taken down by staff.")
    assert not {"Pause", "Offer again"} & set(town.boris.buttons(own))
    await town.vera.click("Put it back")
    await town.boris.sees("Staff have put your service Logo design back")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)


async def test_a_report_that_is_dismissed_changes_nothing_and_is_decided_once(town: Town) -> None:
    link = await a_reported_service(town)
    await town.vera.click("For staff")
    shown = await town.vera.sees_button("Nothing wrong with it")
    await town.vera.click("Nothing wrong with it", on=shown)
    await town.vera.sees("Dismissed. Whoever reported it is told.")
    await town.anna.sees("leave it as it is")
    await town.vera.send("/staff")
    await town.vera.sees("Nothing waits.")
    await acts.place(town.anna, link)


async def test_one_person_has_only_so_many_reports_wait(town: Town) -> None:
    await town.vera.send("/start")
    link = await acts.offer(town.boris)
    await report(town.anna, link)
    await town.anna.open(link)
    await town.anna.click("Report")
    await town.anna.click("It breaks the rules here")
    await town.anna.sees("You have reported this already")


async def test_who_is_suspended_cannot_sell_or_order_finishes_what_runs_and_is_heard_once(town: Town) -> None:
    await town.vera.send("/start")
    link = await acts.offer(town.boris)
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await report(town.oleg, link)
    await suspend(town)
    told = await town.boris.sees("Staff of Handover have suspended you until Mon 14 Jan")
    assert WHY in told.text
    assert "You can appeal, once" in told.text
    await town.oleg.send("/browse")
    await town.oleg.sees("Nobody offers anything yet")
    await town.boris.send("/sell")
    await town.boris.sees("you can neither sell nor order anything new there")
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")

    await town.boris.click("Appeal", on=told)
    await town.boris.send("It was my own work.")
    await town.boris.sees("Your appeal is with staff")
    appeal = await town.vera.sees("Boris appeals in Handover")
    assert "It was my own work." in appeal.text
    await town.vera.click("Look", on=appeal)
    await town.vera.click("Lift it")
    await town.vera.send("He is right.")
    await town.boris.sees("Your suspension in Handover is lifted")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)


async def test_a_suspension_ends_by_itself(town: Town) -> None:
    link = await a_reported_service(town)
    await suspend(town)
    town.later(days=7)
    await town.quiet()
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)


async def test_an_appeal_that_is_not_upheld_leaves_the_ban_and_is_the_last_word(town: Town) -> None:
    await a_reported_service(town)
    await town.vera.click("For staff")
    await town.vera.click("About Boris")
    await town.vera.click("Ban")
    await town.vera.send(WHY)
    await town.vera.click("Yes, ban")
    banned = await town.boris.sees("Staff of Handover have banned you")
    await town.boris.click("Appeal", on=banned)
    await town.boris.send("Please.")
    await town.vera.click("Look", on=await town.vera.sees("Boris appeals"))
    await town.vera.click("Uphold it")
    await town.vera.send("We looked at it again.")
    await town.boris.sees("the ban stands")
    await town.boris.click("Why, and how to appeal")
    shown = await town.boris.sees("We looked at it again.")
    assert "Appeal" not in town.boris.buttons(shown)
    await town.anna.send("/browse")
    await town.anna.sees("Nobody offers anything yet")


async def test_who_is_no_staff_finds_nothing_there(town: Town) -> None:
    await acts.offer(town.boris)
    await town.anna.send("/staff")
    await town.anna.sees("You are staff of no place that could be seen from here")
