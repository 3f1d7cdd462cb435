"""Telegram as a bot and a person see it: the Bot API over HTTP on one side, phones on the other."""
