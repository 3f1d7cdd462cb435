"""`/setup`: who may, what is asked, what is refused, and for which orders it holds."""

import warnings
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.press import Press
from bot.screens.setup import times
from bot.talk.door import PRESSES
from bot.talk.services import DEEP_LINK
from bot.talk.setup import USUAL
from bot.talk.setup_fields import FIELDS
from bot.texts import Voice, languages, library
from bot.texts.library import BadText
from bot.warden import Room, Somebody
from core.community import Community, Rules
from core.order import DEFAULT, OrderId, PersonId
from core.person import Account, Platform
from core.ports import Busy
from core.workflow import days, hours
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing

FORGE, GUILD = -1001, 2002
ANNAS, BORISS, VERAS = 101, 102, 103


@pytest.fixture
def world() -> World:
    """Anna runs the Forge, a group, and the Guild, a server. Vera runs the bot."""
    world = World()
    for person in (ANNA, BORIS, STAFFER, STRANGER):
        accounts = tuple(Account(platform, 100 + person) for platform in Platform)
        world.people.people[person] = replace(world.people.people[person], accounts=accounts)
    world.wardens[Platform.TELEGRAM].place(FORGE, "Forge", (ANNAS, "Anna"), (BORISS, "Boris"))
    world.wardens[Platform.DISCORD].place(GUILD, "Guild", (ANNAS, "Anna"))
    return world


@pytest.fixture
async def anna(world: World) -> Chat:
    """Anna, in private, after she has opened the link that the Forge was answered `/setup` with."""
    chat = world.chat(ANNA)
    await chat.send(f"/start g_{FORGE}")
    return chat


def forge(world: World) -> Community:
    found = world.communities.at(Platform.TELEGRAM, FORGE)
    assert found is not None
    return found


async def answer(chat: Chat, button: str, typed: str) -> None:
    await chat.press(button)
    await chat.send(typed)


async def test_a_group_is_set_up_with_good_defaults_by_one_command(world: World, anna: Chat) -> None:
    assert "Done: this place is set up" in anna.text
    assert "Forge: how it is set up" in anna.text
    rules = forge(world).rules
    assert rules == Rules(currency="EUR", language="en", timezone="UTC", staff=(ANNA,))
    assert forge(world).name == "Forge"
    assert "https://t.example/shop?start=c_" in anna.text


async def test_setting_up_twice_keeps_what_was_set(world: World, anna: Chat) -> None:
    await answer(anna, "Currency", "GEL")
    await anna.send(f"/start g_{FORGE}")
    assert "Done" not in anna.text
    assert forge(world).rules.currency == "GEL"


@pytest.mark.parametrize("person", [BORIS, STAFFER, STRANGER])
async def test_only_whoever_runs_a_group_sets_it_up(world: World, person: PersonId) -> None:
    world.wardens[Platform.TELEGRAM].place(FORGE, "Forge", (ANNAS, "Anna"))
    chat = world.chat(person)
    await chat.send(f"/start g_{FORGE}")
    assert chat.text == "Only whoever runs a server or a group can set me up for it."
    assert world.communities.at(Platform.TELEGRAM, FORGE) is None


@pytest.mark.parametrize("word", ["", "-", "x", "--5", "-1x", "9" * 30, "-١"])
async def test_a_link_of_no_group_sets_nothing_up(world: World, word: str) -> None:
    anna = world.chat(ANNA)
    await anna.send(f"/start g_{word}")
    assert "Only whoever runs" in anna.text
    assert set(world.communities.communities) == {DEFAULT}


async def test_a_group_that_the_bot_is_not_in_any_more_says_so_and_changes_nothing(world: World, anna: Chat) -> None:
    screen, before = anna.screen, forge(world)
    del world.wardens[Platform.TELEGRAM].names[FORGE]
    for label in ("Currency", "Times", "Staff"):
        await anna.press(label, on=screen)
        assert "add me again" in anna.text
    await anna.send(f"/start g_{FORGE}")
    assert "add me again" in anna.text
    assert forge(world) == before


