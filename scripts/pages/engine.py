"""The template engine: Jinja as the pages use it, with the filters and functions of the templates."""

import re
from collections import Counter
from pathlib import Path
from string import ascii_lowercase
from xml.sax.saxutils import escape as escape_text

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scripts.pages.grouping import group
from scripts.pages.kinds.embeds import format_frame
from scripts.pages.model import Figure

SHARED = 3
"""Rows of a table from which on a note that they have in common is given once."""
PAINT = re.compile(r' (?:fill|stroke)="#[0-9a-f]+"')
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]#{}|])")


def make_environment(templates: Path) -> Environment:
    """Return the template engine: it escapes HTML, and a name that is missing is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # "{#" opens the id of a Markdown heading
        comment_end_string="##}",
    )
    environment.filters.update(md=escape_markdown, frame=format_frame, bare=drop_colours)
    environment.globals.update(group_figures=group_figures, fold_equal=fold_equal, share_notes=share_notes)
    return environment


def escape_markdown(text: str) -> Markup:
    """Escape text that stands in a heading, so that neither Markdown nor HTML takes a sign for its own.

    Quotes stay as they are: Markdown would escape an entity of them again in the list of a page's headings.
    """
    return Markup(MARKDOWN_SIGNS.sub(r"\\\1", escape_text(text)))


def drop_colours(svg: str) -> Markup:
    """Return a drawing without its own colours, for a page whose stylesheet gives them by class."""
    return Markup(PAINT.sub("", svg))


def group_figures(figures: list[Figure]) -> list[list[Figure]]:
    """Return the figures that one head of a table stands for: of one indicator and one part."""
    return list(group(figures, lambda figure: (figure.indicator_id, figure.breakdown)).values())


def fold_equal(figures: list[Figure]) -> list[list[Figure]]:
    """Return the rows of a table: figures that tell one thing alike share a row, each with its own source."""
    rows: list[list[Figure]] = []
    for figure in figures:
        row = next((row for row in rows if figure.is_told_by(row[0])), None)
        if row is None:
            rows.append([figure])
        else:
            row.append(figure)
    return rows


def share_notes(figures: list[Figure]) -> dict[str, str]:
    """Return the notes that a table gives once for all, each with its letter; "" for one of every row."""
    counts = Counter(figure.note for figure in figures if figure.note)
    everywhere = {note: "" for note, count in counts.items() if count == len(figures) > 1}
    often = [note for note, count in counts.items() if SHARED <= count < len(figures)]
    return everywhere | {note: f"({letter})" for note, letter in zip(often, ascii_lowercase, strict=False)}
