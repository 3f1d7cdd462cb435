"""Codes that link two accounts, how often somebody entered a wrong one, and the numbers that linked people had."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "aliases",
        sa.Column("former", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="aliases_person_exists"),
        sa.PrimaryKeyConstraint("former", name="aliases_key"),
    )
    op.create_index("aliases_of_person", "aliases", ["person"])
    op.create_table(
        "invitations",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("until", NUMBER, nullable=False),
        sa.Column("taken_by", NUMBER, nullable=True),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="invitations_person_exists"),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name="invitations_taken_by_exists"),
        sa.PrimaryKeyConstraint("name", name="invitations_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("invitations_of_person", "invitations", ["person"])
    op.create_index("invitations_until", "invitations", ["until"])
    op.create_table(
        "mistakes",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("wrong", NUMBER, nullable=False),
        sa.Column("since", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="mistakes_person_exists"),
        sa.PrimaryKeyConstraint("person", name="mistakes_key"),
    )
    op.create_index("mistakes_since", "mistakes", ["since"])


def downgrade() -> None:
    op.drop_table("mistakes")
    op.drop_table("invitations")
    op.drop_table("aliases")
