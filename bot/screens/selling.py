"""A service that is being described: the preview, in which each line can be changed."""

from bot.press import Press
from bot.screens import listed
from bot.screens.blocks import Row, blocks
from bot.screens.dialog import said
from bot.screens.screen import Button, Screen, Tone
from bot.screens.words import Words
from bot.texts import Voice
from core.listing import Listing

_LINES = (("title", "description"), ("price", "delivery"), ("revisions", "options"), ("photo",))


def preview(
    listing: Listing, seller: str, where: str, turn: int, dialog: str, voice: Voice, problem: Words | None = None
) -> Screen:
    """How buyers will see it, and a button for each line. `turn` and `dialog` go into the buttons. `where` names the
    community, if there is more than one.
    """
    text = blocks(
        voice.say("dialog-problem", what=said(problem, voice)) if problem else None,
        voice.say("sell-preview-new" if listing.version == 1 else "sell-preview-edit"),
        listed.head(listing, seller, voice),
        listed.description(listing),
        listed.price_lines(listing, range(len(listing.options)), voice),
        listed.revisions(listing, voice),
        None if listing.photo else voice.say("sell-preview-no-photo"),
        voice.say("sell-where", community=where) if where else None,
    )
    publish = "sell-publish" if listing.version == 1 else "sell-save"
    rows = (
        (Button(voice.plain(publish), Press("publish", (dialog, listing.id)), Tone.GOOD),),
        *(_row(names, turn, voice) for names in _LINES),
        (Button(voice.plain("dialog-cancel"), Press("leave", (dialog,))),),
    )
    return Screen(text, rows, listing.photo)


def _row(names: tuple[str, ...], turn: int, voice: Voice) -> Row:
    return tuple(Button(voice.plain(f"sell-line-{name}"), Press("change", (str(turn), name))) for name in names)
