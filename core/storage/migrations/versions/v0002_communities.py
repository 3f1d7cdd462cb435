"""Communities, each with its own settings. What was there before belongs to the default one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "communities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("address", NUMBER, nullable=True),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="communities_key"),
        sa.UniqueConstraint("platform", "address", name="communities_platform_address_once"),
    )
    op.create_table(
        "members",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="members_person_exists"),
        sa.PrimaryKeyConstraint("person", "community", name="members_key"),
        sqlite_with_rowid=False,
    )
    op.add_column("listings", sa.Column("community", sa.Text(), server_default="default", nullable=False))
    op.add_column("orders", sa.Column("community", sa.Text(), server_default="default", nullable=False))
    op.drop_index("listings_on_sale", "listings")
    _index_of_what_is_on_sale(["community", "number"])


def downgrade() -> None:
    op.drop_index("listings_on_sale", "listings")
    _index_of_what_is_on_sale(["number"])
    op.drop_column("orders", "community")
    op.drop_column("listings", "community")
    op.drop_table("members")
    op.drop_table("communities")


def _index_of_what_is_on_sale(columns: list[str]) -> None:
    on_sale = sa.text("sale = 'on'")
    op.create_index("listings_on_sale", "listings", columns, sqlite_where=on_sale, postgresql_where=on_sale)
