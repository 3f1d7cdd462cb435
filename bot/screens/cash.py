"""What somebody has on their balance, what of it is on its way to them, and, for staff, what is theirs to send.

Where a payout goes is shown to whoever has it in hand, and to nobody before: two who read it might both send it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, billing, blocks, lines, my_balance, my_orders
from bot.screens.dialog import said
from bot.screens.screen import Button, Screen, Tone, column
from bot.screens.words import Words
from bot.texts import Arg, Voice, quote
from core import cash
from core.money import Money
from core.order import CODE_LENGTH, CommunityId, OrderId, PersonId
from core.transfer import LONGEST_DETAILS, LONGEST_REASON, Kind, Purse, Standing, Transfer


@dataclass(frozen=True, slots=True)
class Account:
    """All that `reader` has to do with money. `names` are those of communities that have to be told apart; `least` is
    the smallest payout by community and currency. `sends` is how many payouts wait for the reader as staff, None for
    who is none; `fees` is what those communities earned.
    """

    purses: Sequence[Purse]
    under_way: Sequence[Transfer]
    least: Mapping[tuple[CommunityId, str], int]
    details: str
    names: Mapping[CommunityId, str] = field(default_factory=dict)
    sends: int | None = None
    fees: Mapping[tuple[CommunityId, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Payout:
    """One payout, as `reader` may see it. `payee` and `hand` are names: whose it is, and who has it in hand. `order` is
    the one that it is about, if it is theirs to see. `place` is the community whose money it is, empty for that of the
    bot itself; `foreign`: the reader is none of its staff, and only runs the bot.
    """

    transfer: Transfer
    reader: PersonId
    payee: str
    hand: str = ""
    order: OrderId | None = None
    place: str = ""
    foreign: bool = False

    @property
    def mine(self) -> bool:
        return self.transfer.person == self.reader

    @property
    def in_my_hand(self) -> bool:
        return self.transfer.state is Standing.TAKEN and self.transfer.by == self.reader

    @property
    def amount(self) -> Money:
        return Money(self.transfer.minor, self.transfer.currency)


def account(seen: Account, voice: Voice, note: Markup | None = None) -> Screen:
    """Everything, and what can be done with it. `note` stands above it."""
    empty = voice.say("balance-none") if not seen.purses and not seen.under_way else None
    text = blocks(
        note,
        voice.say("balance-head"),
        empty,
        *(_purse(each, seen, voice) for each in seen.purses),
        lines(*(_on_its_way(each, voice) for each in seen.under_way)),
        lines(*_fees(seen, voice)),
    )
    return Screen(text, tuple(_rows(seen, voice)))


def can_pay_out(purse: Purse, least: int) -> bool:
    return purse.available >= least


def _purse(purse: Purse, seen: Account, voice: Voice) -> Markup:
    place = seen.names.get(purse.community, "")
    total = Money(abs(purse.total), purse.currency)
    word = "debt" if purse.total < 0 else "is"
    least = seen.least[purse.community, purse.currency]
    return lines(
        voice.say(f"balance-{word}-in" if place else f"balance-{word}", amount=total, community=place),
        _pending(purse, voice),
        voice.say("balance-least", least=Money(least, purse.currency)) if 0 < purse.available < least else None,
    )


def _pending(purse: Purse, voice: Voice) -> Markup | None:
    if not purse.pending or purse.first is None:
        return None
    return voice.say("balance-pending", amount=Money(purse.pending, purse.currency), at=purse.first)


def _on_its_way(transfer: Transfer, voice: Voice) -> Markup:
    return voice.say("balance-way", number=transfer.number, amount=Money(transfer.minor, transfer.currency))


def _fees(seen: Account, voice: Voice) -> Iterator[Markup]:
    for (community, currency), minor in seen.fees.items():
        place, amount = seen.names.get(community, ""), Money(minor, currency)
        yield voice.say("balance-fees-in" if place else "balance-fees", community=place, amount=amount)


def _rows(seen: Account, voice: Voice) -> Iterator[Row]:
    for purse in seen.purses:
        if can_pay_out(purse, seen.least[purse.community, purse.currency]):
            place, amount = seen.names.get(purse.community, ""), Money(purse.available, purse.currency)
            label = voice.plain("go-payout-in" if place else "go-payout", amount=amount, community=place)
            yield (Button(label, Press("payout", (purse.community, purse.currency)), Tone.GOOD),)
    for transfer in seen.under_way:
        label = voice.plain("go-payout-number", number=transfer.number)
        yield (Button(label, Press("payout-mine", (str(transfer.number),))),)
    if seen.sends is not None:
        yield (Button(voice.plain("go-payouts", count=seen.sends), Press("payout-list")),)
    where = (Button(voice.plain("go-payee"), Press("payee")),) if seen.details else ()
    yield (*where, billing(voice))
    yield (my_orders(voice),)


def review(amount: Money, details: str, turn: int, dialog: str, voice: Voice, problem: Words | None = None) -> Screen:
    """Asked once, before money leaves the balance."""
    text = blocks(
        voice.say("dialog-problem", what=said(problem, voice)) if problem else None,
        voice.say("payout-review", amount=amount),
        quote(details, LONGEST_DETAILS),
    )
    change = tuple(
        Button(voice.plain(f"payout-line-{name}"), Press("change", (str(turn), name))) for name in ("amount", "details")
    )
    return Screen(
        text,
        (
            (Button(voice.plain("dialog-cancel"), Press("leave", (dialog,))),),
            change,
            (Button(voice.plain("yes-payout", amount=amount), Press("payout-ask", (dialog,)), Tone.GOOD),),
        ),
    )


def payout(seen: Payout, voice: Voice, note: Markup | None = None) -> Screen:
    """How it stands, to its owner or to whoever may send it, with what they can do about it."""
    return _for_owner(seen, voice, note) if seen.mine else _for_staff(seen, voice, note)


def _for_owner(seen: Payout, voice: Voice, note: Markup | None) -> Screen:
    transfer = seen.transfer
    text = blocks(
        note,
        voice.say("payout-mine", number=transfer.number, amount=seen.amount, at=voice.at(transfer.asked_at)),
        quote(transfer.details, LONGEST_DETAILS),
        _stands(seen, voice),
    )
    stops = transfer.state is Standing.ASKED and transfer.by_staff
    off = (_go(voice, "off", transfer, Tone.DANGER),) if stops else ()
    return Screen(text, column(my_balance(voice), *off))


def _stands(seen: Payout, voice: Voice) -> Markup:
    transfer = seen.transfer
    said_so = voice.say(f"payout-is-{transfer.state}", who=seen.hand)
    return lines(said_so, quote(transfer.reason, LONGEST_REASON) if transfer.reason else None)


def _for_staff(seen: Payout, voice: Voice, note: Markup | None = None) -> Screen:
    transfer = seen.transfer
    head = lines(
        voice.say(
            "payout-theirs", number=transfer.number, amount=seen.amount, who=seen.payee, at=voice.at(transfer.asked_at)
        ),
        _whose(seen, voice),
    )
    if seen.in_my_hand:
        text = blocks(
            note,
            head,
            voice.say("payout-send", number=transfer.number, amount=seen.amount),
            quote(transfer.details, LONGEST_DETAILS),
        )
        rows = (
            (_go(voice, "sent", transfer, Tone.GOOD),),
            (_go(voice, "unsent", transfer), _go(voice, "release", transfer)),
        )
        return Screen(text, rows)
    return Screen(blocks(note, head, _stands(seen, voice)), tuple(_ways(seen, voice)))


def _whose(seen: Payout, voice: Voice) -> Markup | None:
    """Anybody can have a community. Whoever runs the bot is asked for the money of one whose staff they are not, where
    it has nobody else, and what came there its own staff have said.
    """
    if not seen.place:
        return None
    return voice.say("payout-of-others" if seen.foreign else "payout-of", community=seen.place)


def _ways(seen: Payout, voice: Voice) -> Iterator[Row]:
    """What staff can do about one that they do not have in hand."""
    match seen.transfer.state:
        case Standing.ASKED:
            yield (_go(voice, "take", seen.transfer, Tone.GOOD),)
        case Standing.TAKEN:
            yield (_go(voice, "over", seen.transfer),)
        case _:
            pass
    yield (Button(voice.plain("go-payouts-back"), Press("payout-list")),)


def sure(question: str, seen: Payout, yes: str, voice: Voice) -> Screen:
    """Asked once, before what cannot be taken back: `question` says what, the way back stands first."""
    text = lines(
        voice.say(question, amount=seen.amount, who=seen.payee, hand=seen.hand),
        _whose(seen, voice),
    )
    agree = Button(voice.plain(f"yes-payout-{yes}"), _press(yes, seen.transfer), Tone.GOOD)
    return Screen(text, column(Button(voice.plain("go-back"), _press("show", seen.transfer)), agree))


def to_send(payouts: Sequence[Payout], voice: Voice) -> Screen:
    """What staff have to send, the longest waiting first."""
    head = voice.say("payouts-head", count=len(payouts)) if payouts else voice.say("payouts-none")
    told = [_line(each, voice) for each in payouts]
    rows = [
        (Button(voice.plain("go-payout-number", number=each.transfer.number), _press("show", each.transfer)),)
        for each in payouts
    ]
    return Screen(blocks(head, lines(*told)), (*rows, (my_balance(voice),)))


def _line(seen: Payout, voice: Voice) -> Markup:
    facts: dict[str, Arg] = {"number": seen.transfer.number, "amount": seen.amount, "who": seen.payee}
    at = voice.at(seen.transfer.asked_at)
    return voice.say("payouts-line-in" if seen.place else "payouts-line", community=seen.place, at=at, **facts)


def notice(topic: str, seen: Payout, voice: Voice) -> Screen | None:
    """What somebody is told about a payout, or None when there is nothing to tell any more."""
    facts: dict[str, Arg] = {"number": seen.transfer.number, "amount": seen.amount, "who": seen.payee}
    if topic in cash.STRAYS:
        # Whoever looks it up at the till finds it by the till's own name.
        till = f"{seen.transfer.till}, {seen.transfer.charge}"
        return Screen(voice.say(f"told-{topic}", till=till, **facts), column(my_balance(voice)))
    if topic in {cash.SENT, cash.FAILED, cash.REFUNDED, cash.NOT_REFUNDED}:
        # What a till says of a failure is not said for its owner.
        why = quote(seen.transfer.reason, LONGEST_REASON) if seen.transfer.by and topic == cash.FAILED else None
        return Screen(blocks(voice.say(f"told-{topic}", **facts), why), column(my_balance(voice)))
    if seen.transfer.kind is Kind.CHARGEBACK:
        return _charged_back(topic, seen, voice)
    if not seen.transfer.open:
        return None
    told = voice.say(f"told-{topic}", **facts)
    if topic == cash.STUCK:
        why = quote(seen.transfer.reason, LONGEST_REASON)
        return Screen(blocks(told, why, _whose(seen, voice)), column(my_balance(voice)))
    return _for_staff(seen, voice, told)


def _charged_back(topic: str, seen: Payout, voice: Voice) -> Screen:
    code = (seen.transfer.order or "")[:CODE_LENGTH]
    card = (Button(voice.plain("go-card", code=code), Press("card", (seen.order,))),) if seen.order else ()
    own = (my_balance(voice),) if seen.mine else ()
    told = voice.say(f"told-{topic}", amount=seen.amount, who=seen.payee, code=code)
    return Screen(told, tuple((each,) for each in (*card, *own)))


def left(voice: Voice) -> Screen:
    """A question was left as it was."""
    return Screen(voice.say("payout-left"), column(my_balance(voice)))


def _press(verb: str, transfer: Transfer) -> Press:
    return Press(f"payout-{verb}", (str(transfer.number),))


def _go(voice: Voice, verb: str, transfer: Transfer, tone: Tone = Tone.PLAIN) -> Button:
    return Button(voice.plain(f"go-payout-{verb}"), _press(verb, transfer), tone)
