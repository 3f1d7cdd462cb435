"""E-mail addresses, and what people have muted where: a chat that was quiet is one in which everything is."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0015"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ALL = ",dispute,message,money,order,reminder,turn,"


def upgrade() -> None:
    op.create_table(
        "mailboxes",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("muted", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="mailboxes_person_exists"),
        sa.PrimaryKeyConstraint("person", name="mailboxes_key"),
    )
    op.create_table(
        "mail_codes",
        sa.Column("person", NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("until", NUMBER, nullable=True),
        sa.Column("wrong", NUMBER, nullable=False),
        sa.Column("asked", NUMBER, nullable=False),
        sa.Column("since", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="mail_codes_person_exists"),
        sa.PrimaryKeyConstraint("person", name="mail_codes_key"),
    )
    op.create_index("mail_codes_to", "mail_codes", ["address"])
    op.create_index("mail_codes_since", "mail_codes", ["since"])
    op.add_column("letters", sa.Column("matter", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("muted", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.execute(sa.text("UPDATE accounts SET muted = :everything WHERE quiet").bindparams(everything=ALL))
    op.drop_column("accounts", "quiet")


def downgrade() -> None:
    op.add_column("accounts", sa.Column("quiet", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(sa.text("UPDATE accounts SET quiet = true WHERE muted = :everything").bindparams(everything=ALL))
    op.drop_column("accounts", "muted")
    op.drop_column("letters", "matter")
    op.drop_table("mail_codes")
    op.drop_table("mailboxes")
