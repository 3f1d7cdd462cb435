"""What `handover check` prints: a line for each proof, and the shortest life that breaks a promise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.check.finding import Fault, Proof


@dataclass(frozen=True, slots=True)
class Report:
    """`looked` says how often each promise was looked at, `faults` has the first breach of each. `lives` are counted
    only where nothing is broken: they are all ways from the placing of an order to an end, payments that nobody waits
    for told apart once.
    """

    workflow: str
    situations: int
    lives: int
    looked: Mapping[Proof, int]
    faults: Mapping[Proof, Fault]

    @property
    def sound(self) -> bool:
        return not self.faults

    def lines(self) -> Iterator[str]:
        """Everything in the order of the proofs; breaches that need no life first, then the shortest life."""
        lives = f", in which {self.lives:,} lives meet" if self.sound else ""
        yield f"{self.workflow}: {self.situations:,} situations{lives}"
        for proof in Proof:
            yield f"  {self._verdict(proof):<6}  {proof.word:<10}  {proof.value} ({self.looked.get(proof, 0):,})"
        plain = [fault for fault in self.faults.values() if not fault.life]
        lived = sorted((fault for fault in self.faults.values() if fault.life), key=lambda fault: len(fault.life))
        for fault in (*plain, *lived[:1]):
            yield ""
            yield from fault.lines()

    def _verdict(self, proof: Proof) -> str:
        if proof in self.faults:
            return "BROKEN"
        return "holds" if self.looked.get(proof) else "-"
