"""What a port raises when it does not do what it was asked, or cannot say whether it did."""


class Busy(Exception):
    """Too much is waiting to be written; nothing of this command was, and it may be given again."""


class Unavailable(Exception):
    """What is stored cannot be written now (full, locked, gone, closing); nothing of this was."""


class Uncertain(Exception):
    """The answer to a commit was lost, so this may have been written or not. Give it again with the same key."""


class Conflict(Exception):
    """It contradicts what is already written; nothing of it was."""


class Stale(Exception):
    """Somebody else changed it in between; load it again."""


class TooLarge(Exception):
    """The file is larger than may be kept."""
