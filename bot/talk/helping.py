"""`Get help`: a party of an order asks the mediators, who answer; the order does not move (docs/decisions/0092)."""

from dataclasses import replace

from bot.screens import helping as screens
from bot.screens import welcome
from bot.screens.helping import Plea
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words
from bot.shop import Shop
from bot.talk import because, dialog, drafts, orders
from bot.talk.because import REASON
from bot.talk.dialog import REVIEW, Dialog
from bot.talk.look import look, named, see
from bot.talk.reply import Reply
from bot.talk.visit import Visit, voice_of
from bot.talk.wizard import Wizard
from core import helping
from core.help_request import HelpRequest
from core.helping import ANSWERED, ASKED, UNKNOWN, Ask, End, Say
from core.order import CODE_LENGTH, Order, OrderId, PersonId
from core.person import Person
from core.ports import Draft, Letter, Repeated
from core.step import NOT_YOURS, Refused

ASK, MORE, ANSWER = "help", "helpmore", "helpanswer"


# --- whoever asks -----------------------------------------------------------------------------------------------------


async def begin(visit: Visit, order: OrderId) -> Reply:
    """To what the visitor has asked about this order and is still open, or to the question what they need."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return visit.tell(f"refused-{NOT_YOURS.reason}", alert=True)
    if asked := await visit.shop.helping.requests.open_of(order, visit.me):
        return await show(visit, asked.number, 0)
    if refusal := helping.why_not(view.order, visit.me, visit.now):
        return visit.tell(f"refused-{refusal.reason}", alert=True)
    reply = await because.asked(visit, WIZARDS[ASK], f"{ASK}-{order}", {"who": view.order.title})
    return replace(reply, fresh=visit.on_card)


async def _preview(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    view = await look(visit.shop, _order(draft), visit.me, visit.within)
    if view is None:
        await drafts.end(visit, draft.dialog)
        return replace(visit.tell(f"refused-{NOT_YOURS.reason}", alert=True), answered=True)
    words, turn = str(draft.values[REASON]), dialog.turn(draft)
    screen = screens.preview(view.order, words, draft.dialog, turn, visit.voice, found.words if found else None)
    return Reply(screen=screen, question=True)


async def send(visit: Visit, order: OrderId, turn: int) -> Reply:
    """Hands in what the preview shows. Without a draft it was handed in before, and gets its first answer again."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, f"{ASK}-{order}")
        if draft and (draft.step != REVIEW or dialog.turn(draft) != turn):
            return await WIZARDS[ASK].show(visit, draft)
        if await look(visit.shop, order, visit.me, visit.within) is None:
            return visit.tell(f"refused-{NOT_YOURS.reason}", alert=True)
        words = str(draft.values[REASON]) if draft else ""
        outcome = await visit.shop.helping.handle(Ask(order, visit.me, visit.key, words))
        if draft:
            await drafts.end(visit, draft.dialog)
    if draft is None and not isinstance(outcome, Repeated):
        return visit.tell("dialog-over", alert=True)
    if isinstance(outcome, Refused):
        return Reply(screen=welcome.lost(f"refused-{outcome.reason}", visit.voice), answered=True)
    asked = await visit.shop.helping.requests.open_of(order, visit.me)
    plea = await _seen(visit, asked.number) if asked else None
    return Reply(screen=screens.sent(plea, visit.voice), answered=True) if plea else visit.tell("dialog-over")


# --- either side ------------------------------------------------------------------------------------------------------


async def show(visit: Visit, number: int, page: int, note: str = "") -> Reply:
    """All that was said. `note` is the id of a sentence above it."""
    plea = await _seen(visit, number)
    if plea is None:
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    said = visit.voice.say(note) if note else None
    return Reply(screen=screens.shown(plea, page, visit.voice, said))


async def say(visit: Visit, number: int) -> Reply:
    """Asks what a mediator answers, or what who asked has to add."""
    plea = await _seen(visit, number)
    if plea is None or not plea.request.open:
        return await show(visit, number, 0, f"refused-{helping.OVER.reason}")
    kind = MORE if plea.mine else ANSWER
    values = {"number": number, "who": str(screens.facts(plea, visit.voice)["who"])}
    return await because.asked(visit, WIZARDS[kind], f"{kind}-{number}", values)