async def test_everything_is_set_within_ten_taps(world: World, anna: Chat) -> None:
    taps = 0
    for button, choice in (
        ("Language", "English"),
        ("Currency", "USD"),
        ("Fee", "10 %"),
        ("Time zone", "Berlin"),
        ("Holidays", "Germany"),
    ):
        await anna.press(button)
        await anna.press(choice)
        assert "Saved." in anna.text
        taps += 2
    assert taps <= 10
    rules = forge(world).rules
    assert (rules.currency, rules.fee, rules.timezone, rules.calendar) == ("USD", 1000, "Europe/Berlin", "DE")
    for said in ("Language: English", "Currency: USD", "Fee: 10 %", "Time zone: Berlin", "Public holidays: Germany"):
        assert said in anna.text


@pytest.mark.parametrize(
    ("button", "typed", "field", "value"),
    [
        ("Currency", "лари", "currency", "GEL"),
        ("Fee", "7,5 %", "fee", 750),
        ("Time zone", "Tbilisi", "timezone", "Asia/Tbilisi"),
        ("Holidays", "Грузия", "calendar", "GE"),
        ("Holidays", "no", "calendar", ""),
        ("How to pay", "IBAN DE12", "instructions", "IBAN DE12"),
        ("Language", "Русский", "language", "ru"),
        ("Details on invoices", "Forge Ltd\n1 Forge Lane", "particulars", "Forge Ltd\n1 Forge Lane"),
        ("VAT in the fee", "19 %", "tax", 1900),
        ("Payout delay", "2 weeks", "payout_delay", timedelta(days=14)),
        ("Payout delay", "no", "payout_delay", timedelta()),
        ("Smallest payout", "25", "least_payout", 25_00),
        ("Smallest payout", "0", "least_payout", 0),
    ],
)
async def test_an_answer_can_be_typed(
    world: World, anna: Chat, button: str, typed: str, field: str, value: object
) -> None:
    await answer(anna, button, typed)
    assert "Saved." in anna.text
    assert getattr(forge(world).rules, field) == value


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("Currency", "gold"),
        ("Currency", "XTR"),
        ("Fee", "51"),
        ("Payout delay", "a while"),
        ("Payout delay", "61 days"),
        ("Smallest payout", "a little"),
        ("Smallest payout", "25 GEL"),
        ("Fee", "-1"),
        ("Fee", "1.234"),
        ("Fee", "much"),
        ("Time zone", "Atlantis"),
        ("Holidays", "Atlantis"),
        ("How to pay", "x" * 401),
        ("Details on invoices", "x" * 401),
        ("Details on invoices", "\n".join("abcdefghi")),
        ("VAT in the fee", "51"),
        ("Language", "Klingon"),
    ],
)
async def test_what_cannot_be_taken_is_asked_again_and_changes_nothing(
    world: World, anna: Chat, button: str, typed: str
) -> None:
    before = forge(world)
    await answer(anna, button, typed)
    assert forge(world) == before
    assert anna.offers("Cancel")
    await anna.press("Cancel")
    await anna.press("Back to the setup")
    assert "Forge: how it is set up" in anna.text


async def test_how_a_community_stands_on_invoices_is_shown_and_taken_away(world: World, anna: Chat) -> None:
    await answer(anna, "Details on invoices", "Forge Ltd\n1 Forge Lane")
    await answer(anna, "VAT in the fee", "7.5")
    assert "How this place stands on invoices for its fee: Forge Ltd 1 Forge Lane" in anna.text
    assert "VAT contained in the fee: 7.5 %" in anna.text
    for button, choice in (("Details on invoices", "Its name alone"), ("VAT in the fee", "I show no tax")):
        await anna.press(button)
        await anna.press(choice)
    assert (forge(world).rules.particulars, forge(world).rules.tax) == ("", None)
    assert "on invoices for its fee" not in anna.text


# --- lengths --------------------------------------------------------------------------------------------------------


async def to_review_time(anna: Chat, times: str = "Times", what: str = "To look at the work") -> None:
    await anna.press(times)
    while not anna.offers(what):
        await anna.press("›")
    await anna.press(what)


