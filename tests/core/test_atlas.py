"""The pages and the list of texts say what the declaration says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot import __main__ as command_line
from core import atlas
from core.workflow import (
    BUYER,
    SELLER,
    STAFF,
    Before,
    Bound,
    BusinessDays,
    State,
    Workflow,
    action,
    deadline,
    final,
    hours,
    state,
)
from core.workflows import WORKFLOWS
from core.workflows.service import SERVICE

EVERY_PROCESS = pytest.mark.parametrize("workflow", WORKFLOWS, ids=[workflow.name for workflow in WORKFLOWS])


@EVERY_PROCESS
def test_the_page_in_docs_is_what_the_declaration_draws(workflow: Workflow) -> None:
    page = Path(__file__).parents[2] / "docs" / "processes" / f"{workflow.name}.md"
    assert page.read_text(encoding="utf-8") == atlas.page(workflow), "run `handover docs`"


@EVERY_PROCESS
def test_the_diagram_has_every_state_and_every_move_and_of_a_question_what_the_yes_does(workflow: Workflow) -> None:
    arrows = re.findall(r"^    (\w+) --> (\w+): ", atlas.diagram(workflow), re.MULTILINE)
    moves = [(here.name, workflow.target(here, move).name) for here, move in workflow.moves() if not move.piece]
    questions = [(here.name, workflow.target(here, each).name) for here in workflow.states for each in here.proposals]
    assert sorted(arrows) == sorted(moves + questions)
    assert f"    [*] --> {workflow.start.name}" in atlas.diagram(workflow)


@EVERY_PROCESS
def test_a_label_of_the_diagram_holds_nothing_that_mermaid_would_stumble_over(workflow: Workflow) -> None:
    for line in atlas.diagram(workflow).splitlines()[1:]:
        assert line.count(":") <= 1
        assert not set(line) & set(";#{}")


def test_the_page_tells_an_operator_what_each_state_does_and_what_silence_does() -> None:
    page = atlas.page(SERVICE)
    assert "| 📥 | `queued` | the seller | after 24 h: ✖️ `cancelled`, everything goes back to the buyer |" in page
    assert (
        "| the buyer | `request_revision` | 🔧 `in_progress`, the work clock is set to the revision time "
        "| changes | as many revisions as were agreed | the seller |"
    ) in page
    assert "Reminders to the seller: 6 h before and 1 h before." in page
    assert "put off once by 3 days, and the buyer and staff are told" in page
    assert "**reason**: a text of 3 to 500 characters." in page


def test_every_table_of_the_page_has_as_many_cells_in_each_row() -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", atlas.page(SERVICE), re.MULTILINE)
    assert len(tables) == 1 + sum(not each.final for each in SERVICE.states) + 1
    for table in tables:
        assert len({row.count("|") for row in table.splitlines()}) == 1


def test_each_reader_is_owed_sentences_of_their_own() -> None:
    texts = atlas.texts(SERVICE)
    assert {"state-queued", "turn-queued-buyer", "turn-queued-seller", "silence-start_lapsed-seller"} <= texts
    assert {"do-accept", "ask-accept", "done-accepted", "told-accepted-seller", "event-accepted"} <= texts
    assert {"remind-start_lapsed-seller", "told-put_off-buyer", "told-put_off-staff", "event-put_off"} <= texts
    assert {"told-credited-buyer", "event-credited", "event-placed"} <= texts
    assert {"field-delivery-files", "form-delivery-empty", "refused-form-delivery-empty"} <= texts
    assert {"refused-paid-by-hand", "refused-form-too-long", "refused-time-is-up", "refused-own-listing"} <= texts


def test_nothing_is_owed_that_nobody_could_read() -> None:
    texts = atlas.texts(SERVICE)
    assert "told-accepted-buyer" not in texts, "who pressed gets a toast"
    assert "remind-start_lapsed-buyer" not in texts, "it is not their turn"
    assert "ask-start" not in texts, "it moves no money and ends nothing"
    assert "turn-completed-buyer" not in texts, "nobody's turn"
    assert not [text for text in texts if text.startswith("turn-") and text.endswith("-clock")]


def test_a_seller_is_owed_nothing_of_the_states_before_they_joined() -> None:
    of_seller = {text for text in atlas.texts(SERVICE) if text.endswith("-seller")}
    early = {"unpaid", "confirming", "payment_lapsed", "confirmation_lapsed", "payment_denied", "withdrawn"}
    assert not {text for text in of_seller if text.split("-")[1] in early}
    assert "told-paid-seller" in of_seller


def test_staff_are_owed_sentences_only_where_they_are_waited_for() -> None:
    of_staff = {text for text in atlas.texts(SERVICE) if text.endswith("-staff")}
    assert of_staff == {
        "turn-confirming-staff",
        "silence-confirmation_lapsed-staff",
        "remind-confirmation_lapsed-staff",
        "told-payment_claimed-staff",
        "told-put_off-staff",
        "told-held_up-staff",
        "remind-dispute_lapsed-staff",
        *(f"told-{kind}_claimed-staff" for kind in ("addition", "offer")),
        *(f"question-{kind}-confirming-staff" for kind in ("addition", "offer")),
        *(f"question-{kind}-asked-staff" for kind in ("addition", "offer", "extension", "cancellation", "settlement")),
        "question-offer-unpaid-staff",
        *(f"remind-{kind}_unconfirmed-staff" for kind in ("addition", "offer")),
    }


def test_mediators_are_owed_sentences_of_what_waits_on_all_of_them_and_on_the_one_who_took_it() -> None:
    texts = atlas.texts(SERVICE)
    assert {text for text in texts if text.endswith("-panel")} == {
        "turn-disputed-panel",
        "silence-dispute_lapsed-panel",
        "remind-dispute_lapsed-panel",
        "told-disputed-panel",
        "told-handed_back-panel",
        "told-mediation_lapsed-panel",
        "told-held_up-panel",
    }
    assert {text for text in texts if text.endswith("-mediator")} == {
        "turn-mediated-mediator",
        "silence-dispute_lapsed-mediator",
        "silence-mediation_lapsed-mediator",
        "remind-dispute_lapsed-mediator",
        "remind-mediation_lapsed-mediator",
        "told-held_up-mediator",
    }


def test_a_question_owes_each_side_what_they_are_told_of_it_and_nothing_of_what_has_not_reached_them() -> None:
    texts = atlas.texts(SERVICE)
    assert {"do-ask_extension", "done-extension_asked", "told-extension_asked-seller", "event-extension_asked"} <= texts
    assert {"remind-extension_lapsed-buyer", "remind-extension_lapsed-seller", "refused-question-open"} <= texts
    assert {"ask-agree_settlement", "ask-agree_addition", "told-returned-buyer"} <= texts
    assert "ask-decline_addition" not in texts, "money that goes back to its owner needs no asking"
    assert "told-addition_asked-seller" not in texts, "it reaches the seller once it is paid"
    assert not {"told-addition_unpaid-seller", "question-addition-unpaid-yours"} & texts
    assert {"told-offer_unpaid-seller", "question-offer-unpaid-mine", "question-offer-unpaid-yours"} <= texts


def short(*states: State) -> Workflow:
    return Workflow("short", 1, (*states, final("over", "🏁")))


def test_a_seller_whose_turn_comes_first_is_owed_every_text() -> None:
    process = short(state("asked", "❓", SELLER, deadline("lapsed", hours(5), "over")))
    assert {"turn-asked-seller", "silence-lapsed-seller", "told-lapsed-seller"} <= atlas.texts(process)


def test_waits_and_bounds_are_said_as_people_say_them() -> None:
    process = short(
        state(
            "billed", "🧾", BUYER,
            action("change", "changed", STAFF, "billed", at_most=Bound(3, per="deliver")),
            deadline("lapsed", BusinessDays(7), "over", remind=(Before(BusinessDays(3)), Before(BusinessDays(1)))),
        )
    )  # fmt: skip
    page = atlas.page(process)
    assert "After **7 business days** (`lapsed`)" in page
    assert "3 business days before and 1 business day before" in page
    assert "3 times after each deliver" in page


def test_the_command_fails_on_a_stale_page_and_draws_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "PAGES", tmp_path)
    assert command_line.main(["docs", "--check"]) == 1
    assert "service.md is stale" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert command_line.main(["docs"]) == 0
    assert command_line.main(["docs", "--check"]) == 0
    (tmp_path / "service.md").write_text("Something else", encoding="utf-8")
    assert command_line.main(["docs", "--check"]) == 1


def test_a_changed_declaration_makes_another_page() -> None:
    queued = SERVICE.state("queued")
    later = replace(queued, deadlines=(replace(queued.deadlines[0], after=hours(36)),))
    states = tuple(later if each is queued else each for each in SERVICE.states)
    changed = replace(SERVICE, states=states)
    assert "After **36 h** (`start_lapsed`)" in atlas.page(changed)
