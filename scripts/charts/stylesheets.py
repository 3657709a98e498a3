"""The colours where CSS, HTML and SVG need them written out, kept true to ``site/colours.toml``.

In a stylesheet every run of lines that declare colours is made: the first for the light scheme, those after
it for the dark one. `make format` writes these places anew; whatever else the files say is left alone.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from pathlib import Path

from scripts.charts.palette import Scheme, Tables, format_rules, get_scheme

RUN = re.compile(r"^( +)--[\w-]+: #[0-9a-f]+;(?:\s+--[\w-]+: #[0-9a-f]+;)*$", re.MULTILINE)
RULES = re.compile(r"(?:^\.chart \.[fs]-[\w-]+ \{ (?:fill|stroke): var\(--[\w-]+\); \}$\n?)+", re.MULTILINE)
BROWSER_BAR = re.compile(
    r'(?<=<meta name="theme-color" content=")#\w+(?=" media="\(prefers-color-scheme: (\w+)\))'
)
FILL = re.compile(r'(?<=fill=")#\w+(?=")')
DATASETTE_LINES = (
    ("ink", "soft", "page", "wash", "line"),
    ("brand", "band", "on-band", "warn-wash", "refusal"),
)
SIGN = ("brand", "tile")
"""Colours of the sign's two shapes."""


def write_stylesheets(tables: Tables, root: Path) -> list[Path]:
    """Write the colours into every file under the root that has them; return those that changed."""
    rewritten = []
    for name, format_file in FILES.items():
        path = root / name
        old = path.read_text(encoding="utf-8")
        new = format_file(old, tables)
        if new != old:
            path.write_text(new, encoding="utf-8", newline="\n")
            rewritten.append(path)
    return rewritten


def format_theme(css: str, tables: Tables) -> str:
    """Return the theme's stylesheet with its colours, a line a table, and the rules of charts."""
    lines = [tuple(table) for name, table in tables.items() if name != "datasette"]
    return _replace(RULES, lambda _: f"{format_rules()}\n", _format_runs(css, lines, tables))


def format_datasette(css: str, tables: Tables) -> str:
    """Return Datasette's stylesheet with its colours."""
    return _format_runs(css, DATASETTE_LINES, tables)


def format_head(html: str, tables: Tables) -> str:
    """Return the head of pages with the colour of the browser's bar, in six digits."""
    pages = {scheme: _expand(tables["ground"]["page"][scheme]) for scheme in ("light", "dark")}
    return _replace(BROWSER_BAR, lambda match: pages[match[1]], html)


def format_sign(svg: str, tables: Tables) -> str:
    """Return the site's sign with its colours; an icon has no scheme, so they are the light ones."""
    light = get_scheme(tables, "light")
    colours = iter(SIGN)
    return _replace(FILL, lambda _: light[next(colours)], svg)


FILES: Mapping[str, Callable[[str, Tables], str]] = {
    "site/theme/assets/tinh-so.css": format_theme,
    "site/datasette/static/tinh-so.css": format_datasette,
    "site/theme/partials/head.html": format_head,
    "site/theme/assets/icon.svg": format_sign,
}
"""The files that hold colours, and what makes them."""


def _format_runs(css: str, lines: Iterable[tuple[str, ...]], tables: Tables) -> str:
    schemes: Iterable[Scheme] = chain[Scheme](("light",), repeat("dark"))
    colours = (get_scheme(tables, scheme) for scheme in schemes)
    return _replace(RUN, lambda match: _format_run(match[1], lines, next(colours)), css)


def _format_run(indent: str, lines: Iterable[tuple[str, ...]], colours: Mapping[str, str]) -> str:
    return "\n".join(indent + " ".join(f"--{name}: {colours[name]};" for name in names) for names in lines)


def _replace(pattern: re.Pattern[str], write: Callable[[re.Match[str]], str], text: str) -> str:
    """Replace every match; ValueError without one, or the colours would be missing unnoticed."""
    new, count = pattern.subn(write, text)
    if not count:
        raise ValueError(f"no place for colours, which would match {pattern.pattern}")
    return new


def _expand(colour: str) -> str:
    """Return a colour in six digits: `#fff` is `#ffffff`."""
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
