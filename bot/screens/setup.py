"""Setting up a community: what is set now, and a button for each thing that can be changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup, escape

from bot.press import Press
from bot.screens.blocks import blocks, browse, lines, turning
from bot.screens.screen import Button, Screen
from bot.texts import Voice, quote
from core.community import Community, Rules
from core.invoice import LONGEST_PARTICULARS
from core.money import Money
from core.order import PersonId
from core.person import Platform

LONGEST_INSTRUCTIONS = 400
"""Characters: they stand on a card with everything else."""
_FIELDS = (
    ("language", "currency"),
    ("fee", "zone"),
    ("calendar", "instructions"),
    ("delay", "least"),
    ("particulars", "tax"),
    ("stalemate",),
)
_CREWS = ("staff", "mediators")
PAGE = 10  # lengths on one page


@dataclass(frozen=True, slots=True)
class Crew:
    """Staff or mediators: people by their numbers here, roles by theirs on the platform. `fixed` are named by whoever
    runs the bot, and are not to be dismissed in a chat.
    """

    people: Sequence[tuple[PersonId, str]] = ()
    roles: Sequence[tuple[int, str]] = ()
    fixed: frozenset[PersonId] = frozenset()

    @property
    def names(self) -> str:
        return ", ".join(name for _, name in (*self.people, *self.roles))


@dataclass(frozen=True, slots=True)
class Setup:
    """A community as whoever runs it sees it. Words are in the reader's language; `link` leads into it."""

    community: Community
    language: str
    city: str
    country: str
    staff: Crew
    mediators: Crew
    by_hand: bool
    channel: str = ""
    link: str = ""


def setup(seen: Setup, voice: Voice, note: Markup | None = None) -> Screen:
    """Everything that is set, and the ways to change it. `note` stands above it."""
    community = seen.community
    rows = [tuple(_field(community, name, voice) for name in names) for names in _FIELDS]
    rows.append(tuple(_go(voice, f"setup-{name}", "crew", community, name) for name in _CREWS))
    if community.platform is Platform.DISCORD:
        rows.append((_field(community, "channel", voice),))
    rows.append((_go(voice, "setup-times", "times", community, "0"), browse(voice)))
    return Screen(blocks(note, voice.say("setup-head", community=community.name), _what(seen, voice)), tuple(rows))


def _what(seen: Setup, voice: Voice) -> Markup:
    rules = seen.community.rules
    there = Voice(voice.language, rules.timezone, voice.now)
    changed = sum(map(len, rules.lengths.values()))
    country = voice.plain("setup-calendar-none") if not seen.country else seen.country
    return blocks(
        lines(
            voice.say("setup-is-language", language=seen.language),
            voice.say("setup-is-currency", currency=rules.currency),
            voice.say("setup-is-fee", percent=percent(rules.fee)),
            *_payouts(rules, voice),
            voice.say("setup-is-zone", city=seen.city, now=there.at(voice.now)),
            voice.say("setup-is-calendar", country=country),
            voice.say("setup-is-times", count=changed),
            voice.say("setup-is-stalemate", rule=voice.plain(f"setup-stalemate-{rules.stalemate}")),
            _place(seen, voice),
            _who(seen.staff, "setup-is-staff", "setup-no-staff", voice),
            _who(seen.mediators, "setup-is-mediators", "setup-no-mediators", voice),
            voice.say("setup-is-tax", percent=percent(rules.tax)) if rules.tax is not None else None,
        ),
        _invoices(rules, voice),
        _paying(seen, voice),
        voice.say("setup-link", link=escape(seen.link)) if seen.link else None,
    )


def _payouts(rules: Rules, voice: Voice) -> Iterator[Markup]:
    """Nothing where everything can be paid out at once."""
    if rules.payout_delay:
        yield voice.say("setup-is-delay", length=rules.payout_delay)
    if rules.least_payout:
        yield voice.say("setup-is-least", amount=Money(rules.least_payout, rules.currency))


def _place(seen: Setup, voice: Voice) -> Markup | None:
    if seen.community.platform is not Platform.DISCORD:
        return None
    return voice.say("setup-is-channel", channel=seen.channel) if seen.channel else voice.say("setup-no-channel")


