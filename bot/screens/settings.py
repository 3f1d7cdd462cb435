"""What a person can set: language and time zone, in which chats they are, and the way to what they are told where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens import linking
from bot.screens.availability import hours
from bot.screens.blocking import all_blocked
from bot.screens.blocks import Row, billing, blocks, my_orders
from bot.screens.screen import Button, Screen
from bot.screens.told import CHOSEN, NOT_CHOSEN
from bot.texts import Voice
from core.mail import EMAIL
from core.person import Person, Platform


@dataclass(frozen=True, slots=True)
class Chats:
    """Whose chats these are, and in which of them this is. `more`: there is one that can still be linked. `mail`: one
    can be told by e-mail.
    """

    person: Person
    here: Platform
    more: bool
    mail: bool = False


def settings(
    city: str, languages: Sequence[tuple[str, str]], chats: Chats, voice: Voice, note: Markup | None = None
) -> Screen:
    """`languages` are codes with the names that their own speakers use; `note` stands above everything."""
    names = dict(languages)
    text = blocks(
        note,
        voice.say("settings-head"),
        voice.say("settings-language", language=names[voice.language]),
        voice.say("settings-zone", city=city, now=voice.at(voice.now)),
        _quiet(chats.person, voice),
        _digest(chats.person, voice),
        linking.chats(chats.person, chats.here, voice),
        voice.say("settings-direct-what") if Platform.DISCORD in chats.person.platforms else None,
    )
    tongues = tuple(
        Button(f"{CHOSEN} {name}" if code == voice.language else name, Press("language", (code,)))
        for code, name in languages
    )
    zone = Button(voice.plain("settings-zone-change"), Press("zone"))
    quiet = Button(voice.plain("settings-quiet-change"), Press("quiet"))
    ways = ((hours(voice), all_blocked(voice)), (my_orders(voice), billing(voice)))
    digest = Button(voice.plain("settings-digest-change"), Press("digest"))
    return Screen(text, (tongues, (zone,), (quiet, digest), *_of_chats(chats, voice), *ways))


def _quiet(person: Person, voice: Voice) -> Markup:
    quiet = person.quiet_hours
    if quiet is None:
        return voice.say("settings-quiet-off")
    return voice.say("settings-quiet", begin=f"{quiet.begin:%H:%M}", end=f"{quiet.end:%H:%M}")


def _digest(person: Person, voice: Voice) -> Markup:
    digest = person.digest
    if digest is None:
        return voice.say("settings-digest-off")
    return voice.say("settings-digest", hour=f"{digest.hour:%H:%M}")


def _of_chats(chats: Chats, voice: Voice) -> Iterator[Row]:
    platforms = chats.person.platforms
    yield (Button(voice.plain("go-told"), Press("told", (chats.here.value,))),)
    if chats.mail:
        yield (Button(voice.plain("go-mail"), Press("told", (EMAIL,))),)
    if Platform.DISCORD in platforms:
        mark = CHOSEN if chats.person.direct else NOT_CHOSEN
        yield (Button(f"{mark} {voice.plain('settings-direct')}", Press("direct")),)
    if chats.more:
        yield (Button(voice.plain("go-link"), Press("link")),)
    for each in platforms:
        if each is not chats.here:
            label = voice.plain("go-unlink", other=linking.called(each, voice))
            yield (Button(label, Press("unlink", (each.value,))),)
