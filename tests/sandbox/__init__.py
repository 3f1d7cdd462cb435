"""The sandbox is as strict as Telegram: each rule has a test that talks to it as a bot does."""
