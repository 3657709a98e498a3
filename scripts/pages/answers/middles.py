"""The median of a group and the band about it that counts as the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.pages.answers.groups import Group
from scripts.pages.answers.intervals import Interval, find_interval
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.standings import grows_with_size

FEWEST = 10
"""Known units below which no median is told."""

SPREAD = Decimal("1.4826")
"""Makes of the median absolute deviation what the standard deviation of a bell curve would be."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of ``known`` units, and the band from ``low`` to ``high`` that counts as near it."""

    median: Decimal
    low: Decimal
    high: Decimal
    known: int

    @property
    def band(self) -> Interval:
        return Interval(self.low, self.high)


def find_middle(group: Group) -> Middle | Refusal | None:
    """Return the median of a group, and the band of ± 1.4826 × MAD, the median absolute deviation from it.

    Ranks have none, and that is no refusal. Of what grows with size and of fewer than ten units none is told.
    Approximations without bounds take no part; a bound does, as long as the median and MAD are the same
    wherever the truth lies.
    """
    if group.indicator.statistic == "rank":
        return None
    if grows_with_size(group.indicator):
        return Refusal(Reason.COUNT_BY_SIZE, (), group.known, group.frame)
    intervals = [find_interval(row) for row in group.figures.values()]
    limited = [interval for interval in intervals if not interval.is_unlimited]
    if len(limited) < FEWEST:
        return Refusal(Reason.TOO_FEW, (), group.known, group.frame)
    middle = _find_median(limited)
    spread = None if middle is None else _find_median([_measure(row, middle) for row in limited])
    if middle is None or spread is None:
        return Refusal(Reason.OVERLAP, (), group.known, group.frame)
    return Middle(middle, middle - SPREAD * spread, middle + SPREAD * spread, len(limited))


def _find_median(intervals: Sequence[Interval]) -> Decimal | None:
    """Return the median if it is the same wherever the values lie within their bounds, else None."""
    low = median([interval.low for interval in intervals])
    high = median([interval.high for interval in intervals])
    return low if low == high else None


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _measure(interval: Interval, middle: Decimal) -> Interval:
    """Return how far from the median a value lies at least and at most."""
    low, high = interval.low - middle, interval.high - middle
    nearest = Decimal(0) if low <= 0 <= high else min(abs(low), abs(high))
    return Interval(nearest, max(abs(low), abs(high)))
