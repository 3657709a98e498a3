"""Make the fonts of the pictures from those of the pages: the same glyphs, as TrueType, which resvg reads.

Not a step of the pipeline: the files are in the repository. After
``site/theme/assets/fonts/make_woff2.py`` made new WOFF2 files, run ``python site/fonts/make_ttf.py`` with
``fonttools`` and ``brotli`` installed. Both weights get one family name (Be Vietnam Pro, SIL Open Font
License 1.1, no reserved name), so that a weight chooses the file.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Be Vietnam Pro"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 16, 17
WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409


def make_font(source: Path, target: Path, style: str) -> None:
    """Unpack one weight; its dates stay as they are."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    for name, text in ((TYPOGRAPHIC_FAMILY, FAMILY), (TYPOGRAPHIC_STYLE, style)):
        font["name"].setName(text, name, WINDOWS, UNICODE, ENGLISH)
    font.save(target)


if __name__ == "__main__":
    here = Path(__file__).parent
    for weight, style in WEIGHTS.items():
        name = f"be-vietnam-pro-{weight}"
        make_font(here.parent / f"theme/assets/fonts/{name}.woff2", here / f"{name}.ttf", style)
