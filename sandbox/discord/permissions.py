"""Who may do what in a channel: Discord's documented order of everybody's role, own roles and overwrites."""

from sandbox.discord.values import Channel, Guild

ADMINISTRATOR = 1 << 3
MANAGE_CHANNELS = 1 << 4
MANAGE_GUILD = 1 << 5
VIEW = 1 << 10
SEND = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED = 1 << 14
ATTACH = 1 << 15
READ_HISTORY = 1 << 16
MANAGE_ROLES = 1 << 28
USE_COMMANDS = 1 << 31
MANAGE_THREADS = 1 << 34
CREATE_PUBLIC_THREADS = 1 << 35
CREATE_PRIVATE_THREADS = 1 << 36
SEND_IN_THREADS = 1 << 38

EVERYTHING = (1 << 53) - 1
EVERYBODY = VIEW | SEND | EMBED | ATTACH | READ_HISTORY | USE_COMMANDS | CREATE_PUBLIC_THREADS | SEND_IN_THREADS
# What an invitation of a bot that works in threads asks for.
BOTS = EVERYBODY | CREATE_PRIVATE_THREADS | MANAGE_THREADS | MANAGE_MESSAGES | MANAGE_CHANNELS | MANAGE_ROLES
IN_DM = VIEW | SEND | EMBED | ATTACH | READ_HISTORY | USE_COMMANDS


def in_guild(guild: Guild, user: int) -> int:
    """What somebody may do in a guild as a whole; nothing for who is no member."""
    member = guild.members.get(user)
    if member is None:
        return 0
    if guild.owner == user:
        return EVERYTHING
    granted = guild.roles[guild.id].permissions
    for role in member.roles & guild.roles.keys():
        granted |= guild.roles[role].permissions
    return EVERYTHING if granted & ADMINISTRATOR else granted


def in_channel(guild: Guild, channel: Channel, user: int) -> int:
    """What somebody may do in a channel of a guild; a thread goes by its parent, which the caller gives."""
    granted = in_guild(guild, user)
    if granted == EVERYTHING or user not in guild.members:
        return granted
    own = guild.members[user].roles
    if everybody := channel.overwrites.get(guild.id):
        granted = granted & ~everybody.deny | everybody.allow
    roles = [each for each in channel.overwrites.values() if each.kind == 0 and each.id in own]
    for each in roles:
        granted &= ~each.deny
    for each in roles:
        granted |= each.allow
    if (mine := channel.overwrites.get(user)) and mine.kind == 1:
        granted = granted & ~mine.deny | mine.allow
    return granted if granted & VIEW else 0
