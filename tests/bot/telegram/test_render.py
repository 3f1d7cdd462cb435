"""A screen becomes a message that Telegram would take."""

from markupsafe import Markup

from bot.press import Press
from bot.screens.fitting import seen
from bot.screens.screen import Button, Screen, Tone, column
from bot.telegram.render import Drawing, render, toast
from core.order import FileRef

PHOTO = FileRef("f1", "logo.png", 10, "aa")
OTHER_PHOTO = FileRef("f2", "logo.png", 10, "bb")


def a_button(label: str = "Start work", tone: Tone = Tone.PLAIN) -> Button:
    return Button(label, Press("do", ("start",)), tone)


def labels(drawing: Drawing) -> list[list[str]]:
    return [[button.text for button in row] for row in drawing.keyboard.inline_keyboard] if drawing.keyboard else []


def test_markup_and_rows_stay_as_they_were_drawn() -> None:
    drawing = render(Screen(Markup("<b>Logo</b>"), ((a_button("Deliver"),), (a_button("More"), a_button("Help")))))
    assert drawing.text == "<b>Logo</b>"
    assert labels(drawing) == [["Deliver"], ["More", "Help"]]


def test_the_one_thing_to_do_is_green_and_what_cannot_be_taken_back_is_red() -> None:
    rows = column(a_button(tone=Tone.GOOD), a_button(tone=Tone.DANGER), a_button())
    drawing = render(Screen(Markup("x"), rows))
    assert drawing.keyboard
    assert [row[0].style for row in drawing.keyboard.inline_keyboard] == ["success", "danger", None]


def test_an_address_becomes_a_link_and_a_press_its_token() -> None:
    drawing = render(Screen(Markup("x"), ((Button("Share", "https://example.org/a"), a_button()),)))
    assert drawing.keyboard
    link, press = drawing.keyboard.inline_keyboard[0]
    assert (link.url, link.callback_data) == ("https://example.org/a", None)
    assert (press.url, press.callback_data) == (None, "do:start")


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert render(Screen(Markup("x"))).keyboard is None


def test_a_text_that_is_too_long_is_cut_to_what_telegram_takes() -> None:
    assert seen(render(Screen(Markup("<b>" + "ж" * 5000 + "</b>"))).text) == 4096


def test_a_photo_is_shown_above_a_text_that_fits_under_it() -> None:
    drawing = render(Screen(Markup("x" * 1024), photo=PHOTO))
    assert drawing.photo == PHOTO


def test_a_photo_gives_way_to_a_text_that_does_not_fit_under_it() -> None:
    drawing = render(Screen(Markup("x" * 1025), photo=PHOTO))
    assert drawing.photo is None
    assert drawing.text == "x" * 1025


def test_a_long_label_is_cut_and_a_long_row_is_broken() -> None:
    assert len(labels(render(Screen(Markup("x"), ((a_button("x" * 200),),))))[0][0]) == 64
    row = tuple(a_button(str(number)) for number in range(10))
    assert [len(each) for each in labels(render(Screen(Markup("x"), (row,))))] == [8, 2]


def test_no_message_has_more_than_a_hundred_buttons() -> None:
    rows = tuple((a_button(), a_button(), a_button()) for _ in range(40))
    assert sum(map(len, labels(render(Screen(Markup("x"), rows))))) == 100


def test_a_toast_is_cut_to_two_hundred_characters() -> None:
    assert len(toast("x" * 300)) == 200


def test_drawings_that_look_different_have_different_digests() -> None:
    drawings = [
        render(Screen(Markup("x"))),
        render(Screen(Markup("y"))),
        render(Screen(Markup("x"), ((a_button(),),))),
        render(Screen(Markup("x"), ((a_button(tone=Tone.GOOD),),))),
        render(Screen(Markup("x"), photo=PHOTO)),
        render(Screen(Markup("x"), photo=OTHER_PHOTO)),
    ]
    assert len({drawing.digest for drawing in drawings}) == len(drawings)
    assert render(Screen(Markup("x"))).digest == drawings[0].digest
