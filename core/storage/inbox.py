"""What was handled before, and the answer it got: of acts that are written beside orders."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from core.storage.pen import Sheet
from core.storage.schema import inbox


def said(sheet: Sheet, key: tuple[str, str]) -> str | None:
    """What the act of this key was answered, None when it is new."""
    rows = sheet.rows(_SAID, the_platform=key[0], the_update=key[1])
    return rows[0][0] if rows else None


def remember(sheet: Sheet, key: tuple[str, str], answer: str, at: datetime) -> None:
    sheet.write(_REMEMBER, platform=key[0], update=key[1], said=answer, at=at)


_SAID = select(inbox.c.said).where(
    inbox.c.platform == bindparam("the_platform"), inbox.c.update == bindparam("the_update")
)
_REMEMBER = insert(inbox)
