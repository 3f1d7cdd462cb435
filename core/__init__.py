"""The life of an order. Knows no chat, no network and no scheduler; only `core.storage` knows a database."""
