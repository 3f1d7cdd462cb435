"""The inbox knows since when it remembers, so that it can forget. What it remembers already it remembers for good."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))


def downgrade() -> None:
    op.drop_column("inbox", "at")
