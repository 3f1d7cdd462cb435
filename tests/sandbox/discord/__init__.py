"""The offline Discord, tried with the real discord.py and with plain calls."""
