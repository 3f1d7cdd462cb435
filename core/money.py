"""Money is an integer of minor units and a currency; nothing here rounds in anybody's favour by accident."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# Decimals of the minor unit, ISO 4217. XTR is Telegram Stars, which have none.
DECIMALS = {
    "AED": 2, "AMD": 2, "AUD": 2, "AZN": 2, "BRL": 2, "BYN": 2, "CAD": 2, "CHF": 2, "CNY": 2, "CZK": 2, "DKK": 2,
    "EUR": 2, "GBP": 2, "GEL": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2, "JPY": 0, "KRW": 0, "KZT": 2, "MXN": 2,
    "NOK": 2, "PLN": 2, "RON": 2, "RUB": 2, "SEK": 2, "TRY": 2, "UAH": 2, "USD": 2, "UZS": 2, "VND": 0, "XTR": 0,
}  # fmt: skip

LARGEST = 10**12  # minor units; keeps sums of many orders far below the 64 bits of a database's integer

BASIS = 10_000  # a fee is counted in basis points: 10_000 is the whole


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents) of `currency`. May be negative only inside the ledger."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """The same amount in major units, exact."""
        return Decimal(self.minor).scaleb(-DECIMALS[self.currency])


def minor_units(amount: Decimal, currency: str) -> int | None:
    """`amount` in minor units, or None when the currency cannot express it or it is not a sensible price."""
    try:
        scaled = amount.scaleb(DECIMALS[currency])
        whole = int(scaled.to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        return None
    if scaled != whole or not 0 <= whole <= LARGEST:
        return None
    return whole


def fee(minor: int, basis_points: int) -> int:
    """The community's part of a payout, rounded down."""
    return minor * basis_points // BASIS
