"""The hours of a person's own day: when they are not to be disturbed, and when they read what the day has for them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.zones import moment, zone

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begin` to `end` on the person's clock; over midnight when `begin` is the later one. They are not equal."""

    begin: time
    end: time

    def over(self, now: datetime, timezone: str) -> datetime | None:
        """When those are over in which `now` lies; None when it lies in none."""
        today = now.astimezone(zone(timezone)).date()
        for day in (today - _DAY, today):
            ends = day if self.begin < self.end else day + _DAY
            end = moment(ends, self.end, timezone)
            if moment(day, self.begin, timezone) <= now < end:
                return end
        return None


@dataclass(frozen=True, slots=True)
class Digest:
    """At which hour of their day a person reads it, and the `next` moment at which it is due."""

    hour: time
    next: datetime

    @classmethod
    def daily(cls, hour: time, timezone: str, after: datetime) -> "Digest":
        """Every day at `hour` of the clock there, from `after` on."""
        return cls(hour, next_time(hour, timezone, after))


def next_time(at: time, timezone: str, after: datetime) -> datetime:
    """The first moment after `after` that is `at` on the clock there, once for each of its days."""
    today = after.astimezone(zone(timezone)).date()
    found = (moment(today + days * _DAY, at, timezone) for days in range(3))
    return next(each for each in found if each > after)
