"""`handover check`: walks every life that an order of a process can have, and proves what was promised of it.

It keeps its own books, reckons its own times, and says in its own words what the conditions mean, so that a fault in
the declaration and a fault in the machine are both found. What is under test is handed in as an `Engine`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from core.check import graph, laws, promises
from core.check.finding import Fault, Findings, Proof
from core.check.houses import House, houses, with_lengths
from core.check.machine import Engine
from core.check.report import Report
from core.check.walk import Walked, walk
from core.workflow import Workflow

__all__ = ["Engine", "Fault", "Proof", "Report", "check", "check_lengths"]

MACHINE = Engine()


def check(
    workflow: Workflow,
    texts: Mapping[str, Collection[str]] | None = None,
    engine: Engine = MACHINE,
    promised: str | None = None,
) -> Report:
    """Proves what can be proved of `workflow`. Once something is broken, the walk goes on only for a while, and no
    other house is walked.

    `texts` has the ids of each language's texts, or None if they are not to be looked at. `promised` is what was
    promised in writing, for a process that `promises.PROMISES` does not know.
    """
    findings = Findings()
    known = findings.note(laws.conditions(workflow))
    findings.note(promises.kept(workflow, promised))
    findings.note(laws.reasons(workflow))
    walked, lives = _walked(workflow, houses(workflow), engine, findings) if known else (0, 0)
    findings.note(laws.languages(workflow, texts or {}))
    return Report(workflow.name, walked, lives, findings.looked, findings.faults)


def check_lengths(workflow: Workflow, lengths: Mapping[str, timedelta], engine: Engine = MACHINE) -> Report:
    """Proves the same of orders whose deadlines have these `lengths` instead of the process's own; what does not hang
    on lengths is left out. What can be seen without walking is looked at first, as a walk takes seconds.
    """
    findings = Findings()
    findings.note(laws.lengths(workflow, lengths))
    settled = [with_lengths(house, lengths) for house in houses(workflow)]
    walked, lives = _walked(workflow, settled, engine, findings)
    return Report(workflow.name, walked, lives, findings.looked, findings.faults)


def _walked(workflow: Workflow, where: Sequence[House], engine: Engine, findings: Findings) -> tuple[int, int]:
    """How many situations were walked, and in how many lives they meet: none that could be told where one is broken."""
    walked: list[Walked] = []
    for house in where:
        walked.append(walk(house, engine, findings))
        if findings.faults:
            return sum(len(each.seen) for each in walked), 0
    return sum(len(each.seen) for each in walked), graph.judge(workflow, walked, findings)
