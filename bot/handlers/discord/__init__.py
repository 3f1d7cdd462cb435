"""What people do in Discord finds its way to the conversation, and back: presses, commands, forms and messages."""

import discord
from discord.app_commands import CommandTree

from bot.discord.button import Interaction
from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Places
from bot.handlers.discord.commands import tree
from bot.handlers.discord.lanes import Lanes
from bot.handlers.discord.reception import Reception
from bot.shop import Shop
from tasks import Tasks


def receive(
    client: DiscordClient, shop: Shop, channel: DiscordChannel, places: Places, tasks: Tasks
) -> CommandTree[DiscordClient]:
    """From now on what `client` hears is answered. The commands are given back, to be told to Discord."""
    reception = Reception(shop, channel, places, tasks, Lanes(tasks), lambda: client.user.id if client.user else 0)
    client.on_press = reception.press
    client.on_return = channel.catch_up

    async def on_interaction(interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await reception.hand_in(interaction)

    async def on_message(message: discord.Message) -> None:
        await reception.message(message)

    async def on_raw_message_edit(edit: discord.RawMessageUpdateEvent) -> None:
        await reception.edited(edit.message)

    async def on_raw_message_delete(deletion: discord.RawMessageDeleteEvent) -> None:
        await reception.erased(deletion.channel_id, (deletion.message_id,))

    async def on_raw_bulk_message_delete(deletion: discord.RawBulkMessageDeleteEvent) -> None:
        await reception.erased(deletion.channel_id, sorted(deletion.message_ids))

    events = (
        on_interaction, on_message, on_raw_message_edit, on_raw_message_delete, on_raw_bulk_message_delete,
    )  # fmt: skip
    for event in events:
        client.event(event)
    return tree(client, reception)
