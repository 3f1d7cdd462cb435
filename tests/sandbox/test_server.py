"""What all of the sandbox shares: its clock over HTTP, its page, and a start and an end that leave nothing behind."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.clock import SandboxClock
from sandbox.server import SandboxServer, serve
from tests.chat.phone import Phone
from tests.sandbox.conftest import START

PAGE = Path(__file__).parents[2] / "sandbox" / "page"


class Deadlines:
    """Stands for the bot: says when something is due next."""

    def __init__(self) -> None:
        self.next: datetime | None = None

    async def __call__(self) -> datetime | None:
        return self.next


@pytest.fixture
def due() -> Deadlines:
    return Deadlines()


@pytest.fixture
async def told(clock: SandboxClock, due: Deadlines) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, next_due=due) as server:
        yield server


async def move(http: aiohttp.ClientSession, server: SandboxServer, said: Any) -> tuple[int, dict[str, Any]]:
    async with http.post(f"{server.url}/sandbox/clock", json=said) as response:
        return response.status, await response.json()


async def test_the_clock_is_read_and_moved(http: aiohttp.ClientSession, told: SandboxServer) -> None:
    async with http.get(f"{told.url}/sandbox/clock") as response:
        assert await response.json() == {"now": START.isoformat(), "next_due": None}
    assert await move(http, told, {"advance_seconds": 90}) == (
        200,
        {"now": "2030-01-07T09:01:30+00:00", "next_due": None},
    )
    assert (await move(http, told, {"to": "2030-01-08T12:00:00+03:00"}))[1]["now"] == "2030-01-08T09:00:00+00:00"


async def test_it_goes_to_the_next_deadline_and_stays_when_that_has_passed(
    http: aiohttp.ClientSession, told: SandboxServer, due: Deadlines
) -> None:
    due.next = START + timedelta(hours=18)
    for _ in range(2):
        status, says = await move(http, told, {"to_next": True})
        assert (status, says["now"]) == (200, due.next.isoformat())


async def test_without_a_deadline_or_a_bot_there_is_no_next(
    http: aiohttp.ClientSession, told: SandboxServer, sandbox: SandboxServer
) -> None:
    assert await move(http, told, {"to_next": True}) == (409, {"error": "nothing is due: no order waits for anybody"})
    status, says = await move(http, sandbox, {"to_next": True})
    assert status == 409
    assert "no bot runs inside this sandbox" in says["error"]


@pytest.mark.parametrize(
    "said",
    [
        {"advance_seconds": -1},
        {"advance_seconds": "1"},
        {"to": "2029-01-01T00:00:00+00:00"},
        {"to": "2031-01-01T00:00:00"},
        {"to": "tomorrow"},
        {"to_next": False},
        {},
        5,
    ],
)
async def test_a_wrong_move_is_refused_and_moves_nothing(
    http: aiohttp.ClientSession, told: SandboxServer, clock: SandboxClock, said: Any
) -> None:
    status, says = await move(http, told, said)
    assert status == 400
    assert says["error"]
    assert clock.now() == START


async def test_messages_are_dated_by_the_sandbox_s_clock(
    sandbox: SandboxServer, clock: SandboxClock, anna: Phone
) -> None:
    clock.advance_to(datetime(2030, 3, 1, tzinfo=UTC))
    sent = await anna.send("later")
    assert sent.facts["date"] == int(datetime(2030, 3, 1, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "text/html"), ("/app.js", "text/javascript"), ("/style.css", "text/css")]
)
async def test_the_page_is_served_and_may_load_nothing_from_elsewhere(
    http: aiohttp.ClientSession, sandbox: SandboxServer, path: str, kind: str
) -> None:
    async with http.get(sandbox.url + path) as response:
        assert response.status == 200
        assert response.content_type == kind
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/nothing.html", "/../server.py", "/%2e%2e/server.py", "/page/index.html", "/index"])
async def test_nothing_but_the_page_is_served(http: aiohttp.ClientSession, sandbox: SandboxServer, path: str) -> None:
    async with http.get(sandbox.url + path) as response:
        assert response.status == 404


def test_the_page_never_writes_html_from_a_chat() -> None:
    script = (PAGE / "app.js").read_text(encoding="utf-8")
    for risky in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert risky not in script


async def test_a_waiting_poll_does_not_hold_up_the_end(clock: SandboxClock, http: aiohttp.ClientSession) -> None:
    async with serve("127.0.0.1", 0, clock=clock) as server, await Phone.of(server.url, "Anna") as anna:
        await anna.look()
        wait = {"after": str(anna.chat["version"]), "wait": "50"}
        waiting = http.get(f"{server.url}/sandbox/people/{anna.person_id}/chat", params=wait)
        server.telegram.rooms[anna.person_id].bell.ring()
        async with waiting as response:
            assert response.status == 200