async def test_a_length_is_proved_before_it_holds(world: World, anna: Chat) -> None:
    await to_review_time(anna)
    await anna.send("5 days")
    assert world.proofs == [("service", {"review_lapsed": days(5)})]
    assert "Proved and saved" in anna.text
    assert "To look at the work: 5 days (usually 7 days)" in anna.text
    assert forge(world).rules.lengths == {"service": {"review_lapsed": days(5)}}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("24 h", "nobody would be reminded"),
        ("2 h", "nobody would be reminded"),
        ("0", "It may be from 1 h to 180 days"),
        ("30 min", "It may be from 1 h to 180 days"),
        ("1 year", "It may be from 1 h to 180 days"),
        ("soon", "could not read that as a time"),
    ],
)
async def test_an_unsound_length_is_refused_with_the_reason(world: World, anna: Chat, typed: str, why: str) -> None:
    await to_review_time(anna)
    await anna.send(typed)
    assert why in anna.text
    assert forge(world).rules.lengths == {}
    await anna.send("6 days")
    assert forge(world).rules.lengths == {"service": {"review_lapsed": days(6)}}


async def test_any_other_broken_promise_is_a_refusal_too(world: World) -> None:
    async def proves(*_: object) -> str:
        return "money"

    world.shop = replace(world.shop, proves=proves)
    anna = world.chat(ANNA)
    await anna.send(f"/start g_{FORGE}")
    await to_review_time(anna)
    await anna.send("6 days")
    assert "would no longer keep every promise" in anna.text
    assert forge(world).rules.lengths == {}


async def test_what_cannot_be_proved_in_time_changes_nothing(world: World) -> None:
    async def proves(*_: object) -> str:
        raise Busy

    world.shop = replace(world.shop, proves=proves)
    anna = world.chat(ANNA)
    await anna.send(f"/start g_{FORGE}")
    await to_review_time(anna)
    await anna.send("6 days")
    assert "I could not prove it in time" in anna.text
    assert forge(world).rules.lengths == {}


async def test_the_usual_length_again_is_no_length_of_ones_own(world: World, anna: Chat) -> None:
    await to_review_time(anna)
    await anna.send("5 days")
    await anna.press("To look at the work")
    await anna.press("7 days")
    assert forge(world).rules.lengths == {}


async def test_running_orders_keep_their_terms_and_new_ones_get_the_new(world: World, anna: Chat) -> None:
    listing = world.offer(a_listing(community=forge(world).id, seller=BORIS))
    before = await ordered(world, listing.id)
    await answer(anna, "Fee", "20")
    await anna.press("Times")
    await anna.press("To pay for an order")
    await anna.send("5 h")
    after = await ordered(world, listing.id)
    assert world.orders.orders[before].terms == (kept := world.orders.orders[before]).terms
    assert (kept.terms.fee, kept.terms.lengths) == (0, {})
    new = world.orders.orders[after]
    assert (new.terms.fee, new.terms.lengths) == (2000, {"payment_lapsed": hours(5)})
    assert [order.due.at - order.placed_at for order in (kept, new) if order.due] == [hours(24), hours(5)]


async def ordered(world: World, listing: str) -> OrderId:
    oleg = world.chat(STRANGER)
    known = set(world.orders.orders)
    await oleg.send(f"/start {DEEP_LINK}{listing}")
    await oleg.press("Order for")
    await oleg.press("Place the order")
    (new,) = set(world.orders.orders) - known
    return new


def test_every_question_has_a_name_in_a_form_in_every_language() -> None:
    for language in languages():
        assert not {f"sheet-{field}" for field in FIELDS} - library.texts(language).keys()


def test_every_deadline_that_can_be_set_has_a_name_in_every_language() -> None:
    named = {f"setup-deadline-{process}-{deadline}" for process, usual in USUAL.items() for deadline in usual}
    for language in languages():
        assert not named - library.texts(language).keys()


# --- staff and mediators --------------------------------------------------------------------------------------------


