"""What somebody asks about a service before any order, written as the chat of an order is; and whom people block."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0011"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "enquiries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("asker", NUMBER, nullable=False),
        sa.Column("seller", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["listing"], ["listings.id"], name="enquiries_listing_exists"),
        sa.ForeignKeyConstraint(["asker"], ["people.id"], name="enquiries_asker_exists"),
        sa.ForeignKeyConstraint(["seller"], ["people.id"], name="enquiries_seller_exists"),
        sa.PrimaryKeyConstraint("id", name="enquiries_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("enquiries_of_asker", "enquiries", ["asker", "listing"])
    op.create_index("enquiries_of_seller", "enquiries", ["seller"])
    op.create_index("enquiries_about", "enquiries", ["listing"])
    op.create_table(
        "blocks",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("blocked", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="blocks_person_exists"),
        sa.ForeignKeyConstraint(["blocked"], ["people.id"], name="blocks_blocked_exists"),
        sa.PrimaryKeyConstraint("person", "blocked", name="blocks_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("blocks_of", "blocks", ["blocked"])
    op.drop_index("messages_of_order", "messages")
    for table in ("messages", "copies"):
        with op.batch_alter_table(table) as altered:
            altered.drop_constraint(f"{table}_order_exists", type_="foreignkey")
            altered.alter_column("order", new_column_name="about", existing_type=sa.Text(), existing_nullable=False)
    op.create_index("messages_about", "messages", ["about", "id"])


def downgrade() -> None:
    about_no_order = "about NOT IN (SELECT id FROM orders)"
    op.execute(f"DELETE FROM copies WHERE {about_no_order}")  # noqa: S608 - our own words
    op.execute(f"DELETE FROM wordings WHERE message IN (SELECT id FROM messages WHERE {about_no_order})")  # noqa: S608
    op.execute(f"DELETE FROM messages WHERE {about_no_order}")  # noqa: S608
    op.drop_index("messages_about", "messages")
    for table in ("messages", "copies"):
        with op.batch_alter_table(table) as altered:
            altered.alter_column("about", new_column_name="order", existing_type=sa.Text(), existing_nullable=False)
            altered.create_foreign_key(f"{table}_order_exists", "orders", ["order"], ["id"])
    op.create_index("messages_of_order", "messages", ["order", "id"])
    op.drop_table("blocks")
    op.drop_table("enquiries")
