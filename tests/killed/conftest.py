"""The databases, as the tests of storage have them."""

from tests.storage.conftest import postgres, postgres_url, sqlite_url

__all__ = ["postgres", "postgres_url", "sqlite_url"]
