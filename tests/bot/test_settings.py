"""A wrong setting stops the start with one line that names it; the descriptions never drift from what is read."""

import re
import traceback
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from bot.settings import Address, BadSettings, Settings, load_settings, names
from core.person import Account, Platform

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "AbC-_" * 7
DISCORD_TOKEN = "MTA0MjAwMDAwMDAwMDAwMDAwMA.GnaBcD." + "AbC-_" * 7
SECRET = "s3cret-Of_the-hook"
ON_TELEGRAM = {"TELEGRAM_TOKEN": TOKEN, "STAFF": "7"}
ON_DISCORD = {"DISCORD_TOKEN": DISCORD_TOKEN, "STAFF": "discord:7"}


def on_telegram(number: int) -> Account:
    return Account(Platform.TELEGRAM, number)


def on_discord(number: int) -> Account:
    return Account(Platform.DISCORD, number)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.delenv(name, raising=False)


def loaded(tmp_path: Path, values: Mapping[str, str]) -> Settings:
    env_file = tmp_path / ".env"
    env_file.write_text("".join(f"{name}={value}\n" for name, value in values.items()), encoding="utf-8")
    return load_settings(env_file)


def test_without_any_setting_the_bot_starts_on_the_sandbox_with_sqlite(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "there is none")

    assert settings.telegram_token is None
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///state/handover.db"
    assert settings.sandbox_listen == Address("127.0.0.1", 8080)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CURRENCY", "USD")

    assert loaded(tmp_path, {"CURRENCY": "GBP", "LOG_LEVEL": "debug"}).currency == "USD"


@pytest.mark.parametrize(
    ("name", "written", "field", "read"),
    [
        ("STAFF", "12345678, 87654321,12345678", "staff", (on_telegram(12345678), on_telegram(87654321))),
        ("STAFF", "4503599627370495", "staff", (on_telegram(2**52 - 1),)),
        ("STAFF", "telegram:7, 8", "staff", (on_telegram(7), on_telegram(8))),
        ("STAFF", "7, Discord: 9223372036854775807", "staff", (on_telegram(7), on_discord(2**63 - 1))),
        ("STAFF", "", "staff", ()),
        ("PAYMENT_INSTRUCTIONS", "IBAN DE12\\nAnna", "payment_instructions", "IBAN DE12\nAnna"),
        ("FEE_PERCENT", "2.5", "fee_basis_points", 250),
        ("FEE_PERCENT", "50", "fee_percent", Decimal(50)),
        ("FEE_PERCENT", "0.01", "fee_basis_points", 1),
        ("CURRENCY", "kzt", "currency", "KZT"),
        ("LANGUAGE", "RU", "language", "ru"),
        ("TIMEZONE", "Asia/Almaty", "timezone", "Asia/Almaty"),
        ("HOLIDAYS", "de", "holidays", "DE"),
        ("STATE_DIR", "/var/lib/handover", "state_dir", Path("/var/lib/handover")),
        ("LOG_LEVEL", "warning", "log_level", "WARNING"),
        ("MAX_FILE_MB", "1", "max_file_mb", 1),
        ("DISCORD_MESSAGE_CONTENT", "On", "discord_message_content", True),
        ("STARS", "on", "stars", True),
        (
            "DISCORD_GATEWAY_URL",
            "ws://127.0.0.1:8080/discord/gateway",
            "discord_gateway_url",
            "ws://127.0.0.1:8080/discord/gateway",
        ),
        ("SANDBOX_LISTEN", "0.0.0.0:0", "sandbox_listen", Address("0.0.0.0", 0)),  # noqa: S104 - only read, not bound
        ("SANDBOX_LISTEN", "[::1]:8080", "sandbox_listen", Address("::1", 8080)),
        ("TELEGRAM_WEBHOOK_LISTEN", "localhost:65535", "telegram_webhook_listen", Address("localhost", 65535)),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8082/", "telegram_api_url", "http://127.0.0.1:8082"),
        ("SANDBOX_URL", "http://127.0.0.1:9090", "sandbox_url", "http://127.0.0.1:9090"),
        ("SMTP_URL", "", "smtp_url", None),
    ],
)
def test_a_value_is_read_as_it_is_meant(tmp_path: Path, name: str, written: str, field: str, read: object) -> None:
    assert getattr(loaded(tmp_path, {name: written}), field) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("sqlite:///orders.db", "sqlite+aiosqlite:///orders.db"),
        ("sqlite+aiosqlite:////var/lib/orders.db", "sqlite+aiosqlite:////var/lib/orders.db"),
        ("postgresql://me:pass@db/handover", "postgresql+psycopg://me:pass@db/handover"),
        ("postgres://me:pass@db/handover", "postgresql+psycopg://me:pass@db/handover"),
        ("postgresql+psycopg://db/handover", "postgresql+psycopg://db/handover"),
    ],
)
def test_a_database_is_named_in_any_usual_way(tmp_path: Path, written: str, read: str) -> None:
    assert loaded(tmp_path, {"DATABASE_URL": written}).database_url.get_secret_value() == read


