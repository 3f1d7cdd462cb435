"""A paper becomes a PDF, whatever people typed, in letters that can be read."""

import json
from dataclasses import replace
from functools import lru_cache
from itertools import chain

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers.typeset import LAYOUT, fonts, inputs, typeset
from bot.papers.wording import Wording
from bot.texts import Voice, languages, library
from core.money import DECIMALS, Money
from core.order import Line
from tests.bot.papers.samples import LATER, a_wording
from tests.bot.screens.nasty import TEXTS
from tests.builders import ANNA, BORIS, NOON

EMBEDDED = typst.Fonts(include_system_fonts=False)
"""Those that every machine has."""
SLOW = settings(max_examples=30, deadline=None)
MARKUP = (
    "#panic()", "#let x = 1", "*bold*", "_slanted_", "$x^2$", "@nobody", "<label>", "`raw`", "= Heading", "\\", "#[",
    "#(", "}", "]", "//", "/*", "- item", "+ item", "/ term: x", "https://example.org", '"', "#sys.inputs", "~", "---",
    "#include \"x\"", "#read(\"/etc/passwd\")",
)  # fmt: skip
"""What would be something else, or no paper at all, if Typst read it."""


def pages(said: Wording) -> list[bytes]:
    """As pictures, one a page."""
    said_so = inputs(said)
    return pictures(
        typst.compile(LAYOUT, root=LAYOUT.parent, font_paths=EMBEDDED, sys_inputs=said_so, format="png", ppi=36)
    )


def pictures(made: bytes | list[bytes] | None) -> list[bytes]:
    assert made is not None
    return [made] if isinstance(made, bytes) else made


def found(said: Wording, selector: str) -> list[object]:
    """The elements of that kind in the paper."""
    asked = typst.query(LAYOUT, selector, root=LAYOUT.parent, font_paths=EMBEDDED, sys_inputs=inputs(said))
    elements: list[object] = json.loads(asked)
    return elements


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("person", [ANNA, BORIS])
async def test_a_paper_is_a_pdf_with_its_fonts_in_it(person: int, language: str) -> None:
    made = await typeset(a_wording(ANNA if person == ANNA else BORIS, language=language), LATER)
    assert made.startswith(b"%PDF-")
    assert b"LibertinusSerif" in made
    assert b"FontFile" in made


async def test_the_same_paper_set_twice_is_the_same_file() -> None:
    assert await typeset(a_wording(), LATER) == await typeset(a_wording(), LATER)


def test_a_long_order_takes_more_pages_and_loses_no_line() -> None:
    lines = [Line("A title that is so long that it takes more than one line of the paper it stands on", 100)] * 70
    assert len(pages(a_wording())) == 1
    long = a_wording(lines=lines, payments=30)
    assert len(pages(long)) > len(pages(a_wording(lines=lines[:5], payments=30)))
    assert json.dumps(found(long, "table")).count(lines[0].title) == len(lines)


@SLOW
@given(st.lists(st.one_of(st.sampled_from(MARKUP), TEXTS), min_size=6, max_size=6))
def test_what_people_typed_is_never_read_as_markup(typed: list[str]) -> None:
    """As markup it would end the setting with an error, or leave an element that the layout itself never makes."""
    buyer, seller, title, line, option, house = typed
    lines = (Line(line, 5000), Line(option, 1000))
    said = a_wording(names=(buyer, seller), title=title, lines=lines, house=house)
    assert found(said, "selector(strong).or(emph).or(raw).or(heading).or(math.equation).or(link).or(ref)") == []


def test_markup_is_found_where_there_is_any() -> None:
    """The test above can fail."""
    asked = typst.query(b"*bold* `raw`", "selector(strong).or(raw)", font_paths=EMBEDDED)
    assert len(json.loads(asked)) == 2


# --- every letter that we write ourselves can be read ---------------------------------------------------------------

LETTERS = "".join(map(chr, chain(range(0x21, 0x7F), range(0xC0, 0x180), range(0x400, 0x460))))


@lru_cache
def drawn(letters: str) -> list[bytes]:
    """Each of `letters` on a page of its own."""
    source = (
        b'#set page(width: 20pt, height: 20pt, margin: 2pt)\n#set text(font: "Libertinus Serif")\n'
        b"#for each in json(bytes(sys.inputs.letters)) { each; pagebreak(weak: true) }"
    )
    said = {"letters": json.dumps(list(letters))}
    return pictures(typst.compile(source, font_paths=EMBEDDED, sys_inputs=said, format="png", ppi=72))


def without_a_look(letters: str) -> str:
    """Those for which there is only the box of a letter that the font lacks."""
    [box] = drawn("\uf8f0")
    return "".join(letter for letter, picture in zip(letters, drawn(letters), strict=True) if picture == box)


def test_letters_of_latin_and_cyrillic_have_a_look() -> None:
    assert without_a_look(LETTERS) == ""


def test_a_letter_without_a_look_is_found() -> None:
    assert without_a_look("a漢б字") == "漢字"


@pytest.mark.parametrize("language", languages())
def test_every_sign_of_our_own_words_has_a_look(language: str) -> None:
    voice = Voice(language, "Europe/Berlin", NOON)
    own = [name for name in library.texts(language) if name.startswith(("paper-", "billing-"))]
    words = "".join(voice.plain(name, **dict.fromkeys(library.needs(language, name), "")) for name in own)
    amounts = "".join(voice.plain("paper-amount", amount=Money(123456789, each)) for each in DECIMALS)
    shown = "".join(sorted({each for each in words + amounts if not each.isspace()} - set("💶🧾")))
    assert without_a_look(shown) == ""


async def test_the_fonts_of_the_machine_stand_in_for_other_scripts() -> None:
    assert "Libertinus Serif" in fonts().families()
    assert (await typeset(replace(a_wording(), house="漢字"), LATER)).startswith(b"%PDF-")
