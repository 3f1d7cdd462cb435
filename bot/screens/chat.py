"""The chat of an order or an enquiry: what somebody wrote, as the other side reads it and as the record keeps it.

What a person typed stands as a quotation under a line of ours that says who it is from and what about, so that nothing
in it can be taken for our own words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines, turning
from bot.screens.controls import in_rows
from bot.screens.conversation import (
    Conversation,
    EnquiryView,
    author,
    back,
    facts,
    judges,
    number,
    opened,
    readers,
    short,
    whole,
    write,
)
from bot.screens.deliveries import brief
from bot.screens.dialog import said
from bot.screens.pages import ROOM, page
from bot.screens.screen import Button, Screen, Tone
from bot.screens.words import Words
from bot.texts import Arg, Size, Voice, quote
from bot.texts.typed import LONGEST_LABEL, line, paragraphs, pieces, size
from core.message import Message, Part
from core.order import FileRef

LONGEST_SHOWN = 2_800
"""Units of a message as it is passed on; of a longer one the whole comes as a file."""
_GLIMPSE = 80
"""Units of what a message answers."""
_ON_A_PAGE = 6
LEAF = 6
"""Messages that are read together."""
PAGES = 10_000
"""By which the pages of two leaves are apart; from the first of one leads to the last of the leaf before."""
_AROUND = 900
"""Units that the lines around a message may take, its files among them."""
_ON_A_BUTTON = 28
"""Units of a file's name there."""
_ISOLATED = 2
"""Units that keep a name written from right to left in its place."""


def relayed(view: Conversation, written: Message, answered: Message | None, voice: Voice) -> Screen:
    """A message as it reaches the other party. `answered` is the one that it answers."""
    head = voice.say("chat-head", **_about(view, written, voice))
    if written.deleted_at:
        return Screen(blocks(head, voice.say("chat-taken-back", **_about(view, written, voice))), (_card(view, voice),))
    above = lines(head, _answered(answered, voice), voice.say("chat-edited") if written.edits else None)
    text = blocks(
        above, quote(written.text, LONGEST_SHOWN) if paragraphs(written.text) else None, _files(written.files, voice)
    )
    return Screen(text, _under(view, written, voice), files=written.files)


def is_cut(written: Message) -> bool:
    """Whether `relayed` shows less than all of it."""
    return written.deleted_at is None and size(paragraphs(written.text)) > LONGEST_SHOWN


def sent(view: Conversation, voice: Voice) -> Screen:
    """To the author: it has been taken down and goes to the other party."""
    return Screen(voice.say("chat-sent", **facts(view, voice)), (_card(view, voice),))


def unreached(view: EnquiryView, voice: Voice) -> Screen:
    """To whoever writes before there is any order: the other one is reached in no chat."""
    head, text = voice.say("chat-head", **facts(view, voice)), voice.say("chat-unreached", **facts(view, voice))
    return Screen(blocks(head, text), (_card(view, voice),))


def deleted(view: Conversation, voice: Voice) -> Screen:
    return Screen(voice.say("chat-deleted", **facts(view, voice)), (_card(view, voice),))


@dataclass(frozen=True, slots=True)
class Note:
    """A message that is being written. `name` and `turn` of its draft go into the buttons."""

    name: str
    turn: int
    parts: Sequence[Part] = ()
    problem: Words | None = None

    @property
    def files(self) -> tuple[FileRef, ...]:
        return tuple(each for part in self.parts for each in part.files)


def asked(view: Conversation, note: Note, voice: Voice) -> Screen:
    """What is written next goes to the other party; what could not go yet waits for its button."""
    about = facts(view, voice)
    if not note.parts:
        return Screen(blocks(_problem(note, voice), voice.say("chat-ask", **about)), (_leave(note, voice),))
    text = blocks(_problem(note, voice), voice.say("chat-kept", **about), _so_far(note, voice))
    return Screen(text, (_tell(view, note, voice.plain("chat-send"), Tone.GOOD), _leave(note, voice)))


def begins(view: Conversation, answers: int, voice: Voice) -> Screen:
    """Where a sheet should have opened: the way to open it again."""
    return Screen(voice.say("chat-begins", **facts(view, voice)), (write(view, voice, answers),))


def offered(views: Sequence[Conversation], note: Note, voice: Voice) -> Screen:
    """Something was written to nobody in particular: to whom it may go."""
    if len(views) == 1:
        about = facts(views[0], voice)
        text = blocks(_problem(note, voice), voice.say("chat-offer", **about), _so_far(note, voice))
        return Screen(text, (_tell(views[0], note, voice.plain("chat-send"), Tone.GOOD), _leave(note, voice)))
    text = blocks(_problem(note, voice), voice.say("chat-choose"), _so_far(note, voice))
    return Screen(text, (*(_tell(view, note, _choice(view, voice)) for view in views), _leave(note, voice)))


def beside(offer: Screen, what: Words, dialog: str, voice: Voice) -> Screen:
    """The same, with the way back to something that was left before."""
    text = blocks(offer.text, voice.say("chat-or-go-on", what=said(what, voice)))
    return Screen(text, (*offer.rows, (Button(voice.plain("dialog-go-on"), Press("goon", (dialog,))),)))


