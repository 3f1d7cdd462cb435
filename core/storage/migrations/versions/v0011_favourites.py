"""People star the orders that they want to find again."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "favourites",
        sa.Column("person", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="favourites_person_exists"),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="favourites_order_exists"),
        sa.PrimaryKeyConstraint("person", "order", name="favourites_key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("favourites")
