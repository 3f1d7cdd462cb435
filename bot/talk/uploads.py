"""Files that people send: fetched from their platform and kept, or a sentence that says why not."""

import logging

from bot.screens.words import Problem, problem
from bot.talk.reply import Upload, UploadFailed
from bot.talk.visit import Visit
from bot.texts import Size
from bot.texts.typed import file_name
from core.order import FileRef
from core.ports import TooLarge, Unavailable

log = logging.getLogger(__name__)


async def fetched(visit: Visit, upload: Upload) -> FileRef | Problem:
    most = visit.shop.largest_file
    name = file_name(upload.name)
    too_large = problem("file-too-large", name=name, most=Size(most))
    if upload.size is not None and upload.size > most:
        return too_large
    try:
        return await visit.shop.files.keep(name, upload.open(), most)
    except TooLarge:
        return too_large
    except Unavailable as full:
        # Not passed on: whoever brought the message would bring it again and again, and fetch the file each time.
        log.error("a file could not be kept: %s", full)  # noqa: TRY400 - the reason is all there is
        return problem("file-failed", name=name)
    except UploadFailed:
        return problem("file-failed", name=name)
