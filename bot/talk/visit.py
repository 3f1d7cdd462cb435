"""One thing that one person did, with everything that answering it takes."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.screens.screen import Screen
from bot.shop import Shop
from bot.talk.reply import Filled, Pressed, Reply, Said, Upload
from bot.talk.sheet import WITH_SHEETS, Answers
from bot.texts import Arg, Voice, choose
from bot.warden import Somebody
from core.community import Community
from core.order import CommunityId, PersonId
from core.person import Person, Platform

NOWHERE = CommunityId("")
"""Nothing belongs to a server or group that nobody has set up."""


@dataclass(frozen=True, slots=True)
class Visit:
    """`typed`: it was a message rather than a press. `place` is the server or group in which it was, and `community`
    the community of that, None in a private chat and where nobody has set one up. `said` is the message as it came.
    """

    shop: Shop
    person: Person
    platform: Platform
    update: int
    voice: Voice
    typed: bool
    on_card: bool = False
    text: str = ""
    uploads: tuple[Upload, ...] = ()
    people: tuple[Somebody, ...] = ()
    place: int | None = None
    community: Community | None = None
    answers: Answers = field(default_factory=Answers)
    said: Said | None = None

    @property
    def sheets(self) -> bool:
        """Whether a form can be opened where the visitor is."""
        return self.platform in WITH_SHEETS

    @property
    def me(self) -> PersonId:
        return self.person.id

    @property
    def within(self) -> CommunityId | None:
        """The one community of which anything can be seen from here; None in a private chat, where one sees all that is
        one's own.
        """
        if self.place is None:
            return None
        return self.community.id if self.community else NOWHERE

    @property
    def now(self) -> datetime:
        return self.voice.now

    @property
    def key(self) -> tuple[str, str]:
        """What makes a repetition of this very act recognisable. Another bot counts its updates from elsewhere."""
        bot = self.shop.bots.get(self.platform)
        return f"{self.platform}:{bot}" if bot else self.platform.value, str(self.update)

    def tell(self, text: str, *, alert: bool = False, **args: Arg) -> Reply:
        """A short answer: over the chat to a press, as a message to something typed."""
        if self.typed:
            return Reply(screen=Screen(self.voice.say(text, **args)))
        return Reply(toast=self.voice.plain(text, **args), alert=alert)


def visit(shop: Shop, event: Pressed | Said | Filled) -> Visit:
    """The visit that `event` is, in the person's own language and time zone."""
    place = event.place
    community = shop.communities.at(event.platform, place) if place is not None else None
    voice = voice_of(shop, event.person, community)
    came = partial(Visit, shop, event.person, event.platform, event.update, voice, place=place, community=community)
    match event:
        case Pressed(on_card=on_card):
            return came(typed=False, on_card=on_card)
        case Filled(on_card=on_card, answers=answers, uploads=uploads):
            return came(typed=False, on_card=on_card, answers=answers, uploads=uploads)
        case Said(text=text, uploads=uploads, people=people):
            return came(typed=True, text=text, uploads=uploads, people=people, said=event)


def voice_of(shop: Shop, person: Person, community: Community | None = None) -> Voice:
    """What `person` reads: their language as far as there are texts for it, on their own clock; else as the community
    has it, the default one where none is given.
    """
    rules = (community or shop.communities.default).rules
    language = choose(person.language, rules.language)
    zone = person.timezone or rules.timezone
    return Voice(language, zone, shop.clock.now(), zoned=person.timezone is None)


def rests(shop: Shop, person: Person) -> bool:
    """Whether `person` is not to be disturbed now."""
    hours, zone = person.quiet_hours, person.timezone or shop.timezone
    return hours is not None and hours.over(shop.clock.now(), zone) is not None
