"""Whatever a mail server does, each letter is taken by it once, or twice where its answer was lost; and chats go on."""

import random
from pathlib import Path

import pytest

from bot.smtp import UPGRADED, MailServer
from core.mail import EMAIL
from core.person import Platform
from sandbox.clock import SandboxClock
from sandbox.server import serve
from tests.bot.mail.rig import ADDRESSES, Street, a_street
from tests.builders import ANNA, BORIS, NOON

COMMANDS = ("MAIL", "RCPT", "DATA")
TEMPORARY = ("421 4.3.2 Shutting down", "450 4.2.0 Greylisted", "451 4.3.0 Try again", "452 4.3.1 No space")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", [*TEMPORARY, "breaks off", "silent"])
async def test_a_fault_that_passes_loses_nothing_and_repeats_only_what_was_not_answered(
    command: str, fault: str
) -> None:
    async with a_street() as street:
        _break(street, command, fault)
        keys = [street.write(person) for person in (ANNA, BORIS, ANNA)]
        await street.settle(between=street.office.recovers)
        assert [street.end(key) for key in keys] == ["sent"] * 3
        ids = [each.id for each in street.office.taken]
        assert len(set(ids)) == 3
        assert (len(ids) > 3) == (command == "DATA" and fault in {"breaks off", "silent"})
        assert [street.end(key, Platform.TELEGRAM.value) for key in keys] == ["sent"] * 3


async def test_a_server_that_is_down_holds_up_no_chat_and_loses_nothing() -> None:
    async with a_street() as street:
        port, street.office.server = street.office.server, street.office.server.__class__("smtp", "127.0.0.1", 9)
        street.restart()
        keys = [street.write(ANNA, topic) for topic in ("started", "delivered")]
        for each in street.couriers:
            await each.empty()
        assert street.told_in_chat(ANNA) == ["started", "delivered"]
        street.pass_time(3600)
        street.office.server = port
        street.restart()
        await street.settle()
        assert street.subjects() == ["started for p1", "delivered for p1"]
        assert [street.end(key) for key in keys] == ["sent"] * 2


async def test_a_server_that_is_down_for_days_is_given_up_and_chats_have_it_all_the_same() -> None:
    async with a_street() as street:
        street.by_mail_alone(BORIS)
        street.office.says("MAIL", "451 4.3.0 Try again")
        anna, boris = street.write(ANNA), street.write(BORIS)
        await street.settle()
        assert street.office.taken == []
        assert street.end(anna) == street.end(boris) == "451 4.3.0 Try again"
        assert street.told_in_chat(ANNA) == street.told_in_chat(BORIS) == ["started"]


async def test_one_address_that_is_put_off_holds_up_no_other() -> None:
    async with a_street() as street:
        street.office.says("RCPT", "450 4.2.0 Greylisted", ADDRESSES[ANNA])
        first, other, second = street.write(ANNA), street.write(BORIS), street.write(ANNA, "delivered")
        for each in street.couriers:
            await each.empty()
        assert [each.to for each in street.office.taken] == [ADDRESSES[BORIS]]
        street.office.recovers()
        await street.settle()
        assert street.subjects() == ["started for p1", "delivered for p1"], "and nothing overtakes"
        assert [street.end(key) for key in (first, other, second)] == ["sent"] * 3


@pytest.mark.parametrize("kind", ["error", "drop", "lose"])
@pytest.mark.parametrize("command", ["CONNECT", *COMMANDS])
async def test_whatever_the_sandbox_offers_loses_nothing_and_repeats_only_what_was_not_answered(
    tmp_path: Path, command: str, kind: str
) -> None:
    clock = SandboxClock(tmp_path / "clock", lambda: NOON)
    async with a_street() as street, serve("127.0.0.1", 0, clock=clock) as sandbox:
        street.office.server = MailServer(UPGRADED, "127.0.0.1", sandbox.mail_port)
        street.restart()
        sandbox.mail.plan({"kind": kind, "command": command, "times": 2})
        keys = [street.write(person) for person in (ANNA, BORIS, ANNA)]
        await street.settle()
        assert [street.end(key) for key in keys] == ["sent"] * 3
        ids = [each.mail["Message-ID"] for each in sandbox.mail.caught]
        assert len(set(ids)) == 3
        assert (len(ids) > 3) == (command == "DATA" and kind == "lose")
        assert sandbox.mail.planned == []


@pytest.mark.parametrize("seed", range(12))
async def test_any_row_of_faults_loses_nothing(seed: int) -> None:
    dice = random.Random(seed)
    async with a_street() as street:

        def next_fault() -> None:
            street.office.recovers()
            command, fault = dice.choice(COMMANDS), dice.choice([*TEMPORARY, "breaks off", "none", "none"])
            _break(street, command, fault)

        keys = []
        for number in range(6):
            next_fault()
            keys.append(street.write(dice.choice([ANNA, BORIS]), f"topic{number}"))
            for each in street.couriers:
                await each.empty()
            street.pass_time(dice.choice([0, 1, 30]))
            if dice.random() < 0.3:
                street.restart()
        await street.settle(between=street.office.recovers)
        assert [street.end(key) for key in keys] == ["sent"] * 6
        by_id = {each.id: each.subject for each in street.office.taken}
        assert len(by_id) == 6
        for person in (ANNA, BORIS):
            subjects = list(dict.fromkeys(street.subjects(person)))
            assert subjects == sorted(subjects), "in the order in which they were written"
        letters = [each for each in street.outbox.letters.values() if each.platform == EMAIL]
        assert len(letters) == 6


def _break(street: Street, command: str, fault: str) -> None:
    match fault:
        case "breaks off":
            street.office.breaks_off.add(command)
        case "silent":
            street.office.silent.add(command)
        case "none":
            pass
        case _:
            street.office.says(command, fault)
