"""The first and the last day of a ``time_period``.

ISO 8601 and SDMX: ``2022``, ``2022-S1``, ``2022-Q3``, ``2023-10``, ``2022-07-13``, and ``2022-01-01/P9M``,
which is a first day and a length in months or years.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = {"": 12, "S": 6, "Q": 3}
_LENGTH = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/P([0-9]{1,4})([MY])")
_PART = re.compile(r"([0-9]{4})(?:-([SQ])([1-4]))?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(10_000)  # figures share few periods
def period_bounds(time_period: str) -> tuple[date, date]:
    """Return the first and the last day of a period; ValueError with one sentence if it is not a period."""
    try:
        if match := _LENGTH.fullmatch(time_period):
            return _add_months(date.fromisoformat(match[1]), int(match[2]) * (12 if match[3] == "Y" else 1))
        if match := _MONTH.fullmatch(time_period):
            return _add_months(date(int(match[1]), int(match[2]), 1), 1)
        if _DAY.fullmatch(time_period):
            return date.fromisoformat(time_period), date.fromisoformat(time_period)
        if match := _PART.fullmatch(time_period):
            months = _MONTHS[match[2] or ""]
            return _add_months(date(int(match[1]), (int(match[3] or 1) - 1) * months + 1, 1), months)
    except (ValueError, OverflowError):
        pass  # a month or day that does not exist gets the same sentence as any other fault
    raise ValueError(
        f"{time_period} is not a period: write it like 2022, 2022-S1, 2022-Q3, 2023-10 or 2022-07-13"
    )


def _add_months(start: date, months: int) -> tuple[date, date]:
    """Return the first and the last day of a stretch of months; ValueError if it has no day."""
    years, month = divmod(start.month - 1 + months, 12)
    end = date(start.year + years, month + 1, start.day) - timedelta(days=1)
    if end < start:
        raise ValueError("a period has at least one day")
    return start, end
