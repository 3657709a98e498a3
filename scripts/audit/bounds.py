"""What a printed figure allows: the interval in which the true value may lie, in exact arithmetic.

A figure is read in one of four ways. `value`: the bare number, without its hedge. `printed`: the number, or
what its hedge says of it. `rounded`: all that rounds to the printed digits. `cut`: all that begins with them
(205 of 216 is 94.9…, printed as 94%). However it is read, a count is exact, and a hedged figure reaches as
far as its hedge.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scripts.reading.numerals import parse_printed
from scripts.shared.languages import Language
from scripts.shared.wording import format_figure

Bound = Fraction | float
"""An exact number, or ±math.inf."""

Way = Literal["value", "printed", "rounded", "cut"]

REACH = Fraction(1, 10)
"""How far "about" and "nearly" reach: a tenth of the value. A convention, wide on purpose."""


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`; an open end is not one of them."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low - other.high,
            self.high - other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def __mul__(self, other: "Interval") -> "Interval":
        """Multiply by an interval; neither may go below zero."""
        return Interval(
            self.low * other.low,
            self.high * other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __truediv__(self, other: "Interval") -> "Interval":
        """Divide by an interval; neither may go below zero."""
        return Interval(
            _divide(self.low, other.high),
            _divide(self.high, other.low),
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def __and__(self, other: "Interval") -> "Interval":
        """Return the numbers that lie in both; the result may be empty."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(
            low,
            high,
            any(side.low == low and side.low_open for side in (self, other)),
            any(side.high == high and side.high_open for side in (self, other)),
        )

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def is_above(self, other: "Interval") -> bool:
        """Say whether every number here is above every number there."""
        return self.low > other.high or (self.low == other.high and (self.low_open or other.high_open))

    def whole(self) -> "Interval":
        """Return the stretch from the first to the last whole number; empty where there is none."""
        low, high = self.low, self.high
        if not math.isinf(low):
            low = Fraction(math.ceil(low) + (self.low_open and low == math.ceil(low)))
        if not math.isinf(high):
            high = Fraction(math.floor(high) - (self.high_open and high == math.floor(high)))
        return Interval(low, high)


def _divide(dividend: Bound, divisor: Bound) -> Bound:
    if divisor == 0:
        return math.inf
    return Fraction(0) if math.isinf(divisor) else dividend / divisor


def point(value: Fraction | int) -> Interval:
    """Return the interval of one number."""
    return Interval(Fraction(value), Fraction(value))


HUNDRED = point(100)


@dataclass(frozen=True)
class Term:
    """A figure in a relation, to compute with and to write.

    `step` is the worth of its last printed digit. In a composed index `weight` is that of a component, or of
    what a pillar holds besides the components that all pillars share.
    """

    role: str
    value: Fraction
    step: Fraction
    qualifier: str
    minimum: Bound
    maximum: Bound
    is_count: bool
    denominator: Fraction | None
    decimals: int
    symbols: dict[str, str]
    hedges: dict[str, str]
    weight: Fraction = Fraction(0)

    @property
    def is_hedged(self) -> bool:
        return self.qualifier != "exact"

    def read(self, way: Way) -> Interval:
        """Return where the true value may lie, within the limits of the unit."""
        limits = Interval(self.minimum, self.maximum)
        if way == "value":
            return point(self.value)
        if self.is_hedged:
            return self._read_hedged() & limits
        if way == "printed" or self.is_count:
            return point(self.value)
        if way == "cut":
            return Interval(self.value, self.value + self.step, high_open=True) & limits
        return Interval(self.value - self.step / 2, self.value + self.step / 2) & limits

    def _read_hedged(self) -> Interval:
        value, reach = self.value, abs(self.value) * REACH
        readings = {
            "more-than": Interval(value, math.inf, low_open=True),
            "at-least": Interval(value, math.inf),
            "less-than": Interval(-math.inf, value, high_open=True),
            "at-most": Interval(-math.inf, value),
            "nearly": Interval(value - reach, value, high_open=True),
            "about": Interval(value - reach, value + reach),
        }
        return readings[self.qualifier]

    def format(self, language: Language) -> str:
        """Write the figure as a reader sees it."""
        return format_figure(
            float(self.value),
            language,
            decimals=self.decimals,
            denominator=None if self.denominator is None else float(self.denominator),
            symbol=self.symbols[language],
            hedge=self.hedges[language],
        )


def add_up(terms: Iterable[Term], way: Way) -> Interval:
    """Return the sum of figures, each read in one way."""
    return sum((term.read(way) for term in terms), point(0))


def find_printed_step(printed: str, language: Language, value: Fraction) -> Fraction:
    """Return the worth of the last printed digit: `57,53%` → 1/100, `1.126` → 1, `1,3 triệu` → 100000.

    `value` is the figure's value, which may stand in another scale than the print (1.3 for `1,3 triệu`). A
    figure printed in words is as exact as its value's own digits.
    """
    try:
        reading = parse_printed(printed, language)
    except ValueError:
        return Fraction(10) ** min(0, int(Decimal(str(float(value))).normalize().as_tuple().exponent))
    step = Fraction(10) ** int(reading.value.as_tuple().exponent)
    return step * abs(value) / Fraction(reading.value) if reading.value else step
