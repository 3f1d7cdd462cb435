"""When accounts were erased, so that nobody is erased and back again without end."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0018"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="erasures_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("erasures_at", "erasures", ["at"])


def downgrade() -> None:
    op.drop_table("erasures")
