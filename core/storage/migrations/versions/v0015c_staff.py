"""Services that were reported and taken down, and what staff did about people."""

import sqlalchemy as sa
from alembic import op

revision = "0015c"
down_revision = "0016"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REPORTED = sa.text("verdict IS NULL")
APPEALED = sa.text("appealed_at IS NOT NULL AND verdict IS NULL")


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("decided_at", NUMBER, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["listing"], ["listings.id"], name="reports_listing_exists"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="reports_by_exists"),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name="reports_decided_by_exists"),
        sa.PrimaryKeyConstraint("number", name="reports_key"),
    )
    _index("reports_about", "reports", ["listing"], REPORTED)
    _index("reports_waiting", "reports", ["community"], REPORTED)
    op.create_index("reports_by", "reports", ["by"])
    op.create_table(
        "takedowns",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("ended_by", NUMBER, nullable=True),
        sa.Column("ended_at", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["listing"], ["listings.id"], name="takedowns_listing_exists"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="takedowns_by_exists"),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name="takedowns_ended_by_exists"),
        sa.PrimaryKeyConstraint("number", name="takedowns_key"),
    )
    op.create_index("takedowns_of", "takedowns", ["listing"])
    op.create_table(
        "sanctions",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("until", NUMBER, nullable=True),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("appealed_at", NUMBER, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("decided_at", NUMBER, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="sanctions_person_exists"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="sanctions_by_exists"),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name="sanctions_decided_by_exists"),
        sa.PrimaryKeyConstraint("number", name="sanctions_key"),
    )
    op.create_index("sanctions_of", "sanctions", ["person", "community"])
    _index("sanctions_appealed", "sanctions", ["community"], APPEALED)


def downgrade() -> None:
    # A service that was taken down has to be something that was known before.
    op.execute("UPDATE listings SET sale = 'paused' WHERE sale = 'taken_down'")
    op.drop_table("sanctions")
    op.drop_table("takedowns")
    op.drop_table("reports")


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
