"""What tills receive and send: payments, links to pay behind, transfers out of balances, and where people are paid.
Movements of money belong to a community, need no order, and what they bring can be available later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state IN ('asked', 'taken')")


def upgrade() -> None:
    op.add_column("journals", sa.Column("community", sa.Text(), server_default="default", nullable=False))
    with op.batch_alter_table("journals") as journals:
        journals.alter_column("order", existing_type=sa.Text(), nullable=True)
    op.execute('UPDATE journals SET community = (SELECT community FROM orders WHERE orders.id = journals."order")')
    op.add_column("entries", sa.Column("available_at", NUMBER, nullable=True))
    _payments()
    _transfers()
    op.create_table(
        "payees",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="payees_person_exists"),
        sa.PrimaryKeyConstraint("person", name="payees_key"),
    )
    _paylinks()


def _payments() -> None:
    op.create_table(
        "payments",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("charge", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("question", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="payments_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="payments_person_exists"),
        sa.PrimaryKeyConstraint("till", "charge", name="payments_key"),
    )
    op.create_index("payments_of_order", "payments", ["order"])


def _transfers() -> None:
    op.create_table(
        "transfers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", NUMBER, nullable=False),
        sa.Column("asked_at", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=True),
        sa.Column("charge", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=True),
        sa.Column("ended_at", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("tries", NUMBER, nullable=False),
        sa.Column("due", NUMBER, nullable=True),
        sa.Column("number", NUMBER, nullable=False),
        sa.CheckConstraint("minor > 0", name="something_is_sent"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="transfers_by_exists"),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="transfers_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="transfers_person_exists"),
        sa.PrimaryKeyConstraint("number", name="transfers_key"),
        sa.UniqueConstraint("key", name="transfers_key_once"),
    )
    op.create_index("transfers_of_person", "transfers", ["person", "number"])
    op.create_index("transfers_of_order", "transfers", ["order"])
    op.create_index("transfers_due", "transfers", ["due"])
    op.create_index("transfers_open", "transfers", ["community", "number"], sqlite_where=OPEN, postgresql_where=OPEN)


def _paylinks() -> None:
    op.create_table(
        "paylinks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("minor", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("question", NUMBER, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("until", NUMBER, nullable=True),
        sa.Column("tries", NUMBER, nullable=False),
        sa.Column("due", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="paylinks_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="paylinks_person_exists"),
        sa.PrimaryKeyConstraint("key", name="paylinks_key"),
    )
    op.create_index("paylinks_of_order", "paylinks", ["order"])
    op.create_index("paylinks_due", "paylinks", ["due"])


def downgrade() -> None:
    for table in ("paylinks", "payees", "transfers", "payments"):
        op.drop_table(table)
    op.drop_column("entries", "available_at")
    op.execute('DELETE FROM entries WHERE journal IN (SELECT key FROM journals WHERE "order" IS NULL)')
    op.execute('DELETE FROM journals WHERE "order" IS NULL')
    with op.batch_alter_table("journals") as journals:
        journals.alter_column("order", existing_type=sa.Text(), nullable=False)
    op.drop_column("journals", "community")
