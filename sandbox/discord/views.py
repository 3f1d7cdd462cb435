"""What a person sees of Discord, as JSON: places with messages, buttons and files; never custom ids."""

from itertools import islice
from typing import Any

from sandbox.discord import calling, phones, windows
from sandbox.discord.controls import BUTTON, CONTAINER, FILE, GALLERY, LINK, ROW, SECTION, SELECTS, TEXT_DISPLAY, inside
from sandbox.discord.interactions import Interaction
from sandbox.discord.values import (
    CHANNEL_RENAMED,
    LOADING,
    RECIPIENT_ADD,
    RECIPIENT_REMOVE,
    SILENT,
    Attachment,
    Channel,
    Json,
    Message,
)  # fmt: skip
from sandbox.discord.world import Discord

_HIDDEN = ("custom_id", "value")


def screen(discord: Discord, person: int, last: int) -> Json:
    """Everything that somebody has before them, and a version that rises with every change."""
    discord.dm(person)
    seen = [discord.channel(channel.id) for channel in list(discord.channels.values()) if discord.may(person, channel)]
    opened = discord.interactions.modals.get(person)
    return {
        "person": person,
        "name": discord.person(person).name,
        "version": discord.bells[person].version,
        "closed": person in discord.closed,
        "modal": window(opened),
        "places": [place(discord, person, channel, last) for channel in seen],
    }


def place(discord: Discord, person: int, channel: Channel, last: int) -> Json:
    """A channel, thread or private conversation with its `last` messages."""
    newest = islice(reversed(list(phones.seen(discord, person, channel))), last)
    return {
        "id": str(channel.id),
        "kind": channel.kind,
        "name": channel.name,
        "guild": str(channel.guild) if channel.guild else None,
        "parent": str(channel.parent) if channel.parent else None,
        "archived": channel.archived,
        "locked": channel.locked,
        "typing": channel.typing,
        "messages": [message(discord, person, each) for each in reversed(list(newest))],
    }


def message(discord: Discord, person: int, shown: Message) -> Json:
    """One message as somebody sees it."""
    return {
        "id": str(shown.id),
        "channel": str(shown.channel),
        "author": discord.user(shown.author).name,
        "from_bot": shown.author == discord.bot.id,
        "mine": shown.author == person,
        "date": shown.at,
        "edited": shown.edited is not None,
        "ephemeral": shown.ephemeral,
        "thinking": bool(shown.flags & LOADING),
        "silent": bool(shown.flags & SILENT),
        "pings": person in shown.mentions,
        "system": shown.kind in {RECIPIENT_ADD, RECIPIENT_REMOVE, CHANNEL_RENAMED},
        "text": _text(discord, shown),
        "embeds": list(shown.embeds),
        "blocks": [_block(each) for each in shown.components],
        "buttons": [row for row in (_buttons(top) for top in _rows(shown)) if row],
        "selects": [_select(each) for each in phones.selects(shown)],
        "files": [_file(discord, item) for item in _shown_files(shown)],
        "reply_to": str(shown.reply_to) if shown.reply_to else None,
        "answers": shown.interaction["id"] if shown.interaction else None,
    }


def window(opened: Interaction | None) -> Json | None:
    """The window that is open on somebody's phone."""
    if opened is None or opened.modal is None:
        return None
    modal = opened.modal
    return {"id": str(opened.id), "title": modal["title"], "lines": [_line(top) for top in modal["components"]]}


def outcome(discord: Discord, made: Interaction) -> Json:
    """What became of something that somebody did."""
    channel = discord.channels.get(made.channel)
    posted = channel.messages.get(made.original) if channel and made.original else None
    return {
        "id": str(made.id),
        "answered": made.acknowledged is not None,
        "kind": made.acknowledged,
        "message": message(discord, made.user, posted) if posted else None,
        "modal": window(made),
        "choices": [choice["name"] for choice in made.choices],
    }


def commands(discord: Discord, person: int, channel: Channel) -> list[Json]:
    """The commands that somebody may call in a place, with all their options."""
    return [
        {name: each.get(name) for name in ("name", "type", "description", "options", "name_localizations")}
        for each in calling.offered(discord, person, channel)
    ]


