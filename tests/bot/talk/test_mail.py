"""An address is added by a code, changed, taken away, and told what one chose; nothing wrong does anything."""

from datetime import timedelta

from markupsafe import Markup

from bot.press import Press
from bot.screens.mail import Way
from bot.talk import door
from bot.talk.reply import Filled
from bot.talk.sheet import Answers
from core.mail import LIVES, MOST_ASKED, MOST_WRONG, Mailbox, MailCode
from core.order import FileRef
from core.ports import LetterKind
from tests.bot.talk.chat import World
from tests.bot.talk.towns import TELEGRAM, Chat, Town, link
from tests.builders import ANNA, a_command, a_delivery

ADDRESS = "anna@example.org"
LOGO = FileRef("f" * 64, "logo.png", 12_345, "f" * 64)
ADDED = "✅ Done: from now on I write to anna@example.org too. Choose below what about."
BAD = "2222-2222"


async def opened(chat: Chat) -> Chat:
    await chat.send("/settings")
    return await chat.press("E-mail")


async def asked(chat: Chat, address: str = ADDRESS) -> str:
    """The code that was sent to `address`, as it is written there."""
    await opened(chat)
    await chat.press("Change the address" if "Change the address" in chat.labels else "Add an address")
    await chat.send(address)
    return await code_to(chat.town, address)


async def code_to(town: Town, address: str = ADDRESS) -> str:
    await town.mail()
    to, mail = town.mails[-1]
    assert to == address
    return mail.subject.split()[0]


async def has_mail(chat: Chat, address: str = ADDRESS) -> Chat:
    await chat.send(await asked(chat, address))
    return chat


async def mailbox_of(chat: Chat) -> Mailbox | None:
    return await chat.town.storage.mailboxes.of((await chat.person()).id)


# --- adding one -----------------------------------------------------------------------------------------------------


async def test_an_address_is_added_by_the_code_that_was_sent_there(anna: Chat) -> None:
    await opened(anna)
    assert "E-mail: no address yet." in anna.text
    await anna.press("Add an address")
    assert "To which address?" in anna.text
    await anna.send(" Anna@Example.org ")
    assert "I have sent a code to Anna@example.org." in anna.text
    assert anna.labels == ["Send a new code", "Another address", "Cancel"]
    await anna.send((await code_to(anna.town, "Anna@example.org")).lower().replace("-", " "))
    assert anna.text.startswith("✅ Done: from now on I write to Anna@example.org too.")
    assert "New orders: Telegram, E-mail" in anna.text
    assert "Messages: Telegram " in anna.text, "which is not mailed until she says so"
    assert anna.labels[:2] == ["Telegram", "• E-mail"]


async def test_the_mail_with_the_code_says_what_to_do_and_has_a_way_of_its_own(anna: Chat) -> None:
    code = await asked(anna)
    [(_, mail)] = anna.town.mails
    assert mail.subject == f"{code} is your code"
    assert Markup("<code>{}</code>").format(code) in mail.text
    [way] = mail.ways
    assert way == Way("Confirm in Telegram", f"https://t.me/shop?start=m_{code.replace('-', '')}")
    await anna.send(f"/start {way.address.partition('start=')[2]}")
    assert anna.text.startswith(ADDED)
    assert await anna.town.shop.drafts.get((await anna.person()).id, TELEGRAM) is None, "and asks for nothing more"


async def test_where_there_are_forms_address_and_code_are_handed_in_on_one(town: Town, ann: Chat) -> None:
    await opened(ann)
    await ann.press("Add an address")
    await hand_in(ann, "anna@localhost")
    assert "It looks like anna@example.org." in ann.text
    await ann.press("Write")
    await hand_in(ann, ADDRESS)
    assert f"I have sent a code to {ADDRESS}." in ann.text
    code = await code_to(town)
    await ann.press("Write")
    await hand_in(ann, BAD)
    assert "That is not the code." in ann.text
    await ann.press("Write")
    await hand_in(ann, code)
    assert ann.text.startswith(ADDED)


async def hand_in(chat: Chat, words: str) -> None:
    """Fills in the one field of the form that is open, and hands it in."""
    sheet = chat.reply.sheet
    assert sheet
    [field] = sheet.fields
    answers = Answers({field.name: words})
    chat.town.updates += 1
    filled = Filled(await chat.person(), chat.account.platform, chat.town.updates, sheet.press, answers)
    chat.reply = await door.filled(chat.town.shop, filled)
    chat.screen = chat.reply.screen or chat.screen


async def test_a_way_with_a_wrong_code_confirms_nothing(anna: Chat) -> None:
    await asked(anna)
    await anna.send("/start m_22222222")
    assert "That is not the code." in anna.text
    await anna.send("/start m_nonsense")
    assert await mailbox_of(anna) is None


