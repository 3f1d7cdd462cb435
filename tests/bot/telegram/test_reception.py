"""What people do in Telegram reaches the conversation, each thing once, and nothing that goes wrong is left unsaid."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NoReturn

import pytest
from aiogram import Bot
from aiogram.types import LabeledPrice
from markupsafe import escape

from bot.handlers.telegram import handler
from bot.handlers.telegram.reception import Reception, Talk
from bot.hook import listen
from bot.press import Press
from bot.screens.screen import Button, Screen
from bot.talk.reply import Pressed, Reply, Said, UploadFailed
from bot.telegram.channel import TelegramChannel
from bot.telegram.lanes import Lanes
from bot.telegram.polling import Poller
from bot.telegram.post import Post
from bot.telegram.webhook import SECRET_HEADER, Webhook, announce
from bot.warden import Somebody
from core.order import OrderId
from core.paylink import Report
from core.person import Account, Person, Platform
from core.ports import Busy, Unavailable
from sandbox.server import SandboxServer
from sandbox.telegram.parameters import Upload
from sandbox.telegram.refused import RefusedError
from tasks import Tasks
from tests.bot.telegram.conftest import ORDER, Composed, says
from tests.bot.telegram.test_channel import calls
from tests.chat.phone import NotAllowed, Phone
from tests.fakes import FakeCards, FakeMessages, FakeOrders, FakePeople

PRESSES = (Button("Go on", Press("go", ("1",))), Button("Fail", Press("fail")), Button("Busy", Press("busy")))


@dataclass
class Parrot:
    """A conversation that repeats what it heard."""

    heard: list[Said | Pressed] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    moves: list[tuple[int, int]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    unwritten: int = 0
    reported: asyncio.Event = field(default_factory=asyncio.Event)

    async def pressed(self, pressed: Pressed) -> Reply:
        self.heard.append(pressed)
        if pressed.press.verb == "fail":
            raise ZeroDivisionError
        if pressed.press.verb == "busy" and self.troubles:
            raise self.troubles.pop()
        return Reply("Pressed", screen=says(f"Went on with {pressed.press.pack()}", PRESSES))

    async def said(self, said: Said) -> Reply:
        self.heard.append(said)
        if said.text == "fail":
            raise ZeroDivisionError
        for upload in said.uploads:
            self.files.append(b"".join([chunk async for chunk in upload.open()]))
        return Reply(screen=Screen(escape(f"Heard {said.text}"), (PRESSES,)))

    async def missed(self, person: Person) -> tuple[OrderId, ...]:
        return (ORDER,)

    async def aloud(self, person: Person, place: int, asked: str) -> Screen:
        return says(f"{person.name} asked for {asked} in {place}")

    async def moved(self, place: int, to: int) -> None:
        self.moves.append((place, to))

    async def objection(self, person: Person, asked: Report) -> str:
        if asked.key == "broken":
            raise ZeroDivisionError
        return "" if asked.key in {"good", "nowhere"} else f"{person.name} pays for {asked.key} in vain"

    async def paid(self, person: Person, report: Report) -> None:
        if report.key == "nowhere":
            raise LookupError(report.key)
        if self.unwritten:
            self.unwritten -= 1
            raise Unavailable("full")
        self.reports.append(report)
        self.reported.set()


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.fixture
async def lanes(
    bot: Bot, post: Post, people: FakePeople, places: FakeCards, composed: Composed, parrot: Parrot, tasks: Tasks
) -> Lanes:
    channel = TelegramChannel(post, people, places, FakeMessages(FakeOrders(), places), composed)
    talk = Talk(
        parrot.pressed,
        parrot.said,
        lambda _, text: f"<{text}>",
        parrot.missed,
        lambda code: code or "en",
        parrot.aloud,
        parrot.moved,
        parrot.objection,
        parrot.paid,
    )
    return Lanes(handler(bot, Reception(bot, talk, channel, people, tasks)), tasks, album_pause=0.05)


@asynccontextmanager
async def polling(bot: Bot, lanes: Lanes) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(Poller(bot, lanes.put).run())
        yield
        task.cancel()


@pytest.fixture
async def open_door(bot: Bot, lanes: Lanes) -> AsyncIterator[None]:
    async with polling(bot, lanes):
        yield


async def test_words_and_presses_reach_the_conversation_with_who_and_which(
    open_door: None, phone: Phone, parrot: Parrot
) -> None:
    await phone.send("hello <b>")
    await phone.sees("Heard hello <b>")
    assert await phone.click("Go on") == "Pressed"
    await phone.sees("Went on with go:1")
    said, pressed = parrot.heard[-2:]
    assert isinstance(said, Said)
    assert isinstance(pressed, Pressed)
    assert (said.text, said.person.name, said.person.language) == ("hello <b>", "Anna", "en")
    assert said.person.accounts[0].address == phone.person_id
    assert pressed.person == said.person
    assert pressed.update == said.update + 1
    assert not pressed.on_card


@pytest.mark.parametrize("data", ["go:", "GO 1", "go:1:", "до", "../../etc", "go\n1"])
async def test_a_forged_or_cut_button_is_refused_and_reaches_nobody(
    open_door: None, phone: Phone, parrot: Parrot, data: str
) -> None:
    message = await phone.sees("Heard /start")
    answered = await phone.press_raw(message.id, data)
    assert answered["toast"]["text"] == "<button-unknown>"
    assert answered["toast"]["alert"]
    assert [type(each) for each in parrot.heard] == [Said]


async def test_what_we_do_wrong_ourselves_is_logged_and_the_person_is_told(
    open_door: None, phone: Phone, caplog: pytest.LogCaptureFixture, sandbox: SandboxServer
) -> None:
    await phone.sees("Heard /start")
    assert await phone.click("Fail") == "<went-wrong>"
    await phone.send("fail")
    await phone.sees("<went-wrong>")
    assert caplog.text.count("could not be handled") == 2
    assert await calls(sandbox, "answerCallbackQuery") == 1


@pytest.mark.parametrize("trouble", [Busy(), Unavailable()])
async def test_a_press_that_storage_cannot_take_now_is_tried_again_and_answered_once(
    open_door: None, phone: Phone, parrot: Parrot, sandbox: SandboxServer, trouble: Exception
) -> None:
    await phone.sees("Heard /start")
    parrot.troubles = [trouble]
    await phone.click("Busy")
    await phone.sees("Went on with busy")
    assert [each.update for each in parrot.heard[1:]] == [parrot.heard[1].update] * 2
    assert await calls(sandbox, "answerCallbackQuery") == 1


async def test_a_file_streams_in_under_its_name(open_door: None, phone: Phone, parrot: Parrot) -> None:
    await phone.upload("logo.svg", b"<svg/>" * 50_000, caption="Here it is")
    await phone.sees("Heard Here it is")
    said = parrot.heard[-1]
    assert isinstance(said, Said)
    assert [(each.name, each.size, each.image) for each in said.uploads] == [("logo.svg", 300_000, False)]
    assert parrot.files == [b"<svg/>" * 50_000]


async def test_a_photo_is_an_image(open_door: None, phone: Phone, parrot: Parrot, a_picture: bytes) -> None:
    await phone.upload("any.png", a_picture, caption="A photo", photo=True)
    await phone.sees("Heard A photo")
    said = parrot.heard[-1]
    assert isinstance(said, Said)
    assert said.uploads[0].image
    assert said.uploads[0].name.startswith("photo-")
    assert parrot.files == [a_picture]


async def test_an_album_is_one_message_with_several_files(
    open_door: None, phone: Phone, parrot: Parrot, sandbox: SandboxServer
) -> None:
    await phone.sees("Heard /start")
    room = sandbox.telegram.room(phone.person_id)
    for number, caption in enumerate(("an album", "", "")):
        stored = sandbox.telegram.files.store(_an_upload(f"{number}.txt"), "documents")
        content = {"document": stored.brief() | {"file_name": stored.name}, "media_group_id": "77", "caption": caption}
        message = sandbox.telegram.post(room, phone.person_id, content)
        sandbox.telegram.updates.put("message", sandbox.telegram.shown(message), phone.person_id)
    await phone.sees("Heard an album")
    said = parrot.heard[-1]
    assert isinstance(said, Said)
    assert [each.name for each in said.uploads] == ["0.txt", "1.txt", "2.txt"]
    assert len(parrot.heard) == 2


def _an_upload(name: str) -> Upload:
    return Upload(name, name.encode(), "text/plain")


async def test_a_file_that_cannot_be_fetched_says_so_without_the_token(
    open_door: None, bot: Bot, phone: Phone, parrot: Parrot, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    await phone.upload("logo.svg", b"<svg/>", caption="first")
    await phone.sees("Heard first")
    said = parrot.heard[-1]
    assert isinstance(said, Said)
    sandbox.telegram.files.at = _gone  # type: ignore[method-assign]
    with pytest.raises(UploadFailed) as failed:
        [chunk async for chunk in said.uploads[0].open()]
    assert bot.token not in f"{failed.value!r}{failed.value.__cause__!r}"
    assert failed.value.__suppress_context__


def _gone(path: str) -> NoReturn:
    raise RefusedError(404, "Not Found")


async def test_somebody_who_unblocks_the_bot_sees_the_card_as_it_is_now(
    open_door: None, phone: Phone, composed: Composed
) -> None:
    await phone.sees("Heard /start")
    composed.on_card = says("In progress")
    await phone.block()
    await phone.unblock()
    await phone.sees("In progress")


async def test_in_webhook_mode_updates_come_in_with_the_secret_and_are_handled(
    bot: Bot, lanes: Lanes, phone: Phone, parrot: Parrot, sandbox: SandboxServer
) -> None:
    async with listen(Webhook(bot, lanes.put, "s3cret").answer, "127.0.0.1", 0) as port:
        await announce(bot, f"http://127.0.0.1:{port}/telegram", "s3cret")
        await phone.sees("Heard /start")
        parrot.troubles = [Busy()]
        await phone.click("Busy")
        await phone.sees("Went on with busy")
    assert await calls(sandbox, "answerCallbackQuery") == 1
    assert len(sandbox.telegram.updates.pending) == 0


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b"{}", 401),
        ({SECRET_HEADER: "wrong"}, b"{}", 403),
        ({SECRET_HEADER: "s3cretx"}, b"{}", 403),
        ({SECRET_HEADER: "s3cret"}, b"no json", 200),
        ({SECRET_HEADER: "s3cret"}, b"x" * (1024 * 1024 + 1), 413),
    ],
)
async def test_a_call_that_is_not_telegrams_is_turned_away(
    bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone, headers: dict[str, str], body: bytes, status: int
) -> None:
    async with (
        listen(Webhook(bot, lanes.put, "s3cret").answer, "127.0.0.1", 0) as port,
        phone._http.post(f"http://127.0.0.1:{port}/any", headers=headers, data=BytesIO(body)) as answer,
    ):
        assert answer.status == status
    assert parrot.heard == []


async def test_an_update_that_we_cannot_handle_does_not_come_for_ever(
    bot: Bot, lanes: Lanes, phone: Phone, sandbox: SandboxServer
) -> None:
    async with listen(Webhook(bot, lanes.put, "s3cret").answer, "127.0.0.1", 0) as port:
        await announce(bot, f"http://127.0.0.1:{port}", "s3cret")
        await phone.send("fail")
        await phone.sees("<went-wrong>")
        await phone.send("next")
        await phone.sees("Heard next")
    assert len(sandbox.telegram.updates.pending) == 0


async def test_a_command_in_a_group_is_answered_there_and_no_other_word_is(
    open_door: None, phone: Phone, parrot: Parrot, sandbox: SandboxServer
) -> None:
    group = sandbox.telegram.add_group("Bakery", (phone.person_id,))
    room = sandbox.telegram.room(group.id)
    for text in ("hello", "/", "/setup@somebody_else", "/Setup now"):
        message = sandbox.telegram.post(room, phone.person_id, {"text": text})
        sandbox.telegram.updates.put("message", sandbox.telegram.shown(message), group.id)
    async with asyncio.timeout(5):
        while len(room.messages) == 4:
            await room.bell.wait(room.bell.version, 5)
    said = [message.content["text"] for message in room.messages.values() if message.sender != phone.person_id]
    assert said == [f"Anna asked for setup in {group.id}"]
    assert parrot.heard[:-1] == []


async def test_whom_a_message_points_at_reaches_the_conversation(
    open_door: None, phone: Phone, parrot: Parrot, sandbox: SandboxServer
) -> None:
    await phone.sees("Heard /start")
    vera = {"id": 7, "is_bot": False, "first_name": "Vera"}
    origin = {"type": "user", "date": 0, "sender_user": vera}
    pointing: tuple[dict[str, Any], ...] = (
        {"contact": {"phone_number": "1", "first_name": "Vera", "user_id": 7}},
        {"text": "forwarded", "forward_origin": origin},
        {"text": "Vera!", "entities": [{"type": "text_mention", "offset": 0, "length": 4, "user": vera}]},
    )
    for number, facts in enumerate(pointing, start=100):
        chat = {"id": phone.person_id, "type": "private"}
        sender = {"id": phone.person_id, "is_bot": False, "first_name": "Anna"}
        payload = {"message_id": number, "date": 0, "chat": chat, "from": sender, **facts}
        sandbox.telegram.updates.put("message", payload, phone.person_id)
        await phone.sees(f"Heard {facts.get('text', '')}")
    await phone.send("bye")
    await phone.sees("Heard bye")
    named = Somebody(Account(Platform.TELEGRAM, 7), "Vera")
    assert [said.people for said in parrot.heard if isinstance(said, Said)][1:] == [(named,), (named,), (named,), ()]


async def test_let_into_a_group_it_says_how_it_is_set_up_there_and_when_it_leaves_nothing(
    open_door: None, phone: Phone, sandbox: SandboxServer
) -> None:
    await phone.sees("Heard /start")
    group = sandbox.telegram.add_group("Bakery", (phone.person_id,))
    room, bot = sandbox.telegram.room(group.id), sandbox.telegram.user(sandbox.telegram.bot_id)
    anna = sandbox.telegram.user(phone.person_id)
    for before, after in (("member", "left"), ("left", "member"), ("member", "member"), ("member", "kicked")):
        change = {
            "chat": sandbox.telegram.chat(group),
            "from": anna,
            "date": 0,
            "old_chat_member": _as(before, bot),
            "new_chat_member": _as(after, bot),
        }
        sandbox.telegram.updates.put("my_chat_member", change, group.id)
    await phone.send("bye")
    await phone.sees("Heard bye")
    async with asyncio.timeout(5):
        while not room.messages:
            await room.bell.wait(room.bell.version, 5)
    assert [each.content["text"] for each in room.messages.values()] == [f"Anna asked for setup in {group.id}"]


def _as(status: str, user: dict[str, Any]) -> dict[str, Any]:
    """The bot as a member of a group with this status."""
    return {"status": status, "user": user, **({"until_date": 0} if status == "kicked" else {})}


async def paying(bot: Bot, phone: Phone, payload: str, currency: str = "XTR") -> str:
    """Anna pays behind a link with that payload; the charge's id."""
    token = "1:TEST:provider" if currency != "XTR" else ""
    price = [LabeledPrice(label="Logo", amount=60)]
    link = await bot.create_invoice_link("Logo", "A logo", payload, currency, price, provider_token=token)
    return await phone.pay_at(link)