@pytest.mark.parametrize("sender", ["orders@example.org", "Handover <orders@example.org>", "Ло́го <a@b.example>"])
def test_a_mail_server_and_the_address_of_its_mails_are_set_together(tmp_path: Path, sender: str) -> None:
    mail = {"SMTP_URL": "smtps://me:p%40ss@mail.example.org", "SMTP_FROM": sender}
    settings = loaded(tmp_path, mail)
    assert settings.smtp_url is not None
    assert settings.smtp_url.get_secret_value() == mail["SMTP_URL"]
    assert settings.smtp_from == sender
    for name, value in mail.items():
        with pytest.raises(BadSettings, match="set SMTP_URL and SMTP_FROM, or neither"):
            loaded(tmp_path, {name: value})


PROVIDER = "123456789:TEST:NThlNWQ3NDk0"

WRONG = [
    ("SMTP_URL", "mail.example.org"),
    ("SMTP_URL", "https://mail.example.org"),
    ("SMTP_URL", "smtp://"),
    ("SMTP_URL", "smtp://mail.example.org/box"),
    ("SMTP_URL", "smtp://mail.example.org?tls=off"),
    ("SMTP_URL", "smtp://mail.example.org:99999"),
    ("SMTP_URL", "smtp://me@mail.example.org"),
    ("SMTP_URL", "smtp://:secret@mail.example.org"),
    ("SMTP_FROM", "orders"),
    ("SMTP_FROM", "Handover orders@example.org"),
    ("SMTP_FROM", "a@example.org, b@example.org"),
    ("SMTP_FROM", "<orders@localhost>"),
    ("TELEGRAM_TOKEN", "123456789:tooshort"),
    ("TELEGRAM_TOKEN", "abc:" + "A" * 35),
    ("TELEGRAM_TOKEN", "1:" + "A" * 34),
    ("TELEGRAM_TOKEN", TOKEN + "!"),
    ("DISCORD_TOKEN", TOKEN),
    ("DISCORD_TOKEN", DISCORD_TOKEN.partition(".")[0]),
    ("DISCORD_TOKEN", DISCORD_TOKEN + "!"),
    ("DISCORD_API_URL", "discord.com"),
    ("DISCORD_GATEWAY_URL", "https://gateway.discord.gg"),
    ("DISCORD_MESSAGE_CONTENT", "yes please"),
    ("STARS", "50"),
    ("TELEGRAM_PAYMENT_TOKEN", "a provider"),
    ("TELEGRAM_PAYMENT_TOKEN", TOKEN),
    ("TELEGRAM_API_URL", "api.telegram.org"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
    ("TELEGRAM_API_URL", "http://[::1"),
    ("TELEGRAM_API_URL", "https://host:99999"),
    ("TELEGRAM_WEBHOOK_URL", "/hook"),
    ("TELEGRAM_WEBHOOK_SECRET", "with space"),
    ("TELEGRAM_WEBHOOK_SECRET", "x" * 257),
    ("TELEGRAM_WEBHOOK_LISTEN", "8081"),
    ("TELEGRAM_WEBHOOK_LISTEN", "127.0.0.1:"),
    ("SANDBOX_LISTEN", "127.0.0.1:65536"),
    ("SANDBOX_LISTEN", "127.0.0.1:٣"),
    ("SANDBOX_URL", "localhost:8080"),
    ("DATABASE_URL", "mysql://db/handover"),
    ("DATABASE_URL", "sqlite+aiosqlite:///"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "sqlite://orders.db"),
    ("DATABASE_URL", "orders.db"),
    ("STAFF", "anna"),
    ("STAFF", "irc:5"),
    ("STAFF", ":5"),
    ("STAFF", "discord:"),
    ("STAFF", "discord:9223372036854775808"),
    ("STAFF", "discord:telegram:5"),
    ("STAFF", "-5"),
    ("STAFF", "0"),
    ("STAFF", "9" * 5000),
    ("STAFF", "4503599627370496"),
    ("PAYMENT_INSTRUCTIONS", "x" * 401),
    ("CURRENCY", "EURO"),
    ("CURRENCY", "XTR"),
    ("FEE_PERCENT", "-0.01"),
    ("FEE_PERCENT", "50.01"),
    ("FEE_PERCENT", "2.555"),
    ("FEE_PERCENT", "5%"),
    ("FEE_PERCENT", "nan"),
    ("FEE_PERCENT", "1e999999"),
    ("LANGUAGE", "tlh"),
    ("TIMEZONE", "Mars/Olympus"),
    ("TIMEZONE", "../../etc/passwd"),
    ("HOLIDAYS", "Atlantis"),
    ("LOG_LEVEL", "loud"),
    ("MAX_FILE_MB", "0"),
    ("MAX_FILE_MB", "2001"),
    ("MAX_FILE_MB", "1.5"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_in_one_line_that_names_it(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSettings) as refused:
        loaded(tmp_path, {name: value})

    line = str(refused.value)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line


@pytest.mark.parametrize("name", sorted({name for name, _ in WRONG}))
def test_a_secret_in_the_wrong_place_is_not_shown_by_the_refusal(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSettings) as refused:
        loaded(tmp_path, {name: f"{TOKEN} {DISCORD_TOKEN} {SECRET}"})

    shown = "".join(traceback.format_exception(refused.value))
    assert TOKEN not in shown
    assert DISCORD_TOKEN not in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"TELEGRAM_TOKEN": TOKEN}, "STAFF"),
        ({"DISCORD_TOKEN": DISCORD_TOKEN}, "STAFF"),
        ({**ON_DISCORD, "SANDBOX_URL": "http://127.0.0.1:8080"}, "SANDBOX_URL"),
        ({**ON_TELEGRAM, "SANDBOX_URL": "http://127.0.0.1:8080"}, "SANDBOX_URL"),
        ({**ON_TELEGRAM, "TELEGRAM_WEBHOOK_URL": "https://example.org/hook"}, "TELEGRAM_WEBHOOK_SECRET"),
        (
            {**ON_TELEGRAM, "TELEGRAM_WEBHOOK_URL": "http://example.org", "TELEGRAM_WEBHOOK_SECRET": SECRET},
            "TELEGRAM_WEBHOOK_URL",
        ),
        (
            {**ON_TELEGRAM, "TELEGRAM_WEBHOOK_URL": "https://example.org:8081", "TELEGRAM_WEBHOOK_SECRET": SECRET},
            "TELEGRAM_WEBHOOK_URL",
        ),
        ({"MAX_FILE_MB": "21"}, "MAX_FILE_MB"),
        ({**ON_TELEGRAM, "CURRENCY": "XTR"}, "CURRENCY"),
        ({**ON_DISCORD, "STARS": "on"}, "STARS"),
        ({**ON_DISCORD, "TELEGRAM_PAYMENT_TOKEN": PROVIDER}, "TELEGRAM_PAYMENT_TOKEN"),
    ],
)
def test_settings_that_do_not_fit_together_are_refused_by_name(
    tmp_path: Path, values: Mapping[str, str], named: str
) -> None:
    with pytest.raises(BadSettings, match=f"^{named}: ") as refused:
        loaded(tmp_path, values)

    assert TOKEN not in str(refused.value)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "values",
    [
        ON_TELEGRAM,
        ON_DISCORD,
        {**ON_TELEGRAM, "DISCORD_TOKEN": DISCORD_TOKEN},
        {**ON_TELEGRAM, "TELEGRAM_WEBHOOK_URL": "https://example.org:8443/x", "TELEGRAM_WEBHOOK_SECRET": SECRET},
        {**ON_TELEGRAM, "TELEGRAM_API_URL": "http://10.0.0.1:8081", "MAX_FILE_MB": "2000"},
        {
            **ON_TELEGRAM,
            "TELEGRAM_API_URL": "http://10.0.0.1:8081",
            "TELEGRAM_WEBHOOK_URL": "http://10.0.0.2:9000",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
        },
        {"SANDBOX_URL": "http://127.0.0.1:8080"},
        {**ON_TELEGRAM, "STARS": "on", "CURRENCY": "xtr", "TELEGRAM_PAYMENT_TOKEN": PROVIDER},
    ],
)
def test_settings_that_fit_together_are_taken(tmp_path: Path, values: Mapping[str, str]) -> None:
    loaded(tmp_path, values)


