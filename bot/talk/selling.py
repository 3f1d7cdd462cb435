"""Describing a service to sell, and changing one that is on offer."""

from dataclasses import replace

from bot.screens import selling
from bot.screens.words import Problem, Words
from bot.talk import dialog, drafts, services, sketch
from bot.talk.describing import DESCRIBING
from bot.talk.dialog import REVIEW
from bot.talk.reply import Reply
from bot.talk.sanctioning import barred
from bot.talk.visit import Visit
from bot.talk.where import find, named_place, not_set_up, where
from bot.talk.wizard import Wizard
from core.listing import Listing, Sale
from core.order import new_id
from core.ports import Draft

SELL = "sell"
EDIT = "edit"
MOST_SERVICES = 100
"""Of one seller: whoever needs more changes or pauses those there are."""
_BEGUN = "begun"  # the turn in which a change began: in another one something may have been changed


async def anew(visit: Visit, draft: Draft) -> Reply:
    """Throws away what was typed and begins again."""
    if draft.dialog == SELL:
        return await begin(visit)
    return await edit(visit, str(draft.values["listing"]))


async def begin(visit: Visit) -> Reply:
    """A new service, from the first question."""
    if len(await visit.shop.listings.of_seller(visit.me)) >= MOST_SERVICES:
        return visit.tell("sell-many", alert=True, most=MOST_SERVICES)
    here = await where(visit)
    if here is None:
        return not_set_up(visit)
    if refused := await barred(visit, here.id):
        return refused
    turn = visit.update % dialog.TURNS
    values = {
        "listing": new_id(),
        "version": 0,
        "sale": Sale.ON.value,
        "usual": here.rules.currency,
        "community": here.id,
        "stars": visit.shop.stars,
        dialog.TURN: turn,
    }
    return await WIZARD.open(visit, await drafts.start(visit, SELL, DESCRIBING.steps[0].name, values))


async def edit(visit: Visit, listing_id: str) -> Reply:
    """A service of one's own in the preview, to change line by line."""
    listing = await find(visit, listing_id)
    if listing is None or listing.seller != visit.me:
        return visit.tell("service-not-yours", alert=True)
    turn = visit.update % dialog.TURNS
    values = {**sketch.sketched(listing), "stars": visit.shop.stars, dialog.TURN: turn, _BEGUN: turn}
    return await WIZARD.show(visit, await drafts.start(visit, edit_name(listing_id), REVIEW, values))


def edit_name(listing_id: str) -> str:
    return f"{EDIT}-{listing_id}"


async def publish(visit: Visit, name: str, listing_id: str) -> Reply:
    """Saves what the preview shows. A second press finds the service as the first one left it."""
    draft = await drafts.find(visit, name)
    if draft is None or draft.values.get("listing") != listing_id:
        return await _published_before(visit, listing_id)
    if draft.step != REVIEW:
        return await WIZARD.show(visit, draft)
    described = sketch.listed(draft.values, visit.me)
    if visit.within not in {None, described.community}:
        return visit.tell("sell-elsewhere", alert=True)
    if refused := await barred(visit, described.community):
        return refused
    listing = await _save(visit, described)
    await drafts.end(visit, name)
    return services.own(visit, listing, "sell-published" if name == SELL else "sell-saved")


async def _save(visit: Visit, listing: Listing) -> Listing:
    """Pausing and resuming also make new versions: the description goes over what is there now."""
    there = await visit.shop.listings.find(listing.id)
    newest = replace(listing, version=there.version + 1, sale=there.sale) if there else listing
    await visit.shop.listings.save(newest)
    return newest


async def _published_before(visit: Visit, listing_id: str) -> Reply:
    listing = await find(visit, listing_id)
    if listing is None or listing.seller != visit.me:
        return visit.tell("dialog-over", alert=True)
    return services.own(visit, listing)


def named(draft: Draft) -> Words:
    """What the person was about to do."""
    title = draft.values.get("title")
    if not isinstance(title, str):
        return Words("sell-about")
    return Words("sell-about-edit" if draft.dialog != SELL else "sell-about-title", {"title": title})


def has_content(draft: Draft) -> bool:
    if draft.dialog == SELL:
        return any(step.name in draft.values for step in DESCRIBING.steps)
    return dialog.turn(draft) != draft.values.get(_BEGUN)


async def _review(visit: Visit, draft: Draft, problem: Problem | None) -> Reply:
    listing = sketch.listed(draft.values, visit.me)
    found = problem.words if problem else None
    place = named_place(visit, listing.community)
    screen = selling.preview(listing, visit.person.name, place, dialog.turn(draft), draft.dialog, visit.voice, found)
    return Reply(screen=screen, question=True)


def _title(draft: Draft) -> Words:
    return Words("sell-head" if draft.dialog == SELL else "sell-head-edit")


WIZARD = Wizard(DESCRIBING, _title, _review)
