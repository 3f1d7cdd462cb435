"""The questions of `/setup`, one for each thing that can be changed, and what becomes of the answers."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias, cast

from bot.screens.setup import LONGEST_INSTRUCTIONS
from bot.screens.words import Problem, Words, problem
from bot.talk.dialog import Choice, Heard, Step, Values
from bot.talk.setup import members, roles, with_members, with_roles
from bot.talk.typed import countries, zones
from bot.talk.typed.amounts import amount, currency
from bot.talk.typed.lengths import length
from bot.talk.typed.particulars import particulars, tax
from bot.talk.typed.percents import basis_points
from bot.talk.visit import Visit
from bot.texts import called, languages
from bot.texts.typed import paragraphs
from core.community import Rules
from core.effects import RULES, Settlement
from core.invoice import LONGEST_PARTICULARS
from core.lengths import LONGEST, SHORTEST, changed, fits, settable
from core.money import DECIMALS, Money
from core.person import Account, Platform
from core.ports import Busy
from core.workflows import WORKFLOWS

MOST_FEE = 50  # percent
LONGEST_DELAY = timedelta(days=60)
"""Of a payout: what is earned may not be kept for longer."""
MOST_CREW, MOST_ROLES = 10, 5
"""Each has a button, and Discord draws forty things in a message."""
_FEES = (0, 5, 10, 15, 20)
_CURRENCIES = ("EUR", "USD", "GBP", "RUB", "KZT")
_NO_DELAY = ("-", "0", "no", "none", "нет", "сразу", "at once")
_NO_COUNTRY = ("-", "0", "no", "none", "нет")
_MENTIONED = re.compile(r"<(?P<kind>@!?|@&|#)(?P<number>\d{1,20})>|(?P<plain>\d{1,20})")
_LARGEST = 2**63

Take: TypeAlias = Callable[[Heard, Values], object]
Choices: TypeAlias = Callable[[Values], tuple[Choice, ...]]
Apply: TypeAlias = Callable[[Visit, Rules, Values], Awaitable[Rules | Problem]]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be set: how it is asked, and the rules with the answer in them. `back` is the screen on which
    one was: the whole, a crew, or the lengths.
    """

    step: Step
    apply: Apply
    back: str = ""


def _nothing(_: Values) -> tuple[Words, ...]:
    return ()


def _plain(name: str, rule: str, take: Take, choices: Choices) -> Field:
    """A field whose answer is the rule itself."""

    async def apply(_: Visit, rules: Rules, values: Values) -> Rules | Problem:
        changed_rule = {rule: cast("Any", values[name])}
        return replace(rules, **changed_rule)

    return Field(Step(name, take, lambda _: Words(f"setup-ask-{name}"), _nothing, choices), apply)


# --- what is plain --------------------------------------------------------------------------------------------------


def _language(heard: Heard, _: Values) -> object:
    typed = heard.text.strip().casefold()
    names = {called(each).casefold(): each for each in languages()} | {each: each for each in languages()}
    return names.get(typed) or problem("setup-language-what")


def _currency(heard: Heard, values: Values) -> object:
    found = currency(heard.text, "USD")
    stars = bool(values.get("stars"))
    return found if found and (stars or found != "XTR") else problem("setup-currency-what")


def _likely_currencies(values: Values) -> tuple[Choice, ...]:
    likely = (*_CURRENCIES, *(("XTR",) if values.get("stars") else ()))
    return tuple(Choice(Words("setup-choice", {"what": each}), each) for each in likely)


def _fee(heard: Heard, _: Values) -> object:
    found = basis_points(heard.text, MOST_FEE)
    return problem("setup-fee-what") if found is None else found


def _zone(heard: Heard, _: Values) -> object:
    return zones.zone(heard.text) or problem("settings-zone-what")


