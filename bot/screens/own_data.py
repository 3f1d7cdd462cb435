"""What is stored about a person: handing it out, and erasing it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, lines, my_balance, my_orders
from bot.screens.crews import to_crews
from bot.screens.screen import Button, Screen, Tone, column
from bot.texts import Voice
from core.estate import Hindrances
from core.money import Money
from core.order import FileRef, PersonId
from core.transfer import Purse


def handed_out(archives: Sequence[FileRef], voice: Voice) -> Screen:
    return Screen(voice.say("estate-here", count=len(archives)), ((my_orders(voice),),), files=tuple(archives))


def ask(person: PersonId, now: datetime, voice: Voice) -> Screen:
    """The one question. The button says whose it is and when it was asked."""
    yes = Press("eraseall", (str(person), str(minute(now))))
    return Screen(
        blocks(voice.say("erase-ask"), voice.say("erase-goes"), voice.say("erase-stays"), voice.say("erase-then")),
        (
            (Button(voice.plain("go-export"), Press("mydata")),),
            (Button(voice.plain("go-back"), Press("privacy")), Button(voice.plain("yes-erase"), yes, Tone.DANGER)),
        ),
    )


def minute(now: datetime) -> int:
    """Of all time, for a button that does not hold for long."""
    return int(now.timestamp()) // 60


def hindered(hindrances: Hindrances, voice: Voice) -> Screen:
    """All that stands against it, and the ways to where it can be settled."""
    text = blocks(voice.say("erase-not-yet"), lines(*_reasons(hindrances, voice)))
    crews = (to_crews(voice),) if hindrances.crew_of else ()
    back = Button(voice.plain("go-back"), Press("privacy"))
    return Screen(text, ((my_orders(voice), my_balance(voice)), *column(*crews, back)))


def gone(voice: Voice) -> Screen:
    return Screen(voice.say("erase-done"))


def _reasons(hindrances: Hindrances, voice: Voice) -> Iterator[Markup]:
    if hindrances.orders:
        yield voice.say("erase-no-orders", count=hindrances.orders)
    if hindrances.unpaid:
        yield voice.say("erase-no-unpaid", count=hindrances.unpaid)
    if hindrances.payouts:
        yield voice.say("erase-no-payouts", count=hindrances.payouts)
    for purse in hindrances.purses:
        yield voice.say(f"erase-no-{'debt' if purse.total < 0 else 'money'}", amount=_amount(purse))
    for community in hindrances.crew_of:
        yield voice.say("erase-no-crew", place=community)
    if hindrances.until:
        yield voice.say("erase-no-again", at=voice.at(hindrances.until))


def _amount(purse: Purse) -> Money:
    return Money(abs(purse.total), purse.currency)
