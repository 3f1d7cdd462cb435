"""When somebody was given all that is stored about them, and which files nothing needs any more."""

import sqlalchemy as sa
from alembic import op

revision = "0015d"
down_revision = "0012d"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "exports",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="exports_person_exists"),
        sa.PrimaryKeyConstraint("person", name="exports_key"),
    )
    op.create_table(
        "castoffs",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="castoffs_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("castoffs_at", "castoffs", ["at"])


def downgrade() -> None:
    op.drop_table("castoffs")
    op.drop_table("exports")
