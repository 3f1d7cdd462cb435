"""What happened, one JSON line each, so that a restart shows the same chats; rewritten when it grows long.

A line is handed to the operating system before the call that caused it is answered: killing the process
loses none.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias

Json: TypeAlias = dict[str, Any]

Line: TypeAlias = tuple[str, Json]
_LONGEST = 20_000


class Journal:
    """An append-only file of (kind, facts); without a path it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._lines = 0
        self._snapshot: Callable[[], Iterable[Line]] = tuple

    def read(self) -> Iterator[Line]:
        """All lines of the last run, oldest first; a line cut off by a crash ends the reading."""
        if self._path is None or not self._path.exists():
            return
        for raw in self._path.read_bytes().splitlines():
            try:
                kind, facts = json.loads(raw)
            except ValueError:
                return
            yield kind, facts

    def open(self, snapshot: Callable[[], Iterable[Line]]) -> None:
        """Begin to write; `snapshot` gives the fewest lines that rebuild the present state."""
        self._snapshot = snapshot
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._rewrite(self._path)

    def note(self, kind: str, facts: Json | Callable[[], Json]) -> None:
        """Add a line; facts that cost something to spell out are given as a function."""
        if self._file is None or self._path is None:
            return
        self._file.write(_encode((kind, facts() if callable(facts) else facts)))
        self._lines += 1
        if self._lines > _LONGEST:
            self._rewrite(self._path)

    def close(self) -> None:
        """Stop writing."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _rewrite(self, path: Path) -> None:
        self.close()
        draft = path.with_suffix(".new")
        draft.write_bytes(b"".join(map(_encode, self._snapshot())))
        draft.replace(path)
        self._file = path.open("ab", buffering=0)
        self._lines = 0


def _encode(line: Line) -> bytes:
    return json.dumps(line, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
