"""The bot in a chat: screens, presses and texts shared by all platforms, and how each platform shows them."""
