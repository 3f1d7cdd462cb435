"""Receives what people do in Discord; a handler is a few lines."""