def _zones(values: Values) -> tuple[Choice, ...]:
    tongue = _tongue(values)
    likely = zones.LIKELY.get(tongue, zones.LIKELY["en"])
    return tuple(Choice(Words("settings-zone-choice", {"city": zones.city(each, tongue)}), each) for each in likely)


def _calendar(heard: Heard, _: Values) -> object:
    if heard.text.strip().casefold() in _NO_COUNTRY:
        return ""
    return countries.country(heard.text) or problem("setup-calendar-what")


def _countries(values: Values) -> tuple[Choice, ...]:
    tongue = _tongue(values)
    likely = countries.LIKELY.get(tongue, countries.LIKELY["en"])
    named = (Choice(Words("setup-choice", {"what": countries.called(each, tongue)}), each) for each in likely)
    return (Choice(Words("setup-calendar-none"), ""), *named)


def _instructions(heard: Heard, _: Values) -> object:
    text = paragraphs(heard.text)
    if not text:
        return problem("setup-instructions-empty")
    if len(text) > LONGEST_INSTRUCTIONS:
        return problem("setup-instructions-long", length=len(text), most=LONGEST_INSTRUCTIONS)
    return text


def _tongue(values: Values) -> str:
    return cast("str", values["tongue"])


def _choices(values: tuple[tuple[str, object], ...]) -> Choices:
    drawn = tuple(Choice(Words("setup-choice", {"what": label}), value) for label, value in values)
    return lambda _: drawn


def _paying() -> Field:
    """Words on several lines, which stand in the form again to be changed."""
    field = _plain("instructions", "instructions", _instructions, lambda _: ())
    return replace(field, step=replace(field.step, longest=LONGEST_INSTRUCTIONS, lines=True))


# --- invoices ---------------------------------------------------------------------------------------------------------


def _standing() -> Field:
    none = (Choice(Words("setup-particulars-none"), ""),)
    field = _plain("particulars", "particulars", lambda heard, _: particulars(heard.text), lambda _: none)
    return replace(field, step=replace(field.step, longest=LONGEST_PARTICULARS, lines=True))


def _tax() -> Field:
    none = (Choice(Words("particulars-tax-none"), None),)
    return _plain("tax", "tax", lambda heard, _: tax(heard.text), lambda _: none)


# --- payouts ----------------------------------------------------------------------------------------------------------


def _delay(heard: Heard, _: Values) -> object:
    """In seconds, as the values of a draft are JSON."""
    if heard.text.strip().casefold() in _NO_DELAY:
        return 0
    found = length(heard.text)
    if found is None:
        return problem("not-a-length")
    return found // timedelta(seconds=1) if found <= LONGEST_DELAY else problem("setup-delay-long", most=LONGEST_DELAY)


