"""The word of those who run the bot about its clock."""

from dataclasses import replace

from bot.talk.reply import Reply
from bot.talk.visit import Visit


async def believe(visit: Visit) -> Reply:
    """The clock is right: what fell due while nobody was there is made good, and everything goes on."""
    if visit.me not in visit.shop.communities.operators:
        return visit.tell("refused-not-yours", alert=True)
    if visit.shop.watch.doubt is None:
        return replace(visit.tell("clock-is-right", alert=True), clear=True)
    await visit.shop.watch.believe()
    return replace(visit.tell("clock-believed"), clear=True)
