"""`python -m benchmarks [names]`: measure, print, and keep what came of it in `results.json`."""

import sys
from collections.abc import Sequence
from importlib import import_module

from benchmarks.figure import Figure, keep, table

FIGURES: tuple[str, ...] = ("desk", "press", "alarms", "discord")
"""Each is a module here with `measure() -> list[Figure]`, and the first part of the names of its figures."""


def main(names: Sequence[str]) -> int:
    """0 when every figure holds."""
    if unknown := [name for name in names if name not in FIGURES]:
        print(f"no such figure: {', '.join(unknown)}; there are {', '.join(FIGURES)}", file=sys.stderr)
        return 2
    measured: list[Figure] = []
    for name in names or FIGURES:
        figures: list[Figure] = import_module(f"benchmarks.{name}").measure()
        keep(figures)
        print(table(figures), flush=True)
        measured += figures
    return 0 if all(figure.holds for figure in measured) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
