"""A button's custom id is its token, so that it works however long ago it was drawn, and by whatever process."""

import re
from typing import Any, Protocol, TypeAlias, runtime_checkable

import discord
from discord.ui import Button, DynamicItem, Item, LayoutView

LONGEST_TOKEN = 100  # Discord's limit of a custom id; ours are 64 at most

Interaction: TypeAlias = discord.Interaction[Any]


@runtime_checkable
class Pressable(Protocol):
    """The client that presses come in by."""

    async def pressed(self, interaction: Interaction, token: str) -> None: ...


class PressButton(DynamicItem[Button[LayoutView]], template=re.compile(r".{1,100}", re.DOTALL)):
    """Any button of ours. Which it is, and whether it is one at all, is for `bot.press.parse` to say: a token that is
    forged or from another time gets an answer too.
    """

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item[Any], match: re.Match[str], /) -> "PressButton":
        del interaction, match
        if not isinstance(item, Button):
            raise TypeError(f"{item!r} is no button of ours")
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        if isinstance(interaction.client, Pressable):
            await interaction.client.pressed(interaction, self.custom_id)
