"""The methods of the Bot API: one function each, found by its name in lower case."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sandbox.telegram.methods import account, media, messages, payments
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.world import Telegram

Method: TypeAlias = Callable[[Telegram, Parameters], Any]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for group in (account.METHODS, media.METHODS, messages.METHODS, payments.METHODS)
    for name, method in group.items()
}