def test_a_misspelt_variable_is_refused_and_the_right_one_offered(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"^TELEGRAM_TOKE: .*TELEGRAM_TOKEN"):
        loaded(tmp_path, {"TELEGRAM_TOKE": TOKEN})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"STAFF=7\nTELEGRAM_TOKEN {TOKEN}\n".encode(), "line 2"),
        (b"TELEGRAM_TOKEN\n", "line 1"),
        (b"CURRENCY=\xff\xfe\n", "UTF-8"),
    ],
)
def test_a_line_of_the_file_that_cannot_be_read_is_refused_by_its_number(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / ".env").write_bytes(content)

    with pytest.raises(BadSettings, match=said) as refused:
        load_settings(tmp_path / ".env")

    assert TOKEN not in str(refused.value)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read"):
        load_settings(tmp_path)


def test_no_secret_shows_when_settings_are_printed(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        {
            **ON_TELEGRAM,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "DISCORD_TOKEN": DISCORD_TOKEN,
            "SMTP_URL": "smtps://me:m%40il5@mail.example.org",
            "SMTP_FROM": "orders@example.org",
            "DATABASE_URL": "postgresql://me:pa55word@db/handover",
        },
    )

    assert settings.secrets == (TOKEN, SECRET, DISCORD_TOKEN, "pa55word", "m@il5")
    for secret in settings.secrets:
        assert secret not in repr(settings)
        assert secret not in str(settings)


def described() -> dict[str, str]:
    """Each variable of .env.example with its value; asserts that a comment stands right above it."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    found = {}
    for above, line in zip(["", *lines], lines, strict=False):
        if line and not line.startswith("#"):
            name, _, value = line.partition("=")
            assert above.startswith("# "), f"{name} has no comment"
            found[name] = value
    return found


def test_the_example_names_every_setting_once_and_no_other() -> None:
    assert sorted(described()) == sorted(names())


def test_the_example_copied_whole_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(ROOT / ".env.example") == load_settings(tmp_path / "there is none")


def test_the_example_gives_every_default_in_full() -> None:
    filled = {name for name, value in described().items() if value}
    defaults = {name.upper() for name, field in Settings.model_fields.items() if field.default not in (None, "", ())}

    assert filled == defaults


def test_the_readme_lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`|–) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)

    assert dict(rows) == described()
