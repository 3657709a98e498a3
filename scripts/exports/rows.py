"""What the feed and the catalogue tell: the rows of the database as plain dicts, in one language or in both.

``localize`` turns the rows into those of one language.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from scripts.contract.inputs import require_made
from scripts.shared.languages import LANGUAGES, Language

Row = dict[str, Any]

_QUERIES = {
    "figures": "SELECT * FROM figures ORDER BY id",
    "preferred": "SELECT * FROM preferred ORDER BY observation_id",
    "areas": "SELECT * FROM areas",
    "pillars": "SELECT * FROM pillars ORDER BY position",
    "indicators": "SELECT * FROM indicators",
    "sources": "SELECT * FROM sources ORDER BY id",
    "units": "SELECT * FROM units ORDER BY id",
    "successions": "SELECT * FROM successions ORDER BY date, from_area_id, to_area_id",
    "lookalikes": "SELECT * FROM lookalikes ORDER BY indicator_id, other_indicator_id",
    "breaks": "SELECT * FROM breaks ORDER BY indicator_id, time_period",
    "corrections": "SELECT * FROM corrections ORDER BY observation_id, date, field",
    "mentions": "SELECT * FROM mentions ORDER BY source_id, offset",
    "codes": "SELECT * FROM codes",
    "relations": "SELECT relation_id AS id, * FROM audit ORDER BY relation_id",
    "terms": "SELECT * FROM relation_terms ORDER BY relation_id, position",
    "marks": "SELECT * FROM audit_marks ORDER BY observation_id, relation_id",
    "tiles": "SELECT * FROM tiles ORDER BY grid, row, column",
}


@dataclass(frozen=True)
class Store:
    """Every row that the pages use, in the order in which a reader meets them."""

    figures: list[Row]
    preferred: list[Row]
    areas: list[Row]
    pillars: list[Row]
    indicators: list[Row]
    sources: list[Row]
    units: list[Row]
    successions: list[Row]
    lookalikes: list[Row]
    breaks: list[Row]
    corrections: list[Row]
    mentions: list[Row]
    codes: list[Row]
    relations: list[Row]
    terms: list[Row]
    marks: list[Row]
    tiles: list[Row]


def read_store(database: Path) -> Store:
    """Read the rows of ``tinh-so.db``; PackageError where it is missing."""
    require_made(database, "database")
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        tables = {
            name: [_read_row(row) for row in connection.execute(query)] for name, query in _QUERIES.items()
        }
    for figure in tables["figures"]:
        del figure["rowid"]  # it is for the search alone
    return Store(**tables)


def _read_row(row: sqlite3.Row) -> Row:
    """Return a row as a dict, whole numbers as such: 100 where SQLite has 100.0."""
    return {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in zip(row.keys(), row, strict=True)
    }


def localize(store: Store, language: Language) -> Store:
    """Return the store with the words of one language."""
    tables = {
        field.name: [localize_row(row, language) for row in getattr(store, field.name)]
        for field in fields(store)
    }
    return replace(store, **tables)


def localize_row(row: Row, language: Language) -> Row:
    """Return a row with ``x`` for the pair ``x_vi``, ``x_en``; ``x_text`` where ``x`` itself is a column.

    A lone ``x_vi`` beside ``x`` (the descriptor's way) is a pair whose English half is ``x``.
    """
    words: Row = {}
    for key, value in row.items():
        base, _, suffix = key.rpartition("_")
        if suffix not in LANGUAGES or not base:
            words[key] = value
        elif f"{base}_en" not in row:
            words[f"{base}_text"] = value if language == "vi" else row[base]
        elif suffix == language:
            words[f"{base}_text" if base in row else base] = value
    return words


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the rows by their key."""
    return {row["id"]: row for row in rows}
