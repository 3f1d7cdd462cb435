"""News of reviews can be muted like all else: where everything was, they are too."""

import sqlalchemy as sa
from alembic import op

revision = "0012d"
down_revision = "0012c"

TABLES = ("accounts", "mailboxes")
BEFORE = ",dispute,message,money,order,reminder,turn,"
NOW = ",dispute,message,money,order,reminder,review,turn,"


def upgrade() -> None:
    for table in _tables():
        op.execute(sa.update(table).where(table.c.muted == BEFORE).values(muted=NOW))


def downgrade() -> None:
    for table in _tables():
        muted = table.c.muted
        without = sa.case((muted == ",review,", ""), else_=sa.func.replace(muted, ",review,", ","))
        op.execute(sa.update(table).values(muted=without))


def _tables() -> list[sa.TableClause]:
    return [sa.table(name, sa.column("muted", sa.Text)) for name in TABLES]
