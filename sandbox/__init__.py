"""An offline Telegram, strict where the real one is, for tests and for trying the bot without a token."""
