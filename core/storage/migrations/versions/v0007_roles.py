"""Who is staff or a mediator by a role that they have on the platform."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "holders",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("role", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="holders_person_exists"),
        sa.PrimaryKeyConstraint("person", "community", "role", name="holders_key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("holders")
