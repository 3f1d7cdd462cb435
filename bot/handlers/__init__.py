"""What each platform reports is received here and handed to the conversation; a handler is a few lines."""
