"""In which private thread of Discord each party has an order."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "threads",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("guild", NUMBER, nullable=False),
        sa.Column("thread", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="threads_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="threads_person_exists"),
        sa.PrimaryKeyConstraint("person", "order", name="threads_key"),
        sa.UniqueConstraint("thread", name="threads_thread_once"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("threads")
