"""A chart as a file of its own: its title in sight, its colours in both schemes, and where it comes from."""

from textwrap import wrap
from xml.etree import ElementTree

from scripts.charts.marks import LETTER, label, paint
from scripts.charts.palette import format_file_style
from scripts.charts.svg import element, number, text_element

FONT = "'Be Vietnam Pro', system-ui, 'Noto Sans', sans-serif"


def format_chart_file(svg: str, source: str) -> str:
    """Return the SVG of a drawing's own file: its title in sight, its colours, and a line for the source.

    A drawing that takes any width gets 688 px.
    """
    root = ElementTree.fromstring(svg)
    inner = float(root.get("width", "").replace("100%", "688"))
    width = max(inner + 32, 320)
    heading, top = _draw_lines(root.findtext("title", ""), width, 28, 18, 600)
    height = float(root.get("height", "0"))
    footer, bottom = _draw_lines(source, width, top + height + 28, 12, 400)
    placed = svg.replace("<svg ", f'<svg x="16" y="{number(top)}" ', 1)
    placed = placed.replace(f'width="{root.get("width")}"', f'width="{number(inner)}"', 1)
    return element(
        "svg",
        text_element("style", format_file_style()),
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


def _draw_lines(text: str, width: float, y: float, size: int, weight: int) -> tuple[str, float]:
    """Draw a text in as many lines as it needs; return also where the next thing may stand."""
    lines = wrap(text, int((width - 32) / (size * LETTER)), break_on_hyphens=False)  # keeps addresses whole
    written = "".join(
        label(line, 16, y + place * size * 1.4, font_size=size, font_weight=weight)
        for place, line in enumerate(lines)
    )
    return written, y + len(lines) * size * 1.4 - size * 0.4
