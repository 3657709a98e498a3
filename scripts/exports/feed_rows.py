"""What the feeds tell of: figures and their corrections, in the words of one language."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path

from scripts.contract.inputs import require_made
from scripts.shared.languages import Language


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure as a feed tells it; its fields are columns of the view ``figures``, worded in a language."""

    id: str
    area: str
    indicator: str
    indicator_id: str
    breakdown: str
    breakdown_text: str
    period: str
    display: str
    measure: str
    added: str
    printed: str
    publisher: str
    source_title: str
    url: str | None
    licence: str | None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A value of a figure that was corrected; ``date`` is ISO 8601."""

    observation_id: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason: str


_WORDED = {
    "area": "area",
    "indicator": "indicator",
    "breakdown_text": "breakdown",
    "period": "period",
    "display": "display",
    "reason": "reason",
}
"""Fields that have a column a language, and how those columns' names begin."""


def read_rows(database: Path, language: Language) -> tuple[list[Figure], list[Correction]]:
    """Read all figures and all corrections; PackageError where no database is made."""
    require_made(database, "database")
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        figures = connection.execute(_format_query(Figure, "figures", language)).fetchall()
        corrections = connection.execute(_format_query(Correction, "corrections", language)).fetchall()
    return [Figure(**row) for row in figures], [Correction(**row) for row in corrections]


def _format_query(kind: type[Figure] | type[Correction], table: str, language: Language) -> str:
    """Return the query for the fields of a type."""
    names = [field.name for field in fields(kind)]
    columns = [f"{_WORDED[name]}_{language} AS {name}" if name in _WORDED else name for name in names]
    return f"SELECT {', '.join(columns)} FROM {table}"
