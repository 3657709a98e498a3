"""The card that a link to a page shows elsewhere (Open Graph): 1200 × 630 pixels, drawn with Pillow.

A card says a name, what it is the name of, and up to three figures with their period and source. Texts take
the largest size at which they fit; what does not fit at the smallest ends with an ellipsis after a whole
word. Letters are placed one by one (layout "basic"), which needs no library of the system: Vietnamese in its
composed form (NFC) has a glyph for every letter with its marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from scripts.charts.palette import LIGHT

SIZE = (1200, 630)
MARGIN = 64
WIDTH = SIZE[0] - 2 * MARGIN
FOOT = 546
GAP = 40
LEADING = 1.36
"""Line height in parts of the font size: marks above a capital and those below the line before keep apart."""
ICON = ((9, 1), (1, 9), (9, 9), (9, 17))
"""Corners of the sign's tiles, of 26 × 26 (site/theme/assets/icon.svg); the fifth is `ICON_LAST`."""
ICON_LAST = (17, 17)
TITLES = (((84, 72), 1), ((66, 60), 2), ((46, 42, 38), 3))
"""Sizes of the name and how many lines it may take in them: the figures below keep their room."""
VALUE_SIZES = (60, 52, 44, 38, 32)


@dataclass(frozen=True)
class KeyFigure:
    """A figure of a card: the value as a reader sees it, what it is, its period and source."""

    value: str
    label: str
    source: str


@dataclass(frozen=True)
class Card:
    """What a card says; `text` stands where there are no figures."""

    kind: str
    title: str
    figures: Sequence[KeyFigure]
    text: str
    site: str
    tagline: str


@lru_cache
def load_font(folder: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """Load a weight of the site's font (400, 600); OSError if the folder lacks it."""
    path = folder / f"be-vietnam-pro-{weight}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def measure_text(text: str, font: ImageFont.FreeTypeFont) -> float:
    """Return the width of a text in pixels; cards have many texts in common."""
    return font.getlength(text)


def wrap_text(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text between words into lines of at most a width in pixels; a longer word has its own line."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shorten_lines(lines: Sequence[str], most: int, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Keep at most so many lines; the last one then ends with an ellipsis, after a whole word."""
    if len(lines) <= most:
        return list(lines)
    last = lines[most - 1].split(" ")
    while len(last) > 1 and measure_text(f"{' '.join(last)}…", font) > width:
        last.pop()
    return [*lines[: most - 1], f"{' '.join(last).rstrip(',;:-–')}…"]


def fit_text(
    text: str, folder: Path, weight: int, sizes: Sequence[int], width: float, most: int
) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of a text in the largest size in which it has at most so many, and that font."""
    for size in sizes:
        font = load_font(folder, weight, size)
        lines = wrap_text(text, font, width)
        if len(lines) <= most and all(measure_text(line, font) <= width for line in lines):
            return lines, font
    return shorten_lines(lines, most, font, width), font


def fit_title(title: str, fonts: Path) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of a card's name and their font: rather more lines than small letters."""
    for sizes, most in TITLES:
        lines, font = fit_text(title, fonts, 600, sizes, WIDTH, most)
        if " ".join(lines) == title:
            break
    return lines, font


def draw_card(card: Card, fonts: Path) -> Image.Image:
    """Draw a card with the fonts of a folder."""
    image = Image.new("RGB", SIZE, LIGHT["page"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 11), fill=LIGHT["brand"])
    kind, font = fit_text(card.kind, fonts, 400, (30, 27, 24, 22, 20), WIDTH, 1)
    _draw_lines(draw, kind, font, (MARGIN, 44), LIGHT["soft"])
    title, font = fit_title(card.title, fonts)
    below = _draw_lines(draw, title, font, (MARGIN, 92), LIGHT["ink"])
    if card.figures:
        _draw_figures(draw, card.figures, fonts, max(below + 24, 256))
    else:
        lines, font = fit_text(card.text, fonts, 400, (36, 32, 28), WIDTH, 4)
        _draw_lines(draw, lines, font, (MARGIN, max(below + 24, 256)), LIGHT["soft"])
    image.paste(_draw_foot(card.site, card.tagline, fonts), (0, FOOT))
    return image


def _draw_lines(
    draw: ImageDraw.ImageDraw,
    lines: Sequence[str],
    font: ImageFont.FreeTypeFont,
    place: tuple[float, float],
    colour: str,
) -> float:
    """Draw lines from a corner down; return where the next thing may stand."""
    x, y = place
    step = round(font.size * LEADING)
    for number, line in enumerate(lines):
        draw.text((x, y + number * step + round(font.size * 1.05)), line, colour, font, anchor="ls")
    return y + len(lines) * step


def _draw_figures(draw: ImageDraw.ImageDraw, figures: Sequence[KeyFigure], fonts: Path, top: float) -> None:
    """Draw the figures side by side: value, what it is, period and source."""
    width = (WIDTH - GAP * (len(figures) - 1)) / len(figures)
    draw.line((MARGIN, top, SIZE[0] - MARGIN, top), fill=LIGHT["line"], width=2)
    label, small = load_font(fonts, 400, 26), load_font(fonts, 400, 22)
    most = max(int((FOOT - top - 164) / (26 * LEADING)), 1)  # what the value and two lines of source leave
    for number, figure in enumerate(figures):
        x = MARGIN + number * (width + GAP)
        value, font = fit_text(figure.value, fonts, 600, VALUE_SIZES, width, 1)
        _draw_lines(draw, value, font, (x, top + 14), LIGHT["brand"])
        lines = shorten_lines(wrap_text(figure.label, label, width), most, label, width)
        y = _draw_lines(draw, lines, label, (x, top + 94), LIGHT["ink"])
        lines = shorten_lines(wrap_text(figure.source, small, width), 2, small, width)
        _draw_lines(draw, lines, small, (x, y + 6), LIGHT["soft"])


@lru_cache
def _draw_foot(site: str, tagline: str, fonts: Path) -> Image.Image:
    """Draw the site's sign and name, and what it is: the same on every card of a language."""
    foot = Image.new("RGB", (SIZE[0], SIZE[1] - FOOT), LIGHT["wash"])
    draw = ImageDraw.Draw(foot)
    for corners, colour in ((ICON, LIGHT["brand"]), ((ICON_LAST,), LIGHT["tile"])):
        for x, y in corners:
            left, top = MARGIN + 2 * (x - 1), 18 + 2 * (y - 1)
            draw.rectangle((left, top, left + 13, top + 13), fill=colour)
    name = load_font(fonts, 600, 34)
    draw.text((MARGIN + 64, 53), site, LIGHT["ink"], name, anchor="ls")
    after = MARGIN + 64 + name.getlength(site) + 28
    lines, font = fit_text(tagline, fonts, 400, (24, 22, 20), SIZE[0] - MARGIN - after, 1)
    draw.text((after, 53), lines[0], LIGHT["soft"], font, anchor="ls")
    return foot