async def test_whoever_runs_the_group_can_be_chosen_as_staff(world: World, anna: Chat) -> None:
    await anna.press("Staff")
    await anna.press("Add somebody")
    await anna.press("Boris")
    assert forge(world).rules.staff == (ANNA, BORIS)
    assert "Anna, Boris" in anna.text
    await anna.press("Take off Anna")
    assert forge(world).rules.staff == (BORIS,)


@pytest.mark.parametrize("crew", ["Staff", "Mediators"])
async def test_somebody_is_appointed_by_a_contact_or_a_forwarded_message(world: World, anna: Chat, crew: str) -> None:
    await anna.press(crew)
    await anna.press("Add somebody")
    await anna.send(people=(Somebody(Account(Platform.TELEGRAM, 100 + STRANGER), "Oleg"),))
    rules = forge(world).rules
    assert STRANGER in (rules.staff if crew == "Staff" else rules.mediators)


async def test_somebody_whom_nobody_has_met_is_appointed_by_their_number(world: World, anna: Chat) -> None:
    await anna.press("Mediators")
    await anna.press("Add somebody")
    await anna.send("123456789")
    (mediator,) = forge(world).rules.mediators
    assert world.people.people[mediator].accounts == (Account(Platform.TELEGRAM, 123456789),)


@pytest.mark.parametrize("typed", ["Oleg", "@oleg", "9" * 20, ""])
async def test_nobody_is_appointed_by_what_names_nobody(world: World, anna: Chat, typed: str) -> None:
    await anna.press("Staff")
    await anna.press("Add somebody")
    await anna.send(typed)
    assert "could not see who that is" in anna.text
    assert forge(world).rules.staff == (ANNA,)


async def test_the_last_of_the_staff_stays(world: World, anna: Chat) -> None:
    await anna.press("Staff")
    await anna.press("Take off Anna")
    assert "Add somebody else first" in anna.text
    assert forge(world).rules.staff == (ANNA,)


# --- Discord --------------------------------------------------------------------------------------------------------


async def test_a_server_is_set_up_where_it_is_with_a_channel_and_roles(world: World) -> None:
    warden = world.wardens[Platform.DISCORD]
    warden.rooms = {"channels": [Room(7, "orders")], "roles": [Room(2**60, "Cashiers")]}
    anna = world.chat(ANNA, GUILD)
    anna.platform = Platform.DISCORD
    await anna.send("/setup")
    await anna.press("Where orders live")
    await anna.press("orders")
    assert "private threads of orders" in anna.text
    await anna.press("Staff")
    await anna.press("Add a role")
    await anna.send("cashiers")
    assert "Anna, Cashiers" in anna.text
    guild = world.communities.at(Platform.DISCORD, GUILD)
    assert guild is not None
    assert (guild.rules.channel, guild.rules.staff_roles) == (7, (2**60,))
    await anna.press("Take off Anna")
    await anna.press("Take off Cashiers")
    assert "Add somebody else first" in anna.text
    await anna.press("Back to the setup")
    await anna.press("Where orders live")
    await anna.press("Direct messages")
    guild = world.communities.at(Platform.DISCORD, GUILD)
    assert guild is not None
    assert guild.rules.channel is None


# --- the default community, and whose is whose ----------------------------------------------------------------------


async def test_the_default_community_is_set_up_by_whoever_runs_the_bot(world: World) -> None:
    vera = world.chat(STAFFER)
    await vera.send("/setup")
    assert "Handover: how it is set up" in vera.text
    await answer(vera, "Currency", "GEL")
    assert world.communities.default.rules.currency == "GEL"
    await vera.press("Staff")
    assert not vera.offers("Take off Vera")


async def test_nobody_else_sets_up_the_default_community(world: World, anna: Chat) -> None:
    oleg = world.chat(STRANGER)
    await oleg.send("/setup")
    assert "add me to it and type /setup there" in oleg.text
    for chat in (oleg, anna):
        await chat.press_token(Press("setup", (DEFAULT,)))
        assert "Only whoever runs" in chat.text


