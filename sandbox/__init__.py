"""An offline Telegram with people in it: strict where the real one is, and able to fail when told to.

Nothing in the product imports this package but the command line, and tests.
"""
