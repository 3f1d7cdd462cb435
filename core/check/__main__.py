"""The proof of a community's lengths as a process of its own: it takes seconds, and nobody should wait for it who did
not ask. `python -m core.check service review_lapsed=432000 stalemate=refund` says what would be broken, a word a line.
"""

import sys
from collections.abc import Sequence
from datetime import timedelta

from core.check import check_lengths
from core.check.houses import HALVES
from core.workflows import WORKFLOWS

STALEMATE = "stalemate"


def main(arguments: Sequence[str]) -> int:
    """Lengths are in seconds. The exit status says only whether there was a proof."""
    name, *words = arguments
    settings = dict(word.split("=", 1) for word in words)
    stalemate = settings.pop(STALEMATE, HALVES)
    lengths = {deadline: timedelta(seconds=int(length)) for deadline, length in settings.items()}
    workflow = next(each for each in WORKFLOWS if each.name == name)
    faults = check_lengths(workflow, lengths, stalemate=stalemate).faults
    sys.stdout.writelines(f"{proof.word}\n" for proof in faults)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
