"""A sparkline: how a value went over the years, in the corner of a card. It has no axis but its two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.charts.svg import element, number, text_element

WIDTH, TOP, BOTTOM, SIDE = 108, 6, 30, 6
BASELINE = 46
NEXT = 1.5
"""Years from which on something is missing between two values."""


@dataclass(frozen=True)
class SparkPoint:
    """A value at a year, which may have a fraction; hollow where it is hedged."""

    year: float
    value: float
    hollow: bool = False


@dataclass(frozen=True)
class SparkLine:
    """One territory's values, in the parts between which the method changed."""

    parts: Sequence[Sequence[SparkPoint]]
    look: str = "own"

    @property
    def points(self) -> list[SparkPoint]:
        """All its values in order."""
        return [point for part in self.parts for point in part]


def draw_spark(
    lines: Sequence[SparkLine], label: str, *, lowest_first: bool = False, borders: Sequence[float] = ()
) -> str:
    """Draw lines on shared years, ranks with the first on top; "" for fewer than two values in all.

    Between the parts of a line stands a broken line; so at ``borders``, the years at which territory changed.
    """
    points = [point for line in lines for point in line.points]
    if len({point.year for point in points}) < 2:
        return ""
    plane = _Plane(
        min(point.year for point in points),
        max(point.year for point in points),
        min(point.value for point in points),
        max(point.value for point in points),
        lowest_first,
    )
    years = [*borders, *(_find_break(*pair) for line in lines for pair in pairwise(line.parts))]
    drawn = [
        *(_draw_break(plane.across(year)) for year in sorted(set(years))),
        *(_draw_line(line, plane) for line in lines),
        text_element("text", str(int(plane.first)), class_="t", x=0, y=BASELINE),
        text_element("text", str(int(plane.last)), class_="t", x=WIDTH, y=BASELINE, text_anchor="end"),
    ]
    return element(
        "svg",
        "".join(drawn),
        class_="spark",
        viewBox=f"0 0 {WIDTH} 50",
        width=WIDTH,
        height=50,
        role="img",
        aria_label=label,
    )


@dataclass(frozen=True)
class _Plane:
    first: float
    last: float
    low: float
    high: float
    lowest_first: bool

    def across(self, year: float) -> float:
        return SIDE + (WIDTH - 2 * SIDE) * (year - self.first) / (self.last - self.first)

    def down(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return TOP + (BOTTOM - TOP) * (share if self.lowest_first else 1 - share)


def _find_break(before: Sequence[SparkPoint], after: Sequence[SparkPoint]) -> float:
    return (before[-1].year + after[0].year) / 2


def _draw_break(x: float) -> str:
    return element("path", class_="breakline", d=f"M{number(x)} 2V34")


def _draw_line(line: SparkLine, plane: _Plane) -> str:
    """Draw a line's parts: solid from one year to the next, dashed where years between are missing."""
    drawn = ""
    for part in line.parts:
        drawn += "".join(_draw_step(before, after, line.look, plane) for before, after in pairwise(part))
        drawn += _draw_mark(part[0], line.look, plane, 2) if len(part) == 1 else ""
    return drawn + _draw_mark(line.points[-1], line.look, plane, 3)


def _draw_step(before: SparkPoint, after: SparkPoint, look: str, plane: _Plane) -> str:
    places = [
        f"{number(plane.across(point.year))} {number(plane.down(point.value))}" for point in (before, after)
    ]
    is_next = after.year - before.year < NEXT
    return element("path", class_=f"line line-{look}" if is_next else "gapline", d=f"M{'L'.join(places)}")


def _draw_mark(point: SparkPoint, look: str, plane: _Plane, half: int) -> str:
    look = f"{look} hollow" if point.hollow else look
    x, y = plane.across(point.year) - half, plane.down(point.value) - half
    return element("rect", class_=look, x=x, y=y, width=2 * half, height=2 * half, rx=1)