async def test_with_several_one_is_asked_which(world: World, anna: Chat) -> None:
    guild = world.chat(ANNA, GUILD)
    guild.platform = Platform.DISCORD
    await guild.send("/setup")
    await anna.send("/setup")
    assert anna.labels() == ["Guild", "Forge"]
    await anna.press("Forge")
    assert "Forge: how it is set up" in anna.text


VERBS = ("setup", "set", "times", "time", "crew", "dismiss", "unrole")


def setup_tokens(community: str) -> list[Press]:
    return [
        Press("setup", (community,)),
        Press("times", (community, "0")),
        *(Press("set", (community, field)) for field in FIELDS),
        *(Press("time", (community, "service", deadline)) for deadline in USUAL["service"]),
        *(Press("crew", (community, crew)) for crew in ("staff", "mediators")),
        *(Press("dismiss", (community, crew, "1")) for crew in ("staff", "mediators")),
        *(Press("unrole", (community, crew, "1")) for crew in ("staff", "mediators")),
    ]


def test_every_press_of_the_setup_is_tried() -> None:
    assert {token.verb for token in setup_tokens("x")} == set(VERBS) <= PRESSES.keys()


@pytest.mark.parametrize("who", ["staff here", "mediator here", "runs another", "member", "stranger", "from another"])
async def test_nobody_but_whoever_runs_it_sees_or_changes_a_setup(world: World, anna: Chat, who: str) -> None:
    rules = replace(forge(world).rules, staff=(ANNA, BORIS), mediators=(STRANGER,), instructions="IBAN DE12")
    before = await world.communities.change(replace(forge(world), rules=rules))
    world.wardens[Platform.TELEGRAM].run[FORGE] = {ANNAS: "Anna"}
    world.wardens[Platform.TELEGRAM].place(-7, "Mill", (VERAS, "Vera"), (ANNAS, "Anna"))
    mill = await world.communities.found(Platform.TELEGRAM, -7, "Mill", Rules())
    person = {"staff here": BORIS, "mediator here": STRANGER, "runs another": STAFFER, "from another": ANNA}
    chat = world.chat(person.get(who, PersonId(9)), -7 if who == "from another" else None)
    if chat.person not in world.people.people:
        met = await world.people.meet(Account(Platform.TELEGRAM, 999), "Nina", "en")
        chat.person = met.id
        await world.communities.enter(met.id, before.id if who == "member" else mill.id, world.clock.now())
    for token in setup_tokens(before.id):
        reply = await chat.press_token(token)
        assert reply.screen is None, token
        assert reply.alert, token
    assert world.communities.get(before.id) == before
    assert not world.drafts.drafts


async def test_whoever_runs_it_no_more_cannot_finish_what_they_began(world: World, anna: Chat) -> None:
    await anna.press("Currency")
    world.wardens[Platform.TELEGRAM].run[FORGE] = {BORISS: "Boris"}
    await anna.send("GEL")
    assert "Only whoever runs" in anna.text
    assert forge(world).rules.currency == "EUR"
    await anna.send("hello")
    assert "Only whoever runs" not in anna.text


async def test_two_who_set_up_at_once_both_get_what_they_set(world: World, anna: Chat) -> None:
    boris = world.chat(BORIS)
    await boris.send(f"/start g_{FORGE}")
    await anna.press("Currency")
    await boris.press("Fee")
    await boris.press("15 %")
    await anna.press("USD")
    assert (forge(world).rules.currency, forge(world).rules.fee) == ("USD", 1500)


async def test_the_setup_is_read_in_russian_too(world: World) -> None:
    anna = world.chat(ANNA)
    anna.speak("ru")
    await anna.send(f"/start g_{FORGE}")
    assert "Forge: как всё настроено" in anna.text
    assert forge(world).rules.language == "ru"
    await to_review_time(anna, "Сроки", "Посмотреть работу")
    await anna.send("12 часов")
    assert "никому не придёт напоминание" in anna.text
    await anna.send("5 дней")
    assert forge(world).rules.lengths == {"service": {"review_lapsed": timedelta(days=5)}}


