"""The commands of the bot, global and per guild, and the rules by which Discord takes them."""

import re
from typing import Any

from sandbox.discord.faulty import Faulty, Path
from sandbox.discord.refused import RefusedError
from sandbox.discord.snowflakes import Snowflakes
from sandbox.discord.values import Json

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE = 1, 2, 3, 4, 5, 6, 7, 8
MENTIONABLE, NUMBER, ATTACHMENT = 9, 10, 11
_MOST = {SLASH: 100, ON_USER: 15, ON_MESSAGE: 15}
_MOST_LETTERS = 8000
_SLASH_NAME = re.compile(r"[-_'\w]{1,32}")
_LOCALES = frozenset(
    [
        *("id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl"),
        *("pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW"),
        "ko",
    ]
)


class Commands:
    """What is registered, by guild; 0 is everywhere."""

    def __init__(self, snowflakes: Snowflakes) -> None:
        self._snowflakes = snowflakes
        self.registered: dict[int, list[Json]] = {0: []}
        self.created: dict[int, int] = {}
        self.overwrites = 0

    def overwrite(self, application: int, guild: int, said: Any, most_created: int) -> list[Json]:
        """Register these and no others; a command of the same name keeps its number. Raises 50035 and 30034."""
        faulty = Faulty()
        read = [_command(faulty, (index,), each) for index, each in enumerate(faulty.listed((), said, 0, 130))]
        _check_names(faulty, read)
        faulty.raise_any()
        before = {(each["type"], each["name"]): each for each in self.registered.get(guild, [])}
        new = [each for each in read if (each["type"], each["name"]) not in before]
        if self.created.get(guild, 0) + len(new) > most_created:
            words = "Max number of daily application command creates has been reached (200)"
            raise RefusedError(429, 30034, words, seconds=86_400)
        self.created[guild] = self.created.get(guild, 0) + len(new)
        self.overwrites += 1
        self.registered[guild] = [
            self._numbered(each, application, guild, before.get((each["type"], each["name"]))) for each in read
        ]
        return self.registered[guild]

    def find(self, name: str, kind: int, guild: int | None) -> Json | None:
        """The command that somebody sees under a name: a guild's own before a global one."""
        for scope in (guild, 0):
            for each in self.registered.get(scope, []) if scope is not None else []:
                if (each["name"], each["type"]) == (name, kind) and _fits(each, guild):
                    return each
        return None

    def seen(self, guild: int | None) -> list[Json]:
        """All commands that can be used in a guild, or in private for None."""
        own = self.registered.get(guild, []) if guild is not None else []
        names = {(each["type"], each["name"]) for each in own}
        everywhere = [each for each in self.registered[0] if (each["type"], each["name"]) not in names]
        return [each for each in (*own, *everywhere) if _fits(each, guild)]

    def _numbered(self, command: Json, application: int, guild: int, before: Json | None) -> Json:
        same = before is not None and {**before, "id": 0, "version": 0} == self._whole(command, application, guild)
        return self._whole(command, application, guild) | {
            "id": before["id"] if before else str(self._snowflakes.next()),
            "version": before["version"] if same and before else str(self._snowflakes.next()),
        }

    def _whole(self, command: Json, application: int, guild: int) -> Json:
        usual: Json = {
            "id": 0,
            "version": 0,
            "application_id": str(application),
            "default_member_permissions": None,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            "description": "",
            "name_localizations": None,
            "description_localizations": None,
        }
        return usual | command | ({"guild_id": str(guild)} if guild else {})


def option_named(options: Any, name: str) -> Json | None:
    """The option of a name."""
    return next((each for each in options or [] if each["name"] == name), None)


def _fits(command: Json, guild: int | None) -> bool:
    contexts = command.get("contexts")
    if contexts is None:
        return guild is not None or command.get("dm_permission") is not False
    return (0 if guild is not None else 1) in contexts


def _command(faulty: Faulty, path: Path, facts: Any) -> Json:
    if not isinstance(facts, dict):
        faulty.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return {"type": 0, "name": ""}
    kind = facts.get("type", SLASH)
    faulty.one_of((*path, "type"), kind, (SLASH, ON_USER, ON_MESSAGE))
    if kind == SLASH:
        _name(faulty, path, facts)
        faulty.text((*path, "description"), facts.get("description"), 1, 100)
        _options(faulty, path, facts.get("options"), depth=0)
        if _letters(facts) > _MOST_LETTERS:
            faulty.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({_MOST_LETTERS})")
    else:
        faulty.text((*path, "name"), facts.get("name"), 1, 32)
        if facts.get("description") or facts.get("options"):
            words = "Context menu commands cannot have description"
            faulty.add((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", words)
    _localized(faulty, path, facts)
    return {**facts, "type": kind}


def _options(faulty: Faulty, path: Path, value: Any, *, depth: int) -> None:
    seen: set[str] = set()
    optional = False
    for index, option in enumerate(faulty.listed((*path, "options"), value, 0, 25)):
        at = (*path, "options", index)
        _option(faulty, at, option, depth=depth)
        name, required = str(option.get("name")), bool(option.get("required"))
        if name in seen:
            words = "Option name already taken"
            faulty.add((*at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", words)
        if required and optional:
            words = "Required options must be placed before non-required options"
            faulty.add(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or (not required and option.get("type") not in {SUBCOMMAND, GROUP})
        seen.add(name)


def _option(faulty: Faulty, path: Path, option: Json, *, depth: int) -> None:
    kind = option.get("type")
    allowed = range(SUBCOMMAND if depth < 2 else STRING, ATTACHMENT + 1)  # noqa: PLR2004 - group, subcommand, option
    faulty.one_of((*path, "type"), kind, allowed)
    _name(faulty, path, option)
    faulty.text((*path, "description"), option.get("description"), 1, 100)
    _localized(faulty, path, option)
    choices = faulty.listed((*path, "choices"), option.get("choices"), 0, 25)
    for index, choice in enumerate(choices):
        faulty.text((*path, "choices", index, "name"), choice.get("name"), 1, 100)
    if choices and option.get("autocomplete"):
        words = "Cannot set choices for autocomplete options"
        faulty.add((*path, "choices"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", words)
    if kind in {SUBCOMMAND, GROUP}:
        _options(faulty, path, option.get("options"), depth=depth + 1)


def _name(faulty: Faulty, path: Path, facts: Json) -> None:
    name = faulty.text((*path, "name"), facts.get("name"), 1, 32)
    if name and (not _SLASH_NAME.fullmatch(name) or name != name.lower()):
        faulty.add((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _localized(faulty: Faulty, path: Path, facts: Json) -> None:
    for field, most in (("name_localizations", 32), ("description_localizations", 100)):
        for locale, words in (facts.get(field) or {}).items():
            faulty.one_of((*path, field), locale, sorted(_LOCALES))
            faulty.text((*path, field, locale), words, 1, most)


def _letters(facts: Json) -> int:
    own = sum(len(str(facts.get(field) or "")) for field in ("name", "description"))
    choices = sum(len(str(c.get("name"))) + len(str(c.get("value"))) for c in facts.get("choices") or [])
    return own + choices + sum(_letters(option) for option in facts.get("options") or [])


def _check_names(faulty: Faulty, read: list[Json]) -> None:
    seen: set[tuple[int, str]] = set()
    for index, each in enumerate(read):
        key = (each["type"], each.get("name", ""))
        if key in seen:
            words = "Application command names must be unique"
            faulty.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
        seen.add(key)
    for kind, most in _MOST.items():
        if sum(each["type"] == kind for each in read) > most:
            faulty.add((), "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
