"""What all kinds of chart draw with: colours by name, text, lines, keys, and the frame of a drawing.

Colours are presentation attributes (what a downloaded file shows) and classes (what the site's light and dark
schemes override). Widths are percentages, so a drawing fills a phone and a desk alike while its letters keep
their size; heights are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.charts.palette import LIGHT
from scripts.charts.svg import Attribute, element, percent, text_element
from scripts.shared.languages import Language
from scripts.shared.words import Words, read_words

LETTER = 0.62
"""Mean width of a letter, in parts of the font size: for wrapping and for room, never for placing."""


@dataclass(frozen=True)
class Heading:
    """What every drawing has: its title and language, and a prefix that makes its ids unique on the page."""

    prefix: str
    title: str
    language: Language

    @property
    def words(self) -> Words:
        """The words that charts say of themselves."""
        return _read_chart_words(self.language)


def paint(fill: str | None = None, stroke: str | None = None, extra: str = "") -> dict[str, Attribute]:
    """Return the attributes that fill and stroke with colours of the palette, by their names."""
    classes = [f"f-{fill}" if fill else "", f"s-{stroke}" if stroke else "", extra]
    return {
        "class_": " ".join(name for name in classes if name) or None,
        "fill": LIGHT[fill] if fill else "none",
        "stroke": LIGHT[stroke] if stroke else None,
    }


def label(
    text: str, x: Attribute, y: float, *, ink: str = "ink", halo: str | None = None, **attributes: Attribute
) -> str:
    """Return a line of text, 12 px high unless told otherwise; a halo parts it from what is behind it."""
    look = paint(ink, halo)
    if halo:
        look |= {"stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return text_element("text", text, **{"x": x, "y": y, "font_size": 12, **look, **attributes})


def line(
    x: tuple[float, float], y: tuple[float, float], ink: str, width: float = 1, dashes: str | None = None
) -> str:
    """Return a line between two places, across in percent of the width, downwards in pixels."""
    look = {**paint(stroke=ink), "stroke_width": width, "stroke_dasharray": dashes}
    return element("line", x1=percent(x[0]), y1=y[0], x2=percent(x[1]), y2=y[1], **look)


def anchor(place: float) -> str:
    """Return how a text at a place (percent of the width) is aligned so that it stays inside."""
    return "start" if place < 15 else "end" if place > 85 else "middle"


def drawing(kind: str, content: str, heading: Heading, description: str, **size: Attribute) -> str:
    """Return the whole drawing with its title and description.

    `kind` is its class; a drawing without a `role` in `size` is an image.
    """
    return element(
        "svg",
        text_element("title", heading.title, id=f"{heading.prefix}-title"),
        text_element("desc", description, id=f"{heading.prefix}-desc"),
        content,
        class_=f"chart {kind}",
        **{"role": "img", **size},
        aria_labelledby=f"{heading.prefix}-title",
        aria_describedby=f"{heading.prefix}-desc",
    )


def draw_key(rows: Sequence[tuple[str, str]], x: float, y: float, step: float) -> str:
    """Draw the rows of a key from `y` down: each a mark, already in its place, and its words at `x`."""
    return "".join(
        mark + label(said, x, y + step * place, ink="soft") for place, (mark, said) in enumerate(rows)
    )


@cache
def _read_chart_words(language: Language) -> Words:
    return read_words("charts", language)
