"""Several communities under one bot: what belongs to one is never seen or moved from another."""

from dataclasses import replace

import pytest

from bot.press import Press
from bot.talk.aloud import aloud
from bot.talk.door import PRESSES, SHEETS
from bot.talk.kinds import KINDS
from bot.talk.services import DEEP_LINK
from bot.talk.setup import OF_GROUP, WAY_IN
from bot.talk.sheet import Entry, Sheet
from bot.talk.verbs import a_form, a_number, a_word, an_id
from core.community import Community, Rules
from core.listing import Listing
from core.order import CommunityId, Order
from core.person import Account, Platform
from tests.bot.talk.chat import LINK, Chat, World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_listing, an_order

FORGE, MILL, NOWHERE = -100_1, -100_2, -100_3


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def forge(world: World) -> Community:
    return world.found("Forge", FORGE, STAFFER)


@pytest.fixture
def mill(world: World) -> Community:
    return world.found("Mill", MILL, STRANGER)


@pytest.fixture
def sword(world: World, forge: Community) -> Listing:
    return world.offer(a_listing(title="Sword", community=forge.id))


@pytest.fixture
def flour(world: World, mill: Community) -> Listing:
    return world.offer(a_listing(title="Flour", community=mill.id))


async def test_in_a_group_one_sees_what_its_community_sells(world: World, sword: Listing, flour: Listing) -> None:
    for place, seen, hidden in ((FORGE, sword, flour), (MILL, flour, sword)):
        anna = world.chat(ANNA, place)
        await anna.send("/browse")
        assert anna.offers(seen.title)
        assert not anna.offers(hidden.title)


async def test_in_private_one_looks_around_where_one_was_last(world: World, sword: Listing, flour: Listing) -> None:
    await world.chat(ANNA, FORGE).send("/help")
    anna = world.chat(ANNA)
    await anna.send("/browse")
    assert "Services in Forge" in anna.text
    assert anna.offers("Sword")
    assert not anna.offers("Flour")
    await anna.send(f"/start {DEEP_LINK}{flour.id}")
    await anna.send("/browse")
    assert "Services in Mill" in anna.text
    assert anna.offers("Flour")
    await anna.press("Look around in Forge")
    assert anna.offers("Sword")


async def test_with_one_community_nothing_is_said_about_any(world: World) -> None:
    world.offer(a_listing())
    anna = world.chat(ANNA)
    await anna.send("/browse")
    assert anna.text == "Services, newest first"
    assert anna.labels()[1:] == ["My orders"]


async def test_whoever_was_in_a_group_finds_the_way_back_to_the_bots_own_services(world: World, sword: Listing) -> None:
    anna = world.chat(ANNA)
    await anna.send(f"/start {DEEP_LINK}{sword.id}")
    await anna.send("/browse")
    assert not anna.offers("Look around in Handover")
    world.offer(a_listing(title="Poem"))
    await anna.send("/browse")
    await anna.press("Look around in Handover")
    assert anna.offers("Poem")


async def test_a_link_of_a_community_leads_there(world: World, sword: Listing) -> None:
    anna = world.chat(ANNA)
    await anna.send(f"/start {WAY_IN}{sword.community}")
    assert anna.offers("Sword")
    await anna.send(f"/start {WAY_IN}nonsense")
    assert not anna.offers("Sword")


async def test_what_is_sold_in_a_group_or_after_it_is_offered_there(world: World, forge: Community) -> None:
    boris = world.chat(BORIS, FORGE)
    await boris.send("/sell")
    await boris.send("Sword")
    await boris.send("Sharp.")
    await boris.send("50")
    await boris.send("3 days")
    await boris.send("2")
    while not boris.offers("Publish"):
        await boris.press("No" if boris.offers("No") else "Skip")
    assert "It will be offered in Forge" in boris.text
    await boris.press("Publish")
    (listing,) = world.listings.listings.values()
    assert listing.community == forge.id


async def test_an_order_belongs_to_the_community_of_its_service_and_gets_its_rules(
    world: World, sword: Listing, forge: Community
) -> None:
    anna = world.chat(ANNA)
    await anna.send(f"/start {DEEP_LINK}{sword.id}")
    await anna.press("Order for")
    await anna.press("Place the order")
    order = world.only_order()
    assert order.community == forge.id
    assert order.terms.fee == forge.rules.fee != world.communities.default.rules.fee


