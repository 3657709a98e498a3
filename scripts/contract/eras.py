"""The eras of the country's provinces: one table, read by whatever must know which provinces there were.

63 provinces until 30 June 2025, 34 units since. A further reform is a row here, and no code elsewhere.
"""

from typing import NamedTuple


class Era(NamedTuple):
    """A time in which the set of provinces did not change."""

    id: str
    valid_from: str | None
    """First day, an ISO date; None where it began before these data."""
    valid_to: str | None
    """Last day; None while it lasts."""
    units: int
    """How many province-level units there are."""


ERAS: tuple[Era, ...] = (
    Era("provinces-63", None, "2025-06-30", 63),
    Era("provinces-34", "2025-07-01", None, 34),
)
"""In the order of time, each from the day after the one before."""


def find_era(day: str) -> Era:
    """Return the era of a day, an ISO date."""
    return next(era for era in ERAS if era.valid_to is None or day <= era.valid_to)
