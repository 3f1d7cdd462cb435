"""Answers to interactions: the first one by callback, the others by the interaction's token."""

from typing import Any

from sandbox.discord import wires
from sandbox.discord.call import Call, route
from sandbox.discord.refused import unknown_webhook
from sandbox.discord.values import LOADING, Json, Message


def callback(call: Call) -> Any:
    discord = call.discord
    made, message = discord.interactions.answer(call.number("interaction"), call.parts["token"], call.body)
    if call.query.get("with_response", "").lower() not in {"true", "1"}:
        return None
    told: Json = {"id": str(made.id), "type": made.kind}
    answer: Json = {"interaction": told}
    if message is not None:
        told |= {
            "response_message_id": str(message.id),
            "response_message_loading": bool(message.flags & LOADING),
            "response_message_ephemeral": message.ephemeral,
        }
    if message is not None or made.acknowledged is not None:
        answer["resource"] = {"type": made.acknowledged}
        answer["resource"] |= {"message": wires.message(discord, message, whole=True)} if message else {}
    return answer


def follow_up(call: Call) -> Json:
    return _shown(call, call.discord.interactions.follow_up(_token(call), call.body))


def get(call: Call) -> Json:
    return _shown(call, call.discord.interactions.message(_token(call), call.parts["which"]))


def edit(call: Call) -> Json:
    return _shown(call, call.discord.interactions.edit(_token(call), call.parts["which"], call.body))


def delete(call: Call) -> None:
    call.discord.interactions.delete(_token(call), call.parts["which"])


def _token(call: Call) -> str:
    if call.number("application") != call.discord.bot.id:
        raise unknown_webhook()
    return call.parts["token"]


def _shown(call: Call, message: Message) -> Json:
    wire = wires.message(call.discord, message, whole=True)
    return wire | {"webhook_id": str(call.discord.bot.id)}


# Answers to interactions do not count towards the limit over all calls.
_WEBHOOK = "/webhooks/{application}/{token}"
_ONE = f"{_WEBHOOK}/messages/{{which}}"
ROUTES = (
    route("answer", "POST", "/interactions/{interaction}/{token}/callback", callback, is_open=True, overall=False),
    route("follow_up", "POST", _WEBHOOK, follow_up, is_open=True, overall=False),
    route("get_answer", "GET", _ONE, get, is_open=True, overall=False),
    route("edit_answer", "PATCH", _ONE, edit, is_open=True, overall=False),
    route("delete_answer", "DELETE", _ONE, delete, is_open=True, overall=False),
)
