"""Strips of dots: all units' values on one axis, a strip a period, with one unit marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scripts.charts.marks import Heading, anchor, draw_key, drawing, label, line, paint
from scripts.charts.svg import element, number, percent
from scripts.shared.wording import format_number

MARGIN = 3.0
"""Percent of the width left free at both ends of an axis, so that the outermost marks are whole."""
LANE = 7
NEAR = 1.5
"""Dots nearer than this (percent of the width) are set in lanes above and below the axis."""


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
class _Scale:
    """What all strips of a drawing share: their axis, and how the median is said."""

    low: float
    high: float
    heading: Heading
    decimals: int
    with_median: bool

    def place(self, value: float) -> float:
        """Return the place of a value in percent of the width; the middle if all values are one."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return MARGIN + share * (100 - 2 * MARGIN)

    def format_median(self, strip: Strip) -> str:
        """Return the words of a strip's median."""
        middle = format_number(find_median(strip), self.heading.language, self.decimals)
        return f"{self.heading.words('median')} {middle}"


def draw_strip_plot(
    strips: Sequence[Strip], heading: Heading, *, decimals: int = 2, with_median: bool = True
) -> str:
    """Draw a strip for each period, with the unit that is marked and the median.

    A hedged value is hollow. `decimals` is for the median and the ends of the axis. ValueError without a dot.
    """
    dots = [dot for strip in strips for dot in strip.dots]
    values = [dot.value for dot in dots]
    scale = _Scale(min(values), max(values), heading, decimals, with_median)
    parts, y = [], 0.0
    for strip in strips:
        drawn, height = _draw_strip(strip, scale, y)
        parts.append(drawn)
        y += height
    parts.append(_draw_ends(scale, y + 6))
    key, height = _draw_key(heading, y + 10, hedged=any(dot.hedged for dot in dots))
    said = ". ".join(_describe_strip(strip, scale) for strip in strips)
    return drawing(
        "strip-plot", "".join(parts) + key, heading, f"{said}.", width="100%", height=y + 10 + height
    )


def find_median(strip: Strip) -> float:
    """Return the median of a strip's values."""
    return median(dot.value for dot in strip.dots)


def _spread_dots(places: Sequence[float]) -> list[int]:
    """Return for each place (ascending) the nearest free lane: 0, 1, -1, 2 …"""
    last: dict[int, float] = {}
    lanes = []
    for place in places:
        lane = 0
        while place - last.get(lane, -100) < NEAR:
            lane = -lane if lane > 0 else 1 - lane
        last[lane] = place
        lanes.append(lane)
    return lanes


def _draw_strip(strip: Strip, scale: _Scale, y: float) -> tuple[str, float]:
    """Draw one strip from `y` down, and its median if it is wanted; return also its height."""
    dots = sorted(strip.dots, key=lambda dot: (dot.value, dot.marked, dot.hedged))
    places = [scale.place(dot.value) for dot in dots]
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
            parts.append(_draw_marked(dot, place, axis + LANE * lane))
            parts.append(label(dot.text, "100%", y + 12, ink="focus", font_weight=600, text_anchor="end"))
    if scale.with_median:
        parts.append(_draw_median(strip, scale, axis, half))
    return "".join(parts), 20 + 2 * half + (28 if scale.with_median else 10)


def _draw_marked(dot: Dot, place: float, y: float) -> str:
    look = {**paint("page" if dot.hedged else "focus", "focus"), "stroke_width": 2.5}
    return element("circle", cx=percent(place), cy=y, r=5.5, **look)


def _draw_median(strip: Strip, scale: _Scale, axis: float, half: float) -> str:
    """Draw the median as a line across the strip, its value below."""
    place = scale.place(find_median(strip))
    said = label(
        scale.format_median(strip), percent(place), axis + half + 14, ink="soft", text_anchor=anchor(place)
    )
    return line((place, place), (axis - half, axis + half + 2), "ink", 1.5) + said


def _draw_ends(scale: _Scale, y: float) -> str:
    """Draw the smallest and the largest value at the ends of the axis."""
    return "".join(
        label(
            format_number(value, scale.heading.language, scale.decimals),
            place,
            y,
            ink="soft",
            font_size=11,
            text_anchor=anchored,
        )
        for place, anchored, value in (("0", "start", scale.low), ("100%", "end", scale.high))
    )


def _describe_strip(strip: Strip, scale: _Scale) -> str:
    """Return what a strip says: the marked value, the median, how many units, between which values."""
    words, language = scale.heading.words, scale.heading.language
    values = [dot.value for dot in strip.dots]
    return words(
        "strip",
        label=strip.label,
        marked=", ".join(dot.text for dot in strip.dots if dot.marked) or words("unmarked"),
        median=f"{scale.format_median(strip)}; " if scale.with_median else "",
        count=len(values),
        low=format_number(min(values), language),
        high=format_number(max(values), language),
    )


def _draw_dots(dots: Sequence[Dot], places: Sequence[float], lanes: Sequence[int], axis: float) -> str:
    """Draw the unmarked dots as one path of round line ends, stretched to the width, round at every width."""
    ends = {"stroke_linecap": "round", "vector_effect": "non-scaling-stroke"}
    parts = []
    for hedged in (False, True):
        path = _format_dots(
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


def _format_dots(places: Sequence[tuple[float, float]]) -> str:
    """Return the path of the dots: strokes of no length, each placed from the last to keep numbers short."""
    path, here = "", (0.0, 0.0)
    for x, y in places:
        there = round(x, 1), round(y, 1)
        step = there if not path else (there[0] - here[0], there[1] - here[1])
        path += f"{'m' if path else 'M'}{number(step[0])} {number(step[1])}h0"
        here = there
    return path


def _draw_key(heading: Heading, y: float, *, hedged: bool) -> tuple[str, float]:
    """Draw the key below `y`; return also its height."""
    marks = [("focus", "focus", 6.0, "marked"), ("edge", "edge", 3.0, "other")]
    if hedged:
        marks.append(("page", "edge", 3.5, "hedged"))
    rows = [
        (
            element("circle", cx=8, cy=y + 14 + 20 * place, r=size, **paint(fill, stroke), stroke_width=1.5),
            heading.words(said),
        )
        for place, (fill, stroke, size, said) in enumerate(marks)
    ]
    return draw_key(rows, 22, y + 18, 20), 8.0 + 20 * len(marks)
