"""`handover check`: walks every life that an order of a process can have, and proves what was promised of it.

It keeps its own books, reckons its own times, and says in its own words what the conditions mean, so that a fault in
the declaration and a fault in the machine are both found. What is under test is handed in as an `Engine`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from core.check import graph, laws, promises
from core.check.finding import Fault, Findings, Proof
from core.check.houses import HALVES, House, houses, houses_with
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
    findings.note(laws.answers(workflow, {}))
    walked = _walked(houses(workflow), engine, findings) if known else []
    lives = _lives(walked, findings)
    if lives is not None:
        findings.note(graph.reached(workflow, walked))
    findings.note(laws.languages(workflow, texts or {}))
    return _report(workflow, walked, lives, findings)


def check_lengths(
    workflow: Workflow, lengths: Mapping[str, timedelta], engine: Engine = MACHINE, stalemate: str = HALVES
) -> Report:
    """Proves the same of orders whose deadlines have these `lengths` instead of the process's own, and whose disputes
    end by the rule `stalemate` when nobody ends them. What does not hang on these is left out, and so is whether every
    move is still made: a deadline may come before another for good. What can be seen without walking is looked at
    first, as a walk takes seconds.
    """
    findings = Findings()
    findings.note(laws.lengths(workflow, lengths))
    findings.note(laws.answers(workflow, lengths))
    walked = _walked(houses_with(workflow, lengths, stalemate), engine, findings)
    return _report(workflow, walked, _lives(walked, findings), findings)


def _walked(where: Sequence[House], engine: Engine, findings: Findings) -> list[Walked]:
    """The walks of these houses, up to the first in which something is broken."""
    walked: list[Walked] = []
    for house in where:
        walked.append(walk(house, engine, findings))
        if findings.faults:
            break
    return walked


def _lives(walked: Sequence[Walked], findings: Findings) -> int | None:
    """In how many lives the situations meet; None where they are broken, and nothing can be said of all together."""
    return None if findings.faults else graph.judge(walked, findings)


def _report(workflow: Workflow, walked: Sequence[Walked], lives: int | None, findings: Findings) -> Report:
    situations = sum(len(each.seen) for each in walked)
    return Report(workflow.name, situations, lives or 0, findings.looked, findings.faults)
