"""What people do in Discord reaches the conversation as theirs alone, once, and is always answered."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import discord
import pytest
from discord.ui import ActionRow, Button, LayoutView

from bot.discord.button import PressButton
from bot.press import Press, parse
from core.order import Order, PersonId
from core.ports import Busy, Draft
from core.workflow import BUYER, SELLER, Action
from core.workflows.service import SERVICE
from tests.bot.discord.town import Phone, Town, a_town, buttons, text_of
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_listing, an_order
from tests.fakes import FakeDrafts

STATES = tuple(state.name for state in SERVICE.states)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def town(world: World) -> AsyncIterator[Town]:
    async with a_town(world) as town:
        yield town
        assert town.env.errors == []


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


def answer_to(phone: Phone) -> str:
    """Everything that the latest act was answered with."""
    assert phone.result
    answers = [phone.result.response, *phone.result.followups]
    return "\n".join(text_of(each.message) for each in answers if each)


def a_view(token: str) -> LayoutView:
    """A message of ours with one button."""
    view, row = LayoutView(timeout=None), ActionRow[LayoutView]()
    row.add_item(PressButton(Button(label="Mine now", custom_id=token)))
    view.add_item(row)
    view.stop()
    return view


async def forged(phone: Phone, token: str) -> None:
    """Somebody presses a button that holds `token`, wherever they got it from."""
    user = phone.town.env.bot.get_user(phone.actor.id) or await phone.town.env.bot.fetch_user(phone.actor.id)
    phone.result = await phone.actor.user.click(await user.send(view=a_view(token)), custom_id=token)


async def test_an_order_is_opened_by_its_code_its_title_or_its_message(town: Town, order: Order) -> None:
    boris = town.phone(BORIS)
    offered = await boris.actor.user.autocomplete("order open", "order", "bakery")
    assert [(each["value"], order.code in each["name"]) for each in offered] == [(order.id, True)]

    await boris.slash("order open", order=order.code.lower())
    assert "Logo for a bakery" in boris.last
    await boris.slash("order open", order=order.id)
    assert "Logo for a bakery" in boris.last


async def test_a_message_of_ours_leads_to_its_order(town: Town, world: World) -> None:
    order = world.put(an_order("in_progress", community=town.set_up().id))
    boris, oleg, general = town.phone(BORIS), town.phone(STRANGER), town.env.guild.channels["general"]
    channel = town.env.bot.get_partial_messageable(general.id)
    about = await channel.send(view=a_view(Press("card", (order.id,)).pack()))
    other = await channel.send(view=a_view("nothing of ours"))

    boris.result = await boris.actor.context_menu(general, "Open order from this message", about)
    assert "Logo for a bakery" in answer_to(boris)
    oleg.result = await oleg.actor.context_menu(general, "Open order from this message", about)
    assert answer_to(oleg) == "There is no such order among yours."
    boris.result = await boris.actor.context_menu(general, "Open order from this message", other)
    assert "no order in this message" in answer_to(boris)
    assert boris.result.ephemeral


@pytest.mark.parametrize("typed", ["id", "code", "nonsense", "", "AAAAAAAAAAAA"])
async def test_a_stranger_opens_nothing_of_others(town: Town, order: Order, typed: str) -> None:
    oleg = town.phone(STRANGER)
    assert await oleg.actor.user.autocomplete("order open", "order", "") == []
    await oleg.slash("order open", order={"id": order.id, "code": order.code}.get(typed, typed) or "?")

    assert answer_to(oleg) == "There is no such order among yours."
    assert "bakery" not in oleg.text


async def test_services_that_are_offered_while_typing_are_ones_own_or_on_sale(town: Town, world: World) -> None:
    mine, paused = a_listing(title="Logo"), a_listing(title="Poster", seller=ANNA)
    world.offer(mine)
    world.offer(paused)
    boris = town.phone(BORIS)
    own = await boris.actor.user.autocomplete("services", "service", "")
    on_sale = await boris.actor.user.autocomplete("open", "service", "post")

    assert [each["value"] for each in own] == [mine.id]
    assert [each["value"] for each in on_sale] == [paused.id]


@pytest.mark.parametrize(
    "token",
    [
        lambda order: Press("do", (order.id, str(order.version), "start")).pack(),
        lambda order: Press("ask", (order.id, str(order.version), "deliver")).pack(),
        lambda order: Press("card", (order.id,)).pack(),
        lambda order: Press("timeline", (order.id, "0")).pack(),
        lambda _: "no token of ours",
        lambda _: "do:::",
    ],
)
async def test_a_button_in_the_wrong_hands_shows_and_changes_nothing(
    town: Town, world: World, order: Order, token: Any
) -> None:
    oleg = town.phone(STRANGER)
    await forged(oleg, token(order))

    assert answer_to(oleg)
    assert world.orders.orders[order.id] == order
    assert "bakery" not in oleg.text


async def test_a_form_handed_in_twice_has_one_effect(town: Town, world: World, order: Order) -> None:
    boris = town.phone(BORIS)
    await boris.slash("order open", order=order.id)
    shown = await boris.press("Deliver")
    await boris.hand_in({"text": "Here it is"})
    version = world.orders.orders[order.id].version
    shown._interaction.modal_consumed = False
    boris.result = shown
    await boris.hand_in({"text": "Here it is"})

    assert world.orders.orders[order.id].version == version
    assert [event.name for event in await world.orders.events(order.id)] == ["delivered"]


async def test_a_form_of_somebody_else_is_no_form(town: Town, world: World, order: Order) -> None:
    boris, oleg = town.phone(BORIS), town.phone(STRANGER)
    await boris.slash("order open", order=order.id)
    await boris.press("Deliver")
    opened = boris.result
    assert opened
    assert opened.modal
    await oleg.slash("sell")
    assert oleg.result
    oleg.result._interaction.modal = opened.modal
    await oleg.hand_in({"text": "Mine now"})

    assert world.orders.orders[order.id] == order
    assert "bakery" not in oleg.text


async def test_an_interaction_that_is_over_still_moves_the_order_once(town: Town, world: World) -> None:
    order = world.put(an_order("queued"))
    boris = town.phone(BORIS)
    await boris.slash("order open", order=order.id)
    town.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction", times=None)
    town.env.inject_error("*", "/webhooks/*", status=404, code=10015, message="Unknown Webhook", times=None)
    for message in boris.messages():
        for button in buttons(message):
            if button.label == "Start work":
                await boris.actor.user.click(message, custom_id=button.custom_id)
    town.env.backend.faults.clear()
    await town.post()

    assert world.orders.orders[order.id].state == "in_progress"
    assert "In progress" in boris.text


async def test_what_is_written_in_direct_messages_answers_a_question(town: Town) -> None:
    boris = town.phone(BORIS)
    await boris.say("/sell")
    await boris.say("Logo design")
    assert "2 of 7" in boris.last
    await boris.press("Write")
    await boris.hand_in({"description": "Three drafts.", "price": "€50", "delivery": "fri 6pm", "revisions": "2"})
    assert "3 days" in boris.last
    await boris.say("a week")
    assert "✓ Delivery: 7 days" in boris.last


async def test_what_is_written_in_a_channel_of_a_server_is_none_of_our_business(town: Town) -> None:
    boris = town.phone(BORIS)
    general = town.env.guild.channels["general"]
    await boris.actor.send(general, f"<@{town.env.bot.user.id}> /sell")  # type: ignore[union-attr]

    assert len(general.history()) == 1
    assert boris.messages() == []


async def test_a_command_in_a_server_that_is_not_set_up_says_so_to_its_writer_alone(town: Town) -> None:
    boris = town.phone(BORIS)
    general = town.env.guild.channels["general"]
    for command in ("sell", "browse"):
        boris.result = await boris.actor.slash(general, command)
        assert "/setup" in answer_to(boris)
        assert boris.result.ephemeral


async def test_trouble_with_storage_is_tried_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    boris, failures = town.phone(BORIS), [Busy(), Busy()]
    put = FakeDrafts.put

    async def troubled(self: FakeDrafts, draft: Draft) -> None:
        if failures:
            raise failures.pop()
        await put(self, draft)

    monkeypatch.setattr(FakeDrafts, "put", troubled)
    await boris.say("/sell")
    await town.env.advance_time(2)

    assert not failures
    assert "1 of 7" in boris.last


async def test_trouble_with_storage_that_does_not_pass_is_said(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def troubled(self: FakeDrafts, draft: Draft) -> None:
        raise Busy

    monkeypatch.setattr(FakeDrafts, "put", troubled)
    boris = town.phone(BORIS)
    boris.result = await boris.actor.user.slash("sell")
    await town.env.advance_time(120)

    assert "Too much is going on" in boris.text or "Too much is going on" in answer_to(boris)


async def test_our_own_fault_is_apologised_for(
    town: Town, order: Order, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.talk.door.pressed", broken)
    boris = town.phone(BORIS)
    await boris.slash("order open", order=order.id)

    assert "went wrong" in answer_to(boris).lower() or "our fault" in answer_to(boris).lower()
    assert "could not be handled" in caplog.text


async def test_a_person_is_met_by_the_name_they_show_never_by_their_handle(town: Town, world: World) -> None:
    user = town.env.create_user("secret_handle", global_name="")
    town.env.guild.add_member(user)
    await user.slash("help")

    newest = world.people.people[max(world.people.people)]
    assert newest.name.startswith("#")
    assert "secret_handle" not in newest.name


@pytest.mark.parametrize("who", [ANNA, BORIS])
@pytest.mark.parametrize("state", STATES)
async def test_whatever_a_card_offers_works_and_nothing_else_does(
    town: Town, world: World, state: str, who: PersonId
) -> None:
    phone = town.phone(who)
    placed = world.put(an_order(state))
    role = BUYER if who == ANNA else SELLER
    offered = await _offered(phone, placed)
    for token in offered:
        order = world.put(replace(placed, id=placed.id))
        await phone.slash("order open", order=order.id)
        if not any(token in {button.custom_id for button in buttons(each)} for each in phone.messages()):
            await phone.press("More")
        shown = [each for each in phone.messages() if token in {button.custom_id for button in buttons(each)}]
        assert shown, (token, phone.text, phone.labels())
        message = shown[0]
        phone.result = await phone.actor.user.click(message, custom_id=token)
        await town.post()
        said = answer_to(phone)
        assert "has moved on" not in said, (role, token)
        assert "can't be done" not in said, (role, token)
        assert "no such order" not in said, (role, token)
        assert "another time" not in said, (role, token)


@pytest.mark.parametrize("who", [ANNA, BORIS, STAFFER, STRANGER])
@pytest.mark.parametrize("state", STATES)
async def test_what_no_card_offers_changes_nothing(town: Town, world: World, state: str, who: PersonId) -> None:
    phone, order = town.phone(who), world.put(an_order(state))
    offered = {parse(token) for token in await _offered(phone, order)}
    names = {press.args[2] for press in offered if press and press.verb in {"do", "ask"}}
    everything = {move.name for _, move in SERVICE.moves() if isinstance(move, Action)} | {"pay", "resolve"}
    tokens = [
        Press(verb, (order.id, str(order.version), name)).pack()
        for name in sorted(everything - names)
        for verb in ("do", "ask")
    ]
    for token in tokens:
        await forged(phone, token)
        assert phone.result
        assert phone.result.modal is None, token
        assert world.orders.orders[order.id] == order, token


async def _offered(phone: Phone, order: Order) -> list[str]:
    """The tokens of all buttons on the card of `order` and behind it."""
    await phone.slash("order open", order=order.id)
    shown = [button.custom_id for message in phone.messages() for button in buttons(message)]
    if any(token.startswith("more:") for token in shown):
        await phone.press("More")
        shown += [button.custom_id for message in phone.messages() for button in buttons(message)]
        await phone.slash("order open", order=order.id)
    return list(dict.fromkeys(shown))


async def in_thread(town: Town, world: World) -> tuple[Phone, Order, Any]:
    """Boris has an order in a thread of his own."""
    order = world.put(an_order("in_progress", community=town.set_up(threads=True).id))
    boris = town.phone(BORIS)
    boris.result = await boris.actor.slash(town.env.guild.channels["general"], "order open", order=order.id)
    (thread,) = town.env.guild.channels["general"].threads
    return boris, order, thread


async def test_a_press_in_a_thread_that_was_put_away_works(town: Town, world: World) -> None:
    boris, order, thread = await in_thread(town, world)
    found = await town.env.bot.fetch_channel(thread.id)
    assert isinstance(found, discord.Thread)
    (card,) = [message for message in thread.history() if buttons(message)]
    await found.edit(archived=True)
    boris.result = await boris.actor.click(card, custom_id=Press("more", (order.id,)).pack())

    assert answer_to(boris) or text_of(thread.history()[-1])
    assert world.orders.orders[order.id] == order


async def test_in_ones_own_thread_one_writes_by_mentioning_the_bot(town: Town, world: World) -> None:
    boris, order, thread = await in_thread(town, world)
    (card,) = [message for message in thread.history() if buttons(message)]
    await boris.actor.click(card, custom_id=Press("ask", (order.id, str(order.version), "deliver")).pack())
    await boris.actor.send(thread, "Here it is, and nobody hears it")
    assert "mention me" in text_of(thread.history()[-1])
    told = len(thread.history())
    await boris.actor.send(thread, "Hello?")
    assert len(thread.history()) == told + 1
    before = len(thread.history())
    await boris.actor.send(thread, f"{town.mention} Here it is")

    assert len(thread.history()) > before
    assert "Here it is" in text_of(thread.history()[-1])
    assert "nobody hears" not in text_of(thread.history()[-1])


async def test_nobody_is_heard_in_somebody_elses_thread(town: Town, world: World) -> None:
    _, _, thread = await in_thread(town, world)
    before = len(thread.history())
    town.env.backend.add_thread_member(thread.id, town.someone[STRANGER].id)
    await town.someone[STRANGER].send(thread, f"{town.mention} /orders")

    assert len(thread.history()) == before + 1


async def test_from_what_is_behind_a_card_one_comes_back_to_it(town: Town, world: World) -> None:
    phone, order = town.phone(ANNA), world.put(an_order("delivered"))
    await phone.slash("order open", order=order.id)
    card = phone.labels()
    for behind in ("More", "Accept"):
        await phone.press(behind)
        assert phone.labels() != card
        await phone.press("Back")
        assert phone.labels() == card
    await phone.press("More")
    await phone.slash("order open", order=order.id)
    assert phone.labels() == card


async def test_a_form_that_discord_refuses_is_a_question_instead(town: Town) -> None:
    boris = town.phone(BORIS)
    town.env.inject_error("POST", "/interactions/*", status=400, code=50035, message="Invalid Form Body")
    await boris.slash("sell")

    assert boris.result
    assert boris.result.modal is None
    assert "What do you offer?" in answer_to(boris)
    await boris.press("Write")
    assert boris.result.modal
