"""What parties write to each other on an order, how it was worded before, and which messages of a platform show it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "messages",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("author", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("reply_to", NUMBER, nullable=True),
        sa.Column("deleted_at", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name="messages_author_exists"),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="messages_order_exists"),
        sa.PrimaryKeyConstraint("id", name="messages_key"),
    )
    op.create_index("messages_of_order", "messages", ["order", "id"], unique=False)
    op.create_table(
        "wordings",
        sa.Column("message", NUMBER, nullable=False),
        sa.Column("seat", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["message"], ["messages.id"], name="wordings_message_exists"),
        sa.PrimaryKeyConstraint("message", "seat", name="wordings_key"),
    )
    op.create_table(
        "copies",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("person", NUMBER, nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("shows", NUMBER, nullable=True),
        sa.Column("part", NUMBER, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name="copies_order_exists"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="copies_person_exists"),
        sa.ForeignKeyConstraint(["shows"], ["messages.id"], name="copies_shows_exists"),
        sa.PrimaryKeyConstraint("platform", "chat", "number", name="copies_key"),
    )
    op.create_index("copies_of_message", "copies", ["shows", "person"], unique=False)


def downgrade() -> None:
    op.drop_table("copies")
    op.drop_table("wordings")
    op.drop_table("messages")
