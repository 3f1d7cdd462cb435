"""What a person sets about themselves: their language, where their clock is, and in which chats they are."""

from dataclasses import replace

from bot.screens import settings as screens
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.typed import zones
from bot.talk.visit import Visit, voice_of
from bot.talk.wizard import Wizard
from bot.texts import called, languages
from core.day import Digest
from core.person import Person
from core.ports import Draft

ZONE = "zone"
_LANGUAGE = "language"
_STEP = "city"


async def settings(visit: Visit, _: str = "") -> Reply:
    return shown(visit)


async def speak(visit: Visit, language: str) -> Reply:
    """Everything is said in `language` from now on, this answer too."""
    if language not in languages():
        return visit.tell("button-unknown", alert=True)
    changed = replace(visit.person, language=language)
    await visit.shop.people.change(changed)
    return shown(seen_as(visit, changed), "settings-language-set")


async def direct(visit: Visit) -> Reply:
    """Brings their orders to their direct messages from now on, or to places of their own again."""
    changed = replace(visit.person, direct=not visit.person.direct)
    await visit.shop.people.change(changed)
    return shown(seen_as(visit, changed))


async def begin(visit: Visit) -> Reply:
    """Asks where the person's clock is."""
    values = {_LANGUAGE: visit.voice.language, dialog.TURN: visit.update % dialog.TURNS}
    async with visit.shop.turns.taking(visit.me):
        return await WIZARD.open(visit, await drafts.start(visit, ZONE, _STEP, values))


async def anew(visit: Visit, _: Draft) -> Reply:
    return await begin(visit)


def named(_: Draft) -> Words:
    return Words("settings-about-zone")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return shown(visit)


def _take(heard: Heard, _: Values) -> object:
    return zones.zone(heard.text) or problem("settings-zone-what")


def _likely(values: Values) -> tuple[Choice, ...]:
    language = str(values[_LANGUAGE])
    likely = zones.LIKELY.get(language, zones.LIKELY["en"])
    return tuple(Choice(Words("settings-zone-choice", {"city": zones.city(each, language)}), each) for each in likely)


async def _set(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """The one answer is there: it holds at once, and the time shown with it says whether it was understood."""
    zone, digest = str(draft.values[_STEP]), visit.person.digest
    again = Digest.daily(digest.hour, zone, visit.now) if digest else None
    changed = replace(visit.person, timezone=zone, digest=again)
    await visit.shop.people.change(changed)
    visit.shop.wake()
    await drafts.end(visit, ZONE)
    return replace(shown(seen_as(visit, changed), "settings-zone-set"), answered=True)


def shown(visit: Visit, note: str = "") -> Reply:
    """`note` is the id of a sentence above it."""
    voice = visit.voice
    tongues = [(code, called(code)) for code in languages()]
    said = voice.say(note) if note else None
    city = zones.city(voice.timezone, voice.language)
    more = any(each not in visit.person.platforms for each in visit.shop.platforms)
    chats = screens.Chats(visit.person, visit.platform, more=more, mail=visit.shop.mail is not None)
    return Reply(screen=screens.settings(city, tongues, chats, voice, said))


def seen_as(visit: Visit, person: Person) -> Visit:
    """The same visit of `person`, who has changed something about themselves."""
    return replace(visit, person=person, voice=voice_of(visit.shop, person))


_CITY = Step(_STEP, _take, lambda _: Words("settings-zone-ask"), lambda _: (), _likely)
WIZARD = Wizard(Dialog(ZONE, (_CITY,)), lambda _: Words("settings-zone-head"), _set)
