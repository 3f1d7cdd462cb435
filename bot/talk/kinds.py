"""What every kind of dialog can be asked, and which kinds there are: the first word of a draft's name says its kind,
of a form that is asked for step by step together with the last.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.screens import welcome
from bot.screens.words import Problem, Words
from bot.talk import (
    availability,
    because,
    day,
    forms,
    helping,
    invoicing,
    mail,
    notes,
    paying_out,
    rating,
    reporting,
    responding,
    sanctioning,
    selling,
    settings,
    stepwise,
)
from bot.talk import setup_asking as setup
from bot.talk.dialog import Heard
from bot.talk.open_form import parts
from bot.talk.reply import Reply, Upload
from bot.talk.sheet import Came
from bot.talk.visit import Visit
from core.ports import Draft


class Conversation(Protocol):
    async def show(self, visit: Visit, draft: Draft) -> Reply:
        """Where one is."""
        ...

    async def open(self, visit: Visit, draft: Draft) -> Reply:
        """The same, with a sheet where there is one."""
        ...

    async def fill(self, visit: Visit, draft: Draft, turn: int, came: Came) -> Reply:
        """Takes a sheet that was handed in; one that comes twice has one effect."""
        ...

    async def hear(self, visit: Visit, draft: Draft, heard: Heard) -> Reply:
        """Takes something typed or sent; what was taken before is shown, not taken again."""
        ...

    def refuses(self, draft: Draft, upload: Upload) -> Problem | None:
        """Why a file is not even fetched."""
        ...

    async def object(self, visit: Visit, draft: Draft, found: Problem) -> Reply:
        """Where one is, and what was wrong with what came."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """`named` says what the person was about to do, `anew` begins it from the start, `has_content` says whether there
    is anything to lose, `out` shows that one is out of it where there was not. `sleeps`: after a long pause it is asked
    whether to go on, before an answer is taken.
    """

    conversation: Conversation
    named: Callable[[Draft], Words]
    anew: Callable[[Visit, Draft], Awaitable[Reply]]
    has_content: Callable[[Draft], bool]
    out: Callable[[Visit, Draft], Reply]
    sleeps: bool = False


def _out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=welcome.lost("dialog-ended", visit.voice))


KINDS: Mapping[str, Kind] = {
    selling.SELL: Kind(selling.WIZARD, selling.named, selling.anew, selling.has_content, _out, sleeps=True),
    selling.EDIT: Kind(selling.WIZARD, selling.named, selling.anew, selling.has_content, _out, sleeps=True),
    settings.ZONE: Kind(settings.WIZARD, settings.named, settings.anew, settings.has_content, settings.out),
    **{
        name: Kind(wizard, availability.named, availability.anew, availability.has_content, availability.out)
        for name, wizard in availability.WIZARDS.items()
    },
    **{name: Kind(wizard, day.named, day.anew, day.has_content, day.out) for name, wizard in day.WIZARDS.items()},
    **{
        name: Kind(wizard, invoicing.named, invoicing.anew, invoicing.has_content, invoicing.out)
        for name, wizard in invoicing.WIZARDS.items()
    },
    mail.MAIL: Kind(mail.ASKING, mail.named, mail.anew, mail.has_content, mail.out),
    mail.CODE: Kind(mail.ENTERING, mail.named, mail.anew, mail.has_content, mail.out),
    **{
        name: Kind(wizard, reporting.named_so, reporting.anew, because.has_content, reporting.out)
        for name, wizard in reporting.WIZARDS.items()
    },
    **{
        name: Kind(wizard, sanctioning.named_so, sanctioning.anew, because.has_content, sanctioning.out)
        for name, wizard in sanctioning.WIZARDS.items()
    },
    **{
        name: Kind(wizard, helping.named_so, helping.anew, because.has_content, helping.out)
        for name, wizard in helping.WIZARDS.items()
    },
    notes.NOTE: Kind(notes.NOTES, notes.named, notes.anew, notes.has_content, notes.out),
    **{
        f"{setup.SETUP}{name}": Kind(wizard, setup.named, setup.anew, setup.has_content, setup.out, sleeps=True)
        for name, wizard in setup.WIZARDS.items()
    },
    **{
        f"{stepwise.STEPS}-{name}": Kind(wizard, stepwise.named, stepwise.anew, stepwise.has_content, stepwise.out)
        for name, wizard in stepwise.WIZARDS.items()
    },
    rating.RATING: Kind(rating.WIZARD, rating.named, rating.anew, rating.has_content, rating.out, sleeps=True),
    responding.REPLY: Kind(
        responding.WIZARD, responding.named, responding.anew, responding.has_content, rating.out, sleeps=True
    ),
    **{
        name: Kind(wizard, paying_out.named, paying_out.anew, paying_out.has_content, paying_out.out)
        for name, wizard in (
            (paying_out.PAYOUT, paying_out.WIZARD),
            (paying_out.PAYEE, paying_out.PAYEE_WIZARD),
            (paying_out.UNSENT, paying_out.UNSENT_WIZARD),
        )
    },
    forms.FORM: Kind(forms.FILLING, forms.named, forms.anew, forms.has_content, forms.out),
}


def kind_of(draft: Draft) -> Kind:
    kind = draft.dialog.partition("-")[0]
    return KINDS[f"{kind}-{parts(draft.dialog)[1]}" if kind == stepwise.STEPS else kind]
