"""Every setting is checked before anything starts; a wrong one stops the start with one line that names its variable.

The line never repeats the value: a secret pasted into the wrong variable would be shown by it.
"""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import holidays
from dotenv.parser import parse_stream
from pydantic import BeforeValidator, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.smtp import read_sender, read_server
from bot.texts import languages
from core.money import DECIMALS
from core.person import Account, Platform

PUBLIC_API = "https://api.telegram.org"
DISCORD_API = "https://discord.com/api/v10"
DISCORD_GATEWAY = "wss://gateway.discord.gg"
STRIPE_API = "https://api.stripe.com"
PUBLIC_DOWNLOAD_MB = 20  # what the public Bot API server lets a bot download; one's own server gives 2,000
OWN_DOWNLOAD_MB = 2_000
WEBHOOK_PORTS = frozenset({443, 80, 88, 8443})  # the only ones that the public Bot API server calls
MOST_FEE_PERCENT = 50
LONGEST_INSTRUCTIONS = 400  # characters: they stand on a card with everything else
LARGEST_PORT = 65_535
PLATFORMS = {platform.value: platform for platform in Platform}
LARGEST_ID = {Platform.TELEGRAM: 2**52, Platform.DISCORD: 2**63}  # Telegram: at most 52 significant bits

TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{35,}")
DISCORD_TOKEN = re.compile(r"[A-Za-z0-9_-]{18,40}\.[A-Za-z0-9_-]{5,10}\.[A-Za-z0-9_-]{25,60}")
PAYMENT_TOKEN = re.compile(r"\d{1,20}:(LIVE|TEST):[A-Za-z0-9:_-]{3,200}")
STRIPE_KEY = re.compile(r"(sk|rk)_(live|test)_[A-Za-z0-9_]{3,250}")
SIGNING_SECRET = re.compile(r"whsec_[A-Za-z0-9+/=_-]{8,250}")
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
STARS = "XTR"
SWITCH = {"on": True, "off": False}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSettings(Exception):
    """A setting is missing, wrong or unknown; the text is one line for the person who starts the bot."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server of ours listens. Port 0 is any free one."""

    host: str
    port: int


def _address(value: Any) -> Address:
    host, _, port = str(value).rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port[:9]) > LARGEST_PORT:
        raise ValueError("give an address and a port, such as 127.0.0.1:8080")
    return Address(host.strip("[]"), int(port))


def _web_address(value: Any) -> str:
    return _address_of(str(value), {"http", "https"}, "give a web address, such as https://bot.example.org/telegram")


def _gateway(value: Any) -> str:
    return _address_of(str(value), {"ws", "wss"}, f"give the address of a WebSocket, such as {DISCORD_GATEWAY}")


