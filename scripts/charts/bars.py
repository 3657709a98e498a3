"""Strips of dots and ranked bars, as SVG made at build time: rows in, one string out.

Widths are percentages, so a drawing fills a phone and a desk alike while its letters keep their size; heights
are pixels. Texts of values come in ready-made, in the language of the page. Values over time: `series.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scripts.charts.svg import anchor, drawing, element, label, line, number, paint, percent
from scripts.charts.words import CHART_WORDS
from scripts.shared.languages import Language
from scripts.shared.wording import format_number

MARGIN = 3.0
"""Percent of the width left free at both ends of an axis, so that the outermost marks are whole."""
LANE = 7
NEAR = 1.5
"""Dots nearer than this (percent of the width) are set in lanes above and below the axis."""
NAMES, BARS = 38.0, 45.0
"""Percent of the width for the names of bars, and for the bars: what is left holds the values."""
ROW = 24


@dataclass(frozen=True)
class Dot:
    """A unit's value on a strip; `text` is needed only for the marked one."""

    value: float
    text: str = ""
    hedged: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Strip:
    """The values of one period; `label` names it."""

    label: str
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Bar:
    """A unit's value in a ranked list."""

    label: str
    value: float
    text: str
    hedged: bool = False
    marked: bool = False


def strip_plot(
    strips: Sequence[Strip],
    *,
    prefix: str,
    language: Language,
    title: str,
    decimals: int = 2,
    with_median: bool = True,
) -> str:
    """Draw all units' values as dots on one axis, a strip a period, with one unit marked, and the median.

    A hedged value is hollow. `decimals` is for the median and the ends of the axis. ValueError without a dot.
    """
    values = [dot.value for strip in strips for dot in strip.dots]
    bounds = min(values), max(values)
    parts, said, y = [], [], 0.0
    for strip in strips:
        middle = median(dot.value for dot in strip.dots) if with_median else None
        drawn, height = _draw_strip(strip, bounds, y, language, middle, decimals)
        parts.append(drawn)
        said.append(_describe_strip(strip, language, middle, decimals))
        y += height
    for place, anchored, value in (("0", "start", bounds[0]), ("100%", "end", bounds[1])):
        end = format_number(value, language, decimals)
        parts.append(label(end, place, y + 6, ink="soft", font_size=11, text_anchor=anchored))
    hedged = any(dot.hedged for strip in strips for dot in strip.dots)
    key, height = _draw_key(language, hedged=hedged, y=y + 10)
    return drawing(
        "strip-plot",
        "".join(parts) + key,
        prefix=prefix,
        title=title,
        description=". ".join(said) + ".",
        width="100%",
        height=y + 10 + height,
    )


def bar_list(bars: Sequence[Bar], *, prefix: str, language: Language, title: str) -> str:
    """Draw the values as bars from zero, in the order given, each with its name and its text.

    The names and values are text of the drawing, read as a list. ValueError without a bar.
    """
    ends = [0.0, *(bar.value for bar in bars)]
    low, high = min(ends), max(ends)
    rows = "".join(_draw_bar(bar, (low, high), ROW * place) for place, bar in enumerate(bars))
    zero = _place_on_bar(0, (low, high))
    height = ROW * len(bars) + 4.0
    axis = line((zero, zero), (0, height - 4), "soft")
    hedged = any(bar.hedged for bar in bars)
    note = _draw_bar_key(height, language) if hedged else ""
    return drawing(
        "bar-list",
        element("g", rows, role="list") + axis + note,
        prefix=prefix,
        title=title,
        description=f"{len(bars)}: {bars[0].label} {bars[0].text} … {bars[-1].label} {bars[-1].text}.",
        role="group",
        width="100%",
        height=height + (20 if hedged else 0),
    )


def _place(value: float, bounds: tuple[float, float]) -> float:
    """Give the place of a value on the axis, in percent of the width; the middle if all values are one."""
    low, high = bounds
    share = (value - low) / (high - low) if high > low else 0.5
    return MARGIN + share * (100 - 2 * MARGIN)


def _spread_dots(places: Sequence[float]) -> list[int]:
    """Give each place (ascending) the nearest free lane: 0, 1, -1, 2 …"""
    last: dict[int, float] = {}
    lanes = []
    for place in places:
        lane = 0
        while place - last.get(lane, -100) < NEAR:
            lane = -lane if lane > 0 else 1 - lane
        last[lane] = place
        lanes.append(lane)
    return lanes


