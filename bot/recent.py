"""A table that forgets what was not used for longest, for what can be looked up or found out again."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Holds at most `most` entries."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._table: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        if key in self._table:
            self._table.move_to_end(key)
        return self._table.get(key)

    def put(self, key: K, value: V) -> None:
        self._table[key] = value
        self._table.move_to_end(key)
        if len(self._table) > self._most:
            self._table.popitem(last=False)

    def drop(self, key: K) -> None:
        self._table.pop(key, None)

    def clear(self) -> None:
        self._table.clear()

    def values(self) -> list[V]:
        """All that is held, what was used last standing last."""
        return list(self._table.values())

    def __contains__(self, key: K) -> bool:
        return key in self._table
