"""Whether an order was ever late, and indexes out of which what is told of a person is added up."""

import sqlalchemy as sa
from alembic import op

revision = "0012b"
down_revision = "0015c"

ONCE_LATE = """
UPDATE orders SET late = TRUE
WHERE EXISTS (SELECT 1 FROM events WHERE events."order" = orders.id AND events.name = 'delivery_lapsed')
"""
ASKED = ("community", "cause", "late", "disputed", "frozen")


def upgrade() -> None:
    op.add_column("orders", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(ONCE_LATE)
    op.drop_index("orders_of_buyer", "orders")
    op.drop_index("orders_of_seller", "orders")
    op.create_index("orders_of_buyer", "orders", ["buyer", "state", "joined", *ASKED])
    op.create_index("orders_of_seller", "orders", ["seller", "joined", "state", *ASKED])


def downgrade() -> None:
    op.drop_index("orders_of_buyer", "orders")
    op.drop_index("orders_of_seller", "orders")
    op.create_index("orders_of_buyer", "orders", ["buyer", "state"])
    op.create_index("orders_of_seller", "orders", ["seller", "joined", "state"])
    op.drop_column("orders", "late")
