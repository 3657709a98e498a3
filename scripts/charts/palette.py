"""The colours of charts, maps and cards, light and dark, and the rules that bind drawings to the theme.

They are read from ``site/colours.toml``; the names are those of the theme's CSS custom properties. A drawing
carries the light colour as an attribute, so that a downloaded file reads by itself, and the name as a class
(`f-ink` fills, `s-ink` strokes), so that the site's scheme overrides it. The five steps of the map run from
yellow to blue and differ in lightness first of all, so that they also read in grey print and for the
colour-blind; the strongest is the farthest from the page in either scheme. `on-scale-…` is the colour of
letters on a step.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Scheme = Literal["light", "dark"]
COLOURS = Path(__file__).parents[2] / "site" / "colours.toml"
STEPS = 5
DRAWN = (
    "page",
    "ink",
    "soft",
    "line",
    "edge",
    "focus",
    *(f"scale-{step}" for step in range(1, STEPS + 1)),
    *(f"on-scale-{step}" for step in range(1, STEPS + 1)),
)
"""The colours that drawings use, by name."""

Tables = Mapping[str, Mapping[str, Mapping[Scheme, str]]]


def read_colours(path: Path = COLOURS) -> Tables:
    """Read all colours: by table, then by name, then by scheme."""
    tables: Tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


def get_scheme(tables: Tables, scheme: Scheme) -> dict[str, str]:
    """Return the colours of one scheme by name."""
    return {name: pair[scheme] for table in tables.values() for name, pair in table.items()}


_TABLES = read_colours()
LIGHT: Mapping[str, str] = get_scheme(_TABLES, "light")
DARK: Mapping[str, str] = get_scheme(_TABLES, "dark")


def format_rules() -> str:
    """Return the rules, one a line, by which the theme's colours override what a drawing carries."""
    paints = (("f", "fill"), ("s", "stroke"))
    return "\n".join(
        f".chart .{letter}-{name} {{ {what}: var(--{name}); }}" for name in DRAWN for letter, what in paints
    )


def format_file_style() -> str:
    """Return the stylesheet of a chart's own file, which follows the scheme of the reader's system."""
    return (
        f":root {{ {_format_variables(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_format_variables(DARK)} }} }}\n"
        f"{format_rules()}"
    )


def _format_variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colours[name]};" for name in DRAWN)
