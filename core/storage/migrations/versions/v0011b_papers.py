"""Receipts and statements are numbered, and remember what they cover."""

import sqlalchemy as sa
from alembic import op

revision = "0011b"
down_revision = "0010"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "papers",
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("replaces", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="papers_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="papers_person_exists"),
        sa.PrimaryKeyConstraint("community", "series", "number", name="papers_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("papers_of_order", "papers", ["order", "series", "number"])


def downgrade() -> None:
    op.drop_table("papers")
