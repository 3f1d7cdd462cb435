"""When sellers take orders, and how many at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0015b"
down_revision = "0011b"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "availabilities",
        sa.Column("seller", NUMBER, autoincrement=False, nullable=False),
        sa.Column("most", NUMBER, nullable=True),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.Column("back_at", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["seller"], ["people.id"], name="availabilities_seller_exists"),
        sa.PrimaryKeyConstraint("seller", name="availabilities_key"),
    )


def downgrade() -> None:
    op.drop_table("availabilities")
