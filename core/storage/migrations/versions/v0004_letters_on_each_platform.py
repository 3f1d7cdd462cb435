"""A letter is a row for each platform it goes to; a person's accounts have an order, and some of them are quiet."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAITING = sa.text("post = 'waiting'")


def upgrade() -> None:
    with op.batch_alter_table("accounts") as accounts:
        accounts.add_column(sa.Column("seat", NUMBER, nullable=False, server_default="0"))
        accounts.add_column(sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("letters_unsent", "letters")
    with op.batch_alter_table("letters") as letters:
        # Until now there was one platform.
        letters.add_column(sa.Column("platform", sa.Text(), nullable=False, server_default="telegram"))
        letters.drop_constraint("letters_key_once", type_="unique")
        letters.create_unique_constraint("letters_key_platform_once", ["key", "platform"])
    with op.batch_alter_table("letters") as letters:
        letters.alter_column("platform", server_default=None)
    _index("platform", "id", "at")


def downgrade() -> None:
    op.execute("DELETE FROM letters WHERE platform <> 'telegram'")
    op.drop_index("letters_unsent", "letters")
    with op.batch_alter_table("letters") as letters:
        letters.drop_constraint("letters_key_platform_once", type_="unique")
        letters.drop_column("platform")
        letters.create_unique_constraint("letters_key_once", ["key"])
    _index("id", "at")
    with op.batch_alter_table("accounts") as accounts:
        accounts.drop_column("quiet")
        accounts.drop_column("seat")


def _index(*columns: str) -> None:
    op.create_index("letters_unsent", "letters", columns, sqlite_where=WAITING, postgresql_where=WAITING)
