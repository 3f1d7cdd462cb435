"""The one row in which a question is promised, spelled out: every step that either side, staff, the till and the clock
have in it (docs/decisions/0056), in words of its own and not from how questions are declared.

`asks form`, `stands` and the rest stand in that row as they would in any: `in_progress: buyer asks addition -> stay;
add_work; asks addition; stands 24 h; paid when sent; pauses`. What is not one of those words is what the yes does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ROW = re.compile(r"(?P<state>\w+): (?P<askers>[\w, ]+?) asks (?P<kind>\w+) -> (?P<to>\w+)(?P<words>.*)")
OTHER = {"buyer": "seller", "seller": "buyer"}
LONG = re.compile(r"(\d+) days")
LONGEST_SHORT = 3
"""Waits over so many days are reminded of once more."""
SPECIAL = ("paid when sent", "paid when agreed", "pauses", "counted")


@dataclass(frozen=True, slots=True)
class Asked:
    """One such row, read."""

    state: str
    askers: tuple[str, ...]
    kind: str
    to: str
    words: tuple[str, ...]

    def having(self, beginning: str) -> tuple[str, ...]:
        return tuple(word for word in self.words if word.startswith(beginning))

    @property
    def yes(self) -> tuple[str, ...]:
        """What is done when it is agreed, or paid for after that."""
        known = ("asks ", "if ", "caused by ", "stands ", *SPECIAL)
        return tuple(word for word in self.words if not word.startswith(known))

    @property
    def paid(self) -> str:
        return next((word for word in self.words if word.startswith("paid ")), "")

    def row(self, who: str, to: str, *words: str) -> str:
        return f"{self.state}: {who} -> {'; '.join(filter(None, (to, *words)))}"

    def step(self, part: str, stages: str = "") -> str:
        """Which step it is, at the end of its row."""
        special = tuple(word for word in SPECIAL if word in self.words)
        return ", ".join(filter(None, (f"step {part} of {self.kind}", *special, stages and f"while {stages}")))


def spelled_out(row: str) -> Iterator[str]:
    """All the rows that this one stands for; itself, where it is about no question."""
    read = ROW.fullmatch(row)
    if read is None:
        yield row
        return
    askers, words = read["askers"].split(", "), read["words"].removeprefix("; ").split("; ")
    asked = Asked(read["state"], tuple(askers), read["kind"], read["to"], tuple(filter(None, words)))
    for asker in asked.askers:
        yield from _between(asked, asker)
    yield _silence(asked)
    if asked.paid:
        yield from _payment(asked)


def _between(asked: Asked, asker: str) -> Iterator[str]:
    """What the two sides can do; the money of what was paid before it was answered goes back with a no."""
    kind, other = asked.kind, OTHER[asker]
    begins = (*asked.having("asks "), *asked.having("if "), f"at most proposals of asked_by_{asker}", asked.step("ask"))
    yield asked.row(f"{asker} ask_{kind}", "stay", f"{kind}_asked", *begins)
    later = asked.paid == "paid when agreed"
    to, does = ("stay", ()) if later else (asked.to, (*asked.yes, *asked.having("caused by ")))
    yield asked.row(f"{other} agree_{kind}", to, f"{kind}_agreed", *does, asked.step("agree", "asked"))
    back = "return" if asked.paid == "paid when sent" else ""
    yield asked.row(f"{other} decline_{kind}", "stay", f"{kind}_declined", back, asked.step("decline", "asked"))
    yield asked.row(f"{asker} withdraw_{kind}", "stay", f"{kind}_withdrawn", back, asked.step("withdraw", "asked"))


def _silence(asked: Asked) -> str:
    stands = asked.having("stands ")[0].removeprefix("stands ")
    days = LONG.fullmatch(stands)
    remind = "remind at half time, 24 h before, 2 h before" if days and int(days[1]) > LONGEST_SHORT else USUAL
    back = "return" if asked.paid == "paid when sent" else ""
    return asked.row(f"after {stands}", "stay", f"{asked.kind}_lapsed", back, remind, asked.step("lapse", "asked"))


USUAL = "remind at half time, 2 h before"


def _payment(asked: Asked) -> Iterator[str]:
    """How the buyer pays for it: at once by a till, or by hand, and then staff look for the money."""
    kind, later = asked.kind, asked.paid == "paid when agreed"
    to, does, cause = (asked.to, asked.yes, asked.having("caused by ")) if later else ("stay", (), ())
    paid = (f"{kind}_paid", "hold_apart", *does, "if proposal-paid", *cause, asked.step("pay", "unpaid or confirming"))
    yield asked.row(f"till pay_{kind}", to, *paid)
    often = ("if paid-by-hand", "at most 2", f"anew after each ask_{kind}")
    yield asked.row(f"buyer claim_{kind}", "stay", f"{kind}_claimed", *often, asked.step("claim", "unpaid"))
    yield asked.row(f"staff deny_{kind}", "stay", f"{kind}_denied", "asks reason", asked.step("deny", "confirming"))
    yield asked.row(f"buyer forgo_{kind}", "stay", f"{kind}_forgone", asked.step("forgo", "unpaid or confirming"))
    yield asked.row("after 24 h", "stay", f"{kind}_unpaid", USUAL, asked.step("lapse", "unpaid"))
    looked_for = "remind after 1 h, after 12 h, after 24 h"
    yield asked.row("after 3 days", "stay", f"{kind}_unconfirmed", looked_for, asked.step("lapse", "confirming"))
