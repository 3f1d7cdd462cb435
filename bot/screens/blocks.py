"""How the parts of a screen stand together, and the ways on that many screens share."""

from markupsafe import Markup

from bot.press import Press
from bot.screens.screen import Button
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line, size
from core.order import Order

Row = tuple[Button, ...]


def blocks(*parts: Markup | None) -> Markup:
    """Parts with an empty line between them; what is None or empty is left away."""
    return Markup("\n\n").join(part for part in parts if part)


def lines(*parts: Markup | None) -> Markup:
    return Markup("\n").join(part for part in parts if part)


def browse(voice: Voice) -> Button:
    return Button(voice.plain("go-browse"), Press("browse", ("0",)))


def my_services(voice: Voice) -> Button:
    return Button(voice.plain("go-services"), Press("services", ("0",)))


def my_balance(voice: Voice) -> Button:
    return Button(voice.plain("go-balance"), Press("balance"))


def sell(voice: Voice) -> Button:
    return Button(voice.plain("go-sell"), Press("sell"))


def my_orders(voice: Voice) -> Button:
    return Button(voice.plain("go-orders"), Press("mine"))


def billing(voice: Voice) -> Button:
    return Button(voice.plain("go-billing"), Press("billing", ("0",)))


def on_invoices(voice: Voice) -> Button:
    return Button(voice.plain("go-particulars"), Press("particulars"))


def to_order(order: Order, mark: str) -> Row:
    """The way to the card of `order`, with the sign of how it stands."""
    code = f" · {order.code}"
    isolated = 2
    title = line(order.title, LONGEST_LABEL - size(mark) - 1 - size(code) - isolated)
    return (Button(f"{mark} {title}{code}", Press("card", (order.id,))),)


def turning(voice: Voice, verb: str, page: int, *args: str, more: bool, then: int | None = None) -> Row:
    """‹ › of a long list. The number of the page is the last word of the press, after `args`. `then` is that of the
    next one, where pages are not simply counted.
    """
    before = Button(voice.plain("go-before"), Press(verb, (*args, str(page - 1))))
    after = Button(voice.plain("go-after"), Press(verb, (*args, str(page + 1 if then is None else then))))
    return (*((before,) if page else ()), *((after,) if more else ()))
