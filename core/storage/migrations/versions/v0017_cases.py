"""What waits for a mediator is found at once, and each who took a case is known by words of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0012b"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNTAKEN = sa.text("frozen IS NOT NULL AND mediator IS NULL")


def upgrade() -> None:
    op.create_index("orders_for_mediators", "orders", ["community"], sqlite_where=UNTAKEN, postgresql_where=UNTAKEN)
    op.create_table(
        "cases",
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("mediator", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("buyer_word", sa.Text(), nullable=False),
        sa.Column("seller_word", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="cases_order_exists"),
        sa.ForeignKeyConstraint(["mediator"], ["people.id"], name="cases_mediator_exists"),
        sa.PrimaryKeyConstraint("order", "version", name="cases_key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("cases")
    op.drop_index("orders_for_mediators", "orders")