def _draw_strip(
    strip: Strip,
    bounds: tuple[float, float],
    y: float,
    language: Language,
    middle: float | None,
    decimals: int,
) -> tuple[str, float]:
    """Draw one strip from `y` down, and its median if there is one; give also its height."""
    dots = sorted(strip.dots, key=lambda dot: (dot.value, dot.marked, dot.hedged))
    places = [_place(dot.value, bounds) for dot in dots]
    lanes = _spread_dots(places)
    half = LANE * max(abs(lane) for lane in lanes) + 8
    axis = y + 20 + half
    parts = [
        label(strip.label, 0, y + 12, font_weight=600),
        line((0, 100), (axis, axis), "line"),
        _draw_dots(dots, places, lanes, axis),
    ]
    for dot, place, lane in zip(dots, places, lanes, strict=True):
        if dot.marked:
            look = {**paint("page" if dot.hedged else "focus", "focus"), "stroke_width": 2.5}
            parts.append(element("circle", cx=percent(place), cy=axis + LANE * lane, r=5.5, **look))
            parts.append(label(dot.text, "100%", y + 12, ink="focus", font_weight=600, text_anchor="end"))
    if middle is not None:
        place = _place(middle, bounds)
        said = f"{CHART_WORDS[language]['median']} {format_number(middle, language, decimals)}"
        parts.append(line((place, place), (axis - half, axis + half + 2), "ink", 1.5))
        parts.append(label(said, percent(place), axis + half + 14, ink="soft", text_anchor=anchor(place)))
    return "".join(parts), 20 + 2 * half + (28 if middle is not None else 10)


def _describe_strip(strip: Strip, language: Language, middle: float | None, decimals: int) -> str:
    """Say the marked value, the median, how many units there are and between which values."""
    text = CHART_WORDS[language]
    values = [dot.value for dot in strip.dots]
    said = "" if middle is None else f"{text['median']} {format_number(middle, language, decimals)}; "
    return text["strip"].format(
        label=strip.label,
        marked=", ".join(dot.text for dot in strip.dots if dot.marked) or text["unmarked"],
        median=said,
        count=len(values),
        low=format_number(min(values), language),
        high=format_number(max(values), language),
    )


def _draw_dots(dots: Sequence[Dot], places: Sequence[float], lanes: Sequence[int], axis: float) -> str:
    """Draw the unmarked dots as one path of round line ends, stretched to the width, round at every width."""
    ends = {"stroke_linecap": "round", "vector_effect": "non-scaling-stroke"}
    parts = []
    for hedged in (False, True):
        path = _write_dots(
            [
                (place, axis + LANE * lane)
                for dot, place, lane in zip(dots, places, lanes, strict=True)
                if dot.hedged == hedged and not dot.marked
            ]
        )
        rings = (("edge", 7.0), ("page", 4.0)) if hedged else (("edge", 6.0),)
        parts += [
            element("path", d=path, **paint(stroke=ink), **ends, stroke_width=width)
            for ink, width in rings
            if path
        ]
    box = {"viewBox": f"0 0 100 {number(axis * 2)}", "preserveAspectRatio": "none"}
    return element("svg", *parts, width="100%", height=axis * 2, **box)


def _write_dots(places: Sequence[tuple[float, float]]) -> str:
    """Write the dots as strokes of no length, each by how far it is from the last: short numbers."""
    path, here = "", (0.0, 0.0)
    for x, y in places:
        there = round(x, 1), round(y, 1)
        step = there if not path else (there[0] - here[0], there[1] - here[1])
        path += f"{'m' if path else 'M'}{number(step[0])} {number(step[1])}h0"
        here = there
    return path


def _draw_key(language: Language, *, hedged: bool, y: float) -> tuple[str, float]:
    """Draw the key below `y`; give also its height."""
    text = CHART_WORDS[language]
    marks = [("focus", "focus", 6.0, text["marked"]), ("edge", "edge", 3.0, text["other"])]
    if hedged:
        marks.append(("page", "edge", 3.5, text["hedged"]))
    rows = "".join(
        element("circle", cx=8, cy=y + 14 + 20 * place, r=size, **paint(fill, stroke), stroke_width=1.5)
        + label(said, 22, y + 18 + 20 * place, ink="soft")
        for place, (fill, stroke, size, said) in enumerate(marks)
    )
    return rows, 8.0 + 20 * len(marks)


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


def _draw_bar_key(y: float, language: Language) -> str:
    """Say what a hollow bar means."""
    box = element("rect", x=2, y=y + 3, width=18, height=10, **paint("page", "scale-4"), stroke_width=1.5)
    return box + label(CHART_WORDS[language]["hedged"], 28, y + 12, ink="soft")
