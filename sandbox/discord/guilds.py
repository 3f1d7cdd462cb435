"""Guilds from the outside: to found one, to give and take roles, to send somebody away. The bot is told of each."""

from sandbox.discord import wires
from sandbox.discord.gateway import GUILDS
from sandbox.discord.permissions import BOTS, EVERYBODY
from sandbox.discord.values import CATEGORY, Guild, Member, Role
from sandbox.discord.world import BOT_NAME, Discord


def add_guild(discord: Discord, name: str, *, owner: str = "Greta") -> Guild:
    """A guild with the bot in it, a category with a text channel, and an owner who can do everything."""
    boss = discord.add_person(owner, guild=0)
    guild = Guild(discord.snowflakes.next(), name, boss.id, discord.now())
    guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYBODY)
    discord.guilds[guild.id] = guild
    bots = add_role(discord, guild, BOT_NAME, BOTS)
    discord.join(guild, boss.id)
    category = discord.add_channel(guild, "Market", kind=CATEGORY)
    discord.add_channel(guild, "orders", parent=category.id)
    guild.members[discord.bot.id] = Member(discord.bot.id, discord.now(), {bots.id})
    discord.keep_guild(guild)
    # Only a guild that was known before says that it is available again: by that discord.py tells the two apart.
    told = {name: fact for name, fact in wires.whole_guild(discord, guild).items() if name != "unavailable"}
    discord.gateway.dispatch("GUILD_CREATE", told, GUILDS)
    return guild


def leave(discord: Discord, guild: Guild, user_id: int) -> None:
    """Somebody leaves a guild, and with it its threads; the bot is told when it is the one."""
    guild.members.pop(user_id, None)
    discord.keep_guild(guild)
    for channel in [each for each in discord.channels.values() if each.guild == guild.id]:
        channel.members.pop(user_id, None)
        discord.keep_channel(channel)
    if user_id == discord.bot.id:
        discord.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, GUILDS)
    discord.ring(user_id)


def add_role(discord: Discord, guild: Guild, name: str, granted: int) -> Role:
    """A new role above all others."""
    role = Role(discord.snowflakes.next(), name, granted, position=len(guild.roles))
    set_role(discord, guild, role)
    return role


def set_role(discord: Discord, guild: Guild, role: Role) -> None:
    """Let a role be as given."""
    event = "GUILD_ROLE_UPDATE" if role.id in guild.roles else "GUILD_ROLE_CREATE"
    guild.roles[role.id] = role
    discord.keep_guild(guild)
    discord.gateway.dispatch(event, {"guild_id": str(guild.id), "role": role.wire()}, GUILDS)
    discord.ring(*guild.members)


def remove_role(discord: Discord, guild: Guild, role_id: int) -> None:
    """Take a role away from the guild and everybody who had it."""
    guild.roles.pop(role_id, None)
    for member in guild.members.values():
        member.roles.discard(role_id)
    discord.keep_guild(guild)
    discord.gateway.dispatch("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role_id)}, GUILDS)
    discord.ring(*guild.members)
