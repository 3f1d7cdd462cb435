"""When somebody is not to be disturbed and what waits for their morning; at which hour they read what their day has."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0015b"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
HELD = sa.text("post = 'held'")
DIGESTED = sa.text("digest_at IS NOT NULL")


def upgrade() -> None:
    for name in ("quiet_begin", "quiet_end", "digest", "digest_at"):
        op.add_column("people", sa.Column(name, NUMBER, nullable=True))
    op.create_index("people_digested", "people", ["digest_at"], sqlite_where=DIGESTED, postgresql_where=DIGESTED)
    op.add_column("letters", sa.Column("held_until", NUMBER, nullable=True))
    op.create_index("letters_held", "letters", ["held_until"], sqlite_where=HELD, postgresql_where=HELD)


def downgrade() -> None:
    op.drop_index("letters_held", "letters")
    op.drop_column("letters", "held_until")
    op.drop_index("people_digested", "people")
    for name in ("digest_at", "digest", "quiet_end", "quiet_begin"):
        op.drop_column("people", name)
