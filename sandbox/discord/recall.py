"""How the world is rebuilt from its journal, and which lines are the fewest that rebuild it.

Tokens of interactions and sessions of the gateway are not kept: after a restart a bot identifies anew.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.bell import Bell
from sandbox.discord.values import Attachment, Channel, Guild, Json, Member, Message, Overwrite, Role, User
from sandbox.journal import Line

if TYPE_CHECKING:
    from sandbox.discord.world import Discord


def restore(discord: "Discord", kind: str, facts: Json) -> None:
    """Do again what one line of the journal says."""
    match kind:
        case "bot":
            discord.bot = User(**facts)
        case "person":
            discord.people[facts["id"]] = User(**facts)
            discord.bells[facts["id"]] = Bell()
        case "closed":
            (discord.closed.add if facts["closed"] else discord.closed.discard)(facts["person"])
        case "guild":
            discord.guilds[facts["id"]] = _guild(facts)
        case "channel":
            _restore_channel(discord, facts)
        case "no channel":
            discord.channels.pop(facts["id"], None)
        case _:
            _restore_rest(discord, kind, facts)


def lines(discord: "Discord") -> Iterator[Line]:
    """The journal lines that rebuild the world as it is."""
    yield "bot", asdict(discord.bot)
    yield from (("person", asdict(user)) for user in discord.people.values())
    yield from (("closed", {"person": person, "closed": True}) for person in discord.closed)
    yield from (("guild", guild_facts(guild)) for guild in discord.guilds.values())
    for channel in discord.channels.values():
        yield "channel", channel_facts(channel)
        yield from (("message", asdict(message)) for message in channel.messages.values())
    yield from (("commands", {"guild": g, "commands": told}) for g, told in discord.commands.registered.items())
    yield "number", {"last": discord.snowflakes.last}


def guild_facts(guild: Guild) -> Json:
    """A guild as a line of the journal."""
    members = [
        {"user": each.user, "joined": each.joined.isoformat(), "roles": sorted(each.roles)}
        for each in guild.members.values()
    ]
    return {
        "id": guild.id,
        "name": guild.name,
        "owner": guild.owner,
        "created": guild.created.isoformat(),
        "locale": guild.locale,
        "roles": [asdict(role) for role in guild.roles.values()],
        "members": members,
    }


def channel_facts(channel: Channel) -> Json:
    """A channel without its messages as a line of the journal."""
    kept = ("id", "kind", "name", "guild", "parent", "owner", "recipient", "topic", "position", "archived", "locked")
    facts: Json = {name: getattr(channel, name) for name in (*kept, "invitable", "auto_archive", "last_message")}
    facts["touched"] = channel.touched.isoformat() if channel.touched else None
    facts["members"] = {str(user): joined.isoformat() for user, joined in channel.members.items()}
    facts["overwrites"] = [asdict(each) for each in channel.overwrites.values()]
    return facts


def _restore_rest(discord: "Discord", kind: str, facts: Json) -> None:
    match kind:
        case "message":
            message = _message(facts)
            channel = discord.channels[message.channel]
            channel.messages[message.id] = message
            discord.snowflakes.seen(message.id, *(item.id for item in message.attachments))
        case "deleted":
            discord.channels[facts["channel"]].messages.pop(facts["message"], None)
        case "commands":
            discord.commands.registered[facts["guild"]] = facts["commands"]
            discord.snowflakes.seen(*(int(each[name]) for each in facts["commands"] for name in ("id", "version")))
        case "number":
            discord.snowflakes.seen(facts["last"])
        case _:
            raise ValueError(f"the journal has a line of unknown kind {kind!r}")


def _guild(facts: Json) -> Guild:
    roles = {each["id"]: Role(**each) for each in facts["roles"]}
    members = {
        each["user"]: Member(each["user"], datetime.fromisoformat(each["joined"]), set(each["roles"]))
        for each in facts["members"]
    }
    created = datetime.fromisoformat(facts["created"])
    return Guild(facts["id"], facts["name"], facts["owner"], created, facts["locale"], roles, members)


def _restore_channel(discord: "Discord", facts: Json) -> None:
    before = discord.channels.get(facts["id"])
    made = Channel(**facts)
    made.touched = datetime.fromisoformat(facts["touched"]) if facts["touched"] else None
    made.members = {int(user): datetime.fromisoformat(joined) for user, joined in facts["members"].items()}
    made.overwrites = {each["id"]: Overwrite(**each) for each in facts["overwrites"]}
    made.messages = before.messages if before else {}
    discord.channels[made.id] = made
    discord.snowflakes.seen(made.id)


def _message(facts: Json) -> Message:
    listed = {name: tuple(facts[name]) for name in ("embeds", "components", "mentions")}
    return Message(**facts | listed | {"attachments": tuple(Attachment(**each) for each in facts["attachments"])})
