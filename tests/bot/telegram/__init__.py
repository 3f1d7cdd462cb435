"""Telegram's side of the bot, against the strict Telegram of the sandbox."""
