"""Guilds, their channels, roles and members, as far as a bot without privileged intents may look."""

from typing import Any

from sandbox.discord import guilds, wires
from sandbox.discord.call import Call, route
from sandbox.discord.permissions import MANAGE_ROLES, in_guild
from sandbox.discord.refused import RefusedError, missing_access, missing_permissions, unknown, unknown_member
from sandbox.discord.values import Guild, Json

UNKNOWN_ROLE = 10_011


def get(call: Call) -> Json:
    guild = _guild(call)
    wire = wires.guild(guild)
    return wire | {"approximate_member_count": len(guild.members)} if call.query.get("with_counts") else wire


def mine(call: Call) -> Any:
    discord = call.discord
    return [
        {"id": str(guild.id), "name": guild.name, "icon": None, "owner": False, "features": []}
        | {"permissions": str(in_guild(guild, discord.bot.id))}
        for guild in discord.guilds.values()
        if discord.bot.id in guild.members
    ]


def channels(call: Call) -> Any:
    guild = _guild(call)
    inside = [each for each in call.discord.channels.values() if each.guild == guild.id and not each.is_thread]
    return [wires.channel(call.discord, each) for each in inside]


def roles(call: Call) -> Any:
    return [role.wire() for role in _guild(call).roles.values()]


def member(call: Call) -> Json:
    found = _guild(call).members.get(call.number("user"))
    if found is None:
        raise unknown_member()
    return wires.member(call.discord, found)


def members(call: Call) -> Any:
    """The list of all members is for bots with the intent for it."""
    _guild(call)
    raise missing_access()


def search(call: Call) -> Any:
    start = call.query.get("query", "").lower()
    limit = min(max(int(call.query.get("limit", "1")), 1), 1000)
    found = [
        each
        for each in _guild(call).members.values()
        if start in {"", call.discord.user(each.user).username[: len(start)], call.discord.user(each.user).name.lower()}
    ]
    return [wires.member(call.discord, each) for each in found[:limit]]


def give_role(call: Call) -> None:
    guild, roles = _roles(call)
    roles.add(_role(call, guild))
    call.discord.keep_guild(guild)


def take_role(call: Call) -> None:
    guild, roles = _roles(call)
    roles.discard(_role(call, guild))
    call.discord.keep_guild(guild)


def leave(call: Call) -> None:
    guilds.leave(call.discord, call.discord.guild(call.number("guild")), call.discord.bot.id)


def _guild(call: Call) -> Guild:
    return call.discord.guild(call.number("guild"))


def _roles(call: Call) -> tuple[Guild, set[int]]:
    guild = _guild(call)
    if not in_guild(guild, call.discord.bot.id) & MANAGE_ROLES:
        raise missing_permissions()
    member = guild.members.get(call.number("user"))
    if member is None:
        raise unknown_member()
    return guild, member.roles


def _role(call: Call, guild: Guild) -> int:
    role = guild.roles.get(call.number("role"))
    if role is None:
        raise unknown(UNKNOWN_ROLE, "Role")
    bots = guild.members[call.discord.bot.id].roles
    if role.position >= max((guild.roles[own].position for own in bots), default=0):
        raise RefusedError(403, 50013, "Missing Permissions")
    return role.id


_ROLE = "/guilds/{guild}/members/{user}/roles/{role}"
ROUTES = (
    route("get_my_guilds", "GET", "/users/@me/guilds", mine),
    route("leave_guild", "DELETE", "/users/@me/guilds/{guild}", leave),
    route("get_guild", "GET", "/guilds/{guild}", get),
    route("get_guild_channels", "GET", "/guilds/{guild}/channels", channels),
    route("get_roles", "GET", "/guilds/{guild}/roles", roles),
    route("search_members", "GET", "/guilds/{guild}/members/search", search),
    route("get_member", "GET", "/guilds/{guild}/members/{user}", member),
    route("get_members", "GET", "/guilds/{guild}/members", members),
    route("give_role", "PUT", _ROLE, give_role),
    route("take_role", "DELETE", _ROLE, take_role),
)
