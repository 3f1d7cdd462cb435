"""What the parties of an order say of each other once it is done."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0009"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("author", NUMBER, nullable=False),
        sa.Column("about", NUMBER, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("stars", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("until", NUMBER, nullable=False),
        sa.Column("listing", sa.Text(), nullable=True),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("published_at", NUMBER, nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_at", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["about"], ["people.id"], name="reviews_about_exists"),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name="reviews_author_exists"),
        sa.ForeignKeyConstraint(["listing"], ["listings.id"], name="reviews_listing_exists"),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="reviews_order_exists"),
        sa.PrimaryKeyConstraint("order", "author", name="reviews_key"),
    )
    hidden = sa.text("published_at IS NULL")
    op.create_index("reviews_hidden", "reviews", ["until"], sqlite_where=hidden, postgresql_where=hidden)
    op.create_index("reviews_of_person", "reviews", ["about", "community", "published_at", "role", "stars"])
    op.create_index("reviews_of_listing", "reviews", ["listing", "role", "published_at", "stars"])


def downgrade() -> None:
    op.drop_table("reviews")
