"""Commands, presses, choices and forms of people, and the answers of the real client."""

import asyncio
import io
from dataclasses import replace
from typing import Any

import discord
import pytest
from discord import ui

from sandbox.discord.values import Channel, Guild
from sandbox.discord.world import Discord
from tests.sandbox.discord.conftest import Caller, Client, Person

SELL: dict[str, Any] = {
    "name": "order",
    "description": "Look at your orders",
    "options": [
        {
            "type": 1,
            "name": "show",
            "description": "One order",
            "options": [
                {"type": 3, "name": "code", "description": "Its code", "required": True, "autocomplete": True},
                {"type": 4, "name": "page", "description": "Page", "min_value": 1},
                {"type": 11, "name": "file", "description": "A file"},
                {"type": 6, "name": "who", "description": "Somebody"},
            ],
        }
    ],
}
PLAIN: dict[str, Any] = {"name": "sell", "description": "Offer a service"}


@pytest.fixture
async def commands(call: Caller, client: Client) -> Any:
    """What is registered everywhere."""
    on_message = {"name": "Add to order", "type": 3}
    set_ = await call("PUT", f"/applications/{client.application_id}/commands", [SELL, PLAIN, on_message])
    assert set_.status == 200
    return set_.body


async def done(acting: asyncio.Task[Any]) -> Any:
    async with asyncio.timeout(5):
        return await acting


def does(group: asyncio.TaskGroup, person: Person, action: str, **said: Any) -> asyncio.Task[Any]:
    """A person does something and waits for the answer meanwhile."""
    return group.create_task(person.does(action, wait=5, **said))


async def test_a_command_arrives_with_its_options_and_is_answered_for_one_alone(
    client: Client, commands: Any, anna: Person, boris: Person, orders: Channel
) -> None:
    async with asyncio.TaskGroup() as group:
        said = {"code": "K7Q2", "page": "2", "who": str(boris.id)}
        acting = does(group, anna, "command", command="order show", options=said, channel=orders.id)
        asked = await client.heard.next()
        assert asked.type is discord.InteractionType.application_command
        assert isinstance(asked.user, discord.Member)
        data: Any = asked.data
        told = {option["name"]: option["value"] for option in data["options"][0]["options"]}
        assert told == {"code": "K7Q2", "page": 2, "who": str(boris.id)}
        assert data["resolved"]["users"][str(boris.id)]["global_name"] == "Boris"
        await asked.response.send_message("for you", ephemeral=True)
    outcome = acting.result()
    assert outcome["message"]["text"] == "for you"
    assert [each["text"] for each in (await anna.place(orders.id))["messages"]] == ["for you"]
    assert (await boris.place(orders.id))["messages"] == []


async def test_a_file_comes_with_a_command(client: Client, commands: Any, anna: Person) -> None:
    said = {"command": "order show", "options": {"code": "K7Q2"}}
    await anna.sends("command", said, ("file", "a.txt", b"content"))
    asked = await client.heard.next()
    data: Any = asked.data
    held = next(iter(data["resolved"]["attachments"].values()))
    assert (held["filename"], held["size"]) == ("a.txt", 7)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"command": "nothing"}, "there is no command"),
        ({"command": "order"}, "needs one of show"),
        ({"command": "order show"}, "code must be filled in"),
        ({"command": "order show", "options": {"code": "x", "page": "0"}}, "page must be"),
        ({"command": "sell", "options": {"price": "1"}}, "there is no option price"),
    ],
)
async def test_what_the_client_would_not_send_is_not_sent(commands: Any, anna: Person, said: Any, why: str) -> None:
    refused = await anna.tries("command", **said)
    assert refused.status == 409
    assert why in refused.body["error"]


async def test_choices_are_offered_while_one_types(client: Client, commands: Any, anna: Person) -> None:
    async with asyncio.TaskGroup() as group:
        acting = does(group, anna, "complete", command="order show", options={"code": "K"}, focused="code")
        asked = await client.heard.next()
        assert asked.type is discord.InteractionType.autocomplete
        await asked.response.autocomplete([discord.app_commands.Choice(name="K7Q2 · Logo", value="K7Q2")])
    assert acting.result()["choices"] == ["K7Q2 · Logo"]
    await anna.does("command", command="order show", options={"code": "K7Q2 · Logo"})
    data: Any = (await client.heard.next()).data
    assert data["options"][0]["options"][0]["value"] == "K7Q2"


