"""Amounts as a bookkeeper writes them."""

from core.money import DECIMALS, Money


def amount(minor: int, currency: str) -> str:
    """All decimals, no sign of the currency."""
    return f"{Money(minor, currency).amount:,.{DECIMALS[currency]}f}"
