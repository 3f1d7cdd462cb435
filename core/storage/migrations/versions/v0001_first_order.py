"""The tables of the first order: people, listings, orders with their record, money, letters and dialogs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("update", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "update", name="inbox_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "people",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="people_key"),
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("address", NUMBER, nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="accounts_person_exists"),
        sa.PrimaryKeyConstraint("platform", "address", name="accounts_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("accounts_of_person", "accounts", ["person"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("dialog", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=True),
        sa.Column("update", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="drafts_person_exists"),
        sa.PrimaryKeyConstraint("person", "platform", name="drafts_key"),
    )
    op.create_table(
        "listings",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seller", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("price", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("delivery_time", NUMBER, nullable=False),
        sa.Column("revisions", NUMBER, nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("sale", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["seller"], ["people.id"], name="listings_seller_exists"),
        sa.PrimaryKeyConstraint("number", name="listings_key"),
        sa.UniqueConstraint("id", name="listings_id_once"),
    )
    op.create_index("listings_of_seller", "listings", ["seller", "number"], unique=False)
    op.create_index(
        "listings_on_sale",
        "listings",
        ["number"],
        unique=False,
        sqlite_where=sa.text("sale = 'on'"),
        postgresql_where=sa.text("sale = 'on'"),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("workflow_version", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("buyer", NUMBER, nullable=False),
        sa.Column("seller", NUMBER, nullable=False),
        sa.Column("listing", sa.Text(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("placed_at", NUMBER, nullable=False),
        sa.Column("entered_at", NUMBER, nullable=False),
        sa.Column("work_left", NUMBER, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("held", NUMBER, nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.CheckConstraint("held >= 0", name=op.f("orders_held_is_there")),
        sa.ForeignKeyConstraint(["buyer"], ["people.id"], name="orders_buyer_exists"),
        sa.ForeignKeyConstraint(["listing"], ["listings.id"], name="orders_listing_exists"),
        sa.ForeignKeyConstraint(["seller"], ["people.id"], name="orders_seller_exists"),
        sa.PrimaryKeyConstraint("id", name="orders_key"),
    )
    op.create_index("orders_of_buyer", "orders", ["buyer", "state"], unique=False)
    op.create_index("orders_of_seller", "orders", ["seller", "joined", "state"], unique=False)
    op.create_table(
        "alarms",
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("seat", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("put_off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("order", "kind", "epoch", name="alarms_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("alarms_due", "alarms", ["at", "order", "kind"], unique=False)
    op.create_table(
        "cards",
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("message", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="cards_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="cards_person_exists"),
        sa.PrimaryKeyConstraint("person", "order", "platform", name="cards_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("by", NUMBER, nullable=True),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("order", "version", name="events_key"),
    )
    op.create_table(
        "journals",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="journals_order_exists"),
        sa.PrimaryKeyConstraint("key", name="journals_key"),
    )
    op.create_index("journals_of_order", "journals", ["order", "at"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("to", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("tries", NUMBER, nullable=False),
        sa.Column("post", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("ended_at", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="letters_key"),
        sa.UniqueConstraint("key", name="letters_key_once"),
    )
    op.create_index(
        "letters_reminding",
        "letters",
        ["order"],
        unique=False,
        sqlite_where=sa.text("kind = 'reminder'"),
        postgresql_where=sa.text("kind = 'reminder'"),
    )
    op.create_index(
        "letters_unsent",
        "letters",
        ["id", "at"],
        unique=False,
        sqlite_where=sa.text("post = 'waiting'"),
        postgresql_where=sa.text("post = 'waiting'"),
    )
    op.create_table(
        "entries",
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("seat", NUMBER, nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("minor", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["journal"], ["journals.key"], name="entries_journal_exists"),
        sa.PrimaryKeyConstraint("journal", "seat", name="entries_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("entries_of_account", "entries", ["account"], unique=False)


def downgrade() -> None:
    op.drop_table("entries")
    op.drop_table("letters")
    op.drop_table("journals")
    op.drop_table("events")
    op.drop_table("cards")
    op.drop_table("alarms")
    op.drop_table("orders")
    op.drop_table("listings")
    op.drop_table("drafts")
    op.drop_table("accounts")
    op.drop_table("people")
    op.drop_table("inbox")
