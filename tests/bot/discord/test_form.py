"""Whatever a sheet holds, Discord can open it, and what was typed in it comes back."""

from typing import Any

import pytest
from markupsafe import Markup

from bot.discord.form import form
from bot.press import Press
from bot.talk.sheet import Attach, Entry, Pick, Sheet, Ticks

PRESS = Press("fill", ("sell", "1"))


def drawn(sheet: Sheet) -> list[dict[str, Any]]:
    components: list[dict[str, Any]] = form(sheet).to_dict()["components"]
    return components


async def test_a_form_is_known_by_its_token_and_kept_nowhere() -> None:
    opened = form(Sheet("Sell", PRESS, (Entry("title", "Title"),)))

    assert opened.custom_id == "fill:sell:1"
    assert opened.is_finished()


def test_what_stands_in_a_field_is_cut_to_what_can_be_typed_there() -> None:
    (label,) = drawn(Sheet("Sell", PRESS, (Entry("title", "Title", typed="x" * 200, most=80, long=True),)))

    assert label["component"]["value"] == "x" * 80
    assert label["component"]["max_length"] == 80


@pytest.mark.parametrize("count", [1, 10, 11])
def test_any_number_of_lines_can_be_ticked_off(count: int) -> None:
    options = tuple(f"line {number}" for number in range(count))
    (label,) = drawn(Sheet("Deliver", PRESS, (Ticks("ticked", "All there?", options, (0,)),)))
    component = label["component"]

    assert [each["value"] for each in component["options"]] == [str(number) for number in range(count)]
    assert [each.get("default", False) for each in component["options"]] == [True] + [False] * (count - 1)
    assert component["min_values"] == 0


def test_a_form_stays_within_the_limits_of_discord() -> None:
    long = "долгие слова " * 30
    fields = (
        Entry("a", long, long, long),
        Pick("b", long, (long, long)),
        Ticks("c", long, (long,)),
        Attach("d", long, long, most=20),
    )
    opened = form(Sheet(long, PRESS, fields, Markup("<b>{}</b>").format(long * 20)))

    assert len(opened.title) <= 45
    assert len(drawn(Sheet(long, PRESS, fields))) == 4
    for each in opened.to_dict()["components"]:
        assert len(each.get("label") or "") <= 45
        assert len(each.get("description") or "") <= 100
        for option in each.get("component", {}).get("options", ()):
            assert len(option["label"]) <= 100
        assert each.get("component", {}).get("max_values", 1) <= 10