async def test_what_is_no_address_is_asked_for_again(anna: Chat) -> None:
    await opened(anna)
    await anna.press("Add an address")
    for typed in ("anna", "anna@localhost", "a b@example.org", "anna@example.org\nBcc: boris@example.org"):
        await anna.send(typed)
        assert "It looks like anna@example.org." in anna.text
        assert "To which address?" in anna.text
    await anna.town.mail()
    assert anna.town.mails == []


async def test_it_can_be_left_at_every_step(anna: Chat) -> None:
    await opened(anna)
    await anna.press("Add an address")
    await anna.press("Cancel")
    assert anna.text == "Nothing has changed."
    await anna.press("What I am told, and where")
    assert "• E-mail" in anna.labels
    await anna.press("Add an address")
    await anna.send(ADDRESS)
    await anna.press("Cancel")
    assert anna.text == "Nothing has changed."
    await anna.press("What I am told, and where")
    assert "A code was sent to anna@example.org." in anna.text
    await anna.press("Enter the code")
    await anna.send(await code_to(anna.town))
    assert anna.text.startswith(ADDED)


async def test_the_code_may_be_said_in_another_chat(town: Town, anna: Chat, ann: Chat) -> None:
    await link(anna, ann)
    code = await asked(anna)
    await opened(ann)
    await ann.press("Enter the code")
    await ann.send(code)
    assert ann.text.startswith(ADDED)


async def test_another_address_is_as_good_as_a_first_one(anna: Chat) -> None:
    await asked(anna, "anna@exmaple.org")
    await anna.press("Another address")
    assert "To which address?" in anna.text
    await anna.send(ADDRESS)
    await anna.send(await code_to(anna.town))
    assert anna.text.startswith(ADDED)


# --- wrong, late, too often -----------------------------------------------------------------------------------------


async def test_of_ten_wrong_codes_each_gets_a_clear_sentence_and_nothing_is_learnt(anna: Chat) -> None:
    right = await asked(anna)
    said = []
    for _ in range(10):
        await anna.send(BAD)
        said.append(" ".join(anna.text.split()))
    for left, text in zip(range(MOST_WRONG - 1, 0, -1), said, strict=False):
        assert (
            f"That is not the code. Take the one from the newest mail. You can try {'once' if left == 1 else left}"
            in text
        )
    useless = said[MOST_WRONG:]
    assert set(useless) == {said[MOST_WRONG - 1]}
    assert "whatever you enter" in useless[0]
    await anna.send(right)
    assert " ".join(anna.text.split()) == useless[0], "the right one is answered like a wrong one"
    assert await mailbox_of(anna) is None
    await anna.press("Send a new code")
    await anna.send(await code_to(anna.town))
    assert anna.text.startswith(ADDED)


async def test_what_cannot_be_a_code_costs_no_try(anna: Chat) -> None:
    right = await asked(anna)
    for typed in ("hello", "1234", "K7Q2-M9X"):
        await anna.send(typed)
        assert "A code has eight letters and digits, for example K7Q2-M9XF." in anna.text
    await anna.send(right)
    assert anna.text.startswith(ADDED)


async def test_a_code_that_is_too_old_says_so_whatever_it_is(anna: Chat) -> None:
    right = await asked(anna)
    anna.town.clock.advance(LIVES)
    for typed in (right, BAD):
        await anna.send(typed)
        assert "This code is too old: it was good for 30 minutes." in anna.text


async def test_a_code_is_not_looked_at_before_its_mail_is_out(anna: Chat) -> None:
    await opened(anna)
    await anna.press("Add an address")
    await anna.send(ADDRESS)
    await anna.send(BAD)
    assert "The mail is not out yet" in anna.text
    await anna.send(await code_to(anna.town))
    assert anna.text.startswith(ADDED)


async def test_so_many_codes_a_day_and_no_more(anna: Chat) -> None:
    await asked(anna)
    for _ in range(MOST_ASKED - 1):
        await anna.press("Send a new code")
    await anna.press("Send a new code")
    assert "No more codes are sent today" in anna.text
    await anna.town.mail()
    assert len(anna.town.mails) <= MOST_ASKED
    anna.town.clock.advance(timedelta(days=1))
    await anna.press("Send a new code")
    await anna.send(await code_to(anna.town))
    assert anna.text.startswith(ADDED)


async def test_where_no_code_is_awaited_there_is_none_to_enter(anna: Chat) -> None:
    for verb in ("mailcode", "mailagain", "mailleave"):
        await anna.press_token(Press(verb))
        assert "E-mail: no address yet." in anna.text


async def test_a_code_that_was_said_elsewhere_meanwhile_is_awaited_no_more(anna: Chat) -> None:
    right = await asked(anna)
    person = await anna.person()
    await anna.town.storage.mailboxes.confirm(person.id, MailCode(right.replace("-", "")), anna.town.clock.now())
    await anna.send(right)
    assert "No code is awaited any more." in anna.text
    assert "E-mail: anna@example.org" in anna.text