def record(
    view: Conversation,
    messages: Sequence[Message],
    at: int,
    voice: Voice,
    block: Button | None = None,
    *,
    more: bool = False,
) -> Screen:
    """The conversation, the newest first. What was edited or deleted is marked; whoever is no party, and may have to
    judge between them, reads every wording. `block`: to want nothing more to do with the other one.

    `messages` are the leaf that page `at` is in, oldest first; `more`: there are older ones. A leaf is a few of them,
    however many pages it takes: to draw all of a long conversation for one page took seconds.
    """
    head = voice.say("chat-record-head", **facts(view, voice))
    answer = write(view, voice)
    if not messages:
        ways = filter(None, (answer, (back(view, voice), *((block,) if block else ()))))
        return Screen(blocks(head, voice.say("chat-record-none")), tuple(ways))
    shown = [(each, block) for each in reversed(messages) for block in _entry(view, each, voice)]
    leaf, within = divmod(at, PAGES)
    found = page([block for _, block in shown], within, _ON_A_PAGE)
    here = dict.fromkeys(each for each, _ in shown[found.start : found.stop])
    files = tuple(_again(view, each, voice) for each in here if each.files and reads(view, each))
    rows = (
        turning(
            voice,
            "chat",
            leaf * PAGES + found.number,
            number(view),
            more=found.more or more,
            then=None if found.more else (leaf + 1) * PAGES,
        ),
        *in_rows(files),
        answer,
        (back(view, voice), *((block,) if block else ())),
    )
    return Screen(blocks(head, found.text), tuple(filter(None, rows)))


def handed_over(view: Conversation, written: Message, voice: Voice) -> Screen:
    """The files of a message once more."""
    head = voice.say("chat-head", **_about(view, written, voice))
    return Screen(blocks(head, _files(written.files, voice)), (_card(view, voice),), files=written.files)


def _about(view: Conversation, written: Message, voice: Voice) -> Mapping[str, Arg]:
    return {**facts(view, voice), "who": author(view, written.author, voice)}


def _answered(answered: Message | None, voice: Voice) -> Markup | None:
    if answered is None or answered.deleted_at or not answered.text:
        return None
    return voice.say("chat-answers", what=line(answered.text, _GLIMPSE))


def _files(files: Sequence[FileRef], voice: Voice) -> Markup:
    return lines(*(voice.say("form-file", name=brief(each), size=Size(each.size)) for each in files))


def _under(view: Conversation, written: Message, voice: Voice) -> tuple[Row, ...]:
    rest = (whole(view, voice),) if is_cut(written) else ()
    return (*write(view, voice, written.id, "go-answer"), *_card(view, voice)), *((rest,) if rest else ())


def _card(view: Conversation, voice: Voice) -> Row:
    return (opened(view, voice),)


# --- one that is being written --------------------------------------------------------------------------------------


def _problem(note: Note, voice: Voice) -> Markup | None:
    return voice.say("dialog-problem", what=said(note.problem, voice)) if note.problem else None


def _so_far(note: Note, voice: Voice) -> Markup:
    words = "\n".join(filter(None, (part.words for part in note.parts)))
    return blocks(quote(words, LONGEST_SHOWN) if words else None, _files(note.files, voice))


def _tell(view: Conversation, note: Note, label: str, tone: Tone = Tone.PLAIN) -> Row:
    return (Button(label, Press("tell", (note.name, number(view), str(note.turn))), tone),)


def _choice(view: Conversation, voice: Voice) -> str:
    what = f" · {short(view)}"
    return f"{line(readers(view, voice), LONGEST_LABEL - len(what) - _ISOLATED)}{what}"


def _leave(note: Note, voice: Voice) -> Row:
    return (Button(voice.plain("dialog-cancel"), Press("leave", (note.name,))),)


# --- the record -----------------------------------------------------------------------------------------------------


def reads(view: Conversation, written: Message) -> bool:
    """Whether a deleted message is still the reader's to read."""
    return written.deleted_at is None or judges(view)


def _entry(view: Conversation, written: Message, voice: Voice) -> Iterator[Markup]:
    """One message in blocks, none of them longer than a page."""
    head = voice.say("chat-entry", at=voice.at(written.at), who=author(view, written.author, voice))
    if written.deleted_at:
        head = lines(head, voice.say("chat-entry-deleted", at=voice.at(written.deleted_at)))
    elif written.edits:
        head = lines(head, voice.say("chat-entry-edited", at=voice.at(written.edits[-1].until)))
    if not reads(view, written):
        yield head
        return
    first, *rest = [*pieces(paragraphs(written.text), ROOM - _AROUND)] if written.text else [""]
    yield lines(head, quote(first, ROOM) if first else None, _files(written.files, voice))
    yield from (quote(each, ROOM) for each in rest)
    for wording in written.edits if judges(view) else ():
        yield voice.say("chat-entry-before", at=voice.at(wording.until))
        yield from (quote(each, ROOM) for each in pieces(paragraphs(wording.text), ROOM - _AROUND))


def _again(view: Conversation, written: Message, voice: Voice) -> Button:
    """The way to the files of one message."""
    press = Press("attached", (number(view), str(written.id)))
    text = "go-attached-more" if len(written.files) > 1 else "go-attached"
    return Button(
        voice.plain(text, name=line(brief(written.files[0]), _ON_A_BUTTON), more=len(written.files) - 1), press
    )
