"""A chat with everything in it, and how a reply keyboard comes and goes."""

from collections import deque
from dataclasses import dataclass, field

from sandbox.bell import Bell
from sandbox.telegram.values import Chat, Json, LogEntry, Message, Toast

KEPT_MESSAGES = 1_000
_KEPT_LOG = 10_000


class NobodyThere(LookupError):
    """There is no such person, chat or message in the sandbox."""


@dataclass(slots=True)
class Room:
    """A chat with what is in it; `keyboard` is the reply keyboard that the person sees under the messages."""

    chat: Chat
    messages: dict[int, Message] = field(default_factory=dict)
    log: deque[LogEntry] = field(default_factory=lambda: deque(maxlen=_KEPT_LOG))
    keyboard: Json | None = None
    started: bool = False
    blocked: bool = False
    toast: Toast | None = None
    toast_count: int = 0
    action: str = ""
    bell: Bell = field(default_factory=Bell)

    def show_toast(self, toast: Toast) -> None:
        """Show the answer to a press over the chat."""
        self.toast = toast
        self.toast_count += 1

    def put(self, event: str, at: str, message: Message) -> None:
        """Take in a message as it is now: posted, edited or deleted; the oldest make room for the newest."""
        self.log.append(LogEntry(event, at, message))
        if event == "deleted":
            self.messages.pop(message.id, None)
            return
        self.messages[message.id] = message
        reply = message.keyboards.reply
        if reply is not None:
            self.keyboard = None if reply.get("remove_keyboard") else reply
        while len(self.messages) > KEPT_MESSAGES:
            del self.messages[next(iter(self.messages))]
