"""A share in percent as people type it: `19`, `7.5`, `7,5 %`."""

from decimal import Decimal, InvalidOperation


def basis_points(text: str, most: int) -> int | None:
    """Of at least 0 and at most `most` percent, with at most two decimals; None for anything else."""
    try:
        percent = Decimal(text.replace("%", "").replace(",", ".").strip())
    except InvalidOperation:
        return None
    if not percent.is_finite() or not 0 <= percent <= most or percent != round(percent, 2):
        return None
    return int(percent * 100)
