"""Between which values the truth lies, by the hedge of a figure."""

from dataclasses import dataclass
from decimal import Decimal

from scripts.pages.model import Figure, Number

NO_LIMIT = Decimal("Infinity")
ESTIMATED = "E"


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``; an open end is not itself among them."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    @property
    def is_unlimited(self) -> bool:
        """Whether nothing is known of either end: an approximation without bounds."""
        return self.low == -NO_LIMIT and self.high == NO_LIMIT

    def is_below(self, other: "Interval") -> bool:
        """Tell whether every value of this one is below every value of the other."""
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def is_within(self, other: "Interval") -> bool:
        """Tell whether every value of this one is among those of the other, whose ends are closed."""
        return other.low <= self.low and self.high <= other.high


UNLIMITED = Interval(-NO_LIMIT, NO_LIMIT)


def find_interval(figure: Figure) -> Interval:
    """Return where the truth lies: a point for an exact figure, no limits for "about" and for an estimate."""
    if figure.qualifier == "about" or figure.obs_status == ESTIMATED:
        return UNLIMITED
    return Interval(
        _read(figure.bound_low, -NO_LIMIT),
        _read(figure.bound_high, NO_LIMIT),
        low_open=figure.qualifier == "more-than",
        high_open=figure.qualifier in ("less-than", "nearly"),
    )


def point(value: Number | Decimal) -> Interval:
    """Return one value as an interval."""
    exact = Decimal(str(value))
    return Interval(exact, exact)


def _read(bound: Number | None, absent: Decimal) -> Decimal:
    return absent if bound is None else Decimal(str(bound))