async def test_in_a_group_ones_orders_of_other_communities_do_not_show(
    world: World, forge: Community, mill: Community
) -> None:
    world.put(an_order("queued", community=forge.id, title="Sword"))
    for place, shown in ((FORGE, True), (MILL, False), (None, True)):
        boris = world.chat(BORIS, place)
        await boris.send("/orders")
        assert boris.offers("📥 Sword") == shown, place


async def test_where_nobody_has_set_anything_up_one_is_told_who_can(world: World) -> None:
    world.offer(a_listing())
    for command in ("/browse", "/sell", "/orders", "/services"):
        anna = world.chat(ANNA, NOWHERE)
        await anna.send(command)
        assert "/setup" in anna.text
    assert not world.drafts.drafts


def tokens(order: Order, listing: Listing) -> list[Press]:
    """Every verb, with the order and with the service in every place where something is named."""
    made = []
    for thing in (order.id, listing.id):
        words = {an_id: thing, a_number: "3", a_word: "start", a_form: f"form-{order.id}-decline"}
        for name, verb in PRESSES.items():
            made.append(Press(name, tuple(words.get(kind, listing.community) for kind in verb.takes)))
    return [*made, Press("do", (order.id, "3", "pay"))]


@pytest.mark.parametrize("person", [ANNA, BORIS, STAFFER, STRANGER])
async def test_no_press_in_one_community_shows_or_changes_anything_of_another(
    world: World, sword: Listing, mill: Community, person: int
) -> None:
    order = world.put(an_order("queued", community=sword.community, title="Excalibur"))
    chat = Chat(world, person, place=MILL)  # type: ignore[arg-type]
    for token in tokens(order, sword):
        reply = await chat.press_token(token)
        assert reply.card is None, token
        assert not reply.screen or not {"Sword", "Excalibur"} & set(reply.screen.text.striptags().split()), token
    for name, verb in SHEETS.items():
        words = {an_id: order.id, a_number: "3", a_word: "sell", a_form: f"form-{order.id}-decline"}
        await chat.send("/cancel")
        token = Press(name, tuple(words[kind] for kind in verb.takes))
        fields = (Entry("reason", "Why"), Entry("text", "What"))
        reply = await chat.hand_in({"reason": "Because", "text": "Hello"}, sheet=Sheet("", token, fields))
        assert reply.card is None, token
    assert world.orders.orders == {order.id: order}
    assert world.listings.listings == {sword.id: sword}
    assert {draft.partition("-")[0] for _, draft in world.drafts.drafts} <= {*KINDS, "telegram"}


@pytest.mark.parametrize("text", ["/start {link}{listing}", "/orders", "/services", "/browse"])
async def test_no_command_in_one_community_shows_anything_of_another(
    world: World, sword: Listing, mill: Community, text: str
) -> None:
    world.put(an_order("queued", community=sword.community, title="Excalibur"))
    for person in (ANNA, BORIS, STAFFER, STRANGER):
        chat = world.chat(person, MILL)
        reply = await chat.send(text.format(link=DEEP_LINK, listing=sword.id))
        assert not {"Sword", "Excalibur"} & set(repr(reply).replace("'", " ").split())


async def test_a_form_begun_at_home_is_neither_sent_nor_lost_elsewhere(
    world: World, forge: Community, mill: Community
) -> None:
    order = world.put(an_order("queued", community=forge.id))
    home, elsewhere = world.chat(BORIS), world.chat(BORIS, MILL)
    await home.press_token(Press("ask", (order.id, "3", "decline")))
    await home.send("I have no time")
    await elsewhere.press_token(home.button("Yes, decline").does)
    assert world.orders.orders[order.id] == order
    await home.press("Yes, decline")
    assert world.orders.orders[order.id].state == "cancelled"


# --- staff by a role --------------------------------------------------------------------------------------------------

CASHIERS = 7


