"""Make the two font files of the site from Be Vietnam Pro (SIL Open Font License 1.1, no reserved name).

Not a step of the pipeline: the files are in the repository. To make them anew, unpack the npm package
``@fontsource/be-vietnam-pro`` (5.3.0) and run ``python site/theme/assets/fonts/make_woff2.py FOLDER`` with
``fonttools`` and ``brotli`` installed. Kept are ASCII, every Vietnamese letter and the signs of the pages'
typography; added are figures of one width (``tnum``, so that columns of numbers align) and the narrow
spaces, which the family lacks.
"""

import sys
import tempfile
import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = "đĐ–—‘’“”…·•×−±«»§©°½₫\u00a0"
NARROW_SPACES = {0x202F: 180, 0x2009: 180}
FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FIGURE_WIDTH = 640


def make_font(folder: Path, weight: int, target: Path) -> None:
    """Write one weight as WOFF2."""
    font = merge_parts(folder, weight)
    add_narrow_spaces(font)
    add_tabular_figures(font)
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "tnum"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(kept_characters()))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def merge_parts(folder: Path, weight: int) -> Any:
    """Join the family's Latin and Vietnamese files, which the package keeps apart."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for part in ("latin", "vietnamese", "latin-ext"):
            font = TTFont(folder / "files" / f"be-vietnam-pro-{part}-{weight}-normal.woff2")
            font.flavor = None
            parts.append(f"{scratch}/{part}.ttf")
            font.save(parts[-1])
        return Merger().merge(parts)


def kept_characters() -> set[str]:
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    return letters | {chr(code) for code in range(0x20, 0x7F)} | set(SIGNS) | set(map(chr, NARROW_SPACES))


def add_narrow_spaces(font: Any) -> None:
    for code, width in NARROW_SPACES.items():
        name = f"uni{code:04X}"
        add_glyph(font, name, TTGlyphPen(None).glyph(), (width, 0))
        for table in font["cmap"].tables:
            table.cmap[code] = name


def add_tabular_figures(font: Any) -> None:
    """Add each figure once more, centred in one width, and the feature that asks for it."""
    for name in FIGURES:
        glyph = deepcopy(font["glyf"][name])
        width, bearing = font["hmtx"][name]
        shift = (FIGURE_WIDTH - width) // 2
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        add_glyph(font, f"{name}.tnum", glyph, (FIGURE_WIDTH, bearing + shift))
    rules = "".join(f"sub {name} by {name}.tnum; " for name in FIGURES)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ {rules} }} tnum;", tables=["GSUB"])


def add_glyph(font: Any, name: str, glyph: Any, metrics: tuple[int, int]) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = metrics


if __name__ == "__main__":
    for weight in (400, 600):
        make_font(Path(sys.argv[1]), weight, Path(__file__).parent / f"be-vietnam-pro-{weight}.woff2")
