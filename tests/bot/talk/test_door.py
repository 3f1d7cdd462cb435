import pytest

from bot.talk.door import COMMANDS
from tests.bot.talk.chat import World, an_upload
from tests.builders import ANNA, STAFFER


@pytest.fixture
def world() -> World:
    return World()


async def test_the_first_screen_says_what_this_is_and_where_to_go(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/start")
    assert "Hello, Anna!" in anna.text
    assert anna.labels() == ["Sell a service", "Browse services", "My orders", "How it works"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_every_command_is_answered_with_a_way_on(world: World, command: str, language: str) -> None:
    anna = world.chat(ANNA)
    anna.speak(language)
    await anna.send(f"/{command}@handover_bot")
    assert anna.text
    assert anna.labels()


async def test_commands_are_read_in_any_case_and_with_the_bots_name(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/HELP@handover_bot please")
    assert "How it works" in anna.text


@pytest.mark.parametrize("said", ["hello", "", "/", "//", "50", "☃" * 4000])
async def test_words_that_answer_nothing_are_told_where_to_go(world: World, said: str) -> None:
    anna = world.chat(ANNA)
    await anna.send(said)
    assert "did not ask for anything" in anna.text
    assert anna.labels()


async def test_a_command_that_is_none_is_pointed_to_the_list(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/dance")
    assert "/help lists those I know" in anna.text


async def test_a_file_that_nobody_asked_for_is_not_fetched(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("", an_upload())
    assert "did not ask for a file" in anna.text
    assert not world.files.kept


async def test_privacy_says_what_where_and_how_long(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/privacy")
    for word in ("What is stored about you", "Where, and who sees it", "How long"):
        assert word in anna.text


async def test_staff_are_told_that_they_are(world: World) -> None:
    anna, vera = world.chat(ANNA), world.chat(STAFFER)
    await anna.send("/help")
    await vera.send("/help")
    assert "You are staff here" in vera.text
    assert "You are staff here" not in anna.text
