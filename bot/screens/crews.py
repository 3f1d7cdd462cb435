"""Where somebody is staff or a mediator because somebody else named them: to be left, and not to be named again."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.screen import Button, Screen, Tone, column
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.community import Community


def crews(
    named: Sequence[Community], left: Sequence[Community], voice: Voice, note: Markup | None = None, *, more: bool
) -> Screen:
    """`named` are those to leave, `left` those that cannot name the reader again; `note` stands above, and `more` says
    that there are others, for which there is no room.
    """
    head = voice.say("crews-head" if named else "crews-none")
    text = blocks(
        note,
        head,
        lines(*(voice.say("staff-of", community=each.name) for each in named)),
        lines(*(voice.say("crews-left", community=each.name) for each in left)),
        voice.say("crews-more") if more else None,
    )
    return Screen(text, (*_rows(named, left, voice), (Button(voice.plain("go-back"), Press("privacy")),)))


def ask(community: Community, voice: Voice) -> Screen:
    """What it means, before it is done."""
    agree = Button(voice.plain("yes-crew-leave"), Press("crewleave", (community.id,)), Tone.DANGER)
    text = voice.say("crew-leave-ask", community=community.name)
    return Screen(text, column(Button(voice.plain("go-back"), Press("crews")), agree))


def to_crews(voice: Voice) -> Button:
    return Button(voice.plain("go-crews"), Press("crews"))


def _rows(named: Sequence[Community], left: Sequence[Community], voice: Voice) -> Iterator[Row]:
    for each in named:
        label = line(voice.plain("go-crew-leave", community=each.name), LONGEST_LABEL)
        yield (Button(label, Press("crewoff", (each.id,))),)
    for each in left:
        label = line(voice.plain("go-crew-back", community=each.name), LONGEST_LABEL)
        yield (Button(label, Press("crewback", (each.id,))),)
