"""A service as staff look at it: what is reported of it, and what they can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens import listed
from bot.screens.blocks import Row, blocks, browse, lines
from bot.screens.screen import Button, Screen, Tone
from bot.screens.staff import back_to_desk
from bot.screens.view import LONGEST_NAME
from bot.texts import Voice, quote
from bot.texts.typed import line
from core.listing import Listing
from core.report import Report, Takedown, Verdict

_REASON = 400
"""Units of each reason: several stand beside each other."""
_MOST = 5
"""Reports that are shown; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Case:
    """A service, what is reported of it with the names of those who did, and the takedown that holds."""

    listing: Listing
    seller: str
    reports: Sequence[tuple[Report, str]] = ()
    down: Takedown | None = None
    down_by: str = ""

    @property
    def latest(self) -> int:
        """The latest report that the reader sees; 0 without any."""
        return max((report.number for report, _ in self.reports), default=0)


def case(seen: Case, voice: Voice, note: Markup | None = None) -> Screen:
    """`note` stands above."""
    text = blocks(
        note,
        listed.head(seen.listing, seen.seller, voice),
        listed.description(seen.listing),
        _down(seen, voice) if seen.down else voice.say(f"case-{seen.listing.sale}"),
        *_reasons(seen, voice),
    )
    return Screen(text, tuple(_rows(seen, voice)))


def told(topic: str, listing: Listing, down: Takedown, voice: Voice) -> Screen:
    """To the seller: their service was taken down, or put back."""
    text = voice.say(f"told-{topic}", title=listing.title)
    service = Button(voice.plain("go-service"), Press("open", (listing.id,)))
    return Screen(blocks(text, quote(down.why) if down.ended_at is None else None), ((service,),))


def to_look_at(listing: Listing, report: Report, who: str, voice: Voice) -> Screen:
    """To staff: somebody has reported a service."""
    text = voice.say("told-reported", who=line(who, LONGEST_NAME) or voice.plain("who-nobody"), title=listing.title)
    return Screen(
        blocks(text, quote(report.reason, _REASON)),
        ((Button(voice.plain("go-oversee"), Press("oversee", (listing.id,))),),),
    )


def decided(listing: Listing, report: Report, voice: Voice) -> Screen:
    """To whoever reported it: what staff made of it."""
    verdict = report.verdict or Verdict.DISMISSED
    return Screen(voice.say(f"told-report-{verdict}", title=listing.title), ((browse(voice),),))


def gone(voice: Voice) -> Screen:
    """To whoever reported it: nobody had to decide."""
    return Screen(voice.say("told-report-gone"), ((browse(voice),),))


def reported(listing: Listing, voice: Voice) -> Screen:
    return Screen(voice.say("report-done", title=listing.title), ((browse(voice),),))


def report(listing: Listing, voice: Voice) -> Button:
    return Button(voice.plain("go-report"), Press("report", (listing.id,)))


def oversee(listing: Listing, voice: Voice) -> Row:
    """For staff who look at a service."""
    return (Button(voice.plain("go-oversee"), Press("oversee", (listing.id,))),)


def _down(seen: Case, voice: Voice) -> Markup:
    down = seen.down
    if down is None:
        return Markup()
    by = line(seen.down_by, LONGEST_NAME) or voice.plain("who-staff")
    return lines(voice.say("case-down", by=by, at=voice.at(down.at)), quote(down.why, _REASON))


def _reasons(seen: Case, voice: Voice) -> Iterator[Markup]:
    for report, who in seen.reports[:_MOST]:
        name = line(who, LONGEST_NAME) or voice.plain("who-nobody")
        yield lines(voice.say("case-reported", who=name, ago=voice.ago(report.at)), quote(report.reason, _REASON))
    if len(seen.reports) > _MOST:
        yield voice.say("case-more", count=len(seen.reports) - _MOST)


def _rows(seen: Case, voice: Voice) -> Iterator[Row]:
    listing = seen.listing
    if seen.down:
        yield (Button(voice.plain("go-put-back"), Press("putback", (listing.id,))),)
    else:
        take = Button(voice.plain("go-take-down"), Press("takedown", (listing.id, str(seen.latest))), Tone.DANGER)
        dismiss = Button(voice.plain("go-dismiss"), Press("dismissal", (listing.id, str(seen.latest))))
        yield (dismiss, take) if seen.reports else (take,)
    person = Press("person", (listing.community, str(listing.seller)))
    about = voice.plain("go-person", who=line(seen.seller, LONGEST_NAME) or voice.plain("who-seller"))
    yield (Button(about, person), back_to_desk(voice))
