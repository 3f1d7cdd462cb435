"""How somebody is to stand on invoices, as people type it: some lines, and a tax in percent."""

from bot.screens.words import Problem, problem
from bot.talk.typed.percents import basis_points
from bot.texts.typed import paragraphs
from core.invoice import LONGEST_PARTICULARS, MOST_LINES

MOST_TAX = 50
"""Percent."""


def particulars(text: str) -> str | Problem:
    """Their own lines."""
    kept = paragraphs(text)
    if not kept:
        return problem("particulars-empty")
    if len(kept) > LONGEST_PARTICULARS:
        return problem("particulars-long", length=len(kept), most=LONGEST_PARTICULARS)
    return kept if kept.count("\n") < MOST_LINES else problem("particulars-lines", most=MOST_LINES)


def tax(text: str) -> int | Problem:
    """In basis points."""
    found = basis_points(text, MOST_TAX)
    return problem("particulars-tax-what", most=MOST_TAX) if found is None else found
