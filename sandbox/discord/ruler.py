"""What a test or the page does to Discord itself: guilds, roles, faults, limits, the gateway; JSON over HTTP."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from typing import Any, TypeAlias

from aiohttp import web

from sandbox.discord import guilds
from sandbox.discord.faults import read_fault
from sandbox.discord.limits import Limits
from sandbox.discord.person_side import NotUnderstood, Said, number, read_said
from sandbox.discord.values import Guild, Json
from sandbox.discord.world import Discord, NobodyThere

Order: TypeAlias = Callable[[Said], Any]


class Ruler:
    """Everything that nobody in the world itself could do."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self._orders: dict[str, Order] = {
            "guilds": self._add_guild,
            "faults": self._plan,
            "limits": self._limit,
            "gateway": self._fail,
            "members/remove": self._remove_member,
            "roles/remove": self._remove_role,
            "roles/permissions": self._permit,
            "channels/delete": self._delete_channel,
            "messages/delete": self._delete_message,
        }
        self._told: dict[str, Callable[[], Any]] = {
            "bot": self._bot,
            "guilds": lambda: [_about(guild) for guild in discord.guilds.values()],
            "faults": lambda: [asdict(fault) for fault in discord.faults.planned],
            "calls": lambda: [call.shown() for call in discord.faults.calls],
            "limits": lambda: asdict(discord.limits),
            "invalid": lambda: {"count": discord.meter.invalid, "banned": discord.meter.banned},
        }

    async def answer(self, request: web.BaseRequest, path: list[str]) -> web.StreamResponse:
        """Answer a request; raises `NobodyThere`, `NotUnderstood` and `WrongFault`."""
        what = "/".join(path)
        if request.method == "GET" and what == "changes":
            return await self._changes(request)
        if request.method == "GET" and what in self._told:
            return web.json_response(self._told[what]())
        if request.method == "DELETE" and what == "faults":
            self._discord.faults.clear()
            return web.json_response([])
        if request.method == "POST" and what in self._orders:
            return web.json_response(self._orders[what](await read_said(request)))
        raise NobodyThere("there is nothing at this address")

    async def _changes(self, request: web.BaseRequest) -> web.Response:
        """Which phones show something new: a version for each person."""
        after, wait = number(request.query.get("after", "-1")), float(request.query.get("wait", "0"))
        version = await self._discord.bell.wait(after, min(wait, 60.0))
        people = {str(person): bell.version for person, bell in self._discord.bells.items()}
        return web.json_response({"version": version, "people": people})

    def _bot(self) -> Json:
        bot = self._discord.bot
        return {"id": str(bot.id), "name": bot.name, "connected": self._discord.gateway.listening}

    def _add_guild(self, said: Said) -> Json:
        if not said.text("name"):
            raise NotUnderstood("a guild has a name")
        return _about(guilds.add_guild(self._discord, said.text("name")))

    def _plan(self, said: Said) -> Any:
        facts = dict(said.fields)
        if facts.get("channel") is not None:
            facts["channel"] = int(facts["channel"])
        self._discord.faults.plan(read_fault(facts))
        return [asdict(fault) for fault in self._discord.faults.planned]

    def _limit(self, said: Said) -> Json:
        known = {field.name for field in fields(Limits)}
        if set(said.fields) - known:
            raise NotUnderstood(f"limits are {', '.join(sorted(known))}")
        self._discord.limits = replace(self._discord.limits, **said.fields)
        return asdict(self._discord.limits)

    def _fail(self, said: Said) -> Json:
        """`reconnect`, `invalidate` (`resumable`), `drop` for `seconds`, `close` with `code`, `mute` (`on`)."""
        gateway = self._discord.gateway
        match said.text("how"):
            case "reconnect":
                gateway.ask_to_reconnect()
            case "invalidate":
                gateway.invalidate(resumable=bool(said.fields.get("resumable")))
            case "drop":
                gateway.drop(float(said.fields.get("seconds", 0)))
            case "close":
                gateway.hang_up(int(said.fields.get("code", 4000)))
            case "mute":
                gateway.mute = bool(said.fields.get("on", True))
            case _:
                raise NotUnderstood("how is reconnect, invalidate, drop, close or mute")
        return {}

    def _remove_member(self, said: Said) -> Json:
        person = said.number("user") or self._discord.bot.id
        guilds.leave(self._discord, self._guild(said), person)
        return {}

    def _remove_role(self, said: Said) -> Json:
        guilds.remove_role(self._discord, self._guild(said), said.needed("role"))
        return {}

    def _permit(self, said: Said) -> Json:
        guild = self._guild(said)
        role = guild.roles.get(said.number("role") or guild.id)
        if role is None:
            raise NobodyThere("there is no such role")
        guilds.set_role(self._discord, guild, replace(role, permissions=said.needed("permissions")))
        return _about(guild)

    def _delete_channel(self, said: Said) -> Json:
        channel = self._discord.channels.get(said.needed("channel"))
        if channel is None:
            raise NobodyThere("there is no such channel")
        self._discord.delete_channel(channel)
        return {}

    def _delete_message(self, said: Said) -> Json:
        message = self._discord.find_message(said.needed("message"))
        if message is None:
            raise NobodyThere("there is no such message")
        self._discord.delete(self._discord.channels[message.channel], message)
        return {}

    def _guild(self, said: Said) -> Guild:
        guild = self._discord.guilds.get(said.needed("guild"))
        if guild is None:
            raise NobodyThere("there is no such guild")
        return guild


def _about(guild: Guild) -> Json:
    roles = [
        {"id": str(role.id), "name": role.name, "permissions": str(role.permissions)} for role in guild.roles.values()
    ]
    return {"id": str(guild.id), "name": guild.name, "owner": str(guild.owner), "roles": roles}
