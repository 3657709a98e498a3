"""What the feeds tell of: figures and all changes to what was published, in the words of one language."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

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
    withdrawn: int


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A value of a figure that was corrected; ``date`` is ISO 8601."""

    observation_id: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """A figure that should not have been published."""

    observation_id: str
    date: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """A cell of another row that changed; a row that was taken away has no new value."""

    kind: str
    row: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Redirect:
    """An indicator, source, area or family that was renamed."""

    kind: str
    old_id: str
    new_id: str
    date: str


@dataclass(frozen=True)
class Rows:
    """All that the feeds of one language tell; ``kinds`` names the tables of amendments and redirects."""

    figures: list[Figure]
    corrections: list[Correction]
    withdrawals: list[Withdrawal]
    amendments: list[Amendment]
    redirects: list[Redirect]
    kinds: dict[str, str]


_WORDED = {
    "area": "area",
    "indicator": "indicator",
    "breakdown_text": "breakdown",
    "period": "period",
    "display": "display",
    "reason": "reason",
}
"""Fields that have a column a language, and how those columns' names begin."""
_KINDS = "SELECT value, label_{} FROM codes WHERE resource = 'amendments' AND field = 'kind'"


def read_rows(database: Path, language: Language) -> Rows:
    """Read the figures and all changes; PackageError where no database is made."""
    require_made(database, "database")
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        kinds = dict(connection.execute(_KINDS.format(language)).fetchall())
        connection.row_factory = sqlite3.Row
        return Rows(
            figures=_read_all(connection, Figure, "figures", language),
            corrections=_read_all(connection, Correction, "corrections", language),
            withdrawals=_read_all(connection, Withdrawal, "withdrawals", language),
            amendments=_read_all(connection, Amendment, "amendments", language),
            redirects=_read_all(connection, Redirect, "redirects", language),
            kinds=kinds,
        )


def _read_all(connection: sqlite3.Connection, kind: type[Any], table: str, language: Language) -> list[Any]:
    """Return the rows of a table as a type."""
    names = [field.name for field in fields(kind)]
    columns = [f"{_WORDED[name]}_{language} AS {name}" if name in _WORDED else name for name in names]
    query = f"SELECT {', '.join(columns)} FROM {table}"
    return [kind(**dict(row)) for row in connection.execute(query)]
