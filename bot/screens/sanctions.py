"""What a community's staff did about a person: as that person reads it, and as staff do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines, my_orders
from bot.screens.screen import Button, Screen, Tone
from bot.screens.staff import back_to_desk
from bot.screens.view import LONGEST_NAME
from bot.screens.words import Words
from bot.texts import Voice, quote
from bot.texts.typed import line
from core.sanction import Kind, Sanction, Verdict

_SHORT = 300
"""Units of a reason in a list."""
MOST = 6
"""Sanctions on a person's file; of older ones is said how many there are."""
_MARKS = {Kind.WARNING: "⚠️", Kind.SUSPENSION: "⛔", Kind.BAN: "🚫"}


@dataclass(frozen=True, slots=True)
class File:
    """A person as the staff of a community see them. `names` are those of who imposed each sanction. `acts`: the reader
    may do something about them.
    """

    person: int
    name: str
    community: str
    place: str
    sanctions: Sequence[Sanction]
    names: Sequence[str]
    services: int
    acts: bool


def own(sanction: Sanction, place: str, voice: Voice, note: Markup | None = None) -> Screen:
    """As the person reads it whom it is about. `note` stands above."""
    text = blocks(
        note,
        _named(sanction, place, voice),
        quote(sanction.reason),
        voice.say(f"sanction-means-{sanction.kind}", place=place) if sanction.holds(voice.now) else None,
        *_appeal(sanction, voice, mine=True),
        voice.say("sanction-appeal-how") if sanction.appealable(voice.now) else None,
    )
    appeal = Button(voice.plain("go-appeal"), Press("appeal", (str(sanction.number),)))
    return Screen(text, (*(((appeal,),) if sanction.appealable(voice.now) else ()), (my_orders(voice),)))


def ruling(
    sanction: Sanction,
    names: tuple[str, str],
    place: str,
    voice: Voice,
    note: Markup | None = None,
    *,
    decides: bool,
) -> Screen:
    """As staff read it. `names`: of the person, and of who imposed it. `decides`: the reader may. `note` is above."""
    who, by = (line(each, LONGEST_NAME) or voice.plain("who-nobody") for each in names)
    said = {"who": who, "by": by, "place": place, "at": voice.at(sanction.at), "until": _until(sanction, voice)}
    text = blocks(
        note,
        voice.say(f"ruling-{sanction.kind}", **said),
        quote(sanction.reason),
        *_appeal(sanction, voice, mine=False),
        None if decides or sanction.verdict else voice.say("ruling-not-you"),
    )
    ways = (_file(sanction, who, voice), back_to_desk(voice))
    return Screen(text, (*_rulings(sanction, voice, decides=decides), ways))


