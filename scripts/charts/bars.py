"""Ranked bars from zero, each with its name and value: rows in, one string out, made at build time."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.charts.columns import Column
from scripts.charts.marks import Heading, drawing, label, line, paint
from scripts.charts.svg import element, percent

NAMES, BARS = 38.0, 45.0
"""Percent of the width for the names of bars, and for the bars: what is left holds the values."""
ROW = 24


@dataclass(frozen=True)
class Bar:
    """A unit's value in a ranked list."""

    label: str
    value: float
    text: str
    hedged: bool = False
    marked: bool = False


def draw_column(column: Column, heading: Heading) -> str:
    """Draw a column of a table, each name with the year of its value."""
    bars = [
        Bar(
            f"{entry.name}, {entry.year}" if entry.year else entry.name, entry.value, entry.text, entry.hedged
        )
        for entry in column.entries
    ]
    return draw_bar_list(bars, heading)


def draw_bar_list(bars: Sequence[Bar], heading: Heading) -> str:
    """Draw the values as bars from zero, in the order given, each with its name and its text.

    The names and values are text of the drawing, read as a list. ValueError without a bar.
    """
    if not bars:
        raise ValueError("a list of bars has at least one")
    ends = [0.0, *(bar.value for bar in bars)]
    bounds = min(ends), max(ends)
    rows = "".join(_draw_bar(bar, bounds, ROW * place) for place, bar in enumerate(bars))
    zero = _place_on_bar(0, bounds)
    height = ROW * len(bars) + 4.0
    axis = line((zero, zero), (0, height - 4), "soft")
    hedged = any(bar.hedged for bar in bars)
    note = _draw_key(height, heading) if hedged else ""
    return drawing(
        "bar-list",
        element("g", rows, role="list") + axis + note,
        heading,
        f"{len(bars)}: {bars[0].label} {bars[0].text} … {bars[-1].label} {bars[-1].text}.",
        role="group",
        width="100%",
        height=height + (20 if hedged else 0),
    )


def _place_on_bar(value: float, bounds: tuple[float, float]) -> float:
    low, high = bounds
    return NAMES + 2 + BARS * ((value - low) / (high - low) if high > low else 0)


def _draw_bar(bar: Bar, bounds: tuple[float, float], y: float) -> str:
    """Draw a row: the name, the bar from zero, the value beside the bar's end."""
    start, end = sorted((_place_on_bar(0, bounds), _place_on_bar(bar.value, bounds)))
    colour = "focus" if bar.marked else "scale-4"
    look = {**paint("page" if bar.hedged else colour, colour), "stroke_width": 1.5}
    weight = 600 if bar.marked else None
    return element(
        "g",
        label(bar.label, percent(NAMES), y + 17, text_anchor="end", font_weight=weight),
        element("rect", x=percent(start), y=y + 5, width=percent(end - start), height=ROW - 8, **look),
        label(bar.text, percent(end), y + 17, dx=6, font_weight=weight),
        role="listitem",
    )


def _draw_key(y: float, heading: Heading) -> str:
    """Draw what a hollow bar means."""
    box = element("rect", x=2, y=y + 3, width=18, height=10, **paint("page", "scale-4"), stroke_width=1.5)
    return box + label(heading.words("hedged"), 28, y + 12, ink="soft")
