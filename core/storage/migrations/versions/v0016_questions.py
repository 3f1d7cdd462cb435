"""An order knows which question is open between its parties, and who settles its dispute."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TAKEN = sa.text("mediator IS NOT NULL")


def upgrade() -> None:
    op.add_column("orders", sa.Column("proposed", sa.Text()))
    op.add_column("orders", sa.Column("paused", NUMBER, nullable=False, server_default="0"))
    op.add_column("orders", sa.Column("frozen", sa.Text()))
    exists = sa.ForeignKey("people.id", name="orders_mediator_exists")
    op.add_column("orders", sa.Column("mediator", NUMBER, exists), inline_references=True)
    op.add_column("orders", sa.Column("disputed", NUMBER, nullable=False, server_default="0"))
    op.add_column("orders", sa.Column("asks", sa.Text()))
    op.create_index("orders_of_mediator", "orders", ["mediator"], sqlite_where=TAKEN, postgresql_where=TAKEN)


def downgrade() -> None:
    op.drop_index("orders_of_mediator", "orders")
    for name in ("asks", "disputed", "mediator", "frozen", "paused", "proposed"):
        op.drop_column("orders", name)
