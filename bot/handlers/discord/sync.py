"""Commands are told to Discord only when they differ from what it was told last: it limits that to some 200 a day, and
shows people no command for a while after each.
"""

import asyncio
import hashlib
import json
import logging
from pathlib import Path

from discord.app_commands import AppCommandError, CommandTree

from bot.discord.connect import DiscordClient
from bot.discord.refusals import FAILURES, said
from bot.handlers.discord.commands import Translator

log = logging.getLogger(__name__)


async def sync(tree: CommandTree[DiscordClient], told: Path | None) -> None:
    """Tell Discord the commands of `tree`, unless the file `told` says that it knows them. Without a file they are told
    each time.

    Raises nothing: with an old list of commands the bot works all the same.
    """
    await tree.set_translator(Translator())
    try:
        known = await _digest(tree)
        if told and _read(told) == known:
            return
        await tree.sync()
    except (*FAILURES, AppCommandError) as failure:
        log.error("commands stay as they were: %s", said(failure))  # noqa: TRY400 - the reason is all there is
        return
    if told:
        await asyncio.to_thread(told.write_text, known, encoding="utf-8")


async def _digest(tree: CommandTree[DiscordClient]) -> str:
    """Of whom the commands are, and of what Discord would be told."""
    translator = tree.translator
    if translator is None:
        raise RuntimeError("commands have no translator yet")
    told = [await each.get_translated_payload(tree, translator) for each in tree.get_commands()]
    whole = json.dumps([tree.client.application_id, told], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()


def _read(told: Path) -> str:
    try:
        return told.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