def _delays(_: Values) -> tuple[Choice, ...]:
    likely = (timedelta(days=count) for count in (3, 7, 14))
    named = (Choice(Words("setup-time-choice", {"length": each}), each // timedelta(seconds=1)) for each in likely)
    return (Choice(Words("setup-delay-none"), 0), *named)


async def _set_delay(_: Visit, rules: Rules, values: Values) -> Rules | Problem:
    return replace(rules, payout_delay=timedelta(seconds=cast("int", values["delay"])))


def _least(heard: Heard, values: Values) -> object:
    """In minor units of the community's own currency."""
    usual = cast("str", values["currency"])
    found = amount(heard.text, usual, least=0)
    if isinstance(found, Problem):
        return found
    return found.minor if found.currency == usual else problem("payout-currency", currency=usual)


def _leasts(values: Values) -> tuple[Choice, ...]:
    usual = cast("str", values["currency"])
    whole = 10 ** DECIMALS[usual]
    likely = [Money(each * whole, usual) for each in (10, 25, 50)]
    named = (Choice(Words("setup-least-choice", {"amount": each}), each.minor) for each in likely)
    return (Choice(Words("setup-least-none"), 0), *named)


# --- people, roles and channels -------------------------------------------------------------------------------------


def somebody(heard: Heard, values: Values) -> object:
    """An account: pointed at, mentioned, or by its number."""
    if heard.people:
        first = heard.people[0]
        return {"platform": first.account.platform.value, "address": first.account.address, "name": first.name}
    named = _MENTIONED.search(heard.text)
    if named is None or named["kind"] in {"@&", "#"} or int(named["number"] or named["plain"]) >= _LARGEST:
        return problem("setup-person-what")
    number = int(named["number"] or named["plain"])
    platform = Platform.DISCORD if named["kind"] else Platform(cast("str", values["platform"]))
    return {"platform": platform.value, "address": number, "name": str(number)}


def _leaders(values: Values) -> tuple[Choice, ...]:
    found = cast("list[Mapping[str, object]]", values.get("leaders", []))
    return tuple(Choice(Words("setup-choice", {"what": cast("str", each["name"])}), each) for each in found)


def _crew(name: str) -> Field:
    async def apply(visit: Visit, rules: Rules, values: Values) -> Rules | Problem:
        given = cast("Mapping[str, object]", values[name])
        account = Account(Platform(cast("str", given["platform"])), cast("int", given["address"]))
        known = await visit.shop.people.by_account(account)
        called = cast("str", given["name"])
        person = known or await visit.shop.people.meet(account, called, visit.voice.language)
        if person.id in rules.left and person.id != visit.me:
            return problem("setup-crew-left")
        rules, already = rules.welcoming(person.id), members(rules, name)
        if len(already) >= MOST_CREW:
            return problem("setup-crew-many", most=MOST_CREW)
        return rules if person.id in already else with_members(rules, name, (*already, person.id))

    return Field(Step(name, somebody, lambda _: Words(f"setup-ask-{name}"), _nothing, _leaders), apply, name)


def _room(sign: str, what: str) -> Take:
    """A channel or role: mentioned, by its number, or by its name."""

    def take(heard: Heard, values: Values) -> object:
        rooms = cast("list[Mapping[str, object]]", values.get("rooms", []))
        named = _MENTIONED.fullmatch(heard.text.strip())
        typed = heard.text.strip().lstrip("#@").casefold()
        if named and named["kind"] in {None, sign}:
            typed = named["number"] or named["plain"]
        found = [each["number"] for each in rooms if typed in {str(each["number"]), str(each["name"]).casefold()}]
        return found[0] if found else problem(what)

    return take


def _rooms(values: Values) -> tuple[Choice, ...]:
    rooms = cast("list[Mapping[str, object]]", values.get("rooms", []))
    return tuple(Choice(Words("setup-choice", {"what": cast("str", each["name"])}), each["number"]) for each in rooms)


def _role(name: str) -> Field:
    step = f"{name}_role"

    async def apply(_: Visit, rules: Rules, values: Values) -> Rules | Problem:
        already, number = roles(rules, name), cast("int", values[step])
        if len(already) >= MOST_ROLES:
            return problem("setup-crew-many", most=MOST_ROLES)
        return rules if number in already else with_roles(rules, name, (*already, number))

    asked = Step(step, _room("@&", "setup-role-what"), lambda _: Words("setup-ask-role"), _nothing, _rooms)
    return Field(asked, apply, name)


def _channels(values: Values) -> tuple[Choice, ...]:
    return (Choice(Words("setup-channel-none"), None), *_rooms(values))


# --- lengths --------------------------------------------------------------------------------------------------------


def _length(heard: Heard, _: Values) -> object:
    found = length(heard.text)
    if found is None:
        return problem("not-a-length")
    if not fits(found):
        return problem("setup-time-bounds", shortest=SHORTEST, longest=LONGEST)
    return found // timedelta(seconds=1)


def _lengths(values: Values) -> tuple[Choice, ...]:
    """The usual one, and half and twice as much."""
    usual = timedelta(seconds=cast("int", values["usual"]))
    likely = [each for each in (usual / 2, usual, 2 * usual) if fits(each)]
    return tuple(Choice(Words("setup-time-choice", {"length": each}), each // timedelta(seconds=1)) for each in likely)


def _ask_length(values: Values) -> Words:
    return Words("setup-ask-length", {"usual": timedelta(seconds=cast("int", values["usual"]))})


# --- a dispute that nobody ends -------------------------------------------------------------------------------------

_RULE_WORDS: Mapping[str, Settlement] = {
    **dict.fromkeys(("halves", "half", "halve", "50 %", "50/50", "½", "пополам"), Settlement.HALVE),
    **dict.fromkeys(("refund", "buyer", "the buyer", "вернуть", "покупателю"), Settlement.REFUND),
    **dict.fromkeys(("pay", "seller", "the seller", "заплатить", "исполнителю"), Settlement.PAY_OUT),
}


def _rule(heard: Heard, _: Values) -> object:
    found = _RULE_WORDS.get(heard.text.strip().casefold())
    return found.value if found else problem("setup-stalemate-what")


def _rules_of(_: Values) -> tuple[Choice, ...]:
    return tuple(Choice(Words(f"setup-stalemate-{each}"), each.value) for each in RULES)


async def _set_rule(visit: Visit, rules: Rules, values: Values) -> Rules | Problem:
    """Proved of every process, with the lengths that are set, before it holds for anybody."""
    wanted = cast("str", values["stalemate"])
    try:
        found = [await visit.shop.proves(each.name, rules.lengths.get(each.name, {}), wanted) for each in WORKFLOWS]
    except Busy:
        return problem("setup-proof-busy")
    return problem("setup-stalemate-unsound") if any(found) else replace(rules, stalemate=wanted)


async def _set_length(visit: Visit, rules: Rules, values: Values) -> Rules | Problem:
    """Proved before it holds for anybody."""
    process, deadline = cast("str", values["process"]), cast("str", values["deadline"])
    workflow = next(each for each in WORKFLOWS if each.name == process)
    wanted = timedelta(seconds=cast("int", values["length"]))
    lengths = changed(workflow, rules.lengths.get(process, {}), deadline, wanted)
    try:
        broken = await visit.shop.proves(process, lengths, rules.stalemate)
    except Busy:
        return problem("setup-proof-busy")
    if broken:
        text = f"setup-unsound-{broken}" if broken in _UNSOUND else "setup-unsound"
        return problem(text, length=wanted, usual=settable(workflow)[deadline])
    others = {name: each for name, each in rules.lengths.items() if name != process}
    return replace(rules, lengths={**others, process: lengths} if lengths else others)


_UNSOUND = frozenset({"deadlines", "reminders"})
"""Broken promises that have a sentence of their own."""

FIELDS: Mapping[str, Field] = {
    each.step.name: each
    for each in (
        _plain("language", "language", _language, _choices(tuple((called(each), each) for each in languages()))),
        _plain("currency", "currency", _currency, _likely_currencies),
        _plain("fee", "fee", _fee, _choices(tuple((f"{each} %", each * 100) for each in _FEES))),
        _plain("zone", "timezone", _zone, _zones),
        _plain("calendar", "calendar", _calendar, _countries),
        _paying(),
        _standing(),
        _tax(),
        _crew("staff"),
        _crew("mediators"),
        _role("staff"),
        _role("mediators"),
        _plain("channel", "channel", _room("#", "setup-channel-what"), _channels),
        Field(Step("delay", _delay, lambda _: Words("setup-ask-delay"), _nothing, _delays), _set_delay),
        _plain("least", "least_payout", _least, _leasts),
        Field(Step("stalemate", _rule, lambda _: Words("setup-ask-stalemate"), _nothing, _rules_of), _set_rule),
        Field(Step("length", _length, _ask_length, _nothing, _lengths), _set_length, "times"),
    )
}
