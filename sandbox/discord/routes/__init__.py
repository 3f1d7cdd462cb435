"""The calls of the REST API, group by group."""

from sandbox.discord.call import Route
from sandbox.discord.routes import account, answers, channels, guilds, messages, threads

ROUTES: tuple[Route, ...] = (
    *account.ROUTES,
    *messages.ROUTES,
    *threads.ROUTES,
    *channels.ROUTES,
    *guilds.ROUTES,
    *answers.ROUTES,
)
