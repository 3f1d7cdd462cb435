"""`/balance`: what somebody has, and what of it is paid out. Staff send what was asked for, or say why not."""

from collections.abc import Sequence
from typing import assert_never

from bot.screens import cash as screens
from bot.screens.cash import Account, Payout
from bot.screens.view import LONGEST_NAME
from bot.shop import Shop
from bot.talk.look import look
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import not_set_up
from bot.texts import Voice
from bot.texts.typed import line
from core import cash
from core.order import CommunityId, PersonId
from core.ports import Handled, Repeated
from core.step import Refused
from core.transfer import CallOff, Confirm, Kind, Release, Take, Transfer, TransferAct


async def balance(visit: Visit, _: str = "") -> Reply:
    return not_set_up(visit) if visit.within == NOWHERE else await shown(visit)


async def shown(visit: Visit, note: str = "") -> Reply:
    """`note` is the id of a sentence above it."""
    desk, here = visit.shop.cash, visit.within
    purses, fees = await desk.purses(visit.me, here), await desk.fees(visit.me, here)
    sends = len(await desk.to_send(visit.me, here)) if desk.sends_in(visit.me) else None
    seen = Account(
        purses=purses,
        under_way=await desk.under_way(visit.me, here),
        least={(each.community, each.currency): least(visit, each.community, each.currency) for each in purses},
        details=await desk.details(visit.me),
        names=_names(visit, [*(each.community for each in purses), *(community for community, _ in fees)]),
        sends=sends,
        fees=fees,
    )
    said = visit.voice.say(note) if note else None
    return Reply(screen=screens.account(seen, visit.voice, said))


def least(visit: Visit, community: CommunityId, currency: str) -> int:
    """The smallest payout there, in minor units."""
    return cash.least(visit.shop.cash.house(community).rules, currency)


def _names(visit: Visit, communities: Sequence[CommunityId]) -> dict[CommunityId, str]:
    """What they are called, where there are several to be told apart."""
    found = dict.fromkeys(communities)
    if visit.within is not None or set(found) <= {visit.shop.communities.default.id}:
        return {}
    known = {each: visit.shop.communities.get(each) for each in found}
    return {each: community.name if community else each for each, community in known.items()}


# --- one's own ------------------------------------------------------------------------------------------------------


async def mine(visit: Visit, number: int) -> Reply:
    """A payout that the visitor asked for."""
    found = await _found(visit, number)
    if found is None or found.person != visit.me:
        return refused(visit, cash.NOT_YOURS)
    return Reply(screen=screens.payout(await seen(visit, found), visit.voice))


async def call_off(visit: Visit, number: int) -> Reply:
    if not await _found(visit, number):
        return refused(visit, cash.NOT_YOURS)
    outcome = await visit.shop.cash.handle(CallOff(number, visit.me, visit.key))
    return refused(visit, outcome) if isinstance(outcome, Refused) else await shown(visit, "done-payout-called-off")


# --- of staff -------------------------------------------------------------------------------------------------------


async def to_send(visit: Visit) -> Reply:
    """What waits for the visitor as staff."""
    found = await visit.shop.cash.to_send(visit.me, visit.within)
    return Reply(screen=screens.to_send([await seen(visit, each) for each in found], visit.voice))


async def send(visit: Visit, number: int) -> Reply:
    """One of these, as it stands."""
    found = await _found(visit, number)
    return await _staff_sees(visit, found) if found else refused(visit, cash.NOT_YOURS)


async def take(visit: Visit, number: int) -> Reply:
    return await _done(visit, number, Take(number, visit.me, visit.key))


async def overtake(visit: Visit, number: int) -> Reply:
    """Asks whether it is really left to the visitor: two who have it in hand would send it twice."""
    return await _asked(visit, number, "ask-payout-takeover", "takeover")


async def take_over(visit: Visit, number: int) -> Reply:
    return await _done(visit, number, Take(number, visit.me, visit.key, over=True))


async def release(visit: Visit, number: int) -> Reply:
    return await _done(visit, number, Release(number, visit.me, visit.key))


async def sent(visit: Visit, number: int) -> Reply:
    return await _asked(visit, number, "ask-payout-sent", "wassent")


async def was_sent(visit: Visit, number: int) -> Reply:
    return await _done(visit, number, Confirm(number, visit.me, visit.key), "done-payout-sent")


async def _asked(visit: Visit, number: int, question: str, yes: str) -> Reply:
    found = await _found(visit, number)
    if found is None or found.person == visit.me:
        return refused(visit, cash.NOT_YOURS)
    if not found.open:
        return await _staff_sees(visit, found)
    return Reply(screen=screens.sure(question, await seen(visit, found), yes, visit.voice))


async def _done(visit: Visit, number: int, act: TransferAct, note: str = "") -> Reply:
    if not await _found(visit, number):
        return refused(visit, cash.NOT_YOURS)
    return await outcome_of(visit, await visit.shop.cash.handle(act), number, note)


async def outcome_of(visit: Visit, outcome: Handled | Refused | Repeated, number: int, note: str = "") -> Reply:
    """How the payout stands after what staff did; why not, where it was refused."""
    match outcome:
        case Handled(transfer):
            return await _staff_sees(visit, transfer, note)
        case Repeated():
            return await send(visit, number)
        case Refused():
            found = await _found(visit, number)
            if found is None or outcome == cash.NOT_YOURS:
                return refused(visit, outcome)
            return await _staff_sees(visit, found, f"refused-{outcome.reason}")
        case _:
            assert_never(outcome)


async def _staff_sees(visit: Visit, transfer: Transfer, note: str = "") -> Reply:
    if transfer.person == visit.me:
        return refused(visit, cash.NOT_YOURS)
    payout = await seen(visit, transfer)
    said = visit.voice.say(note, who=payout.payee) if note else None
    return Reply(screen=screens.payout(payout, visit.voice, said))


async def seen(visit: Visit, transfer: Transfer) -> Payout:
    return await payout_seen(visit.shop, transfer, visit.me, visit.voice)


async def payout_seen(shop: Shop, transfer: Transfer, reader: PersonId, voice: Voice) -> Payout:
    payee = await shop.people.get(transfer.person)
    hand = await shop.people.get(transfer.by) if transfer.by else None
    payee_name = line(payee.name, LONGEST_NAME) if payee and payee.name else voice.plain("who-somebody")
    hand_name = line(hand.name, LONGEST_NAME) if hand else voice.plain("who-staff")
    order = transfer.order if transfer.kind is Kind.CHARGEBACK else None
    theirs = order if order and await look(shop, order, reader) else None
    community = shop.communities.get(transfer.community)
    place = community.name if community and not community.is_default else ""
    foreign = reader not in shop.communities.staff(transfer.community)
    return Payout(transfer, reader, payee_name, hand_name, theirs, place, foreign=foreign)


async def _found(visit: Visit, number: int) -> Transfer | None:
    """A payout that the visitor may see, from where they are."""
    found = await visit.shop.cash.find(number, visit.me)
    return found if found and visit.within in {None, found.community} else None


def refused(visit: Visit, refusal: Refused) -> Reply:
    return visit.tell(f"refused-{refusal.reason}", alert=True)
