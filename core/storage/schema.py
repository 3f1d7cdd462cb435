"""The tables. A column is named like the field it holds, and stands where the field does. The UNIQUE keys keep a
promise: whatever else goes wrong, nothing can be written twice.

What is looked up at every press or tick has an index of its own, so that its cost does not grow with the number of
orders; and so has every column that names a person by a foreign key, for accounts are linked and people erased within
the one transaction that everybody waits for. Small rows that are found by their key alone live in that key's own tree
(`sqlite_with_rowid`).

Events, alarms and letters name their order and people without a foreign key. They are written together with the order
and by nothing else, ten rows a press, and to have each one checked took half of the server's time. Messages name what
they are about without one, for that is an order or an enquiry.
"""

from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
    literal_column,
    or_,
    text,
)

from core import invoice, report, sanction
from core.help_request import Ending
from core.listing import Sale
from core.matter import Matter
from core.order import DEFAULT
from core.paper import Series
from core.paylink import Link
from core.person import Platform
from core.ports import LetterKind
from core.storage.columns import (
    Agreed,
    Choice,
    Decided,
    Json,
    Length,
    Moment,
    Number,
    Packed,
    Several,
    TimeOfDay,
    Whole,
    Words,
)
from core.transfer import OPEN, Kind, Standing
from core.workflow import Actor


class Post(StrEnum):
    """What became of a letter."""

    WAITING = "waiting"
    HELD = "held"
    """Its person is not to be disturbed until their morning."""
    SENT = "sent"
    GIVEN_UP = "given_up"


metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_exists",
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("timezone", Words),
    Column("direct", Boolean, nullable=False, server_default=false()),
    Column("quiet_begin", TimeOfDay),
    Column("quiet_end", TimeOfDay),
    Column("digest", TimeOfDay),
    Column("digest_at", Moment),
)
DIGESTED = people.c.digest_at.is_not(None)
Index("people_digested", people.c.digest_at, sqlite_where=DIGESTED, postgresql_where=DIGESTED)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", Choice(Platform), nullable=False),
    Column("address", Whole, nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("seat", Number, nullable=False, server_default="0"),  # its place among the person's accounts
    Column("muted", Several(Matter), nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("platform", "address"),
    Index("accounts_of_person", "person"),
    sqlite_with_rowid=False,
)

# A fault that is not empty is why nothing is sent there any more.
mailboxes = Table(
    "mailboxes",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("address", Words, nullable=False),
    Column("muted", Several(Matter), nullable=False),
    Column("fault", Words, nullable=False),
)

# The code by which an address becomes somebody's mailbox, and how many were asked for.
mail_codes = Table(
    "mail_codes",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("address", Words, nullable=False),
    Column("number", Number, nullable=False),
    Column("digest", Text, nullable=False),
    Column("until", Moment),
    Column("wrong", Number, nullable=False),
    Column("asked", Number, nullable=False),
    Column("since", Moment, nullable=False),
    Index("mail_codes_to", "address"),
    Index("mail_codes_since", "since"),
)

# By which number somebody was known before their accounts were linked: whatever names it still means the person.
aliases = Table(
    "aliases",
    metadata,
    Column("former", Number, primary_key=True, autoincrement=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Index("aliases_of_person", "person"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("until", Moment, nullable=False),
    Column("taken_by", Number, ForeignKey("people.id")),
    Column("used", Boolean, nullable=False),
    Index("invitations_of_person", "person"),
    Index("invitations_until", "until"),
    sqlite_with_rowid=False,
)
ENTERED = invitations.c.taken_by.is_not(None)
Index("invitations_entered", invitations.c.taken_by, sqlite_where=ENTERED, postgresql_where=ENTERED)

mistakes = Table(
    "mistakes",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("wrong", Number, nullable=False),
    Column("since", Moment, nullable=False),
    Index("mistakes_since", "since"),
)

# The default community is here only once its settings were changed: so what names a community names it without a
# foreign key.
communities = Table(
    "communities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Words, nullable=False),
    Column("platform", Choice(Platform)),
    Column("address", Whole),
    Column("rules", Decided, nullable=False),
    Column("version", Number, nullable=False),
    UniqueConstraint("platform", "address"),
)

members = Table(
    "members",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("person", "community"),
    sqlite_with_rowid=False,
)

# Staff and mediators by a role of the platform; of others nobody keeps which roles they have.
holders = Table(
    "holders",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("role", Whole, nullable=False),
    PrimaryKeyConstraint("person", "community", "role"),
    sqlite_with_rowid=False,
)

listings = Table(
    "listings",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Words, nullable=False),
    Column("seller", Number, ForeignKey("people.id"), nullable=False),
    Column("title", Words, nullable=False),
    Column("description", Words, nullable=False),
    Column("price", Whole, nullable=False),
    Column("currency", Text, nullable=False),
    Column("delivery_time", Length, nullable=False),
    Column("revisions", Whole, nullable=False),
    Column("options", Packed, nullable=False),
    Column("photo", Packed),
    Column("sale", Choice(Sale), nullable=False),
    Column("version", Number, nullable=False),
    Column("community", Text, nullable=False, server_default=DEFAULT),
    UniqueConstraint("id"),
)
Index("listings_of_seller", listings.c.seller, listings.c.number)
ON_SALE = listings.c.sale == text("'on'")
Index("listings_on_sale", listings.c.community, listings.c.number, sqlite_where=ON_SALE, postgresql_where=ON_SALE)

orders = Table(
    "orders",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workflow", Text, nullable=False),
    Column("workflow_version", Number, nullable=False),
    Column("title", Words, nullable=False),
    Column("buyer", Number, ForeignKey("people.id"), nullable=False),
    Column("seller", Number, ForeignKey("people.id"), nullable=False),
    Column("listing", Text, ForeignKey("listings.id")),
    Column("terms", Agreed, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Number, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("work_left", Length, nullable=False),
    Column("counts", Packed, nullable=False),
    Column("held", Whole, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("cause", Text),
    Column("community", Text, nullable=False, server_default=DEFAULT),
    Column("proposed", Packed),
    Column("paused", Length, nullable=False, server_default="0"),
    Column("frozen", Text),
    Column("mediator", Number, ForeignKey("people.id")),
    Column("disputed", Length, nullable=False, server_default="0"),
    Column("late", Boolean, nullable=False, server_default=false()),
    Column("contested", Boolean, nullable=False, server_default=false()),
    Column("asks", Text),
    CheckConstraint("held >= 0", name="held_is_there"),
    # What is told of a person is added up from these alone.
    Index("orders_of_buyer", "buyer", "state", "joined", "community", "cause", "late", "contested"),
    Index("orders_of_seller", "seller", "joined", "state", "community", "cause", "late", "contested"),
)

TAKEN = orders.c.mediator.is_not(None)
Index("orders_of_mediator", orders.c.mediator, sqlite_where=TAKEN, postgresql_where=TAKEN)
# By nothing that moves from step to step: a plain press then leaves it alone.
UNTAKEN = and_(orders.c.frozen.is_not(None), orders.c.mediator.is_(None))
Index("orders_for_mediators", orders.c.community, sqlite_where=UNTAKEN, postgresql_where=UNTAKEN)

# Each time that a mediator took a case, with the words by which the parties know them.
cases = Table(
    "cases",
    metadata,
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("version", Number, nullable=False),
    Column("mediator", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("buyer_word", Text, nullable=False),
    Column("seller_word", Text, nullable=False),
    PrimaryKeyConstraint("order", "version"),
    Index("cases_of_mediator", "mediator"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("order", Text, nullable=False),
    Column("version", Number, nullable=False),
    Column("name", Text, nullable=False),
    Column("actor", Choice(Actor), nullable=False),
    Column("by", Number),
    Column("at", Moment, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("payload", Packed, nullable=False),
    PrimaryKeyConstraint("order", "version"),
)

alarms = Table(
    "alarms",
    metadata,
    Column("order", Text, nullable=False),
    Column("seat", Number, nullable=False),  # its place among the order's alarms
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("put_off", Boolean, nullable=False),
    PrimaryKeyConstraint("order", "kind", "epoch"),
    Index("alarms_due", "at", "order", "kind"),
    sqlite_with_rowid=False,
)

journals = Table(
    "journals",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("order", Text, ForeignKey("orders.id")),
    Column("currency", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("community", Text, nullable=False, server_default=DEFAULT),
    Index("journals_of_order", "order", "at"),
)

entries = Table(
    "entries",
    metadata,
    Column("journal", Text, ForeignKey("journals.key"), nullable=False),
    Column("seat", Number, nullable=False),
    Column("account", Text, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("available_at", Moment),
    PrimaryKeyConstraint("journal", "seat"),
    Index("entries_of_account", "account"),
    sqlite_with_rowid=False,
)

# What an automatic till received. Its own name for a payment is taken once for ever.
payments = Table(
    "payments",
    metadata,
    Column("till", Text, nullable=False),
    Column("charge", Words, nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("currency", Text, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("at", Moment, nullable=False),
    Column("payer", Words, nullable=False),
    Column("question", Number),
    PrimaryKeyConstraint("till", "charge"),
    Index("payments_of_order", "order"),
    Index("payments_of_person", "person"),
)

transfers = Table(
    "transfers",
    metadata,
    Column("key", Words, nullable=False),
    Column("kind", Choice(Kind), nullable=False),
    Column("till", Text, nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("order", Text, ForeignKey("orders.id")),
    Column("charge", Words, nullable=False),
    Column("details", Words, nullable=False),
    Column("state", Choice(Standing), nullable=False),
    Column("by", Number, ForeignKey("people.id")),
    Column("ended_at", Moment),
    Column("reason", Words, nullable=False),
    Column("reference", Words, nullable=False),
    Column("tries", Number, nullable=False),
    Column("due", Moment),
    Column("number", Number, primary_key=True),
    UniqueConstraint("key"),
    CheckConstraint("minor > 0", name="something_is_sent"),
    Index("transfers_of_person", "person", "number"),
    Index("transfers_of_order", "order"),
)
Index("transfers_due", transfers.c.due)
GOING = transfers.c.state.in_(literal_column(f"'{each.value}'") for each in sorted(OPEN))
BY_HAND = transfers.c.by.is_not(None)
Index("transfers_by", transfers.c.by, sqlite_where=BY_HAND, postgresql_where=BY_HAND)
Index("transfers_open", transfers.c.community, transfers.c.number, sqlite_where=GOING, postgresql_where=GOING)

# Where somebody wants to be paid, in their own words.
payees = Table(
    "payees",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("details", Words, nullable=False),
    Column("at", Moment, nullable=False),
)

paylinks = Table(
    "paylinks",
    metadata,
    Column("key", Words, primary_key=True),
    Column("till", Text, nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("currency", Text, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("at", Moment, nullable=False),
    Column("question", Number),
    Column("state", Choice(Link), nullable=False),
    Column("url", Words, nullable=False),
    Column("reference", Words, nullable=False),
    Column("until", Moment),
    Column("tries", Number, nullable=False),
    Column("due", Moment),
    Index("paylinks_of_order", "order"),
    Index("paylinks_of_person", "person"),
    Index("paylinks_due", "due"),
)

# Which orders somebody has starred, for themselves alone.
favourites = Table(
    "favourites",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    PrimaryKeyConstraint("person", "order"),
    sqlite_with_rowid=False,
)

papers = Table(
    "papers",
    metadata,
    Column("community", Text, nullable=False),
    Column("series", Choice(Series), nullable=False),
    Column("number", Number, nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("lines", Packed, nullable=False),
    Column("covers", Packed, nullable=False),
    Column("replaces", Number),
    PrimaryKeyConstraint("community", "series", "number"),
    Index("papers_of_order", "order", "series", "number"),
    Index("papers_of_person", "person"),
    sqlite_with_rowid=False,
)

particulars = Table(
    "particulars",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("text", Words, nullable=False),
    Column("tax", Number),
)

invoices = Table(
    "invoices",
    metadata,
    Column("kind", Choice(invoice.Kind), nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Number, nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("issuer", Number, ForeignKey("people.id")),
    Column("recipient", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("currency", Text, nullable=False),
    Column("lines", Packed, nullable=False),
    Column("total", Whole, nullable=False),
    Column("tax", Number),
    Column("sender", Words, nullable=False),
    Column("addressee", Words, nullable=False),
    Column("sender_name", Words, nullable=False),
    Column("addressee_name", Words, nullable=False),
    PrimaryKeyConstraint("kind", "series", "number"),
    UniqueConstraint("order", "kind"),
    Index("invoices_by", "issuer"),
    Index("invoices_to", "recipient"),
    sqlite_with_rowid=False,
)

letters = Table(
    "letters",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", Choice(LetterKind), nullable=False),
    Column("to", Number, nullable=False),
    Column("order", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("version", Number, nullable=False),
    Column("at", Moment, nullable=False),
    Column("tries", Number, nullable=False),
    Column("platform", Text, nullable=False),  # empty when its person is nowhere
    Column("matter", Choice(Matter)),
    Column("held_until", Moment),
    Column("post", Choice(Post), nullable=False, server_default=Post.WAITING.value),
    Column("ended_at", Moment),
    Column("reason", Words),
    UniqueConstraint("key", "platform"),
)
# Written out, not bound: a database uses a partial index only for a condition that it can see.
UNSENT = letters.c.post == text("'waiting'")
SENT = letters.c.post == text("'sent'")
HELD = letters.c.post == text("'held'")
GIVEN_UP = letters.c.post == text("'given_up'")
Index("letters_unsent", letters.c.platform, letters.c.id, letters.c.at, sqlite_where=UNSENT, postgresql_where=UNSENT)
Index("letters_held", letters.c.held_until, sqlite_where=HELD, postgresql_where=HELD)
# Of who is told, the press writes no index: what was sent goes by itself, and what waits is never much.
Index("letters_given_up", letters.c.to, sqlite_where=GIVEN_UP, postgresql_where=GIVEN_UP)
REMINDERS = letters.c.kind == text("'reminder'")
Index("letters_reminding", letters.c.order, sqlite_where=REMINDERS, postgresql_where=REMINDERS)

cards = Table(
    "cards",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("platform", Text, nullable=False),
    Column("chat", Whole, nullable=False),
    Column("message", Whole, nullable=False),
    Column("digest", Words, nullable=False),
    PrimaryKeyConstraint("person", "order", "platform"),
    sqlite_with_rowid=False,
)

threads = Table(
    "threads",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("guild", Whole, nullable=False),
    Column("thread", Whole),
    PrimaryKeyConstraint("person", "order"),
    UniqueConstraint("thread"),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("platform", Text, nullable=False),
    Column("dialog", Words, nullable=False),
    Column("step", Words, nullable=False),
    Column("values", Json, nullable=False),
    Column("at", Moment),
    Column("update", Whole, nullable=False),
    PrimaryKeyConstraint("person", "platform"),
)

availabilities = Table(
    "availabilities",
    metadata,
    Column("seller", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("most", Number),
    Column("away", Boolean, nullable=False),
    Column("back_at", Moment),
)

reports = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("listing", Words, ForeignKey("listings.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("by", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Words, nullable=False),
    Column("decided_by", Number, ForeignKey("people.id")),
    Column("decided_at", Moment),
    Column("verdict", Choice(report.Verdict)),
)
REPORTED = reports.c.verdict.is_(None)
Index("reports_about", reports.c.listing, sqlite_where=REPORTED, postgresql_where=REPORTED)
Index("reports_waiting", reports.c.community, sqlite_where=REPORTED, postgresql_where=REPORTED)
Index("reports_by", reports.c.by)
RULED = reports.c.decided_by.is_not(None)
Index("reports_decided_by", reports.c.decided_by, sqlite_where=RULED, postgresql_where=RULED)

takedowns = Table(
    "takedowns",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("listing", Words, ForeignKey("listings.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("by", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Words, nullable=False),
    Column("was", Choice(Sale), nullable=False),
    Column("ended_by", Number, ForeignKey("people.id")),
    Column("ended_at", Moment),
    Index("takedowns_of", "listing"),
    Index("takedowns_by", "by"),
)
PUT_BACK = takedowns.c.ended_by.is_not(None)
Index("takedowns_ended_by", takedowns.c.ended_by, sqlite_where=PUT_BACK, postgresql_where=PUT_BACK)

sanctions = Table(
    "sanctions",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("community", Text, nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("kind", Choice(sanction.Kind), nullable=False),
    Column("reason", Words, nullable=False),
    Column("by", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment),
    Column("appeal", Words, nullable=False),
    Column("appealed_at", Moment),
    Column("decided_by", Number, ForeignKey("people.id")),
    Column("decided_at", Moment),
    Column("verdict", Choice(sanction.Verdict)),
    Column("why", Words, nullable=False),
    Index("sanctions_of", "person", "community"),
    Index("sanctions_by", "by"),
)
ANSWERED = sanctions.c.decided_by.is_not(None)
Index("sanctions_decided_by", sanctions.c.decided_by, sqlite_where=ANSWERED, postgresql_where=ANSWERED)
APPEALS = and_(sanctions.c.appealed_at.is_not(None), sanctions.c.verdict.is_(None))
Index("sanctions_appealed", sanctions.c.community, sqlite_where=APPEALS, postgresql_where=APPEALS)
BARS = and_(
    sanctions.c.kind != text("'warning'"), or_(sanctions.c.verdict.is_(None), sanctions.c.verdict != text("'lifted'"))
)
"""What keeps a person from selling and ordering, as long as it lasts."""

# What parties ask mediators, beside the order and its state.
help_requests = Table(
    "help_requests",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("community", Text, nullable=False),
    Column("by", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("waits_since", Moment),
    Column("due", Moment),
    Column("escalated_at", Moment),
    Column("mediator", Number, ForeignKey("people.id")),
    Column("word", Text, nullable=False),
    Column("ended_by", Number, ForeignKey("people.id")),
    Column("ended_at", Moment),
    Column("ending", Choice(Ending)),
    Index("help_requests_by", "by", "at"),
    Index("help_requests_of", "order"),
)
ASKING = help_requests.c.ending.is_(None)
Index("help_requests_open", help_requests.c.community, sqlite_where=ASKING, postgresql_where=ASKING)
Index(
    "help_requests_once",
    help_requests.c.order,
    help_requests.c.by,
    unique=True,
    sqlite_where=ASKING,
    postgresql_where=ASKING,
)
HELPED = help_requests.c.mediator.is_not(None)
Index("help_requests_helped", help_requests.c.mediator, sqlite_where=HELPED, postgresql_where=HELPED)
ENDED = help_requests.c.ended_by.is_not(None)
Index("help_requests_ended", help_requests.c.ended_by, sqlite_where=ENDED, postgresql_where=ENDED)
UNHEARD = help_requests.c.due.is_not(None)
Index("help_requests_due", help_requests.c.due, sqlite_where=UNHEARD, postgresql_where=UNHEARD)

remarks = Table(
    "remarks",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("request", Number, ForeignKey("help_requests.number"), nullable=False),
    Column("by", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", Words, nullable=False),
    Index("remarks_of", "request", "number"),
    Index("remarks_by", "by"),
)

# When somebody was given all that is stored about them: each is a look at everything.
exports = Table(
    "exports",
    metadata,
    Column("person", Number, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)

# Files that were kept, or that something no longer needs; whether anything does is looked up before they go.
castoffs = Table(
    "castoffs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("castoffs_at", "at"),
    sqlite_with_rowid=False,
)

# What held of somebody who was erased, by what their account hashes to: it holds again for whoever comes with it.
shadows = Table(
    "shadows",
    metadata,
    Column("digest", Text, nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    PrimaryKeyConstraint("digest", "person"),
    Index("shadows_of", "person"),
    sqlite_with_rowid=False,
)

# When an account was erased, by what it hashes to: for a while it cannot be so again.
erasures = Table(
    "erasures",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("erasures_at", "at"),
    sqlite_with_rowid=False,
)

enquiries = Table(
    "enquiries",
    metadata,
    Column("id", Words, primary_key=True),
    Column("listing", Words, ForeignKey("listings.id"), nullable=False),
    Column("asker", Number, ForeignKey("people.id"), nullable=False),
    Column("seller", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("community", Text, nullable=False),
    # Not unique: two people who both asked may turn out to be one.
    Index("enquiries_of_asker", "asker", "listing"),
    Index("enquiries_of_seller", "seller"),
    Index("enquiries_about", "listing"),
    sqlite_with_rowid=False,
)

blocks = Table(
    "blocks",
    metadata,
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("blocked", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("person", "blocked"),
    Index("blocks_of", "blocked"),
    sqlite_with_rowid=False,
)

messages = Table(
    "messages",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("about", Text, nullable=False),
    Column("author", Number, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", Packed, nullable=False),
    Column("files", Packed, nullable=False),
    Column("reply_to", Number),
    Column("deleted_at", Moment),
    Index("messages_about", "about", "id"),
    Index("messages_by", "author"),
)

wordings = Table(
    "wordings",
    metadata,
    Column("message", Number, ForeignKey("messages.id"), nullable=False),
    Column("seat", Number, nullable=False),
    Column("text", Packed, nullable=False),
    Column("until", Moment, nullable=False),
    PrimaryKeyConstraint("message", "seat"),
)

copies = Table(
    "copies",
    metadata,
    Column("platform", Text, nullable=False),
    Column("chat", Whole, nullable=False),
    Column("number", Whole, nullable=False),
    Column("person", Number, ForeignKey("people.id"), nullable=False),
    Column("about", Text, nullable=False),
    Column("shows", Number, ForeignKey("messages.id")),
    Column("part", Number, nullable=False),
    Column("words", Packed, nullable=False),
    PrimaryKeyConstraint("platform", "chat", "number"),
    Index("copies_of_message", "shows", "person"),
    Index("copies_of_person", "person"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("order", Text, ForeignKey("orders.id"), nullable=False),
    Column("author", Number, ForeignKey("people.id"), nullable=False),
    Column("about", Number, ForeignKey("people.id"), nullable=False),
    Column("role", Choice(Actor), nullable=False),
    Column("stars", Number, nullable=False),
    Column("text", Packed, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("listing", Text, ForeignKey("listings.id")),
    Column("community", Text, nullable=False),
    Column("published_at", Moment),
    Column("reply", Packed, nullable=False),
    Column("replied_at", Moment),
    PrimaryKeyConstraint("order", "author"),
)
Index("reviews_by", reviews.c.author)
# What is hidden waits in an index of its own, so that looking for what is due costs nothing where nothing is.
HIDDEN = reviews.c.published_at.is_(None)
Index("reviews_hidden", reviews.c.until, sqlite_where=HIDDEN, postgresql_where=HIDDEN)
# The stars stand in the indexes too: ratings are added up without a look at a single review.
Index(
    "reviews_of_person", reviews.c.about, reviews.c.community, reviews.c.published_at, reviews.c.role, reviews.c.stars
)
Index("reviews_of_listing", reviews.c.listing, reviews.c.role, reviews.c.published_at, reviews.c.stars)

pulses = Table(
    "pulses",
    metadata,
    Column("seat", Number, primary_key=True, autoincrement=False),  # there is one
    Column("at", Moment, nullable=False),
    Column("true_at", Moment, nullable=False),
)

outages = Table(
    "outages",
    metadata,
    Column("until", Moment, primary_key=True, autoincrement=False),
    Column("length", Length, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("platform", Words, nullable=False),
    Column("update", Words, nullable=False),
    Column("said", Text, nullable=False),
    Column("at", Moment),  # None: from before it was kept
    PrimaryKeyConstraint("platform", "update"),
    sqlite_with_rowid=False,
)
