"""How the bot presents itself in Telegram: its commands and descriptions, in every language it speaks.

Telegram limits how often these may be set, by far more than other calls, so only what differs is set.
"""

import logging
from collections.abc import Callable, Sequence

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeUnion,
)

log = logging.getLogger(__name__)

COMMANDS = (
    "start", "orders", "browse", "sell", "services", "balance", "billing", "settings", "link", "cancel", "help",
    "privacy",
)  # fmt: skip
SHOWN: tuple[tuple[BotCommandScopeUnion, tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), COMMANDS),
    (BotCommandScopeAllGroupChats(), ("browse",)),
    (BotCommandScopeAllChatAdministrators(), ("setup", "browse")),
)
"""Which commands are offered where; in a group each is answered with the way into one's own chat."""

Say = Callable[[str, str], str]


async def present(bot: Bot, languages: Sequence[str], fallback: str, say: Say) -> None:
    """Set what differs. `say(language, text)` says a text; `fallback` is for people of any other language.

    Raises nothing: with an old list of commands the bot works all the same.
    """
    for code, language in {"": fallback, **{each: each for each in languages}}.items():
        try:
            await _present(bot, code, lambda text, language=language: say(language, text))  # type: ignore[misc]
        except (AiogramError, OSError) as failure:
            log.warning("commands and descriptions (%s) stay as they were: %s", code or "any language", failure)


async def _present(bot: Bot, code: str, say: Callable[[str], str]) -> None:
    for scope, names in SHOWN:
        commands = {name: say(f"command-{name}") for name in names}
        if {each.command: each.description for each in await bot.get_my_commands(scope, code)} != commands:
            drawn = [BotCommand(command=name, description=words) for name, words in commands.items()]
            await bot.set_my_commands(drawn, scope, code)
    description = say("bot-description")
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code)
    about = say("bot-about")
    if (await bot.get_my_short_description(code)).short_description != about:
        await bot.set_my_short_description(about, code)
