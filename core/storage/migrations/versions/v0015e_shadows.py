"""What held of people who were erased, for whoever comes back with one of their accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0015e"
down_revision = "0015d"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "shadows",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="shadows_person_exists"),
        sa.PrimaryKeyConstraint("digest", "person", name="shadows_key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("shadows")
