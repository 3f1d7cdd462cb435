"""What parties of orders ask mediators, and what was said there."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0021"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("ending IS NULL")
HELPED, ENDED = sa.text("mediator IS NOT NULL"), sa.text("ended_by IS NOT NULL")
UNHEARD = sa.text("due IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "help_requests",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("waits_since", NUMBER, nullable=True),
        sa.Column("due", NUMBER, nullable=True),
        sa.Column("escalated_at", NUMBER, nullable=True),
        sa.Column("mediator", NUMBER, nullable=True),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("ended_by", NUMBER, nullable=True),
        sa.Column("ended_at", NUMBER, nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="help_requests_order_exists"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="help_requests_by_exists"),
        sa.ForeignKeyConstraint(["mediator"], ["people.id"], name="help_requests_mediator_exists"),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name="help_requests_ended_by_exists"),
        sa.PrimaryKeyConstraint("number", name="help_requests_key"),
    )
    op.create_index("help_requests_by", "help_requests", ["by", "at"])
    op.create_index("help_requests_of", "help_requests", ["order"])
    _index("help_requests_open", ["community"], OPEN)
    _index("help_requests_once", ["order", "by"], OPEN, unique=True)
    _index("help_requests_helped", ["mediator"], HELPED)
    _index("help_requests_ended", ["ended_by"], ENDED)
    _index("help_requests_due", ["due"], UNHEARD)
    op.create_table(
        "remarks",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("request", NUMBER, nullable=False),
        sa.Column("by", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["help_requests.number"], name="remarks_request_exists"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="remarks_by_exists"),
        sa.PrimaryKeyConstraint("number", name="remarks_key"),
    )
    op.create_index("remarks_of", "remarks", ["request", "number"])
    op.create_index("remarks_by", "remarks", ["by"])


def downgrade() -> None:
    op.drop_table("remarks")
    op.drop_table("help_requests")


def _index(name: str, columns: list[str], where: sa.TextClause, *, unique: bool = False) -> None:
    op.create_index(name, "help_requests", columns, unique=unique, sqlite_where=where, postgresql_where=where)
