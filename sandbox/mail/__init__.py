"""A mail server that delivers nothing: it keeps what the bot sends, for the page to show, and fails on order."""
