"""Tests of what surrounds the chat: settings, log and screens."""
