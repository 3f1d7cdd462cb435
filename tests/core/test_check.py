"""What is shipped keeps its promises, and the checker says so in words."""

from functools import cache

import pytest

from bot import __main__ as command_line
from core import atlas
from core.check import Proof, Report, check
from core.check.rows import written
from core.workflow import Workflow
from core.workflows import WORKFLOWS
from core.workflows.service import SERVICE
from tests.core.planted import PLAIN

EVERY_PROCESS = pytest.mark.parametrize("workflow", WORKFLOWS, ids=[workflow.name for workflow in WORKFLOWS])


@cache
def report(workflow: Workflow) -> Report:
    return check(workflow, {"en": atlas.texts(workflow)})


@EVERY_PROCESS
def test_every_process_keeps_every_promise(workflow: Workflow) -> None:
    assert report(workflow).sound, "\n".join(report(workflow).lines())


@EVERY_PROCESS
def test_no_promise_is_called_kept_that_was_never_looked_at(workflow: Workflow) -> None:
    assert [proof for proof in Proof if not report(workflow).looked.get(proof)] == []


def test_each_proof_has_a_line_that_says_how_often_it_was_looked_at() -> None:
    lines = list(report(SERVICE).lines())
    assert lines[0].startswith("service: ")
    assert "lives meet" in lines[0]
    assert len(lines) == 1 + len(Proof)
    for proof, line in zip(Proof, lines[1:], strict=True):
        assert proof.word in line
        assert f"{proof.value} ({report(SERVICE).looked[proof]:,})" in line


def test_a_text_that_one_language_lacks_is_named() -> None:
    texts = {"en": atlas.texts(PLAIN), "ru": atlas.texts(PLAIN) - {"told-delivered-buyer"}}
    found = check(PLAIN, texts, promised=written(PLAIN))
    assert list(found.faults) == [Proof.TEXTS]
    assert found.faults[Proof.TEXTS].problem == "ru has no told-delivered-buyer"


def test_a_process_of_which_nothing_was_promised_in_writing_is_not_called_sound() -> None:
    stranger = Workflow("stranger", 1, PLAIN.states)
    assert check(stranger).faults[Proof.WRITTEN].problem == "nobody wrote down what stranger promises"


def test_the_command_proves_what_is_shipped_with_the_texts_that_are_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["check", "service"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("  holds  ") == len(Proof)


def test_the_command_names_the_processes_when_asked_for_one_that_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["check", "gig"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "There is no process gig; there is service.\n"