# --- changing and taking away ---------------------------------------------------------------------------------------


async def test_the_old_address_is_told_until_the_new_one_is_confirmed(anna: Chat) -> None:
    await has_mail(anna)
    code = await asked(anna, "new@example.org")
    mailbox = await mailbox_of(anna)
    assert mailbox is not None
    assert mailbox.address == ADDRESS
    await anna.send(code)
    assert "I write to new@example.org too" in anna.text
    mailbox = await mailbox_of(anna)
    assert mailbox is not None
    assert mailbox.address == "new@example.org"


async def test_an_address_is_taken_away_after_one_question(anna: Chat) -> None:
    await has_mail(anna)
    await opened(anna)
    await anna.press("Take it away")
    assert "Take anna@example.org away?" in anna.text
    await anna.press("No")
    assert await mailbox_of(anna) is not None
    await anna.press("Take it away")
    await anna.press("Yes, take it away")
    assert anna.text.startswith("✅ The address is gone.")
    assert "E-mail: no address yet." in anna.text
    assert await mailbox_of(anna) is None


async def test_what_was_told_by_mail_alone_is_told_in_chat_again(anna: Chat) -> None:
    await has_mail(anna)
    await anna.press("Telegram")
    await anna.press("✓ Your turn")
    assert "Your turn: E-mail Reminders" in anna.text
    await anna.press("E-mail")
    await anna.press("Take it away")
    await anna.press("Yes, take it away")
    assert "Your turn: Telegram Reminders" in anna.text
    assert (await anna.person()).muted == frozenset()


# --- what is told there ---------------------------------------------------------------------------------------------


async def test_a_seller_is_told_of_a_new_order_by_mail(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(boris, "boris@example.org")
    order = await town.placed(anna, boris)
    await boris.letters()
    [mail] = [mail for to, mail in town.mails[1:] if to == "boris@example.org"]
    assert mail.subject == f"New order: Logo ({order.code})"
    assert f"New order: Logo ({order.code})" in mail.text.striptags()
    assert "you switched it on" in mail.foot
    assert mail.thread == order.id


async def test_a_mail_opens_its_order_in_the_chat(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(anna)
    order = await town.placed(anna, boris)
    await anna.letters()
    _, mail = town.mails[-1]
    assert mail.ways == (Way("Open in Telegram", f"https://t.me/shop?start=o_{order.id}"),)
    await anna.send(f"/start o_{order.id}")
    assert anna.reply.card == order.id
    await boris.send("/start o_ZZZZZZZZZZZZ")
    assert boris.reply.card is None


async def test_where_such_mails_are_switched_off_stands_in_each(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(anna)
    await town.placed(anna, boris)
    await anna.letters()
    assert town.mails[-1][1].leave == "https://t.me/shop?start=mail"
    await anna.send("/start mail")
    assert "• E-mail" in anna.labels


async def test_what_is_switched_off_for_an_address_is_told_in_chat_alone(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(anna)
    await anna.press("✓ Money")
    assert "Money: Telegram Disputes" in anna.text
    await town.placed(anna, boris)
    assert len(await anna.letters(LetterKind.PING)) == 1
    assert len(town.mails) == 1, "the code, and nothing since"


async def test_the_last_place_may_be_an_address(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(anna)
    await anna.press("Telegram")
    for label in ("New orders", "Your turn", "Reminders", "Money", "Disputes and help", "Messages"):
        await anna.press(f"✓ {label}")
    assert "Messages: nowhere" in anna.text
    await anna.press("E-mail")
    await anna.press("✓ Your turn")
    assert anna.reply.alert
    await town.placed(anna, boris)
    assert await anna.letters(LetterKind.PING) == []
    assert len(town.mails) == 2


async def test_files_are_named_and_stay_in_the_chat(town: Town, anna: Chat, boris: Chat) -> None:
    await has_mail(anna)
    order = await town.placed(anna, boris)
    seller = (await boris.person()).id
    await town.desk.handle(a_command(order, "start", seller))
    now = await town.storage.orders.find(order.id)
    assert now
    await town.desk.handle(a_command(now, "deliver", seller, a_delivery(now, files=(LOGO,))))
    await anna.letters()
    _, mail = town.mails[-1]
    assert mail.subject == f"Your turn: Logo ({order.code})"
    assert "Mails carry no files." in mail.text.striptags()


# --- without a mail server ------------------------------------------------------------------------------------------


async def test_without_a_mail_server_nobody_is_offered_mail() -> None:
    chat = World().chat(ANNA)
    await chat.send("/settings")
    assert not chat.offers("E-mail")
    await chat.press("What I am told, and where")
    assert not any("E-mail" in label for label in chat.labels())
    for verb in ("mail", "mailcode", "mailagain", "mailleave", "mailoff"):
        await chat.press_token(Press(verb))
    await chat.send("/start m_K7Q2M9XF")
    await chat.send("/start mail")
    assert "E-mail" not in chat.text
