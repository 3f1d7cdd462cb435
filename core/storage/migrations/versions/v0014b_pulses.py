"""When somebody was there last, and the outages of late."""

import sqlalchemy as sa
from alembic import op

revision = "0014b"
down_revision = "0015e"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "pulses",
        sa.Column("seat", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("true_at", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("seat", name="pulses_key"),
    )
    op.create_table(
        "outages",
        sa.Column("until", NUMBER, autoincrement=False, nullable=False),
        sa.Column("length", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("until", name="outages_key"),
    )


def downgrade() -> None:
    op.drop_table("outages")
    op.drop_table("pulses")
