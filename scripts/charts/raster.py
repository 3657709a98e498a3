"""Drawings as PNG files: SVG through resvg, and few colours, so that a picture weighs little.

resvg reads no custom properties and no ``vector-effect``: the stylesheet of a file of its own is left out
(its light colours are attributes, too), dots drawn as round line ends in a stretched box become circles, and
inner drawings are not cut at their edges (they never reach them), which halves the time.
"""

import io
import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image, ImageColor

from scripts.charts.palette import DRAWN, LIGHT, format_file_style
from scripts.charts.svg import element, percent, text_element

COLOURS = 32
WIDTH, ZOOM = 800, 2.0
"""A PNG is at most twice the drawing's size, and a wide drawing at most so many pixels wide."""
NEAR = 3
STRETCHED = re.compile(r'<svg[^>]* preserveAspectRatio="none"[^>]*>.*?</svg>')
INNER = re.compile(r"(?<!^)<svg (?![^>]* overflow=)")
DOT = re.compile(r"[Mm](-?[0-9.]+) (-?[0-9.]+)h0")
TRUE = tuple(ImageColor.getrgb(LIGHT[name])[:3] for name in DRAWN)
FONTS = ("be-vietnam-pro-400.ttf", "be-vietnam-pro-600.ttf")


def rasterize(svg: str, fonts: Path) -> Image.Image:
    """Draw the SVG of a file of its own, with the fonts of a folder and none of the system's.

    ValueError if the SVG cannot be read.
    """
    width = float(ElementTree.fromstring(svg).get("width", "0"))
    plain = STRETCHED.sub(lambda match: round_dots(match[0]), svg.replace(_style(), ""))
    png = resvg_py.svg_to_bytes(
        svg_string=INNER.sub('<svg overflow="visible" ', plain),
        zoom=min(WIDTH / width, ZOOM),
        skip_system_fonts=True,
        font_files=[str(fonts / name) for name in FONTS],
    )
    return Image.open(io.BytesIO(png)).convert("RGB")


def round_dots(box: str) -> str:
    """Turn the dots of a stretched box, 100 wide, into circles at their percent of the width."""
    circles = []
    for path in ElementTree.fromstring(box).iter("path"):
        radius = float(path.get("stroke-width", "0")) / 2
        circles += [
            element("circle", cx=percent(x), cy=y, r=radius, fill=path.get("stroke"))
            for x, y in _find_dots(path.get("d", ""))
        ]
    return element("g", *circles) if circles else ""


def _find_dots(path: str) -> list[tuple[float, float]]:
    """Return where the dots of a path stand: each is told by how far it is from the last."""
    across, down = zip(*DOT.findall(path), strict=True)
    return list(zip(accumulate(map(float, across)), accumulate(map(float, down)), strict=True))


def encode_png(image: Image.Image) -> bytes:
    """Return the picture as a PNG of few colours; the same picture gives the same bytes."""
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.putpalette(snap_colours(few.getpalette() or []))
    file = io.BytesIO()
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()


def snap_colours(palette: Sequence[int]) -> list[int]:
    """Give colours that choosing few has shifted a little (white, first of all) their true values again."""
    snapped: list[int] = []
    for start in range(0, len(palette), 3):
        colour = tuple(palette[start : start + 3])
        near = (true for true in TRUE if all(abs(a - b) <= NEAR for a, b in zip(true, colour, strict=True)))
        snapped += next(near, colour)
    return snapped


def _style() -> str:
    """Return the style element that a chart's own file begins with."""
    return text_element("style", format_file_style())
