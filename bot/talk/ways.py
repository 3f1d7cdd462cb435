"""The start words by which a mail leads into the chat: to what it is about, to what is told where, and by a code."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

from bot.talk import mail, reading, relay, told
from bot.talk.reply import Reply
from bot.talk.verbs import an_id
from bot.talk.visit import Visit
from core.enquiry import EnquiryId
from core.mail import EMAIL
from core.order import OrderId

BY_ORDER, BY_CHAT, BY_CODE = "o_", "q_", "m_"
"""Before the number of an order, the number of an enquiry, and a code."""
TO_ORDERS, TO_SWITCHES = "mine", "mail"

Way: TypeAlias = Callable[[Visit], Awaitable[Reply]]


def way(word: str) -> Way | None:
    """Where `word` leads; None for what is none of a mail's."""
    if word == TO_ORDERS:
        return reading.my_orders
    if word == TO_SWITCHES:
        return partial(told.show, place=EMAIL)
    beginning, rest = word[:2], word[2:]
    if beginning == BY_CODE:
        return partial(mail.by_link, letters=rest)
    return _to(beginning, rest) if an_id(rest) else None


def _to(beginning: str, number: str) -> Way | None:
    if beginning == BY_ORDER:
        return partial(reading.card, order=OrderId(number))
    if beginning == BY_CHAT:
        return partial(relay.show, about=EnquiryId(number), page=0)
    return None