def _who(crew: Crew, text: str, none: str, voice: Voice) -> Markup:
    return voice.say(text, names=crew.names) if crew.names else voice.say(none)


def _paying(seen: Setup, voice: Voice) -> Markup | None:
    instructions = seen.community.rules.instructions
    if instructions:
        return lines(voice.say("setup-is-instructions"), quote(instructions, LONGEST_INSTRUCTIONS))
    return voice.say("setup-no-instructions") if seen.by_hand else None


def _invoices(rules: Rules, voice: Voice) -> Markup | None:
    """Nothing where it stands on them by its name."""
    if not rules.particulars:
        return None
    return lines(voice.say("setup-is-particulars"), quote(rules.particulars, LONGEST_PARTICULARS))


def crew(community: Community, name: str, members: Crew, voice: Voice, note: Markup | None = None) -> Screen:
    """Staff or mediators, each with a way out, and the ways in."""
    people = [
        (_go(voice, "setup-dismiss", "dismiss", community, name, str(number), name=called),)
        for number, called in members.people
        if number not in members.fixed
    ]
    roles = [
        (_go(voice, "setup-dismiss", "unrole", community, name, str(number), name=called),)
        for number, called in members.roles
    ]
    ways = [_field(community, name, voice, "setup-appoint")]
    if community.platform is Platform.DISCORD:
        ways.append(_field(community, f"{name}_role", voice, "setup-appoint-role"))
    text = blocks(
        note,
        voice.say("setup-crew-staff") if name == "staff" else voice.say("setup-crew-mediators"),
        _who(members, f"setup-is-{name}", f"setup-no-{name}", voice),
    )
    return Screen(text, (*people, *roles, tuple(ways), (back(community, voice),)))


def times(
    community: Community,
    usual: Mapping[str, Mapping[str, timedelta]],
    page: int,
    voice: Voice,
    note: Markup | None = None,
) -> Screen:
    """How long each is waited for, by process and deadline."""
    every = [(process, deadline) for process, lengths in usual.items() for deadline in lengths]
    page = min(page, (len(every) - 1) // PAGE)
    shown = every[page * PAGE : (page + 1) * PAGE]
    told = [_time(community, process, deadline, usual[process][deadline], voice) for process, deadline in shown]
    rows = [
        (Button(voice.plain(f"setup-deadline-{process}-{deadline}"), Press("time", (community.id, process, deadline))),)
        for process, deadline in shown
    ]
    ways = turning(voice, "times", page, community.id, more=len(every) > (page + 1) * PAGE)
    text = blocks(note, voice.say("setup-times-head"), lines(*told))
    return Screen(text, (*rows, *((ways,) if ways else ()), (back(community, voice),)))


def _time(community: Community, process: str, deadline: str, usual: timedelta, voice: Voice) -> Markup:
    own = community.rules.lengths.get(process, {}).get(deadline)
    about = voice.say(f"setup-deadline-{process}-{deadline}")
    if own is None:
        return voice.say("setup-time", what=about, length=usual)
    return voice.say("setup-time-own", what=about, length=own, usual=usual)


def choice(communities: Sequence[Community], voice: Voice) -> Screen:
    """Which of several to set up, or how to come to one."""
    if not communities:
        return Screen(voice.say("setup-how"), ((browse(voice),),))
    rows = tuple((Button(each.name, Press("setup", (each.id,))),) for each in communities)
    return Screen(voice.say("setup-which"), rows)


def left(community: str, voice: Voice) -> Screen:
    """A question was left as it was."""
    return Screen(voice.say("setup-left"), ((Button(voice.plain("setup-back"), Press("setup", (community,))),),))


def back(community: Community, voice: Voice) -> Button:
    return _go(voice, "setup-back", "setup", community)


def percent(basis_points: int) -> str:
    """A fee as people write it: `5`, `7.5`."""
    return f"{basis_points / 100:.2f}".rstrip("0").rstrip(".")


def _field(community: Community, name: str, voice: Voice, label: str = "") -> Button:
    return _go(voice, label or f"setup-{name}", "set", community, name)


def _go(voice: Voice, label: str, verb: str, community: Community, *words: str, **args: str) -> Button:
    return Button(voice.plain(label, **args), Press(verb, (community.id, *words)))
