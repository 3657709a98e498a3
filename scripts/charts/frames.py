"""The plane on which values over time are drawn: where a day and a value stand, and its round values."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TOP, BOTTOM = 40.0, 190.0
RIGHT = 97.0


@dataclass(frozen=True)
class Frame:
    """The plane of a drawing: years across, values upwards (downwards for ranks)."""

    years: range
    ticks: Sequence[float]
    lowest_first: bool
    left: float
    """Percent of the width left free for the round values."""

    def across(self, day: float) -> float:
        """Return the place of a day (ordinal) in percent of the width."""
        start, end = (date(year, 1, 1).toordinal() for year in (self.years.start, self.years.stop))
        return self.left + (RIGHT - self.left) * (day - start) / (end - start)

    def up(self, value: float) -> float:
        """Return the height of a value in pixels from the top."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return TOP + (BOTTOM - TOP) * (share if self.lowest_first else 1 - share)


def choose_ticks(values: Sequence[float], lowest_first: bool = False) -> list[float]:
    """Return round numbers that hold the values, from zero where that wastes less than half the height."""
    low, high = min(values), max(values)
    if 0 <= low <= high / 2 and not lowest_first:
        low = 0
    span = (high - low) or abs(high) or 1
    size = 10 ** math.floor(math.log10(span))
    step = next(size * part for part in (0.2, 0.5, 1, 2, 5) if span / (size * part) <= 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = [round(step * place, 9) for place in range(first, max(last, first + 1) + 1)]
    return [max(tick, 1) for tick in ticks] if lowest_first else ticks
