"""A rail: all known units as ticks on one axis, the band about their median, and named places on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.charts.marked_axes import Text, arrange, draw_names, draw_text, frame, stretch, thousandths
from scripts.charts.svg import element, number, percent

MARGIN = 2.5
"""Percent of the width left free at both ends, so that the outermost marks are whole."""
HALF = 5
HEDGES = {"over": "M4 0h10m-4-4l4 4l-4 4", "under": "M-4 0h-10m4-4l-4 4l4 4"}


@dataclass(frozen=True)
class Place:
    """A named value; ``look`` is own, own-b, own-c or goal, ``hedge`` "", about, over or under."""

    value: float
    name: str
    look: str = "own"
    hedge: str = ""


@dataclass(frozen=True)
class Band:
    """The median with its words, and the band about it."""

    median: float
    text: str
    low: float
    high: float


@dataclass(frozen=True)
class Rail:
    """Values of units, the named ones among them apart; the axis and what its two ends say."""

    ticks: Sequence[float]
    places: Sequence[Place]
    ends: tuple[float, float]
    end_texts: tuple[str, str]
    band: Band | None = None

    def across(self, value: float) -> float:
        """Return the place of a value in percent of the width; outside the axis, its end."""
        low, high = self.ends
        share = (value - low) / (high - low) if high > low else 0.5
        return MARGIN + (100 - 2 * MARGIN) * min(max(share, 0), 1)


def draw_rail(rail: Rail, label: str) -> str:
    """Draw a rail for a card; ``label`` is all of it in words."""
    names = [Text(place.name, rail.across(place.value), f"t-{place.look}") for place in rail.places]
    drawn, top = draw_names(names)
    axis = top + 10
    parts = [
        drawn,
        _draw_band(rail, axis) if rail.band else "",
        element("line", class_="axis", x1="0", x2="100%", y1=axis, y2=axis),
        _draw_ticks(rail, axis) if rail.ticks else "",
        _draw_median(rail.across(rail.band.median), axis) if rail.band else "",
        *(_draw_place(place, rail.across(place.value), axis) for place in rail.places),
    ]
    below, height = _draw_below(rail, axis)
    return frame("rail", "".join(parts) + below, label, height)


def _draw_band(rail: Rail, axis: float) -> str:
    assert rail.band is not None
    left, right = rail.across(rail.band.low), rail.across(rail.band.high)
    return element("rect", class_="near", x=percent(left), y=axis - 9, width=percent(right - left), height=18)


def _draw_ticks(rail: Rail, axis: float) -> str:
    shapes = "".join(f"M{thousandths(rail.across(value))} 0v10" for value in sorted(rail.ticks))
    return stretch("tick", shapes, axis - 5, 10)


def _draw_median(place: float, axis: float) -> str:
    return element("line", class_="med", x1=percent(place), x2=percent(place), y1=axis - 10, y2=axis + 10)


def _draw_place(place: Place, x: float, axis: float) -> str:
    """Draw a square, or a diamond for a target; hollow where it is hedged, with an arrow for a bound."""
    look = place.look if not place.hedge else f"{place.look} hollow"
    if place.look == "goal":
        mark = element("path", class_="goalmark", d="M0-6L6 0L0 6L-6 0Z")
    else:
        mark = element("rect", class_=look, x=-HALF, y=-HALF, width=2 * HALF, height=2 * HALF, rx=1)
    arrow = HEDGES.get(place.hedge)
    if arrow:
        mark += element("path", class_=f"bound {place.look}", d=arrow)
    return element("svg", mark, x=percent(x), y=number(axis), overflow="visible", width=1, height=1)


def _draw_below(rail: Rail, axis: float) -> tuple[str, float]:
    """Draw what stands under the axis: its ends, and the median in its row or beneath it."""
    texts = [Text(rail.end_texts[0], 0, ""), Text(rail.end_texts[1], 100, "")]
    if rail.band:
        texts.append(Text(rail.band.text, rail.across(rail.band.median), "t-ink"))
    rows = arrange(texts)
    drawn = "".join(draw_text(text, axis + 23 + 14 * row) for text, row in zip(texts, rows, strict=True))
    return drawn, axis + 28 + 14 * max(rows)
