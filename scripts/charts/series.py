"""Values over time, as SVG made at build time: a line only where two values may be compared.

Two results are joined if they have one method, periods of like length, and no period missing between them. A
change of method is a broken vertical line; a target is a hollow diamond that no line touches; a hedged value
says on which side of its mark the truth lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from scripts.charts.frames import BOTTOM, TOP, Frame, choose_ticks
from scripts.charts.marks import LETTER, Heading, anchor, draw_key, drawing, label, line, paint
from scripts.charts.svg import element, percent
from scripts.shared.languages import Language
from scripts.shared.wording import format_number

PHONE = 288.0
"""Width of a drawing on a small phone in pixels: what has room there has room everywhere."""
COMPARABLE = 3
"""Fewer results of one method than this are no series."""
OVER = frozenset({"more-than", "at-least"})
UNDER = frozenset({"less-than", "at-most", "nearly"})
SHAPES = {
    "over": "M0-8V-17M-4-13L0-17L4-13",
    "under": "M0 8V17M-4 13L0 17L4 13",
    "target": "M0-7L7 0L0 7L-7 0Z",
    "break": "M0-8V8",
}
KEY_SHIFT = {"over": 12, "under": -12}
"""What brings an arrow, drawn beside its mark, to the middle of its row of the key."""


@dataclass(frozen=True)
class SeriesPoint:
    """A value of a period (first and last day, ISO 8601); values of one `method` may be compared."""

    start: str
    end: str
    period: str
    value: float
    text: str
    qualifier: str = "exact"
    target: bool = False
    inferred: bool = False
    method: str = ""

    @property
    def first(self) -> int:
        return date.fromisoformat(self.start).toordinal()

    @property
    def last(self) -> int:
        return date.fromisoformat(self.end).toordinal()

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def draw_time_series(
    points: Sequence[SeriesPoint], heading: Heading, *, lowest_first: bool = False
) -> str | None:
    """Draw a unit's values over time; None if fewer than three results are of one method.

    `lowest_first` (ranks) puts the smallest number on top.
    """
    ordered = sorted(points, key=lambda point: (point.middle, point.last, point.value, point.text))
    results = [point for point in ordered if not point.target]
    methods = [point.method for point in results]
    if max(map(methods.count, methods), default=0) < COMPARABLE:
        return None
    frame = _make_frame(ordered, heading, lowest_first)
    key, height = _draw_key(ordered, heading)
    labelled = _pick_labelled(ordered, frame)
    drawn = [
        _draw_axes(frame, heading.language),
        *(_draw_between(before, after, frame) for before, after in pairwise(results)),
        *(_draw_point(point, frame, point in labelled) for point in ordered),
        key,
    ]
    return drawing(
        "time-series", "".join(drawn), heading, _describe(ordered, heading), width="100%", height=height
    )


def is_joined(before: SeriesPoint, after: SeriesPoint) -> bool:
    """Tell whether a line may lead from one result to the next."""
    lengths = sorted(point.last - point.first + 1 for point in (before, after))
    missing = after.first - before.last - 1
    by_day = lengths == [1, 1]
    like = lengths[0] >= 0.9 * lengths[1]
    return before.method == after.method and missing >= 0 and like and (by_day or missing < lengths[0] / 2)


def _make_frame(points: Sequence[SeriesPoint], heading: Heading, lowest_first: bool) -> Frame:
    """Return the plane that holds all values, with room for its round values on a small phone."""
    ticks = choose_ticks([point.value for point in points], lowest_first)
    room = max(len(format_number(tick, heading.language)) for tick in ticks) * 11 * LETTER
    first, last = min(point.start for point in points), max(point.end for point in points)
    return Frame(range(int(first[:4]), int(last[:4]) + 1), ticks, lowest_first, 100 * room / PHONE)


def _pick_labelled(points: Sequence[SeriesPoint], frame: Frame) -> list[SeriesPoint]:
    """Return the values whose texts have room on a phone: the last, targets, then from the first."""
    results = [point for point in points if not point.target]
    wanted = [results[-1], *(point for point in points if point.target), *results[:-1]]
    taken: list[tuple[float, float, float]] = []
    picked = []
    for point in wanted:
        place = frame.across(point.middle)
        width = 100 * len(point.text) * 12 * LETTER / PHONE
        left = place - width * {"start": 0, "middle": 0.5, "end": 1}[anchor(place)]
        box = left, left + width, _place_text(point, frame)
        if all(box[0] > other[1] or box[1] < other[0] or abs(box[2] - other[2]) > 14 for other in taken):
            taken.append(box)
            picked.append(point)
    return picked


def _place_text(point: SeriesPoint, frame: Frame) -> float:
    """Return the line on which a value's text stands: above its mark and its arrow."""
    return frame.up(point.value) - (22 if point.qualifier in OVER else 11)


