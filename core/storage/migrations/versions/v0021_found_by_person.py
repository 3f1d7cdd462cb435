"""Whatever names a person is found by that person, so that linking and erasing read no table whole."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0014b"

WHOLE = (
    ("cases_of_mediator", "cases", "mediator"),
    ("copies_of_person", "copies", "person"),
    ("messages_by", "messages", "author"),
    ("papers_of_person", "papers", "person"),
    ("paylinks_of_person", "paylinks", "person"),
    ("payments_of_person", "payments", "person"),
    ("reviews_by", "reviews", "author"),
    ("sanctions_by", "sanctions", "by"),
    ("shadows_of", "shadows", "person"),
    ("takedowns_by", "takedowns", "by"),
)
WHERE_SAID = (
    ("invitations_entered", "invitations", "taken_by"),
    ("reports_decided_by", "reports", "decided_by"),
    ("sanctions_decided_by", "sanctions", "decided_by"),
    ("takedowns_ended_by", "takedowns", "ended_by"),
    ("transfers_by", "transfers", "by"),
)
GIVEN_UP = sa.text("post = 'given_up'")


def upgrade() -> None:
    for name, table, column in WHOLE:
        op.create_index(name, table, [column])
    for name, table, column in WHERE_SAID:
        said = sa.column(column).is_not(None)
        op.create_index(name, table, [column], sqlite_where=said, postgresql_where=said)
    op.create_index("letters_given_up", "letters", ["to"], sqlite_where=GIVEN_UP, postgresql_where=GIVEN_UP)


def downgrade() -> None:
    op.drop_index("letters_given_up", "letters")
    for name, table, _ in reversed((*WHOLE, *WHERE_SAID)):
        op.drop_index(name, table)