async def _said(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    number, words = _number(draft), str(draft.values[REASON])
    await drafts.end(visit, draft.dialog)
    if await _seen(visit, number) is None:
        return replace(visit.tell(f"refused-{UNKNOWN.reason}", alert=True), answered=True)
    outcome = await visit.shop.helping.handle(Say(number, visit.me, visit.key, words))
    done = "helping-more-done" if draft.dialog.startswith(MORE) else "helping-answer-done"
    return replace(await show(visit, number, 0, _note(outcome, done)), answered=True)


async def end(visit: Visit, number: int) -> Reply:
    """Withdrawn by who asked, or done with by a mediator."""
    plea = await _seen(visit, number)
    if plea is None:
        return visit.tell(f"refused-{UNKNOWN.reason}", alert=True)
    outcome = await visit.shop.helping.handle(End(number, visit.me, visit.key))
    return await show(visit, number, 0, _note(outcome, "helping-off-done" if plea.mine else "helping-done-done"))


def _note(outcome: object, done: str) -> str:
    return f"refused-{outcome.reason}" if isinstance(outcome, Refused) else done


# --- what letters say -------------------------------------------------------------------------------------------------


async def told(shop: Shop, letter: Letter, reader: Person) -> Screen | None:
    """Nothing to who could not read it any more."""
    about_a_remark = letter.topic in {ASKED, ANSWERED}
    find = shop.helping.requests.with_remark if about_a_remark else shop.helping.requests.find
    request = await find(letter.version)
    plea = await seen(shop, request, reader.id) if request else None
    if plea is None:
        return None
    voice = voice_of(shop, reader, shop.communities.get(plea.order.community))
    return screens.told(plea, letter.topic, letter.version, voice)


# --- what one may see -------------------------------------------------------------------------------------------------


async def seen(shop: Shop, request: HelpRequest, reader: PersonId) -> Plea | None:
    """As `reader` sees it, or None when it is not theirs to see."""
    order = await shop.orders.find(request.order)
    if order is None or not (reader == request.by or shop.helping.helps(order, request, reader)):
        return None
    return Plea(
        request,
        order,
        reader,
        await named(shop, request.by),
        known=_is_known(shop, order, request),
        opens=await see(shop, order, reader) is not None,
    )


async def _seen(visit: Visit, number: int) -> Plea | None:
    request = await visit.shop.helping.requests.find(number)
    if request is None or visit.within not in {None, request.community}:
        return None
    return await seen(visit.shop, request, visit.me)


def _is_known(shop: Shop, order: Order, request: HelpRequest) -> bool:
    return request.mediator is not None and shop.helping.helps(order, request, request.mediator)


# --- the questions ----------------------------------------------------------------------------------------------------


def _order(draft: Draft) -> OrderId:
    return OrderId(draft.dialog.partition("-")[2])


def _number(draft: Draft) -> int:
    found = draft.values.get("number")
    return found if isinstance(found, int) else 0


def named_so(draft: Draft) -> Words:
    return Words(f"about-{draft.dialog.partition('-')[0]}")


async def anew(visit: Visit, draft: Draft) -> Reply:
    if draft.dialog.startswith(f"{ASK}-"):
        return await begin(visit, _order(draft))
    return await say(visit, _number(draft))


def out(visit: Visit, draft: Draft) -> Reply:
    """Left: back to where it was begun."""
    if draft.dialog.startswith(f"{ASK}-"):
        return orders.left(visit, _order(draft))
    return Reply(screen=welcome.lost("dialog-ended", visit.voice))


def _title(draft: Draft) -> Words:
    return Words("helping-title", {"code": draft.dialog.partition("-")[2][:CODE_LENGTH]})


WIZARDS = {
    ASK: Wizard(Dialog(REASON, (because.step("helping-ask"),)), _title, _preview),
    MORE: because.wizard("helping-more-title", "helping-more-ask", _said),
    ANSWER: because.wizard("helping-answer-title", "helping-answer-ask", _said),
}
