from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.press import Press
from core.day import Digest, QuietHours
from core.person import Account, Platform
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, NOON


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def anna(world: World) -> Chat:
    chat = world.chat(ANNA)
    await chat.send("/settings")
    return chat


async def test_settings_say_what_holds(anna: Chat) -> None:
    assert "Language: English" in anna.text
    assert "Time zone: UTC" in anna.text
    assert "12:00" in anna.text


async def test_a_language_is_one_tap_and_holds_at_once(world: World, anna: Chat) -> None:
    await anna.press("Русский")
    assert "Теперь я говорю по-русски" in anna.text
    assert world.people.people[ANNA].language == "ru"
    await anna.press("English")
    assert "From now on I speak English" in anna.text


async def test_a_likely_zone_is_one_tap(world: World, anna: Chat) -> None:
    await anna.press("Change the time zone")
    await anna.press("Berlin")
    assert world.people.people[ANNA].timezone == "Europe/Berlin"
    assert "Berlin. There it is Mon 2 Nov, 13:00 now" in anna.text


async def test_any_city_can_be_typed(world: World, anna: Chat) -> None:
    await anna.press("Change the time zone")
    await anna.send("Mordor")
    assert "don't know this place" in anna.text
    await anna.send("владивосток")
    assert world.people.people[ANNA].timezone == "Asia/Vladivostok"


async def test_leaving_the_question_leads_back_to_the_settings(world: World, anna: Chat) -> None:
    await anna.press("Change the time zone")
    await anna.press("Cancel")
    assert "Language: English" in anna.text
    assert world.people.people[ANNA].timezone is None


async def test_a_language_that_nobody_wrote_texts_for_changes_nothing(world: World, anna: Chat) -> None:
    await anna.press_token(Press("language", ("xx",)))
    assert world.people.people[ANNA].language == "en"


async def test_who_came_with_an_unknown_language_reads_the_shops_own(world: World) -> None:
    anna = world.chat(ANNA)
    anna.speak("de-AT")
    await anna.send("/start")
    assert "Hello, Anna!" in anna.text


async def test_times_are_told_on_the_readers_clock(world: World, anna: Chat) -> None:
    await anna.press("Change the time zone")
    await anna.send("Tokyo")
    assert "21:00" in anna.text


async def test_where_orders_come_on_discord_is_one_tap_for_whoever_is_there(world: World, anna: Chat) -> None:
    assert "Discord" not in anna.text
    person = world.people.people[ANNA]
    world.people.people[ANNA] = replace(person, accounts=(*person.accounts, Account(Platform.DISCORD, 2**60)))
    await anna.send("/settings")
    await anna.press("Discord: orders in direct messages")
    assert world.people.people[ANNA].direct
    assert "✓ Discord: orders in direct messages" in anna.labels()
    await anna.press("✓ Discord: orders in direct messages")
    assert not world.people.people[ANNA].direct


async def test_quiet_hours_are_one_tap(world: World, anna: Chat) -> None:
    assert "Quiet hours: none" in anna.text
    await anna.press("Quiet hours")
    await anna.press("22:00-08:00")
    assert world.people.people[ANNA].quiet_hours == QuietHours(time(22), time(8))
    assert "Quiet hours: from 22:00 to 08:00" in anna.text
    assert "✅ Set." in anna.text


async def test_quiet_hours_can_be_typed_and_given_up_again(world: World, anna: Chat) -> None:
    await anna.press("Quiet hours")
    await anna.send("when I sleep")
    assert "from when to when" in anna.text
    await anna.send("from 11 pm to 7:30")
    assert world.people.people[ANNA].quiet_hours == QuietHours(time(23), time(7, 30))
    await anna.press("Quiet hours")
    await anna.send("off")
    assert world.people.people[ANNA].quiet_hours is None
    assert "I tell you everything at once" in anna.text


async def test_leaving_the_question_of_quiet_hours_leaves_them_as_they_are(world: World, anna: Chat) -> None:
    await anna.press("Quiet hours")
    await anna.press("Cancel")
    assert "Quiet hours: none" in anna.text
    assert world.people.people[ANNA].quiet_hours is None


async def test_what_was_held_back_is_looked_at_anew_when_the_hours_change(world: World, anna: Chat) -> None:
    woken: list[bool] = []
    world.shop = replace(world.shop, wake=lambda: woken.append(True))
    for change, answer in (("Quiet hours", "22-8"), ("Change the time zone", "Tokyo"), ("Quiet hours", "off")):
        await anna.press(change)
        await anna.send(answer)
    assert woken == [True] * 3


async def test_a_digest_is_wanted_at_an_hour_of_ones_own_day(world: World, anna: Chat) -> None:
    assert "Daily digest: none" in anna.text
    await anna.press("Daily digest")
    await anna.press("09:00")
    assert world.people.people[ANNA].digest == Digest(time(9), NOON + timedelta(hours=21))
    assert "Daily digest: at 09:00" in anna.text


async def test_the_hour_of_a_digest_can_be_typed_and_given_up_again(world: World, anna: Chat) -> None:
    await anna.press("Daily digest")
    await anna.send("early")
    assert "I did not understand the time" in anna.text
    await anna.send("6:30 pm")
    assert world.people.people[ANNA].digest == Digest(time(18, 30), NOON + timedelta(hours=6, minutes=30))
    await anna.press("Daily digest")
    await anna.press("No digest")
    assert world.people.people[ANNA].digest is None
    assert "Daily digest: none" in anna.text


async def test_a_digest_moves_with_its_persons_clock(world: World, anna: Chat) -> None:
    await anna.press("Daily digest")
    await anna.press("09:00")
    await anna.press("Change the time zone")
    await anna.send("Tokyo")
    assert world.people.people[ANNA].digest == Digest(time(9), NOON + timedelta(hours=12))


async def test_a_language_or_a_night_leaves_the_digest_as_it_is(world: World, anna: Chat) -> None:
    await anna.press("Daily digest")
    await anna.press("09:00")
    before = world.people.people[ANNA].digest
    await anna.press("Русский")
    await anna.press("Тихие часы")
    await anna.press("22:00-08:00")
    assert world.people.people[ANNA].digest == before