def _address_of(text: str, schemes: set[str], wrong: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in schemes and parts.hostname and parts.port != 0 and not parts.query
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(wrong)
    return text.rstrip("/")


def _token(value: Any) -> SecretStr:
    if not TOKEN.fullmatch(str(value)):
        raise ValueError("this is no bot token; BotFather gives one like 123456789: followed by 35 letters and digits")
    return SecretStr(str(value))


def _discord_token(value: Any) -> SecretStr:
    if not DISCORD_TOKEN.fullmatch(str(value)):
        raise ValueError("this is no bot token; the page Bot of your application at discord.com/developers gives one")
    return SecretStr(str(value))


def _payment_token(value: Any) -> SecretStr:
    if not PAYMENT_TOKEN.fullmatch(str(value)):
        raise ValueError("this is no provider token; BotFather gives one under Payments, like 123456789:TEST:abcdef")
    return SecretStr(str(value))


def _stripe_key(value: Any) -> SecretStr:
    if not STRIPE_KEY.fullmatch(str(value)):
        raise ValueError("this is no secret key; Stripe's dashboard gives one under Developers, API keys: sk_test_…")
    return SecretStr(str(value))


def _signing_secret(value: Any) -> SecretStr:
    if not SIGNING_SECRET.fullmatch(str(value)):
        raise ValueError("this is no signing secret; Stripe's dashboard gives one for each webhook endpoint: whsec_…")
    return SecretStr(str(value))


def _switch(value: Any) -> bool:
    if str(value).lower() not in SWITCH:
        raise ValueError(f"give one of {', '.join(SWITCH)}")
    return SWITCH[str(value).lower()]


def _webhook_secret(value: Any) -> SecretStr:
    if not WEBHOOK_SECRET.fullmatch(str(value)):
        raise ValueError("give 1 to 256 characters out of A-Z, a-z, 0-9, _ and -")
    return SecretStr(str(value))


def _database(value: Any) -> SecretStr:
    """The address with the driver that reads use. SQLite in memory is refused: it would lose every order at the end."""
    scheme, separator, rest = str(value).partition("://")
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    driver = drivers.get(scheme, scheme)
    fits = separator and driver in drivers.values() and rest.strip("/")
    if not fits or (driver.startswith("sqlite") and (not rest.startswith("/") or ":memory:" in rest)):
        raise ValueError("give sqlite:///path/of/a/file or postgresql://user:password@host/name")
    return SecretStr(f"{driver}://{rest}")


def _staff(value: Any) -> tuple[Account, ...]:
    parts = [part.strip() for part in str(value).split(",") if part.strip()]
    accounts = [_account(part) for part in parts]
    read = tuple(dict.fromkeys(account for account in accounts if account))
    if not all(accounts):
        raise ValueError("give user ids with commas between, Telegram's as 12345678, Discord's as discord:12345678")
    return read


def _account(part: str) -> Account | None:
    """The account of `12345678`, `telegram:12345678` or `discord:12345678`."""
    word, colon, number = part.rpartition(":")
    platform = PLATFORMS.get(word.strip().lower() if colon else Platform.TELEGRAM.value)
    address = number.strip()
    if platform is None or not address.isascii() or not address.isdigit():
        return None
    return Account(platform, int(address)) if 0 < int(address[:20]) < LARGEST_ID[platform] else None


def _percent(value: Any) -> Decimal:
    wrong = f"give a number from 0 to {MOST_FEE_PERCENT} with at most two decimals, such as 2.5"
    try:
        percent = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(wrong) from None
    if not percent.is_finite() or not 0 <= percent <= MOST_FEE_PERCENT or percent != round(percent, 2):
        raise ValueError(wrong)
    return percent


def _instructions(value: Any) -> str:
    text = str(value).replace("\\n", "\n").strip()
    if len(text) > LONGEST_INSTRUCTIONS:
        raise ValueError(f"give at most {LONGEST_INSTRUCTIONS} characters")
    if TOKEN.search(text) or DISCORD_TOKEN.search(text):
        raise ValueError("there is a bot token in it, and every buyer would read it")
    return text


def _smtp_url(value: Any) -> SecretStr:
    if read_server(str(value)) is None:
        raise ValueError("give smtps://user:password@host or smtp://user:password@host, with signs like @ as %40")
    return SecretStr(str(value))


def _smtp_from(value: Any) -> str:
    if read_sender(str(value)) is None:
        raise ValueError("give an address, such as orders@example.org or Handover <orders@example.org>")
    return str(value)


def _megabytes(value: Any) -> int:
    text = str(value)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= OWN_DOWNLOAD_MB:
        raise ValueError(f"give whole megabytes, from 1 to {OWN_DOWNLOAD_MB}")
    return int(text)


def _timezone(value: Any) -> str:
    if str(value) not in available_timezones():
        raise ValueError("give a time zone by its IANA name, such as Europe/Berlin")
    return str(value)


def _currencies() -> tuple[str, ...]:
    return tuple(DECIMALS)


def _countries() -> tuple[str, ...]:
    return tuple(holidays.list_supported_countries())


def _one_of(choices: Callable[[], tuple[str, ...]], wrong: str, fold: Callable[[str], str]) -> BeforeValidator:
    def check(value: Any) -> str:
        folded = fold(str(value))
        if folded not in choices():
            raise ValueError(wrong.format(", ".join(choices())))
        return folded

    return BeforeValidator(check)


class Settings(BaseSettings):
    """What the operator decides; `.env.example` says what each is, and its unit. One left empty has its default."""

    model_config = SettingsConfigDict(
        enable_decoding=False,  # else values of more than one part are read as JSON
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=False,
    )

    telegram_token: Annotated[SecretStr | None, BeforeValidator(_token)] = None
    telegram_api_url: Annotated[str, BeforeValidator(_web_address)] = PUBLIC_API
    telegram_webhook_url: Annotated[str | None, BeforeValidator(_web_address)] = None
    telegram_webhook_secret: Annotated[SecretStr | None, BeforeValidator(_webhook_secret)] = None
    telegram_webhook_listen: Annotated[Address, BeforeValidator(_address)] = Address("127.0.0.1", 8081)
    telegram_payment_token: Annotated[SecretStr | None, BeforeValidator(_payment_token)] = None
    stars: Annotated[bool, BeforeValidator(_switch)] = False
    stripe_secret_key: Annotated[SecretStr | None, BeforeValidator(_stripe_key)] = None
    stripe_webhook_secret: Annotated[SecretStr | None, BeforeValidator(_signing_secret)] = None
    stripe_webhook_listen: Annotated[Address, BeforeValidator(_address)] = Address("127.0.0.1", 8082)
    stripe_api_url: Annotated[str, BeforeValidator(_web_address)] = STRIPE_API
    discord_token: Annotated[SecretStr | None, BeforeValidator(_discord_token)] = None
    discord_api_url: Annotated[str, BeforeValidator(_web_address)] = DISCORD_API
    discord_gateway_url: Annotated[str, BeforeValidator(_gateway)] = DISCORD_GATEWAY
    discord_message_content: Annotated[bool, BeforeValidator(_switch)] = False
    smtp_url: Annotated[SecretStr | None, BeforeValidator(_smtp_url)] = None
    smtp_from: Annotated[str | None, BeforeValidator(_smtp_from)] = None
    database_url: Annotated[SecretStr, BeforeValidator(_database)] = SecretStr("sqlite+aiosqlite:///state/handover.db")
    state_dir: Path = Path("state")
    staff: Annotated[tuple[Account, ...], BeforeValidator(_staff)] = ()
    payment_instructions: Annotated[str, BeforeValidator(_instructions)] = ""
    currency: Annotated[str, _one_of(_currencies, "give one of {}", str.upper)] = "EUR"
    fee_percent: Annotated[Decimal, BeforeValidator(_percent)] = Decimal(0)
    language: Annotated[str, _one_of(languages, "give one of {}", str.lower)] = "en"
    timezone: Annotated[str, BeforeValidator(_timezone)] = "UTC"
    holidays: Annotated[str, _one_of(_countries, "give a country by its ISO code, such as DE", str.upper)] = ""
    sandbox_listen: Annotated[Address, BeforeValidator(_address)] = Address("127.0.0.1", 8080)
    sandbox_url: Annotated[str | None, BeforeValidator(_web_address)] = None
    log_level: Annotated[str, _one_of(lambda: LEVELS, "give one of {}", str.upper)] = "INFO"
    max_file_mb: Annotated[int, BeforeValidator(_megabytes)] = PUBLIC_DOWNLOAD_MB

    @property
    def in_earnest(self) -> bool:
        """Whether the bot runs on a platform of the real world; else it plays on the sandbox."""
        return bool(self.telegram_token or self.discord_token)

    @property
    def fee_basis_points(self) -> int:
        """The fee as the ledger counts it: 10,000 is the whole."""
        return int(self.fee_percent * 100)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never reach a log."""
        telegram = (self.telegram_token, self.telegram_webhook_secret, self.telegram_payment_token)
        kept = (*telegram, self.discord_token, self.stripe_secret_key, self.stripe_webhook_secret)
        mail = read_server(self.smtp_url.get_secret_value()) if self.smtp_url else None
        passwords = (urlsplit(self.database_url.get_secret_value()).password, mail.password if mail else None)
        return (*(each.get_secret_value() for each in kept if each), *filter(None, passwords))

    @model_validator(mode="after")
    def _fits_together(self) -> "Settings":
        token = "TELEGRAM_TOKEN" if self.telegram_token else "DISCORD_TOKEN"
        if self.in_earnest and not self.staff:
            _refuse("STAFF", f"with a {token}, name who may confirm payments: user ids, with commas between")
        if self.in_earnest and self.sandbox_url:
            _refuse("SANDBOX_URL", f"a bot with a {token} does not play in a sandbox; set one of the two")
        if self.telegram_webhook_url and not self.telegram_webhook_secret:
            _refuse(
                "TELEGRAM_WEBHOOK_SECRET",
                "required with a TELEGRAM_WEBHOOK_URL, or anybody could pose as Telegram",
            )
        if bool(self.smtp_url) != bool(self.smtp_from):
            _refuse("SMTP_URL" if self.smtp_from else "SMTP_FROM", "set SMTP_URL and SMTP_FROM, or neither")
        self._fits_its_tills()
        if self.telegram_api_url == PUBLIC_API:
            self._fits_the_public_server()
        return self

    def _fits_its_tills(self) -> None:
        if self.currency == STARS and not self.stars:
            _refuse("CURRENCY", "XTR are Telegram's Stars, which are taken with STARS=on alone")
        if bool(self.stripe_secret_key) != bool(self.stripe_webhook_secret):
            name = "STRIPE_WEBHOOK_SECRET" if self.stripe_secret_key else "STRIPE_SECRET_KEY"
            _refuse(name, "set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither")
        if self.in_earnest and not self.telegram_token and (self.stars or self.telegram_payment_token):
            name = "STARS" if self.stars else "TELEGRAM_PAYMENT_TOKEN"
            _refuse(name, "this is money in Telegram, and needs a TELEGRAM_TOKEN")

    def _fits_the_public_server(self) -> None:
        if self.max_file_mb > PUBLIC_DOWNLOAD_MB:
            _refuse(
                "MAX_FILE_MB",
                f"more than {PUBLIC_DOWNLOAD_MB} needs a Bot API server of your own, see TELEGRAM_API_URL",
            )
        hook = urlsplit(self.telegram_webhook_url or "")
        if self.telegram_token and hook.scheme and (hook.scheme != "https" or (hook.port or 443) not in WEBHOOK_PORTS):
            _refuse("TELEGRAM_WEBHOOK_URL", "Telegram calls only https addresses on port 443, 80, 88 or 8443")


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of this process, from `env_file` if it is there, and from the environment, which wins.

    Raises `BadSettings` with one line that names what is wrong first and never shows a value.
    """
    _read_lines(env_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as refused:
        line = _line(refused.errors(include_url=False, include_context=False, include_input=False)[0])
    raise BadSettings(line)  # outside the except, so that no traceback can carry what was read


def names() -> tuple[str, ...]:
    """Every variable, in the order in which they are described."""
    return tuple(field.upper() for field in Settings.model_fields)


def _read_lines(env_file: Path) -> None:
    """Refuses a line that would be skipped in silence: a token without its "=" would start the sandbox instead."""
    if not env_file.exists():
        return
    try:
        with env_file.open(encoding="utf-8") as stream:
            broken = next(
                (each for each in parse_stream(stream) if each.error or (each.key and each.value is None)), None
            )
    except UnicodeDecodeError:
        raise BadSettings(f"{env_file} is not a text in UTF-8") from None
    except OSError as failure:
        raise BadSettings(f"{env_file} cannot be read: {failure.strerror}") from None
    if broken:
        raise BadSettings(f"{env_file}, line {broken.original.line}: write a setting as NAME=value")


def _refuse(name: str, reason: str) -> NoReturn:
    raise ValueError(f"{name}: {reason}")


def _line(error: ErrorDetails) -> str:
    reason = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return reason
    name = str(error["loc"][0]).upper()
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, names(), n=1)
        return f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else "")
    return f"{name}: {reason}"