async def test_a_payment_is_agreed_to_taken_and_reported(bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone) -> None:
    async with polling(bot, lanes):
        charge = await paying(bot, phone, "good")
        await phone.send("hello")
        await phone.sees("Heard hello")
    assert parrot.reports == [Report("stars", "good", charge, 60, "XTR", str(phone.person_id))]


async def test_a_provider_s_payment_is_another_till_s(bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone) -> None:
    async with polling(bot, lanes):
        await paying(bot, phone, "good", "EUR")
        await phone.send("hello")
        await phone.sees("Heard hello")
    assert [(each.till, each.currency) for each in parrot.reports] == [("telegram", "EUR")]


async def test_a_payment_that_is_objected_to_is_not_taken_and_says_why(
    bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone
) -> None:
    async with polling(bot, lanes):
        with pytest.raises(NotAllowed, match="Anna pays for nothing in vain"):
            await paying(bot, phone, "nothing")
    assert parrot.reports == []


async def test_a_payment_is_not_taken_when_nobody_can_say_whether_it_may(
    bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    async with polling(bot, lanes):
        with pytest.raises(NotAllowed, match="went-wrong"):
            await paying(bot, phone, "broken")
    assert "could not be agreed to" in caplog.text


async def test_a_payment_that_cannot_be_written_down_is_brought_again(
    bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone
) -> None:
    parrot.unwritten = 2
    async with polling(bot, lanes):
        await paying(bot, phone, "good")
        await asyncio.wait_for(parrot.reported.wait(), 10)
    assert len(parrot.reports) == 1


async def test_who_paid_what_cannot_be_booked_is_told_so(
    bot: Bot, lanes: Lanes, parrot: Parrot, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    async with polling(bot, lanes):
        charge = await paying(bot, phone, "nowhere")
        await phone.sees("payment-not-booked")
    assert "could not be booked" in caplog.text
    assert charge in caplog.text
