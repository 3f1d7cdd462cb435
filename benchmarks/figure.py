"""What a measurement comes to: a ratio to a baseline taken in the same run, and whether it holds what was promised."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).parent / "results.json"
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `baseline` are in `unit`, `ratio` is the one to the other, and `target` says what it has to be."""

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    target: str
    holds: bool


def at_least(name: str, values: Sequence[float], unit: str, baselines: Sequence[float], least: float) -> Figure:
    """More is better. Medians of the rounds."""
    value, baseline = median(values), median(baselines)
    ratio = value / baseline
    return Figure(name, round(value, 3), unit, round(baseline, 3), round(ratio, 3), f">= {least}", ratio >= least)


def at_most(name: str, values: Sequence[float], unit: str, baselines: Sequence[float], most: float) -> Figure:
    """Less is better. Medians of the rounds."""
    value, baseline = median(values), median(baselines)
    ratio = value / baseline
    return Figure(name, round(value, 3), unit, round(baseline, 3), round(ratio, 3), f"<= {most}", ratio <= most)


def keep(figures: Iterable[Figure], path: Path = RESULTS) -> None:
    """Write `figures` among those of earlier runs, each name once."""
    kept = {each["name"]: each for each in json.loads(path.read_text())} if path.exists() else {}
    kept |= {figure.name: asdict(figure) for figure in figures}
    path.write_text(json.dumps(list(kept.values()), indent=1) + "\n")


def table(figures: Iterable[Figure]) -> str:
    lines = [f"{'figure':<52}{'value':>14}{'baseline':>14}{'ratio':>8}  target"]
    lines += [
        f"{each.name:<52}{each.value:>14,.1f}{each.baseline:>14,.1f}{each.ratio:>8.2f}  {each.target:<9}"
        f"{each.unit:<14}{'holds' if each.holds else 'DOES NOT HOLD'}"
        for each in figures
    ]
    return "\n".join(lines)
