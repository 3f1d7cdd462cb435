"""My orders: what needs me, what waits, what is over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import Press
from bot.screens.orders import PAGE, OrdersPage, groups, orders, standings, tally
from bot.texts import Voice, languages
from core.order import Order, OrderId
from core.ports import View
from core.workflow import BUYER, SELLER
from core.workflows.service import SERVICE
from tests.bot.screens.lives import LIVES, Life, lives
from tests.bot.screens.reading import buttons, check, labels, words
from tests.builders import ANNA, BORIS, NOON, an_order

SAID = Voice("en", "Europe/Berlin", NOON)
COUNTS = {View.NEEDS_ME: 7, View.ACTIVE: 8, View.WAITING: 1, View.CLOSED: 0, View.FAVOURITES: 2}


def a_page(*found: Order, **changes: object) -> OrdersPage:
    usual = OrdersPage(ANNA, View.NEEDS_ME, 0, COUNTS, found)
    return replace(usual, **changes)  # type: ignore[arg-type] # the test's own keywords


@LIVES
@given(st.lists(lives(), max_size=PAGE), st.sampled_from(languages()), st.sampled_from(list(View)))
def test_every_list_of_orders_fits(found: list[Life], language: str, where: View) -> None:
    counts = dict(zip(View, (123, 124, 1, 1_000, 99), strict=True))
    page = OrdersPage(ANNA, where, 1, counts, tuple(life.order for life in found))
    check(orders(page, Voice(language, "UTC", NOON)))


@pytest.mark.parametrize(
    ("state", "buyers", "sellers"),
    [
        ("unpaid", View.NEEDS_ME, View.WAITING),
        ("confirming", View.WAITING, View.WAITING),
        ("queued", View.WAITING, View.NEEDS_ME),
        ("delivered", View.NEEDS_ME, View.WAITING),
        ("cancelled", View.CLOSED, View.CLOSED),
    ],
)
def test_an_order_is_in_the_group_of_whose_turn_it_is_and_among_what_goes_on(
    state: str, buyers: View, sellers: View
) -> None:
    goes_on = set() if buyers is View.CLOSED else {View.ACTIVE}
    assert groups(SERVICE.state(state), BUYER) == goes_on | {buyers}
    assert groups(SERVICE.state(state), SELLER) == goes_on | {sellers}
    assert ("buyer", state) in standings()[buyers]
    assert ("seller", state) in standings()[sellers]


def test_counts_by_role_and_state_are_counts_of_groups() -> None:
    counts = {("buyer", "queued"): 2, ("seller", "queued"): 3, ("seller", "overdue"): 1, ("buyer", "completed"): 4}
    assert tally(counts, favourites=5) == {
        View.NEEDS_ME: 4,
        View.ACTIVE: 6,
        View.WAITING: 2,
        View.CLOSED: 4,
        View.FAVOURITES: 5,
    }


def test_each_order_says_how_it_stands_and_opens_with_a_button() -> None:
    order = an_order("delivered", id=OrderId("K7Q2XXXXXXXX"))
    screen = orders(a_page(order), SAID)
    assert words(screen) == (
        "<b>7 orders need you</b>\n\n"
        "📦 <b>Logo for a bakery</b> · K7Q2 · 60.00 €\n"
        "Delivered, until Mon 9 Nov, 13:00 (7 days left)"
    )
    assert labels(screen) == [
        ["📦 Logo for a bakery · K7Q2"],
        ["›"],
        ["Active (8)", "Waiting (1)"],
        ["Closed (0)", "★ Favourites (2)"],
        ["To my calendar", "Billing"],
    ]
    assert [each.does for each in buttons(screen)[:2]] == [
        Press("card", ("K7Q2XXXXXXXX",)),
        Press("orders", ("needs_me", "1")),
    ]


def test_a_seller_sees_that_it_is_a_sale() -> None:
    text = orders(a_page(an_order("queued"), reader=BORIS), SAID).text
    assert "you sell for 60.00 €" in text


def test_the_last_page_leads_back_only() -> None:
    screen = orders(a_page(an_order("delivered"), number=1), SAID)
    assert labels(screen)[1] == ["‹"]


def test_a_closed_order_has_no_time_to_watch() -> None:
    screen = orders(a_page(an_order("completed"), group=View.CLOSED), SAID)
    assert screen.text.endswith("· 60.00 €\nCompleted")


def test_an_empty_list_says_how_to_fill_it_to_those_who_have_no_order_at_all() -> None:
    begin = "To order something, open the link"
    none = dict.fromkeys(View, 0)
    assert begin in orders(a_page(counts=none), SAID).text
    assert begin not in orders(a_page(counts={**none, View.CLOSED: 1}), SAID).text
    assert labels(orders(a_page(counts=none), SAID))[0] == ["Browse services", "Sell a service"]


def test_a_long_title_leaves_the_code_on_the_button() -> None:
    screen = orders(a_page(an_order("delivered", id=OrderId("K7Q2XXXXXXXX"), title="Words " * 13)), SAID)
    assert buttons(screen)[0].label.endswith("… · K7Q2")


@pytest.mark.parametrize("where", View)
def test_an_empty_group_says_what_would_be_in_it_and_leads_to_the_others(where: View) -> None:
    screen = orders(a_page(group=where, counts=dict.fromkeys(View, 0)), SAID)
    ways = [button.does for button in buttons(screen)]
    assert {Press("orders", (each.value, "0")) for each in View if each is not where} <= set(ways)
    assert len(words(screen).split("\n\n")) == 3


def test_no_favourite_says_where_the_star_is() -> None:
    assert "☆ Favourite" in orders(a_page(group=View.FAVOURITES, counts=COUNTS), SAID).text
