"""What a mail says: the same words as the message in a chat, and the way to the order in place of its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.press import Press
from bot.screens import conversation
from bot.screens.blocks import blocks, lines
from bot.screens.conversation import Conversation
from bot.screens.screen import Button, Screen, column
from bot.screens.view import OrderView
from bot.texts import Arg, Size, Voice
from bot.texts.typed import file_name
from core.mail import MailCode
from core.matter import Matter
from core.order import FileRef


@dataclass(frozen=True, slots=True)
class Way:
    """An address that opens something in a chat."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail in light markup, in `language`. `foot` is the small print; `thread` names what it belongs to, so that a
    mail program keeps all of that together; `leave` is the address at which such mails are switched off. `early`: one
    of the `ways` is not there yet, but will be in a moment.
    """

    subject: str
    text: Markup
    foot: Markup
    language: str
    ways: tuple[Way, ...] = ()
    thread: str = ""
    leave: str = ""
    early: bool = False


def told(screen: Screen, matter: Matter, view: Conversation | None, voice: Voice) -> Mail:
    """What `screen` tells in a chat, about `view` or about no order."""
    text = blocks(screen.text, _left_behind(screen.files, voice))
    return Mail(_subject(matter, view, voice), text, voice.say("mail-foot"), voice.language)


def code(brought: MailCode, until: datetime, voice: Voice) -> Mail:
    subject = voice.plain("mail-code-subject", code=str(brought))
    text = voice.say("mail-code-text", code=str(brought), until=until)
    return Mail(subject, text, voice.say("mail-code-foot"), voice.language)


def in_chat(platform: str, voice: Voice) -> str:
    """The label of the way into a chat."""
    return voice.plain("mail-open", chat=voice.plain(f"platform-{platform}"))


def _subject(matter: Matter, view: Conversation | None, voice: Voice) -> str:
    if view is None:
        return voice.plain("mail-subject-account", matter=voice.plain(f"matter-{matter}"))
    return voice.plain(f"mail-subject-{matter}", **_about(view))


def _about(view: Conversation) -> Mapping[str, Arg]:
    title = view.order.title if isinstance(view, OrderView) else view.title
    return {"title": title, "what": conversation.short(view)}


def _left_behind(files: tuple[FileRef, ...], voice: Voice) -> Markup | None:
    """Files stay in the chat, and are named."""
    if not files:
        return None
    named = (voice.say("form-file", name=file_name(each.name), size=Size(each.size)) for each in files)
    return lines(voice.say("mail-files", files=len(files)), *named)


# --- in a chat ------------------------------------------------------------------------------------------------------


def broken(address: str, fault: str, voice: Voice) -> Screen:
    """Its owner is told that an address does not work."""
    return Screen(voice.say("mail-broken", address=address, fault=fault), column(_settings(voice)))


def not_brought(address: str, voice: Voice) -> Screen:
    """The mail with the code could not be sent."""
    return Screen(voice.say("mail-code-failed", address=address), column(_settings(voice)))


def _settings(voice: Voice) -> Button:
    return Button(voice.plain("go-mail"), Press("told", ("email",)))
