"""Invoices are issued as money is paid out, and people say how they stand on them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0019"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "particulars",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tax", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="particulars_person_exists"),
        sa.PrimaryKeyConstraint("person", name="particulars_key"),
    )
    op.create_table(
        "invoices",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("issuer", NUMBER, nullable=True),
        sa.Column("recipient", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("total", NUMBER, nullable=False),
        sa.Column("tax", NUMBER, nullable=True),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("addressee_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="invoices_order_exists"),
        sa.ForeignKeyConstraint(["issuer"], ["people.id"], name="invoices_issuer_exists"),
        sa.ForeignKeyConstraint(["recipient"], ["people.id"], name="invoices_recipient_exists"),
        sa.PrimaryKeyConstraint("kind", "series", "number", name="invoices_key"),
        sa.UniqueConstraint("order", "kind", name="invoices_order_kind_once"),
        sqlite_with_rowid=False,
    )
    op.create_index("invoices_by", "invoices", ["issuer"])
    op.create_index("invoices_to", "invoices", ["recipient"])


def downgrade() -> None:
    op.drop_table("invoices")
    op.drop_table("particulars")
