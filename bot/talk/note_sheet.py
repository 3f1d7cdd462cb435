"""A message to the other side as a sheet."""

from bot.press import Press
from bot.screens.conversation import Conversation, number, readers, short
from bot.talk.sheet import Attach, Entry, Sheet
from bot.texts import Voice
from core.chat import MOST_FILES

WORDS, FILES = "words", "files"
LONGEST = 4_000  # characters that a platform lets anybody type into one field


def sheet(view: Conversation, answers: int, voice: Voice) -> Sheet:
    """`answers` is the number of the message it answers, 0 for none."""
    fields = (
        Entry(WORDS, voice.plain("sheet-note-words"), most=LONGEST, long=True),
        Attach(FILES, voice.plain("sheet-note-files"), most=MOST_FILES),
    )
    title = voice.plain("sheet-note", who=readers(view, voice), what=short(view))
    return Sheet(title, Press("say", (number(view), str(answers))), fields)
