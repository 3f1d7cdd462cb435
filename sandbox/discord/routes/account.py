"""The bot itself, its gateway, its commands, and the people whom it may write to."""

from typing import Any

from sandbox.discord import wires
from sandbox.discord.call import Call, route
from sandbox.discord.faulty import Faulty
from sandbox.discord.refused import RefusedError, unknown_user
from sandbox.discord.values import Json

_CANNOT_WRITE_TO_ONESELF = 50_003


def me(call: Call) -> Json:
    return call.discord.bot.wire() | {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}


def application(call: Call) -> Json:
    bot = call.discord.bot
    return {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "rpc_origins": [],
        "bot_public": True,
        "bot_require_code_grant": False,
        "bot": bot.wire(),
        "owner": bot.wire(),
        "summary": "",
        "verify_key": "0" * 64,
        "team": None,
        "flags": 0,
        "tags": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "redirect_uris": [],
        "approximate_guild_count": len(call.discord.guilds),
        "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}},
    }


def gateway(call: Call) -> Json:
    return {"url": call.discord.gateway.url}


def gateway_for_bot(call: Call) -> Json:
    limits, left = call.discord.limits, call.discord.gateway.identifies_left
    start = {"total": limits.identifies, "remaining": left, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.discord.gateway.url, "shards": 1, "session_start_limit": start}


def user(call: Call) -> Json:
    number = call.number("user")
    if number not in call.discord.people and number != call.discord.bot.id:
        raise unknown_user()
    return call.discord.user(number).wire()


def open_dm(call: Call) -> Json:
    faulty = Faulty()
    said = str(call.fields.get("recipient_id", ""))
    if not said:
        faulty.required(("recipient_id",))
    elif not said.isdigit():
        faulty.add(("recipient_id",), "NUMBER_TYPE_COERCE", f'Value "{said}" is not snowflake.')
    faulty.raise_any()
    if int(said) == call.discord.bot.id:
        raise RefusedError(400, _CANNOT_WRITE_TO_ONESELF, "Cannot execute action on this channel type")
    if int(said) not in call.discord.people:
        raise unknown_user()
    return wires.channel(call.discord, call.discord.dm(int(said)))


def commands(call: Call) -> Any:
    return call.discord.commands.registered.get(_scope(call), [])


def set_commands(call: Call) -> Any:
    bot, created = call.discord.bot.id, call.discord.limits.commands_per_day
    told = call.discord.commands.overwrite(bot, _scope(call), call.body.said, created)
    call.discord.journal.note("commands", {"guild": _scope(call), "commands": told})
    return told


def _scope(call: Call) -> int:
    return call.discord.guild(call.number("guild")).id if "guild" in call.parts else 0


_OWN = "/applications/{application}"
ROUTES = (
    route("get_me", "GET", "/users/@me", me),
    route("get_application", "GET", "/applications/@me", application),
    route("get_application", "GET", "/oauth2/applications/@me", application),
    route("get_gateway", "GET", "/gateway", gateway, is_open=True),
    route("get_gateway_bot", "GET", "/gateway/bot", gateway_for_bot),
    route("open_dm", "POST", "/users/@me/channels", open_dm),
    route("get_user", "GET", "/users/{user}", user),
    route("get_commands", "GET", f"{_OWN}/commands", commands),
    route("set_commands", "PUT", f"{_OWN}/commands", set_commands),
    route("get_commands", "GET", f"{_OWN}/guilds/{{guild}}/commands", commands),
    route("set_commands", "PUT", f"{_OWN}/guilds/{{guild}}/commands", set_commands),
)
