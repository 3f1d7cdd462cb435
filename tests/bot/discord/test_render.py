"""A screen becomes a message that Discord would take."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from bot.discord.render import MOST_COMPONENTS, Drawing, photo_name, render
from bot.press import Press, parse
from bot.screens.screen import Button, Screen, Tone, Urgency, column
from core.order import FileRef
from tests.bot.screens.nasty import TEXTS

PHOTO = FileRef("f1", "logo.png", 10, "aa" * 32)
OTHER_PHOTO = FileRef("f2", "logo.png", 10, "bb" * 32)


def a_button(label: str = "Start work", tone: Tone = Tone.PLAIN, word: str = "start") -> Button:
    return Button(label, Press("do", (word,)), tone)


def many(count: int) -> list[Button]:
    return [a_button(str(number), word=str(number)) for number in range(count)]


def container(drawing: Drawing) -> dict[str, Any]:
    [container] = drawing.components
    return container


def rows(drawing: Drawing) -> list[list[dict[str, Any]]]:
    return [each["components"] for each in container(drawing)["components"] if each["type"] == 1]


def labels(drawing: Drawing) -> list[list[str]]:
    return [[button["label"] for button in row] for row in rows(drawing)]


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from walk(each.get("components", []))


def test_words_and_rows_stay_as_they_were_drawn() -> None:
    drawing = render(Screen(Markup("<b>Logo</b>"), ((a_button("Deliver"),), tuple(many(2)))))
    assert container(drawing)["components"][0] == {"type": 10, "content": "**Logo**"}
    assert labels(drawing) == [["Deliver"], ["0", "1"]]


def test_the_one_thing_to_do_is_green_and_what_cannot_be_taken_back_is_red() -> None:
    buttons = (a_button(tone=Tone.GOOD), a_button(tone=Tone.DANGER, word="b"), a_button(word="c"))
    assert [row[0]["style"] for row in rows(render(Screen(Markup("x"), column(*buttons))))] == [3, 4, 2]


def test_an_address_becomes_a_link_and_a_press_its_token() -> None:
    [[link, press]] = rows(render(Screen(Markup("x"), ((Button("Share", "https://example.org/a"), a_button()),))))
    assert (link["url"], link.get("custom_id")) == ("https://example.org/a", None)
    assert (press.get("url"), parse(press["custom_id"])) == (None, Press("do", ("start",)))


def test_the_colour_says_how_urgent_it_is_and_a_screen_of_no_order_has_none() -> None:
    colours = [container(render(Screen(Markup("x"), urgency=each)))["accent_color"] for each in (*Urgency, None)]
    assert len(set(colours)) == len(Urgency) + 1
    assert colours[-1] is None


def test_a_text_that_is_too_long_is_cut_to_what_discord_takes() -> None:
    content = container(render(Screen(Markup("<b>" + "ж*" * 3000 + "</b>"))))["components"][0]["content"]
    assert len(content) in {3999, 4000}
    assert content.endswith("…**")


def test_a_photo_stands_above_the_text_under_a_name_that_discord_keeps() -> None:
    drawing = render(Screen(Markup("x" * 4000), photo=FileRef("f", 'ло"го\n.PNG', 10, "aa" * 32)))
    gallery, text = container(drawing)["components"]
    assert gallery["items"][0]["media"]["url"] == "attachment://photo-aaaaaaaaaaaaaaaa.png"
    assert text["content"] == "x" * 4000
    assert photo_name(FileRef("f", "x.exe", 1, "aa" * 32)) == "photo-aaaaaaaaaaaaaaaa.png"


def test_a_long_label_is_cut_and_a_long_row_is_broken() -> None:
    assert len(labels(render(Screen(Markup("x"), ((a_button("x" * 200),),))))[0][0]) == 80
    assert [len(row) for row in labels(render(Screen(Markup("x"), (tuple(many(7)),))))] == [5, 2]


def test_buttons_that_would_take_too_much_room_are_put_closer_together() -> None:
    drawing = render(Screen(Markup("x"), column(*many(25))))
    assert [len(row) for row in labels(drawing)] == [5, 5, 5, 5, 5]


def test_of_two_buttons_that_do_the_same_the_first_is_drawn() -> None:
    drawing = render(Screen(Markup("x"), ((a_button("Open"),), (a_button("Look"), a_button("Other", word="b")))))
    assert labels(drawing) == [["Open"], ["Other"]]


@pytest.mark.parametrize("address", ["tg://user?id=1", "https://example.org/" + "x" * 500])
def test_an_address_that_discord_would_refuse_is_left_out(address: str) -> None:
    assert labels(render(Screen(Markup("x"), ((Button("There", address),),)))) == []


@given(
    TEXTS,
    some.lists(some.lists(some.tuples(some.text(max_size=90), some.integers(0, 30)), max_size=9), max_size=30),
    some.sampled_from((None, PHOTO)),
)
def test_no_screen_makes_a_message_that_discord_would_refuse(
    text: str, drawn: list[list[tuple[str, int]]], photo: FileRef | None
) -> None:
    buttons = tuple(tuple(a_button(label, word=str(number)) for label, number in row) for row in drawn)
    drawing = render(Screen(Markup("{}").format(escape(text)), buttons, photo))
    parts = list(walk(drawing.components))
    assert len(parts) <= MOST_COMPONENTS
    assert sum(len(each["content"]) for each in parts if each["type"] == 10) in range(1, 4001)
    assert all(0 < len(row) <= 5 for row in rows(drawing))
    ids = [each["custom_id"] for each in parts if "custom_id" in each]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(each["label"]) <= 80 for each in parts if each["type"] == 2)


def test_drawings_that_look_different_have_different_digests() -> None:
    drawings = [
        render(Screen(Markup("x"))),
        render(Screen(Markup("y"))),
        render(Screen(Markup("x"), ((a_button(),),))),
        render(Screen(Markup("x"), ((a_button(tone=Tone.GOOD),),))),
        render(Screen(Markup("x"), photo=PHOTO)),
        render(Screen(Markup("x"), photo=OTHER_PHOTO)),
        render(Screen(Markup("x"), urgency=Urgency.LATE)),
    ]
    assert len({drawing.digest for drawing in drawings}) == len(drawings)
    assert render(Screen(Markup("x"))).digest == drawings[0].digest