def test_many_lengths_stand_on_several_pages() -> None:
    usual = {"service": {"start_lapsed": days(1), "review_lapsed": days(7)}}
    many = {f"{name}-{number}": lengths for number in range(9) for name, lengths in usual.items()}
    community = Community(DEFAULT, "Handover")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BadText)  # there are not so many processes
        pages = [times(community, many, page, Voice("en", "UTC", NOON)) for page in (0, 1, 99)]
    ways = [[button.does for row in page.rows for button in row if button.label in "‹›"] for page in pages]
    forth, back = Press("times", (DEFAULT, "1")), Press("times", (DEFAULT, "0"))
    assert ways == [[forth], [back], [back]]


async def test_words_that_come_long_after_a_question_are_no_answer_to_it(world: World, anna: Chat) -> None:
    await anna.press("How to pay")
    world.clock.advance(hours(2))
    await anna.send("Shall we meet at noon?")
    assert "You were setting up a community" in anna.text
    assert forge(world).rules.instructions == ""
    await anna.press("Go on")
    await anna.send("IBAN DE12")
    assert forge(world).rules.instructions == "IBAN DE12"


async def test_a_group_that_was_renamed_is_called_by_its_new_name(world: World, anna: Chat) -> None:
    world.wardens[Platform.TELEGRAM].names[FORGE] = "Anvil"
    await anna.send(f"/start g_{FORGE}")
    assert "Anvil: how it is set up" in anna.text
    assert forge(world).name == "Anvil"


async def test_whoever_runs_the_bot_gets_a_community_like_it(world: World) -> None:
    default = world.communities.default
    rules = replace(default.rules, fee=700, instructions="IBAN DE12", currency="GEL", language="ru")
    await world.communities.change(replace(default, rules=rules))
    world.wardens[Platform.TELEGRAM].place(FORGE, "Forge", (VERAS, "Vera"))
    await world.chat(STAFFER).send(f"/start g_{FORGE}")
    assert forge(world).rules == rules


async def test_in_a_server_orders_live_where_threads_can_be_opened_unless_somebody_says_otherwise(world: World) -> None:
    world.wardens[Platform.DISCORD].rooms["channels"] = [Room(7, "orders"), Room(8, "chat")]
    anna = world.chat(ANNA, GUILD, Platform.DISCORD)
    await anna.send("/setup")
    assert "Orders live in private threads of orders" in anna.text


# --- a dispute that nobody ends -------------------------------------------------------------------------------------


async def test_the_end_of_a_dispute_that_nobody_ends_is_chosen_and_proved(world: World) -> None:
    asked: list[tuple[str, str]] = []

    async def proves(process: str, _: object, rule: str) -> str:
        asked.append((process, rule))
        return ""

    world.shop = replace(world.shop, proves=proves)
    anna = world.chat(ANNA)
    await anna.send(f"/start g_{FORGE}")
    await anna.press("Unended disputes")
    await anna.press("Back to the buyer")
    assert "A dispute that nobody ends in time: Back to the buyer" in anna.text
    assert ("service", "refund") in asked
    assert forge(world).rules.house("manual", "service").stalemate == "refund"


@pytest.mark.parametrize(("typed", "rule"), [("halves", "halve"), ("Buyer", "refund"), ("the seller", "pay_out")])
async def test_the_rule_may_be_typed(world: World, anna: Chat, typed: str, rule: str) -> None:
    await answer(anna, "Unended disputes", typed)
    assert forge(world).rules.stalemate == rule


async def test_what_is_no_rule_is_asked_again(world: World, anna: Chat) -> None:
    await answer(anna, "Unended disputes", "toss a coin")
    assert "Choose one, or write" in anna.text
    assert forge(world).rules.stalemate == "halve"


async def test_a_rule_that_would_break_a_promise_is_not_taken(world: World) -> None:
    async def proves(*_: object) -> str:
        return "money"

    world.shop = replace(world.shop, proves=proves)
    anna = world.chat(ANNA)
    await anna.send(f"/start g_{FORGE}")
    await answer(anna, "Unended disputes", "seller")
    assert "could not keep what is promised" in anna.text
    assert forge(world).rules.stalemate == "halve"
