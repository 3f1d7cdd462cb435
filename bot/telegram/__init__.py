"""Telegram: rendering within its limits, sending, receiving. What is said stands in `bot.screens` and `bot.talk`."""
