"""What rails and ladders share: marks named above an axis, in rows so that no name touches another.

Both fill the width of a card; letters keep their size: what has room on the narrowest phone has it anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.charts.svg import element, number, percent, text_element

NARROWEST = 250.0
"""Width of a drawing within a card on the narrowest phone, in pixels."""
SIZE = 11.5
LETTER = 0.6
"""Mean width of a letter in parts of the font size, for names set in semibold."""
ROW = 14
GAP = 2.0
"""Percent of the width that stay free between two texts."""


@dataclass(frozen=True)
class Text:
    """A text at a place (percent of the width), and the class that colours it."""

    text: str
    place: float
    look: str

    @property
    def width(self) -> float:
        """Its width on the narrowest phone, in percent."""
        return 100 * len(self.text) * SIZE * LETTER / NARROWEST

    @property
    def span(self) -> tuple[float, float]:
        """Where it begins and ends: about its place, but within the drawing."""
        left = min(max(self.place - self.width / 2, 0), max(100 - self.width, 0))
        return left, left + self.width


def arrange(texts: Sequence[Text]) -> list[int]:
    """Return the row of each text, 0 the nearest to the axis, so that none touches another."""
    rows: list[int] = []
    for place, text in enumerate(texts):
        taken = {rows[other] for other in range(place) if _touch(texts[other], text)}
        rows.append(next(row for row in range(len(texts)) if row not in taken))
    return rows


def _touch(one: Text, other: Text) -> bool:
    return one.span[0] < other.span[1] + GAP and other.span[0] < one.span[1] + GAP


def draw_text(text: Text, y: float) -> str:
    """Draw a text about its place, or at the edge that it would cross."""
    left, right = text.span
    edge = {"x": "0", "text_anchor": "start"} if left <= 0 else {"x": "100%", "text_anchor": "end"}
    middle = {"x": percent(text.place), "text_anchor": "middle"}
    is_inside = left > 0 and right < 100
    return text_element(
        "text", text.text, class_=f"t {text.look}".strip(), y=y, **(middle if is_inside else edge)
    )


def draw_names(texts: Sequence[Text]) -> tuple[str, int]:
    """Draw names in rows above an axis; return them and how many pixels they take."""
    rows = arrange(texts)
    height = ROW * (max(rows, default=-1) + 1)
    drawn = [draw_text(text, height - ROW * row - 3) for text, row in zip(texts, rows, strict=True)]
    return "".join(drawn), height


def frame(kind: str, content: str, label: str, height: float) -> str:
    """Return the whole drawing, which fills its box; ``label`` says all of it."""
    return element("svg", content, class_=kind, role="img", aria_label=label, width="100%", height=height)


def stretch(look: str, shapes: str, y: float, height: float) -> str:
    """Draw one path over the whole width, its places across in thousandths; its lines keep their width.

    A path of all ticks weighs a tenth of as many elements.
    """
    path = element("path", class_=look, d=shapes, vector_effect="non-scaling-stroke")
    box = f"0 0 1000 {number(height)}"
    return element("svg", path, y=y, width="100%", height=height, viewBox=box, preserveAspectRatio="none")


def thousandths(place: float) -> str:
    """Return a place (percent of the width) as a whole number of thousandths."""
    return str(round(10 * place))