def file(seen: File, voice: Voice, note: Markup | None = None) -> Screen:
    """`note` stands above."""
    name = line(seen.name, LONGEST_NAME) or voice.plain("who-nobody")
    shown = list(zip(seen.sanctions, seen.names, strict=True))[:MOST]
    left = len(seen.sanctions) - len(shown)
    text = blocks(
        note,
        voice.say("person-head", who=name, place=seen.place),
        voice.say("person-services", count=seen.services),
        *(_line(sanction, by, voice) for sanction, by in shown),
        voice.say("person-clean") if not shown else None,
        voice.say("person-more", count=left) if left else None,
    )
    here = (seen.community, str(seen.person))
    acts = tuple(
        Button(voice.plain(f"go-impose-{kind}"), Press("impose", (*here, kind.value)), tone)
        for kind, tone in ((Kind.WARNING, Tone.PLAIN), (Kind.SUSPENSION, Tone.DANGER), (Kind.BAN, Tone.DANGER))
    )
    going = (each for each, _ in shown if each.waits or each.holds(voice.now))
    opened = tuple((_opens(each, voice),) for each in going)
    return Screen(text, (*opened, *((acts,) if seen.acts else ()), (back_to_desk(voice),)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A sanction that is about to be imposed on `who`. `name` and `turn` of its dialog go into the buttons."""

    sanction: Sanction
    who: str
    place: str
    name: str
    turn: int
    problem: Words | None = None


def preview(draft: Draft, voice: Voice) -> Screen:
    """What the person would read, before they do."""
    sanction, place, problem = draft.sanction, draft.place, draft.problem
    head = voice.say("impose-preview", who=line(draft.who, LONGEST_NAME) or voice.plain("who-nobody"))
    wrong = voice.say("dialog-problem", what=voice.say(problem.id, **problem.args)) if problem else None
    text = blocks(
        wrong,
        head,
        _named(sanction, place, voice),
        quote(sanction.reason),
        voice.say(f"sanction-means-{sanction.kind}", place=place),
    )
    turn = str(draft.turn)
    agree = Button(voice.plain(f"yes-impose-{sanction.kind}"), Press("sentence", (draft.name, turn)), Tone.DANGER)
    words = Button(voice.plain("impose-change-reason"), Press("change", (turn, "reason")))
    term = Button(voice.plain("impose-change-term"), Press("change", (turn, "term")))
    leave = Button(voice.plain("dialog-cancel"), Press("leave", (draft.name,)))
    changes = (words, term) if sanction.kind is Kind.SUSPENSION else (words,)
    return Screen(text, ((leave,), changes, (agree,)))


def appealed(sanction: Sanction, who: str, place: str, voice: Voice) -> Screen:
    """To staff: somebody appeals."""
    text = voice.say("told-appealed", who=line(who, LONGEST_NAME) or voice.plain("who-nobody"), place=place)
    return Screen(blocks(text, quote(sanction.appeal)), ((Button(voice.plain("go-look"), _ruling(sanction)),),))


def answered(sanction: Sanction, place: str, voice: Voice) -> Screen:
    """To the person: what came of it."""
    text = voice.say(f"told-{sanction.verdict or Verdict.UPHELD}-{sanction.kind}", place=place)
    whole = Button(voice.plain("go-sanction"), Press("sanction", (str(sanction.number),)))
    return Screen(blocks(text, quote(sanction.why)), ((whole,),))


def barred(sanction: Sanction, place: str, voice: Voice) -> Screen:
    """To who wants to sell or order there and cannot."""
    whole = Button(voice.plain("go-sanction"), Press("sanction", (str(sanction.number),)))
    text = voice.say(f"barred-{sanction.kind}", place=place, until=_until(sanction, voice))
    return Screen(text, ((whole,), (my_orders(voice),)))


def length(term: timedelta) -> Words:
    return Words("impose-term-choice", {"length": term})


def _named(sanction: Sanction, place: str, voice: Voice) -> Markup:
    return voice.say(f"sanction-told-{sanction.kind}", place=place, until=_until(sanction, voice))


def _until(sanction: Sanction, voice: Voice) -> str:
    return voice.at(sanction.until) if sanction.until else ""


def _appeal(sanction: Sanction, voice: Voice, *, mine: bool) -> Iterator[Markup]:
    if sanction.appealed_at:
        whose = "mine" if mine else "theirs"
        yield lines(voice.say(f"sanction-appeal-{whose}", at=voice.at(sanction.appealed_at)), quote(sanction.appeal))
    if sanction.verdict and sanction.decided_at:
        said = voice.say(f"sanction-{sanction.verdict}", at=voice.at(sanction.decided_at))
        yield lines(said, quote(sanction.why))
    elif sanction.appealed_at:
        yield voice.say("sanction-appeal-waits")


def _line(sanction: Sanction, by: str, voice: Voice) -> Markup:
    """One on a person's file."""
    name = line(by, LONGEST_NAME) or voice.plain("who-staff")
    what = voice.plain(f"sanction-{sanction.kind}")
    head = voice.say("person-sanction", mark=_MARKS[sanction.kind], what=what, by=name, at=voice.at(sanction.at))
    until = voice.say("person-until", until=_until(sanction, voice)) if sanction.until else None
    state = voice.say(f"person-{sanction.verdict}") if sanction.verdict else None
    waits = voice.say("person-appealed") if sanction.waits else None
    return lines(head, until, state, waits, quote(sanction.reason, _SHORT))


def _rulings(sanction: Sanction, voice: Voice, *, decides: bool) -> Iterator[Row]:
    if not decides or sanction.verdict or not (sanction.waits or sanction.holds(voice.now)):
        return
    number = str(sanction.number)
    lift = Button(voice.plain("go-lift"), Press("rule", (number, Verdict.LIFTED.value)))
    uphold = Button(voice.plain("go-uphold"), Press("rule", (number, Verdict.UPHELD.value)))
    yield (lift, uphold) if sanction.waits else (lift,)


def _opens(sanction: Sanction, voice: Voice) -> Button:
    what = voice.plain(f"sanction-{sanction.kind}")
    return Button(voice.plain("go-ruling", what=what, at=voice.at(sanction.at)), _ruling(sanction))


def _ruling(sanction: Sanction) -> Press:
    return Press("ruling", (str(sanction.number),))


def _file(sanction: Sanction, who: str, voice: Voice) -> Button:
    return Button(voice.plain("go-person", who=who), Press("person", (sanction.community, str(sanction.person))))
