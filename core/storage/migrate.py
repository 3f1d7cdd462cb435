"""Brings a database to the tables that this version knows, and back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

_SCRIPTS = Path(__file__).parent / "migrations"


def climb(engine: Engine, to: str = "head") -> None:
    """Up to revision `to`, in one transaction."""
    with engine.connect() as connection, connection.begin():
        command.upgrade(_config(connection), to)


def descend(engine: Engine, to: str = "base") -> None:
    """Down to revision `to`. What only later tables could hold is lost."""
    with engine.connect() as connection, connection.begin():
        command.downgrade(_config(connection), to)


def at_head(connection: Connection) -> bool:
    """Whether the database has exactly the tables that this version knows."""
    newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