async def test_commands_are_kept_by_name_and_refused_when_faulty(
    client: Client, commands: Any, call: Caller, town: Guild
) -> None:
    everywhere = f"/applications/{client.application_id}/commands"
    again = await call("PUT", everywhere, [PLAIN | {"description": "Other words"}])
    assert again.body[0]["id"] == next(each["id"] for each in commands if each["name"] == "sell")
    refused = await call("PUT", everywhere, [PLAIN, PLAIN])
    assert refused.refusal == (400, 50035)
    assert (await call("PUT", everywhere, [PLAIN | {"name": "Not Good"}])).refusal == (400, 50035)
    own = await call("PUT", f"/applications/{client.application_id}/guilds/{town.id}/commands", [SELL])
    assert own.body[0]["guild_id"] == str(town.id)


async def test_the_message_of_a_menu_comes_whole(client: Client, commands: Any, anna: Person, orders: Channel) -> None:
    written = await anna.does("write", text="please add this", channel=orders.id)
    await anna.does("menu", command="Add to order", message=written["id"])
    asked = await client.heard.next()
    data: Any = asked.data
    assert data["resolved"]["messages"][written["id"]]["content"] == "please add this"


async def test_a_press_changes_the_message(client: Client, anna: Person) -> None:
    user = await client.fetch_user(anna.id)
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay("Order K7Q2"), ui.ActionRow(ui.Button(label="Start", custom_id="s:1"))))
    sent = await user.send(view=view)
    async with asyncio.TaskGroup() as group:
        acting = does(group, anna, "press", text="Start")
        asked = await client.heard.next()
        assert asked.message
        assert asked.message.id == sent.id
        changed = ui.LayoutView(timeout=None)
        changed.add_item(ui.TextDisplay("Started"))
        await asked.response.edit_message(view=changed)
    assert acting.result()["kind"] == 7
    (message,) = (await anna.place(sent.channel.id))["messages"]
    assert (message["text"], message["buttons"], message["edited"]) == ("Started", [], True)
    assert (await anna.tries("press", text="Start")).status == 409


async def test_an_option_is_chosen_by_its_words(client: Client, anna: Person) -> None:
    user = await client.fetch_user(anna.id)
    view = ui.View(timeout=None)
    options = [discord.SelectOption(label="One", value="1"), discord.SelectOption(label="Two", value="2")]
    view.add_item(ui.Select(custom_id="choice", options=options))
    await user.send("Which?", view=view)
    await anna.does("choose", text="Two")
    asked = await client.heard.next()
    data: Any = asked.data
    assert (data["custom_id"], data["values"]) == ("choice", ["2"])


async def test_a_changed_client_presses_only_what_stands_on_the_message(
    client: Client, anna: Person, boris: Person
) -> None:
    user = await client.fetch_user(anna.id)
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Start", custom_id="start"))
    sent = await user.send("Well?", view=view)
    refused = await anna.tries("press", message=str(sent.id), custom_id="forged")
    assert (refused.status, refused.body["error"]) == (409, "Component validation failed")
    assert (await boris.tries("press", message=str(sent.id), custom_id="start")).status == 404
    await anna.does("press", message=str(sent.id), custom_id="start")
    data: Any = (await client.heard.next()).data
    assert data["custom_id"] == "start"


class Form(ui.Modal, title="Revision"):
    """A window with each kind of field that is used."""

    words: ui.Label[Any] = ui.Label(text="What to change", component=ui.TextInput(min_length=3))
    when: ui.Label[Any] = ui.Label(
        text="When", component=ui.Select(options=[discord.SelectOption(label="Soon", value="soon")], required=False)
    )
    files: ui.Label[Any] = ui.Label(text="Files", component=ui.FileUpload(min_values=0, max_values=2, required=False))