def _text(discord: Discord, shown: Message) -> str:
    if shown.kind == RECIPIENT_ADD:
        added = ", ".join(discord.user(user).name for user in shown.mentions)
        return f"{discord.user(shown.author).name} added {added} to the thread."
    blocks = [each["content"] for top in shown.components for each in inside(top) if each["type"] == TEXT_DISPLAY]
    told = [part for each in shown.embeds for part in (each.get("title"), each.get("description")) if part]
    return "\n".join([*([shown.content] if shown.content else []), *told, *blocks])


def _rows(shown: Message) -> list[Json]:
    return [each for top in shown.components for each in inside(top) if each["type"] in {ROW, SECTION}]


def _buttons(row: Json) -> list[Json]:
    held = [*row["components"], *([row["accessory"]] if row.get("accessory") else [])]
    return [_button(each) for each in held if each["type"] == BUTTON]


def _button(facts: Json) -> Json:
    link = facts["style"] == LINK
    return {
        "id": facts["id"],
        "text": phones.label(facts),
        "style": facts["style"],
        "disabled": bool(facts.get("disabled")),
        "does": "url" if link else "press",
        **({"url": facts["url"]} if link else {}),
    }


def _select(facts: Json) -> Json:
    return {
        "id": facts["id"],
        "type": facts["type"],
        "placeholder": facts.get("placeholder") or "",
        "least": facts.get("min_values", 1),
        "most": facts.get("max_values", 1),
        "disabled": bool(facts.get("disabled")),
        "options": [_option(option) for option in facts.get("options", ())],
    }


def _option(option: Json) -> Json:
    about = option.get("description") or ""
    return {"text": phones.label(option), "about": about, "chosen": bool(option.get("default"))}


def _shown_files(shown: Message) -> list[Attachment]:
    """In a message that is built of blocks only those files are seen that a block shows."""
    if not shown.is_v2:
        return list(shown.attachments)
    named: set[str] = set()
    for top in shown.components:
        for each in inside(top):
            media = [each.get("file"), each.get("media"), *(item["media"] for item in each.get("items", ()))]
            named |= {one["url"].removeprefix("attachment://") for one in media if one}
    return [item for item in shown.attachments if item.name in named]


def _file(discord: Discord, item: Attachment) -> Json:
    url = item.wire(discord.cdn)["url"]
    return {"id": str(item.id), "name": item.shown_name, "size": item.size, "type": item.content_type, "url": url}


def _block(facts: Json) -> Json:
    """A component without what only the bot's programmer sees."""
    if facts["type"] == BUTTON:
        return {"type": BUTTON, **_button(facts)}
    if facts["type"] in SELECTS:
        return {**_select(facts), "type": facts["type"]}
    made = {name: value for name, value in facts.items() if name not in _HIDDEN}
    if facts["type"] in {ROW, CONTAINER, SECTION}:
        made["components"] = [_block(child) for child in facts["components"]]
    if facts.get("accessory"):
        made["accessory"] = _block(facts["accessory"])
    if facts["type"] == FILE:
        made["file"] = {"name": facts["file"]["url"].removeprefix("attachment://")}
    if facts["type"] == GALLERY:
        made["items"] = [{"name": item["media"]["url"].removeprefix("attachment://")} for item in facts["items"]]
    return made


def _line(top: Json) -> Json:
    if top["type"] == TEXT_DISPLAY:
        return {"type": TEXT_DISPLAY, "content": top["content"]}
    words, facts = next(windows.fields({"components": [top]}))
    line: Json = {"type": facts["type"], "label": words, "description": top.get("description") or ""}
    line["required"] = facts.get("required", True)
    known: tuple[tuple[str, Any], ...] = (
        ("style", 1), ("value", ""), ("placeholder", ""), ("min_length", 0), ("max_length", 4000),
        ("min_values", 1), ("max_values", 1),
    )  # fmt: skip
    line |= {name: facts.get(name) if facts.get(name) is not None else usual for name, usual in known}
    return line | {"options": [_option(option) for option in facts.get("options", ())]}