def _draw_axes(frame: Frame, language: Language) -> str:
    """Draw a line for each round value, and the years below; not each if there are many."""
    lines = [
        line((0, 100), (frame.up(tick), frame.up(tick)), "line")
        + label(format_number(tick, language), 0, frame.up(tick) - 4, ink="soft", font_size=11)
        for tick in frame.ticks
    ]
    every = 1 + (len(frame.years) - 1) // 6
    for year in frame.years[::every]:
        place = frame.across(date(year, 7, 2).toordinal())
        lines.append(label(str(year), percent(place), BOTTOM + 18, ink="soft", text_anchor="middle"))
    return "".join(lines)


def _draw_between(before: SeriesPoint, after: SeriesPoint, frame: Frame) -> str:
    """Draw what stands between two results: a line, a break of method, or nothing."""
    if before.method != after.method:
        place = frame.across((before.last + after.first) / 2)
        return line((place, place), (TOP - 20, BOTTOM), "soft", 1.5, "4 4")
    if not is_joined(before, after):
        return ""
    places = frame.across(before.middle), frame.across(after.middle)
    return line(places, (frame.up(before.value), frame.up(after.value)), "scale-4", 2)


def _draw_point(point: SeriesPoint, frame: Frame, labelled: bool) -> str:
    """Draw a value's mark, and its text if it has room."""
    place, y = frame.across(point.middle), frame.up(point.value)
    drawn = "".join(_draw_mark(kind) for kind in _list_kinds(point))
    mark = _place_mark(drawn, percent(place), y, faint=point.inferred)
    if not labelled:
        return mark
    text = label(
        point.text,
        percent(place),
        _place_text(point, frame),
        ink="focus" if point.target else "ink",
        halo="page",
        text_anchor=anchor(place),
    )
    return mark + text


def _place_mark(mark: str, x: str, y: float, *, faint: bool) -> str:
    """Put a mark somewhere; a faint one hides the line behind it all the same."""
    if faint:
        mark = element("circle", r=4.5, **paint("page")) + element("g", mark, opacity="0.5")
    return element("svg", mark, x=x, y=y, overflow="visible")


def _list_kinds(point: SeriesPoint) -> list[str]:
    """Return the marks of a value, in the order in which they are drawn."""
    kinds = ["target"] if point.target else ["about" if point.qualifier == "about" else "result"]
    if point.qualifier in OVER:
        kinds.append("over")
    if point.qualifier in UNDER:
        kinds.append("under")
    return kinds


def _draw_mark(kind: str) -> str:
    """Draw a mark around the origin."""
    if kind in ("result", "about", "inferred"):
        colours = paint("page" if kind == "about" else "scale-4", "scale-4")
        return element("circle", r=4.5, **colours, stroke_width=2)
    colours = paint("page", "focus") if kind == "target" else paint(stroke="soft")
    broken = "4 4" if kind == "break" else None
    return element("path", d=SHAPES[kind], **colours, stroke_width=1.5, stroke_dasharray=broken)


def _draw_key(points: Sequence[SeriesPoint], heading: Heading) -> tuple[str, float]:
    """Draw the key of the marks that need one; return also the height of the whole drawing."""
    kinds = _list_key(points)
    rows = [
        (
            _place_mark(_draw_mark(kind), "9", y + KEY_SHIFT.get(kind, 0), faint=kind == "inferred"),
            heading.words(kind),
        )
        for y, kind in ((BOTTOM + 44 + 22 * place, kind) for place, kind in enumerate(kinds))
    ]
    return draw_key(rows, 24, BOTTOM + 48, 22), BOTTOM + 28 + (22 * len(kinds) + 6 if kinds else 0)


def _list_key(points: Sequence[SeriesPoint]) -> list[str]:
    """Return the kinds of mark that need explaining, in the order of the key."""
    used = {kind for point in points for kind in _list_kinds(point)}
    if len({point.method for point in points if not point.target}) > 1:
        used.add("break")
    if any(point.inferred for point in points):
        used.add("inferred")
    return [kind for kind in ("about", "over", "under", "target", "break", "inferred") if kind in used]


def _describe(points: Sequence[SeriesPoint], heading: Heading) -> str:
    """Return all values in the order of time, results first, then targets."""
    said = []
    for kind, target in (("result", False), ("target", True)):
        listed = "; ".join(f"{point.period}: {point.text}" for point in points if point.target == target)
        if listed:
            said.append(f"{heading.words(kind)}: {listed}.")
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}" for sentence in said)
