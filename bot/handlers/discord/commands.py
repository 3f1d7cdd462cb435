"""The commands of Discord: their names and what they are for in every language, and which act each of them is.

Whatever can be typed in a chat (`door.COMMANDS`) is the same here; commands with something to pick are groups.
"""

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.app_commands import Choice, CommandTree, Group, locale_str

from bot.discord.button import Interaction
from bot.discord.connect import DiscordClient
from bot.handlers.discord.reception import Look, Reception
from bot.talk import finding
from bot.talk.finding import Found
from bot.talk.services import DEEP_LINK
from bot.texts import library

PLAIN = (
    "orders", "sell", "browse", "balance", "billing", "settings", "setup", "staff", "cases", "unlink", "cancel",
    "help", "privacy",
)  # fmt: skip
ABOUT = {"setup": "slash-setup-about"}
LONGEST_CHOICE = 100


def tree(client: DiscordClient, reception: Reception) -> CommandTree[DiscordClient]:
    """The tree of commands, to be synced by `bot.handlers.discord.sync`."""
    commands: CommandTree[DiscordClient] = CommandTree(
        client,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    for name in PLAIN:
        commands.add_command(_plain(name, reception))
    commands.add_command(_orders(reception))
    commands.add_command(_services(reception))
    commands.add_command(_open(reception))
    commands.add_command(_link(reception))
    commands.add_command(_from_message(reception))
    return commands


def _plain(name: str, reception: Reception) -> app_commands.Command[Group, ..., None]:
    async def callback(interaction: Interaction) -> None:
        await reception.command(interaction, f"/{name}")

    about = ABOUT.get(name, f"command-{name}")
    return app_commands.Command(name=text(f"slash-{name}"), description=text(about), callback=callback)


def _orders(reception: Reception) -> Group:
    async def offered(interaction: Interaction, current: str) -> list[Choice[str]]:
        return await _offered(reception, interaction, current, finding.my_orders)

    @app_commands.rename(order=text("slash-order"))
    @app_commands.describe(order=text("slash-order-which"))
    @app_commands.autocomplete(order=offered)
    async def opened(interaction: Interaction, order: str) -> None:
        await reception.open_order(interaction, order)

    async def listed(interaction: Interaction) -> None:
        await reception.command(interaction, "/orders")

    group = Group(name=text("slash-order"), description=text("command-orders"))
    group.add_command(
        app_commands.Command(name=text("slash-open"), description=text("slash-order-open"), callback=opened)
    )
    group.add_command(
        app_commands.Command(name=text("slash-list"), description=text("command-orders"), callback=listed)
    )
    return group


def _services(reception: Reception) -> app_commands.Command[Group, ..., None]:
    async def offered(interaction: Interaction, current: str) -> list[Choice[str]]:
        return await _offered(reception, interaction, current, finding.my_services)

    @app_commands.rename(service=text("slash-service"))
    @app_commands.describe(service=text("slash-service-which"))
    @app_commands.autocomplete(service=offered)
    async def shown(interaction: Interaction, service: str = "") -> None:
        if service:
            await _open_service(reception, interaction, service)
        else:
            await reception.command(interaction, "/services")

    return app_commands.Command(name=text("slash-services"), description=text("command-services"), callback=shown)


def _open(reception: Reception) -> app_commands.Command[Group, ..., None]:
    async def offered(interaction: Interaction, current: str) -> list[Choice[str]]:
        return await _offered(reception, interaction, current, finding.on_sale)

    @app_commands.rename(service=text("slash-service"))
    @app_commands.describe(service=text("slash-service-which"))
    @app_commands.autocomplete(service=offered)
    async def opened(interaction: Interaction, service: str) -> None:
        await _open_service(reception, interaction, service)

    return app_commands.Command(name=text("slash-open"), description=text("slash-open-about"), callback=opened)


def _link(reception: Reception) -> app_commands.Command[Group, ..., None]:
    @app_commands.rename(code=text("slash-code"))
    @app_commands.describe(code=text("slash-code-which"))
    async def linked(interaction: Interaction, code: str = "") -> None:
        await reception.command(interaction, f"/link {code}".strip())

    return app_commands.Command(name=text("slash-link"), description=text("command-link"), callback=linked)


def _from_message(reception: Reception) -> app_commands.ContextMenu:
    async def opened(interaction: Interaction, message: discord.Message) -> None:
        await reception.open_from(interaction, message)

    return app_commands.ContextMenu(name=text("slash-from-message"), callback=opened)


async def _open_service(reception: Reception, interaction: Interaction, service: str) -> None:
    await reception.command(interaction, f"/start {DEEP_LINK}{finding.service_of(service) or '-'}")


async def _offered(reception: Reception, interaction: Interaction, current: str, look: Look) -> list[Choice[str]]:
    return _choices(await reception.found(interaction, current, look))


def _choices(found: Sequence[Found]) -> list[Choice[str]]:
    return [Choice(name=each.label[:LONGEST_CHOICE], value=each.id) for each in found]


def text(name: str) -> locale_str:
    """What the text `name` says in English, with its name for the other languages."""
    return locale_str(library.look_up("en", name, {}) or name, text=name)


class Translator(app_commands.Translator):
    """Says a text of ours in the languages that Discord and we have both."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        del context
        language, name = locale.value.partition("-")[0], string.extras.get("text")
        return library.look_up(language, name, {}) if name and language in library.languages() else None
