"""Letters become messages: cards in place, pings anew, and what Discord answers becomes the courier's receipt."""

from dataclasses import replace

import simcord

from bot.discord.channel import DiscordChannel
from bot.press import Press
from bot.screens.screen import Button
from core.linkdesk import ABOUT_YOU
from core.message import Spot
from core.order import PersonId
from core.ports import UNMOVED, Delivered, LetterKind
from tests.bot.discord.conftest import Composed, a_letter, says, texts
from tests.fakes import FakeCards

START_BUTTON = (Button("Start work", Press("do", ("start",))),)


async def test_the_first_card_is_a_silent_message_whose_place_is_kept(
    channel: DiscordChannel, composed: Composed, cards: FakeCards, user: simcord.UserHandle, env: simcord.Env
) -> None:
    composed.on_card = says("<b>Logo</b>", START_BUTTON)
    assert await channel.deliver(a_letter()) == Delivered()
    card = user.dm_channel.last_message
    assert card is not None
    assert texts(user) == ["**Logo**"]
    assert card.flags.suppress_notifications
    assert [place.message for place in cards.places.values()] == [card.id]


async def test_a_card_is_edited_in_place_as_the_order_moves(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle
) -> None:
    composed.on_card = says("Queued", START_BUTTON)
    await channel.deliver(a_letter())
    composed.on_card = says("In progress")
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    assert texts(user) == ["In progress"]


async def test_a_card_is_drawn_anew_though_its_order_has_not_moved(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle
) -> None:
    composed.on_card = replace(says("Completed"), version=9)
    await channel.deliver(replace(a_letter(), version=9))
    composed.on_card = replace(says("Reviewed"), version=9)
    await channel.deliver(replace(a_letter(key="2"), version=9))
    assert texts(user) == ["Completed"]
    await channel.deliver(replace(a_letter(key="3"), version=9, topic=UNMOVED))
    assert texts(user) == ["Reviewed"]


async def test_a_ping_is_a_message_of_its_own(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle
) -> None:
    composed.in_letter = says("Boris delivered", START_BUTTON)
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert texts(user) == ["Boris delivered"]
    assert not user.dm_channel.history()[0].flags.suppress_notifications


async def test_a_letter_that_is_to_ring_nobody_does_not(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle
) -> None:
    composed.in_letter = replace(says("No hurry!"), silent=True)
    assert await channel.deliver(a_letter(LetterKind.MESSAGE)) == Delivered()
    assert user.dm_channel.history()[0].flags.suppress_notifications


async def test_a_letter_about_the_person_alone_is_a_direct_message_that_belongs_to_no_order(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle
) -> None:
    composed.in_letter = says("This chat was unlinked")
    assert await channel.deliver(replace(a_letter(LetterKind.PING), order=ABOUT_YOU)) == Delivered()
    assert texts(user) == ["This chat was unlinked"]
    [shown] = user.dm_channel.history()
    spot = Spot("discord", shown.channel.id, shown.id)
    assert await channel._letters._messages.at(spot, PersonId(1)) is None


async def test_once_people_were_linked_or_parted_it_is_looked_up_anew_where_cards_are(
    channel: DiscordChannel, composed: Composed, cards: FakeCards, user: simcord.UserHandle
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    cards.places.clear()
    channel.forget()
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    assert texts(user) == ["Queued", "Queued"]