async def test_a_window_is_opened_filled_in_and_sent(client: Client, commands: Any, anna: Person) -> None:
    async with asyncio.TaskGroup() as group:
        acting = does(group, anna, "command", command="sell")
        await (await client.heard.next()).response.send_modal(Form())
    window = acting.result()["modal"]
    assert window["title"] == "Revision"
    assert [line["label"] for line in window["lines"]] == ["What to change", "When", "Files"]
    assert (await anna.screen())["modal"] == window
    short = await anna.tries("submit", fields={"What to change": "no"})
    assert (short.status, "characters" in short.body["error"]) == (409, True)
    said = {"fields": {"What to change": "Bigger", "When": "Soon"}}
    await anna.sends("submit", said, ("Files", "sketch.png", b"png"))
    sent = await client.heard.next()
    assert sent.type is discord.InteractionType.modal_submit
    data: Any = sent.data
    told = [each["component"] for each in data["components"]]
    assert [told[0]["value"], told[1]["values"], len(told[2]["values"])] == ["Bigger", ["soon"], 1]
    assert data["resolved"]["attachments"][told[2]["values"][0]]["filename"] == "sketch.png"
    assert (await anna.screen())["modal"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x" * 46},
        {"components": []},
        {"custom_id": ""},
        {"components": [{"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}] * 2},
        {"components": [{"type": 18, "label": "x" * 46, "component": {"type": 4, "custom_id": "a", "style": 1}}]},
        {
            "components": [
                {"type": 18, "label": "x", "component": {"type": 4, "custom_id": str(n), "style": 1}} for n in range(6)
            ]
        },
        {
            "components": [
                {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1, "max_length": 4001}}
            ]
        },
    ],
)
async def test_a_faulty_window_is_refused(
    client: Client, commands: Any, call: Caller, anna: Person, change: Any
) -> None:
    await anna.does("command", command="sell")
    asked = await client.heard.next()
    field = {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}
    modal = {"custom_id": "m", "title": "t", "components": [field]} | change
    refused = await call("POST", f"/interactions/{asked.id}/{asked.token}/callback", {"type": 9, "data": modal})
    assert refused.refusal == (400, 50035)
    assert list(refused.body["errors"]) == ["data"]


async def test_thinking_takes_its_time_and_is_filled_by_the_first_words(
    client: Client, commands: Any, anna: Person
) -> None:
    async with asyncio.TaskGroup() as group:
        acting = does(group, anna, "command", command="sell")
        asked = await client.heard.next()
        await asked.response.defer(thinking=True, ephemeral=True)
    assert acting.result()["message"]["thinking"] is True
    first = await asked.followup.send("done", wait=True)
    assert first.id == int(acting.result()["message"]["id"])
    second = await asked.followup.send("more", file=discord.File(io.BytesIO(b"x"), "x.txt"), wait=True)
    await asked.edit_original_response(content="all done")
    texts = [each["text"] for each in (await anna.screen())["places"][-1]["messages"]]
    assert texts == ["all done", "more"]
    await second.delete()
    await asked.delete_original_response()
    assert (await anna.screen())["places"][-1]["messages"] == []
    with pytest.raises(discord.NotFound) as gone:
        await asked.edit_original_response(content="too late")
    assert gone.value.code == 10008


async def test_an_interaction_is_answered_once_in_time_and_by_its_own_token(
    client: Client, commands: Any, call: Caller, anna: Person, world: Discord
) -> None:
    await anna.does("command", command="sell")
    asked = await client.heard.next()
    path, said = f"/interactions/{asked.id}/{asked.token}/callback", {"type": 4, "data": {"content": "x"}}
    assert (await call("POST", f"/interactions/{asked.id}/other/callback", said)).refusal == (404, 10062)
    webhook = f"/webhooks/{client.application_id}/{asked.token}"
    assert (await call("POST", webhook, {"content": "x"})).refusal == (404, 10015)
    assert (await call("POST", path, {"type": 7, "data": {}})).refusal == (400, 50035)
    told = await call("POST", f"{path}?with_response=true", said)
    assert told.body["resource"]["message"]["content"] == "x"
    assert (await call("POST", path, said)).refusal == (400, 40060)
    world.limits = replace(world.limits, token_seconds=0)
    assert (await call("POST", webhook, {"content": "x"})).refusal == (401, 50027)
    world.limits = replace(world.limits, answer_seconds=0)
    await anna.does("command", command="sell")
    late = await client.heard.next()
    assert (await call("POST", f"/interactions/{late.id}/{late.token}/callback", said)).refusal == (404, 10062)


async def test_a_press_that_nobody_answers_is_seen_to_have_failed(commands: Any, anna: Person, world: Discord) -> None:
    world.limits = replace(world.limits, answer_seconds=0.1)
    assert (await anna.does("command", command="sell", wait=5))["answered"] is False
