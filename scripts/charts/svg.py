"""The few SVG elements that the charts and maps are drawn with, as strings.

No chart library: pygal and leather write inline styles or fixed sizes, which a strict Content-Security-Policy
forbids and a phone cannot read, and neither knows hedged values, targets or breaks. Colours are presentation
attributes (what a downloaded file shows) and classes (what the site's light and dark schemes override).
"""

import math
from textwrap import wrap
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from scripts.charts.palette import LIGHT, standalone_style

Attribute = str | float | None
FONT = "'Be Vietnam Pro', system-ui, 'Noto Sans', sans-serif"
LETTER = 0.62
"""Mean width of a letter, in parts of the font size: for wrapping and for room, never for placing."""


def number(value: float) -> str:
    """Write a coordinate with at most two decimals; ValueError if it is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"a chart cannot place the value {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(value: float) -> str:
    """Write a place across the width of the drawing."""
    return f"{number(value)}%"


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Write an element; `class_` and `font_size` mean `class` and `font-size`, None leaves an attribute out.

    Children are markup already: use `words` for text.
    """
    given = {key: value for key, value in attributes.items() if value is not None}
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(text if isinstance(text, str) else number(text))}"
        for key, text in given.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(name: str, text: str, **attributes: Attribute) -> str:
    """Write an element that holds nothing but text."""
    return element(name, escape(text), **attributes)


def paint(fill: str | None = None, stroke: str | None = None, extra: str = "") -> dict[str, Attribute]:
    """Give the attributes that fill and stroke with colours of the palette, by their names."""
    classes = [f"f-{fill}" if fill else "", f"s-{stroke}" if stroke else "", extra]
    return {
        "class_": " ".join(name for name in classes if name) or None,
        "fill": LIGHT[fill] if fill else "none",
        "stroke": LIGHT[stroke] if stroke else None,
    }


def label(
    text: str, x: Attribute, y: float, *, ink: str = "ink", halo: str | None = None, **attributes: Attribute
) -> str:
    """Write a line of text, 12 px high unless told otherwise; a halo parts it from what is behind it."""
    look = paint(ink, halo)
    if halo:
        look |= {"stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return words("text", text, **{"x": x, "y": y, "font_size": 12, **look, **attributes})


def line(
    x: tuple[float, float], y: tuple[float, float], ink: str, width: float = 1, dashes: str | None = None
) -> str:
    """Draw a line between two places, across in percent of the width, downwards in pixels."""
    look = {**paint(stroke=ink), "stroke_width": width, "stroke_dasharray": dashes}
    return element("line", x1=percent(x[0]), y1=y[0], x2=percent(x[1]), y2=y[1], **look)


def anchor(place: float) -> str:
    """Say how a text at a place (percent of the width) is aligned so that it stays inside."""
    return "start" if place < 15 else "end" if place > 85 else "middle"


def drawing(kind: str, content: str, *, prefix: str, title: str, description: str, **size: Attribute) -> str:
    """Write the whole drawing with its title and description; `prefix` makes its ids unique on the page.

    `kind` is its class; a drawing without a `role` in `size` is an image.
    """
    return element(
        "svg",
        words("title", title, id=f"{prefix}-title"),
        words("desc", description, id=f"{prefix}-desc"),
        content,
        class_=f"chart {kind}",
        **{"role": "img", **size},
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
    )


def standalone(svg: str, source: str) -> str:
    """Make a file of its own of a drawing: its title in sight, its colours, and a line for the source.

    A drawing that takes any width gets 688 px.
    """
    root = ElementTree.fromstring(svg)
    inner = float(root.get("width", "").replace("100%", "688"))
    width = max(inner + 32, 320)
    heading, top = _lines(root.findtext("title", ""), width, 28, 18, 600)
    height = float(root.get("height", "0"))
    footer, bottom = _lines(source, width, top + height + 28, 12, 400)
    placed = svg.replace("<svg ", f'<svg x="16" y="{number(top)}" ', 1)
    placed = placed.replace(f'width="{root.get("width")}"', f'width="{number(inner)}"', 1)
    return element(
        "svg",
        words("style", standalone_style()),
        element("rect", width="100%", height="100%", **paint("page")),
        heading,
        placed,
        footer,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        width=width,
        height=bottom,
        viewBox=f"0 0 {number(width)} {number(bottom)}",
        font_family=FONT,
    )


def _lines(text: str, width: float, y: float, size: int, weight: int) -> tuple[str, float]:
    """Write a text in as many lines as it needs; give also where the next thing may stand."""
    lines = wrap(text, int((width - 32) / (size * LETTER)), break_on_hyphens=False)  # keeps addresses whole
    written = "".join(
        label(line, 16, y + place * size * 1.4, font_size=size, font_weight=weight)
        for place, line in enumerate(lines)
    )
    return written, y + len(lines) * size * 1.4 - size * 0.4
