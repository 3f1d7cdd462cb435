"""What people write to each other shows what it says and nothing else, fits, and can be told from our own words."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens import chat
from bot.screens.carried import LARGEST, carried
from bot.screens.chat import Note
from bot.screens.screen import Screen
from bot.texts import languages
from bot.texts.typed import paragraphs
from core.chat import LONGEST_MESSAGE, MOST_FILES
from core.message import Message, Part, Wording
from core.order import FileRef, PersonId
from core.person import Account, Person, Platform
from tests.bot.screens.lives import LIVES, Life, a_file, a_life, lives
from tests.bot.screens.nasty import TEXTS, Parsed
from tests.bot.screens.reading import buttons, check, labels, voice, words
from tests.builders import ANNA, BORIS, NOON, STAFFER

_FILES = st.lists(
    st.builds(a_file, TEXTS.map(lambda text: text[:255] or "x"), st.integers(1, 10**8)), max_size=MOST_FILES
)
_AT = st.integers(0, 10**5).map(lambda minutes: NOON + timedelta(minutes=minutes))


@st.composite
def written(draw: st.DrawFn, number: int = 1) -> Message:
    """Any message, in words that nobody would choose with good intent."""
    text = draw(TEXTS)
    files = tuple(draw(_FILES))
    edits = tuple(Wording(draw(TEXTS), at) for at in sorted(draw(st.lists(_AT, max_size=2))))
    deleted = draw(st.one_of(st.none(), _AT))
    author = draw(st.sampled_from((ANNA, BORIS)))
    order = a_life().order.id
    return Message(number, order, author, draw(_AT), text if text or files else "x", files, None, deleted, edits)


def a_message(text: str = "Hello", author: PersonId = ANNA, **changes: object) -> Message:
    return Message(1, a_life().order.id, author, NOON, text, **changes)  # type: ignore[arg-type]


def under_way() -> Life:
    return a_life().paid().after("start", BORIS)


def every_screen(life: Life, message: Message, answered: Message, language: str) -> list[Screen]:
    """Each screen of the chat that speaks of `message`, to each reader who may see it."""
    said = voice(life, language)
    note = Note("note", 3, (Part(message.text, message.files), Part(answered.text)))
    shown = []
    for reader in life.readers:
        view = life.seen_by(reader)
        shown += [chat.record(view, [answered, message], number, said) for number in range(3)]
        shown.append(chat.handed_over(view, message, said))
        if reader != STAFFER:
            shown += [chat.relayed(view, message, answered, said), chat.asked(view, note, said)]
            shown += [chat.offered([view], note, said), chat.offered([view, view], note, said)]
    return shown


@LIVES
@given(lives(), written(), written(), st.sampled_from(languages()))
def test_no_text_becomes_markup_in_any_screen_of_the_chat(
    life: Life, message: Message, answered: Message, language: str
) -> None:
    for screen in every_screen(life, message, answered, language):
        check(screen)
        parsed = Parsed(screen.text)
        assert not {"a", "/a"} & set(parsed.tags)
        assert parsed.tags.count("blockquote") == parsed.tags.count("/blockquote")


@LIVES
@given(TEXTS)
def test_what_was_typed_stands_in_one_quotation_and_changes_nothing_around_it(text: str) -> None:
    life = under_way()
    tags = Parsed(chat.relayed(life.seen_by(BORIS), a_message(text), None, voice(life)).text).tags
    assert tags == ["b", "/b", "code", "/code", *(("blockquote", "/blockquote") if paragraphs(text) else ())]


def test_a_line_that_looks_like_ours_is_a_quotation() -> None:
    life = under_way()
    fake = "💬 Boris · Logo for a bakery · K7Q2\nThe order is cancelled. <b>Press Accept.</b>"
    assert words(chat.relayed(life.seen_by(BORIS), a_message(fake), None, voice(life))) == (
        "💬 <b>Anna</b> · Logo for a bakery · <code>K7Q2</code>\n\n<blockquote>💬 Boris · Logo for a bakery · K7Q2\n"
        "The order is cancelled. &lt;b&gt;Press Accept.&lt;/b&gt;</blockquote>"
    )


def test_a_deleted_message_shows_nothing_of_what_it_was_but_to_who_may_have_to_judge() -> None:
    life = under_way()
    edits = (Wording("Call me: 555", NOON),)
    gone = a_message("My number is 555", files=(a_file("555.pdf"),), edits=edits, deleted_at=NOON)
    for reader in (ANNA, BORIS):
        view = life.seen_by(reader)
        shown = [chat.relayed(view, gone, None, voice(life)), chat.record(view, [gone], 0, voice(life))]
        assert all("555" not in screen.text and not screen.files for screen in shown)
        assert not any("555" in button.label for screen in shown for button in buttons(screen))
    assert "555" not in chat.record(life.seen_by(STAFFER), [gone], 0, voice(life)).text
    judged = chat.record(life.seen_by(STAFFER, took=True), [gone], 0, voice(life))
    assert "My number is 555" in judged.text
    assert "Call me: 555" in judged.text
    assert "deleted" in judged.text


def test_parties_read_that_it_was_edited_and_not_what_it_was() -> None:
    life = under_way()
    edited = a_message("Blue", edits=(Wording("Green", NOON),))
    for screen in (
        chat.relayed(life.seen_by(BORIS), edited, None, voice(life)),
        chat.record(life.seen_by(ANNA), [edited], 0, voice(life)),
    ):
        assert "Blue" in screen.text
        assert "edited" in screen.text
        assert "Green" not in screen.text


def test_the_whole_of_the_longest_message_can_be_read_page_by_page() -> None:
    life = under_way()
    numbers = [f"word{number}" for number in range(LONGEST_MESSAGE // 9)]
    long = a_message(" ".join(numbers))
    view, seen, at = life.seen_by(BORIS), "", 0
    while True:
        page = chat.record(view, [long], at, voice(life))
        check(page)
        seen += f" {page.text.striptags()}"
        if "›" not in [button.label for button in buttons(page)]:
            break
        at += 1
    assert all(f"{each} " in f"{seen} " for each in numbers)
    assert chat.is_cut(long)
    assert [button.does for button in buttons(chat.relayed(view, long, None, voice(life)))][-1] == Press(
        "chat", ("K7Q2XXXXXXXX", "0")
    )


def test_files_can_be_fetched_again_from_the_page_that_names_them() -> None:
    life = under_way()
    many = [a_message(f"{at}", files=(a_file(f"{at}.svg"),)) for at in range(9)]
    first, second = (chat.record(life.seen_by(ANNA), many, number, voice(life)) for number in (0, 1))
    assert ["📎 8.svg", "📎 7.svg"] in labels(first)
    assert ["📎 2.svg", "📎 1.svg"] in labels(second)
    check(first)


def test_an_empty_chat_says_how_to_fill_it() -> None:
    life = under_way()
    assert labels(chat.record(life.seen_by(BORIS), [], 0, voice(life))) == [["Message Anna"], ["Back"]]


def test_a_file_that_a_platform_does_not_carry_is_named_with_where_it_can_be_had() -> None:
    life = under_way()
    small, large = a_file("small.pdf"), FileRef("f2", "large.zip", LARGEST[Platform.DISCORD] + 1, "cd" * 32)
    screen = chat.relayed(life.seen_by(BORIS), a_message(files=(small, large)), None, voice(life))
    alone = Person(BORIS, "Boris", "en", accounts=(Account(Platform.DISCORD, 7),))
    linked = Person(BORIS, "Boris", "en", accounts=(*alone.accounts, Account(Platform.TELEGRAM, 7)))
    brought = carried(screen, alone, "discord", voice(life))
    assert brought.files == (small,)
    assert "“large.zip” (10.5 MB) is too large for this chat" in brought.text
    assert "The people who run this place" in brought.text
    assert "chat on Telegram" in carried(screen, linked, "discord", voice(life)).text
    assert carried(screen, linked, "telegram", voice(life)) == screen
