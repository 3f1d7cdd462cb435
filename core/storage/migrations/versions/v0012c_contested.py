"""Whether mediators were ever called about an order: in the indexes of which what is told of a person is added up."""

import sqlalchemy as sa
from alembic import op

revision = "0012c"
down_revision = "0017"

BEFORE = ("community", "cause", "late", "disputed", "frozen")
ASKED = ("community", "cause", "late", "contested")


def upgrade() -> None:
    op.add_column("orders", sa.Column("contested", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE orders SET contested = TRUE WHERE disputed > 0 OR frozen IS NOT NULL")
    _index(ASKED)


def downgrade() -> None:
    _index(BEFORE)
    op.drop_column("orders", "contested")


def _index(asked: tuple[str, ...]) -> None:
    op.drop_index("orders_of_buyer", "orders")
    op.drop_index("orders_of_seller", "orders")
    op.create_index("orders_of_buyer", "orders", ["buyer", "state", "joined", *asked])
    op.create_index("orders_of_seller", "orders", ["seller", "joined", "state", *asked])
