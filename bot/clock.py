"""The one place that asks the machine what time it is."""

from datetime import UTC, datetime


def machine_time() -> datetime:
    """The machine's time, aware and in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


class MachineClock:
    """`core.ports.Clock` of the machine. When that is set back, time stands still here until it has caught up."""

    def __init__(self) -> None:
        self._latest = machine_time()

    def now(self) -> datetime:
        self._latest = max(self._latest, machine_time())
        return self._latest