@pytest.fixture
def guild(world: World) -> Community:
    """A server whose cashiers are staff. Oleg has an account there."""
    accounts = (Account(Platform.DISCORD, 104),)
    world.people.people[STRANGER] = replace(world.people.people[STRANGER], accounts=accounts)
    world.wardens[Platform.DISCORD].place(2002, "Guild", (101, "Anna"))
    made = Community(CommunityId("GGGGGGGGGGGG"), "Guild", Platform.DISCORD, 2002, Rules(staff_roles=(CASHIERS,)), 1)
    world.communities.communities[made.id] = made
    return made


async def confirm(world: World, guild: Community, oleg: Chat) -> bool:
    """Whether Oleg can confirm a payment."""
    order = world.put(an_order("confirming", community=guild.id))
    await oleg.press_token(Press("do", (order.id, "3", "pay")))
    return world.orders.orders[order.id].state == "queued"


async def test_whoever_has_the_role_is_staff_and_whoever_lost_it_is_not(world: World, guild: Community) -> None:
    there = world.chat(STRANGER, 2002, Platform.DISCORD)
    there.roles = ()
    assert not await confirm(world, guild, there)
    there.roles = (1, CASHIERS)
    assert await confirm(world, guild, there)
    there.roles = (1,)
    assert not await confirm(world, guild, there)


async def test_in_private_it_is_asked_whether_somebody_has_the_role_still(world: World, guild: Community) -> None:
    warden = world.wardens[Platform.DISCORD]
    there = world.chat(STRANGER, 2002, Platform.DISCORD)
    there.roles = (CASHIERS,)
    await there.send("/help")
    assert warden.asked == []
    private = world.chat(STRANGER)
    warden.worn[104] = (CASHIERS,)
    assert await confirm(world, guild, private)
    assert warden.asked == [104]
    warden.worn[104] = ()
    assert not await confirm(world, guild, private)
    assert not await confirm(world, guild, private)
    assert warden.asked == [104, 104], "who is nothing any more is not asked after"


async def test_while_the_server_cannot_be_asked_staff_stay_staff(world: World, guild: Community) -> None:
    there = world.chat(STRANGER, 2002, Platform.DISCORD)
    there.roles = (CASHIERS,)
    await there.send("/help")
    del world.wardens[Platform.DISCORD].names[2002]
    assert await confirm(world, guild, world.chat(STRANGER))


async def test_nobody_else_is_ever_asked_after(world: World, guild: Community, sword: Listing) -> None:
    for person in (ANNA, BORIS, STRANGER):
        chat = world.chat(person)
        await chat.send(f"/start {DEEP_LINK}{sword.id}")
        await chat.press_token(Press("mine"))
    assert world.wardens[Platform.DISCORD].asked == []


# --- aloud ------------------------------------------------------------------------------------------------------------


async def test_a_group_is_answered_in_its_own_language_with_the_way_in(world: World, forge: Community) -> None:
    rules = replace(forge.rules, language="ru")
    await world.communities.change(replace(forge, rules=rules))
    anna = world.people.people[ANNA]
    there = await aloud(world.shop, anna, Platform.TELEGRAM, FORGE, "orders")
    assert there.text == "Заказы — дело личное: напишите мне в нашем с вами чате."
    assert [button.does for row in there.rows for button in row] == [LINK.format(f"{WAY_IN}{forge.id}")]
    assert [each.id for each in await world.communities.of(ANNA)] == [forge.id]


async def test_a_group_that_is_not_set_up_is_answered_with_the_chat_alone(world: World) -> None:
    anna = world.people.people[ANNA]
    there = await aloud(world.shop, anna, Platform.TELEGRAM, NOWHERE, "browse")
    assert [button.does for row in there.rows for button in row] == ["https://t.example/shop"]
    setting_up = await aloud(world.shop, anna, Platform.TELEGRAM, NOWHERE, "setup")
    assert [button.does for row in setting_up.rows for button in row] == [LINK.format(f"{OF_GROUP}{NOWHERE}")]
    assert await world.communities.of(ANNA) == []


async def test_the_help_tells_staff_what_comes_to_them_wherever_they_are_staff(world: World, sword: Listing) -> None:
    vera, oleg = world.chat(STAFFER), world.chat(STRANGER)
    for chat in (vera, oleg):
        await chat.send(f"/start {WAY_IN}{sword.community}")
        await chat.send("/help")
    assert "You are staff here" in vera.text
    assert "You are staff here" not in oleg.text
