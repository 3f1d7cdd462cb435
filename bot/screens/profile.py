"""A person as the other side may want to know them: what they have done here, and what was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens import rated
from bot.screens.blocks import blocks, lines, turning
from bot.screens.rated import Said
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from bot.texts.typed import line
from core.statistics import Figures, Statistics
from core.workflow import BUYER, SELLER, Actor

LONGEST_NAME = 32
LONGEST_ON_A_BUTTON = 24


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody's `name` and figures, with one page of what was `said` of them. `turns` is the press that opens a page,
    without its number.
    """

    name: str
    statistics: Statistics
    said: Sequence[Said]
    page: int
    more: bool
    turns: Press


def profile(known: Known, back: Button, voice: Voice) -> Screen:
    head = lines(voice.say("profile-head", who=known.name), *_all(known, voice))
    said = rated.entries(known.said, voice) if known.said else voice.say("profile-none", who=known.name)
    ways = turning(voice, known.turns.verb, known.page, *known.turns.args, more=known.more)
    return Screen(blocks(head, said), (*((ways,) if ways else ()), (back,)))


def about(name: str, figures: Figures, role: Actor, voice: Voice) -> Markup:
    """Somebody in a line, for who is about to agree to an order with them."""
    who = line(name, LONGEST_NAME) or voice.plain(f"who-{role}")
    if figures.empty:
        return voice.say("about-new", who=who)
    return voice.say(
        f"about-{role}",
        who=who,
        done=figures.done,
        on_time=figures.on_time,
        cancelled=figures.cancelled,
        disputed=figures.disputed,
        rating=rated.rating(figures.rating, voice),
    )


def way(name: str, otherwise: str, press: Press, voice: Voice) -> Button:
    """To somebody's profile."""
    return Button(voice.plain("go-profile", who=line(name, LONGEST_ON_A_BUTTON) or voice.plain(otherwise)), press)


def _all(known: Known, voice: Voice) -> Iterator[Markup]:
    roles = [role for role in (SELLER, BUYER) if not known.statistics.of(role).empty]
    for role in roles or [SELLER]:
        yield about(known.name, known.statistics.of(role), role, voice)
    if roles:
        yield voice.say("profile-how")
