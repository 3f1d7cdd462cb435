"""One story told through a chat, by the words that stand on the buttons."""
