"""The window that is open on a phone: filling it in, sending it, or closing it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sandbox.discord import phones
from sandbox.discord.controls import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    ROW,
    SELECTS,
    STRING_SELECT,
    TEXT_DISPLAY,
    TEXT_INPUT,
)  # fmt: skip
from sandbox.discord.files import Upload
from sandbox.discord.interactions import MODAL, Interaction
from sandbox.discord.phones import CannotDo
from sandbox.discord.values import Json
from sandbox.discord.world import Discord


def fields(modal: Json) -> Iterator[tuple[str, Json]]:
    """What is to be filled in, with the words that stand above it."""
    for top in modal["components"]:
        if top["type"] == LABEL:
            yield top["label"], top["component"]
        elif top["type"] == ROW:
            yield top["components"][0]["label"], top["components"][0]


def submit(
    discord: Discord, person: int, said: Mapping[str, Any], files: Mapping[str, Sequence[Upload]]
) -> Interaction:
    """Send the open window. `said` and `files` go by the words above a field; what is not said stays as it stood.

    Raises `CannotDo` where the client would not let it be sent.
    """
    opened = discord.interactions.modals.get(person)
    if opened is None or opened.modal is None:
        raise CannotDo("no window is open")
    modal = opened.modal
    unknown = {*said, *files} - {words for words, _ in fields(modal)}
    if unknown:
        raise CannotDo(f"the window has no {', '.join(sorted(unknown))}")
    filling = _Filling(discord, opened.channel, said, files)
    told: Json = {"custom_id": modal["custom_id"], "components": [filling.top(each) for each in modal["components"]]}
    if filling.resolved:
        told["resolved"] = filling.resolved
    channel = phones.place(discord, person, opened.channel)
    message = channel.messages.get(opened.message or 0)
    del discord.interactions.modals[person]
    discord.ring(person)
    return discord.interactions.ask(MODAL, person, channel, told, name=modal["title"], message=message)


def close(discord: Discord, person: int) -> None:
    """Close the open window; the bot is not told."""
    discord.interactions.modals.pop(person, None)
    discord.ring(person)


class _Filling:
    """Fills a window in; files that it carries gather in `resolved`."""

    def __init__(
        self, discord: Discord, channel: int, said: Mapping[str, Any], files: Mapping[str, Sequence[Upload]]
    ) -> None:
        self._discord = discord
        self._channel = channel
        self._said = said
        self._files = files
        self.resolved: Json = {}

    def top(self, facts: Json) -> Json:
        """One line of the window as the bot is told it."""
        told = {"type": facts["type"], "id": facts["id"]}
        if facts["type"] == LABEL:
            return told | {"component": self._filled(facts["label"], facts["component"])}
        if facts["type"] == ROW:
            child = facts["components"][0]
            return told | {"components": [self._filled(child["label"], child)]}
        return told if facts["type"] == TEXT_DISPLAY else facts

    def _filled(self, words: str, facts: Json) -> Json:
        told: Json = {"type": facts["type"], "id": facts["id"], "custom_id": facts["custom_id"]}
        match facts["type"]:
            case kind if kind == TEXT_INPUT:
                return told | {"value": self._text(words, facts)}
            case kind if kind in SELECTS:
                return told | self._choice(words, facts)
            case kind if kind == FILE_UPLOAD:
                return told | {"values": self._uploaded(words, facts)}
            case kind if kind == CHECKBOX:
                return told | {"value": bool(self._said.get(words, facts.get("default", False)))}
            case kind if kind == RADIO_GROUP:
                values = self._values(words, facts)
                return told | {"value": values[0] if values else None}
            case kind if kind == CHECKBOX_GROUP:
                return told | {"values": self._values(words, facts)}
            case kind:
                raise CannotDo(f"the sandbox cannot fill in a field of type {kind}")

    def _text(self, words: str, facts: Json) -> str:
        text = str(self._said.get(words, facts.get("value") or ""))
        if not text and facts.get("required", True):
            raise CannotDo(f"{words!r} must be filled in")
        if text and not facts.get("min_length", 0) <= len(text) <= facts.get("max_length", 4000):
            raise CannotDo(f"{words!r} has {len(text)} characters, and may not")
        return text

    def _choice(self, words: str, facts: Json) -> Json:
        values = self._values(words, facts) if facts["type"] == STRING_SELECT else list(self._said.get(words, []))
        if not values and not facts.get("required", True):
            return {"values": []}
        told = phones.chosen(self._discord, facts, values)
        for part, found in told.pop("resolved", {}).items():
            self.resolved.setdefault(part, {}).update(found)
        return told

    def _values(self, words: str, facts: Json) -> list[str]:
        """The values of options that are named by their words."""
        if words not in self._said:
            return [option["value"] for option in facts["options"] if option.get("default")]
        said = self._said[words]
        by_words = {phones.label(option): option["value"] for option in facts["options"]}
        named = [said] if isinstance(said, str) else list(said)
        if missing := [name for name in named if name not in by_words]:
            raise CannotDo(f"there is no option {', '.join(map(str, missing))}")
        return [by_words[name] for name in named]

    def _uploaded(self, words: str, facts: Json) -> list[str]:
        uploads = self._files.get(words, ())
        least = facts.get("min_values", 1) if facts.get("required", True) else 0
        if not least <= len(uploads) <= facts.get("max_values", 1):
            raise CannotDo(f"{words!r} takes {least} to {facts.get('max_values', 1)} files")
        kept = phones.keep(self._discord, self._discord.channel(self._channel), uploads)
        found = self.resolved.setdefault("attachments", {}) if kept else {}
        found.update({str(item.id): item.wire(self._discord.cdn) for item in kept})
        return [str(item.id) for item in kept]
