"""What Telegram's refusals mean. It names its reasons only in prose, so the prose is known here and nowhere else."""

from enum import Enum, auto

from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from core.ports import Later, Receipt, Rejected, Unreachable

SOON = 3.0  # seconds after a failure of the network or of Telegram's
MUCH_LATER = 60.0  # seconds when the token itself is refused: somebody must put that right first


class Meaning(Enum):
    SAME_ALREADY = auto()
    """The message looks like that already: what was wanted is so."""
    CANNOT_EDIT = auto()
    """That message is gone, too old, or of another kind: a new one has to take its place."""
    TOO_LATE = auto()
    """The press was made so long ago that it can no longer be answered."""
    NOBODY = auto()
    """Blocked, deleted or never started: nobody is there."""
    BAD_PICTURE = auto()
    """Telegram cannot make a photo of these bytes."""
    OUR_FAULT = auto()
    """Nothing that a person or the network does: we sent what may not be sent."""


_PROSE = {
    "message is not modified": Meaning.SAME_ALREADY,
    "message to edit not found": Meaning.CANNOT_EDIT,
    "message can't be edited": Meaning.CANNOT_EDIT,
    "message_id_invalid": Meaning.CANNOT_EDIT,
    "message identifier is not specified": Meaning.CANNOT_EDIT,
    "there is no text in the message to edit": Meaning.CANNOT_EDIT,
    "there is no caption in the message to edit": Meaning.CANNOT_EDIT,
    "there is no media in the message to edit": Meaning.CANNOT_EDIT,
    "query is too old": Meaning.TOO_LATE,
    "query id is invalid": Meaning.TOO_LATE,
    "chat not found": Meaning.NOBODY,
    "user not found": Meaning.NOBODY,
    "peer_id_invalid": Meaning.NOBODY,
    "too big for a photo": Meaning.BAD_PICTURE,
    "file is too big": Meaning.BAD_PICTURE,
    "photo_invalid_dimensions": Meaning.BAD_PICTURE,
    "image_process_failed": Meaning.BAD_PICTURE,
    "photo_ext_invalid": Meaning.BAD_PICTURE,
    "photo_save_file_invalid": Meaning.BAD_PICTURE,
}


def meaning(refusal: TelegramBadRequest) -> Meaning:
    """What a 400 says. Raises nothing; an unknown one is our fault until somebody writes it down here."""
    said = refusal.message.lower()
    return next((each for prose, each in _PROSE.items() if prose in said), Meaning.OUR_FAULT)


def receipt(failure: AiogramError | OSError, *, whole_channel: bool = False) -> Receipt:
    """What the courier is told of a call that failed. `whole_channel`: a limit that was hit is not one chat's own."""
    match failure:
        case TelegramRetryAfter():
            return Later(failure.retry_after, "limit", whole_channel=whole_channel)
        case TelegramForbiddenError():
            return Unreachable(failure.message)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Later(MUCH_LATER, f"the token or the address is refused: {failure.message}", whole_channel=True)
        case TelegramEntityTooLarge():
            return Rejected(failure.message)
        case TelegramBadRequest():
            ours = meaning(failure) is Meaning.OUR_FAULT
            return Rejected(failure.message) if ours else Unreachable(failure.message)
        case _:
            return Later(SOON, f"{type(failure).__name__}: {failure}")
