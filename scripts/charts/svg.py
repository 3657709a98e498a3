"""The few SVG elements that the charts and maps are drawn with, as strings.

No chart library: pygal and leather write inline styles or fixed sizes, which a strict Content-Security-Policy
forbids and a phone cannot read, and neither knows hedged values, targets or breaks.
"""

import math
from xml.sax.saxutils import escape, quoteattr

Attribute = str | float | None


def number(value: float) -> str:
    """Return a coordinate with at most two decimals; ValueError if it is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"a chart cannot place the value {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(value: float) -> str:
    """Return a place across the width of the drawing."""
    return f"{number(value)}%"


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Return an element; `class_` and `font_size` mean `class` and `font-size`, None omits an attribute.

    Children are markup already: use `text_element` for text.
    """
    given = {key: value for key, value in attributes.items() if value is not None}
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(text if isinstance(text, str) else number(text))}"
        for key, text in given.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text_element(name: str, text: str, **attributes: Attribute) -> str:
    """Return an element that holds nothing but text."""
    return element(name, escape(text), **attributes)
