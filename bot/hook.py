"""A web server for those who call us when something happened. Whoever calls is proved by what answers, not here."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias

from aiohttp import web

LARGEST_CALL = 1024 * 1024  # bytes; those of Telegram and of Stripe are a few thousand
STOP_TIME = 5.0  # seconds for calls under way when the server stops

Answer: TypeAlias = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def listen(answer: Answer, host: str, port: int) -> AsyncIterator[int]:
    """Takes calls, on whatever path a proxy leaves of the address, until the block ends, and says on which port (0 was
    any free one). Raises `OSError`.
    """
    app = web.Application(client_max_size=LARGEST_CALL)
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_TIME)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
