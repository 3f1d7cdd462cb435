"""Invoices: what may be asked for, the ten seconds to agree, and giving Stars back."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import LabeledPrice

from sandbox.server import SandboxServer
from sandbox.telegram.limits import Limits
from tests.chat.phone import NotAllowed, Phone
from tests.sandbox.conftest import Caller, inline
from tests.sandbox.test_buttons import TOO_OLD

STARS: dict[str, Any] = {
    "title": "Logo",
    "description": "A logo for a bakery",
    "payload": "order-1",
    "currency": "XTR",
    "prices": [{"label": "Logo", "amount": 50}],
}
EUROS = STARS | {"currency": "EUR", "provider_token": "provider:TEST:1"}


async def next_of(bot: Bot, kind: str) -> Any:
    """Wait for the next update of a kind, confirming what came before."""
    offset = None
    async with asyncio.timeout(10):
        while True:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset = update.update_id + 1
                if update.event_type == kind:
                    await bot.get_updates(offset=offset)
                    return update.event


async def paid(bot: Bot, call: Caller, anna: Phone) -> str:
    """Anna pays 50 Stars; gives the charge's id."""
    await call("sendInvoice", chat_id=anna.person_id, **STARS)
    await anna.look()
    async with asyncio.TaskGroup() as group:
        paying = group.create_task(anna.pay(anna.last))
        query = await next_of(bot, "pre_checkout_query")
        await bot.answer_pre_checkout_query(query.id, ok=True)
    return paying.result()


async def test_a_payment_is_agreed_to_and_told_as_a_message(bot: Bot, anna: Phone) -> None:
    price = [LabeledPrice(label="Logo", amount=50)]
    sent = await bot.send_invoice(anna.person_id, "Logo", "For a bakery", "order-1", "XTR", price)
    assert sent.invoice is not None
    assert sent.invoice.total_amount == 50
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[0][0].pay
    await anna.look()
    assert anna.last.facts["service"]["title"] == "Logo"
    async with asyncio.TaskGroup() as group:
        paying = group.create_task(anna.pay(anna.last))
        query = await next_of(bot, "pre_checkout_query")
        assert (query.total_amount, query.currency, query.invoice_payload) == (50, "XTR", "order-1")
        assert await bot.answer_pre_checkout_query(query.id, ok=True)
    message = await next_of(bot, "message")
    assert message.successful_payment.telegram_payment_charge_id == paying.result()
    assert message.successful_payment.invoice_payload == "order-1"


async def test_a_payment_that_the_bot_refuses_is_not_taken(bot: Bot, call: Caller, anna: Phone) -> None:
    await call("sendInvoice", chat_id=anna.person_id, **EUROS)
    await anna.look()
    async with asyncio.TaskGroup() as group:
        group.create_task(_refuse(bot))
        with pytest.raises(NotAllowed, match="Sold out"):
            await anna.pay(anna.last)
    await anna.look()
    assert [message.facts["service"]["kind"] for message in anna.messages if message.facts["service"]] == ["invoice"]


async def _refuse(bot: Bot) -> None:
    query = await next_of(bot, "pre_checkout_query")
    await bot.answer_pre_checkout_query(query.id, ok=False, error_message="Sold out")


async def test_a_payment_fails_when_the_bot_is_silent_and_its_late_answer_is_refused(
    sandbox: SandboxServer, bot: Bot, call: Caller, anna: Phone
) -> None:
    sandbox.telegram.limits = Limits(checkout_seconds=0.05, private_per_second=0, overall_per_second=0)
    await call("sendInvoice", chat_id=anna.person_id, **STARS)
    await anna.look()
    with pytest.raises(NotAllowed, match="did not answer in time"):
        await anna.pay(anna.last)
    query = await next_of(bot, "pre_checkout_query")
    late = await call("answerPreCheckoutQuery", pre_checkout_query_id=query.id, ok=True)
    assert late.refusal == TOO_OLD


async def test_a_refusal_of_a_payment_must_say_why(call: Caller) -> None:
    answer = await call("answerPreCheckoutQuery", pre_checkout_query_id="1", ok=False)
    assert answer.refusal == 'Bad Request: parameter "error_message" is required'


async def test_stars_are_given_back_once_and_only_to_who_paid(bot: Bot, call: Caller, anna: Phone) -> None:
    charge = await paid(bot, call, anna)
    refund = {"user_id": anna.person_id, "telegram_payment_charge_id": charge}
    wrong = await call("refundStarPayment", **refund | {"telegram_payment_charge_id": "other"})
    assert wrong.refusal == "Bad Request: CHARGE_ID_INVALID"
    assert (await call("refundStarPayment", **refund)).result is True
    assert (await call("refundStarPayment", **refund)).refusal == "Bad Request: CHARGE_ALREADY_REFUNDED"
    await anna.look()
    assert anna.messages[-1].facts["service"] == {
        "kind": "refunded_payment",
        "currency": "XTR",
        "total_amount": 50,
    }


async def test_a_link_can_be_paid_too(sandbox: SandboxServer, bot: Bot, call: Caller, anna: Phone) -> None:
    link = (await call("createInvoiceLink", **STARS)).result
    address = f"{sandbox.url}/sandbox/people/{anna.person_id}/pay"

    async def pay() -> int:
        async with call.http.post(address, json={"url": link}) as response:
            return response.status

    async with asyncio.TaskGroup() as group:
        paying = group.create_task(pay())
        query = await next_of(bot, "pre_checkout_query")
        await bot.answer_pre_checkout_query(query.id, ok=True)
    assert paying.result() == 200
    async with call.http.post(address, json={"url": "https://t.me/$nothing"}) as response:
        assert response.status == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, 'parameter "title" is required'),
        ({"title": "x" * 33}, "INVOICE_TITLE_TOO_LONG"),
        ({"description": "x" * 256}, "INVOICE_DESCRIPTION_TOO_LONG"),
        ({"payload": "я" * 65}, "INVOICE_PAYLOAD_INVALID"),
        ({"currency": "stars"}, "CURRENCY_INVALID"),
        ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": []}, "there must be at least one price"),
        ({"prices": [{"label": "", "amount": 1}]}, "can't parse labeled price: LabeledPrice label must be non-empty"),
        ({"prices": [{"label": "a"}]}, "can't parse labeled price: Can't find field \"amount\""),
        ({"prices": [{"label": "a", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"prices": [{"label": "a", "amount": 1}] * 2}, "STARS_INVOICE_INVALID"),
    ],
)
async def test_a_wrong_invoice_is_refused(call: Caller, anna: Phone, change: dict[str, Any], words: str) -> None:
    answer = await call("sendInvoice", chat_id=anna.person_id, **STARS | change)
    assert answer.refusal == f"Bad Request: {words}"


async def test_the_first_button_of_an_invoice_pays(call: Caller, anna: Phone) -> None:
    other = inline([{"text": "Details", "callback_data": "d"}])
    answer = await call("sendInvoice", chat_id=anna.person_id, **STARS, reply_markup=other)
    assert answer.refusal == "Bad Request: REPLY_MARKUP_BUY_EMPTY"
