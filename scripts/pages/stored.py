"""The rows of the database as they are stored, in both languages: what the site's data files hold.

Templates and charts never see these: they are told the types of ``model``, made from these rows.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.contract.inputs import require_made

Cell = str | int | float | None
StoredRow = dict[str, Cell]
StoredTables = dict[str, list[StoredRow]]
"""The rows of each table by its name, in the order in which a reader meets them."""

_QUERIES = {
    "figures": "SELECT * FROM figures ORDER BY id",
    "preferred": "SELECT * FROM preferred ORDER BY observation_id",
    "links": "SELECT * FROM links ORDER BY source_id",
    "roundings": "SELECT * FROM roundings",
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
    "audit": "SELECT * FROM audit ORDER BY relation_id",
    "relation_terms": "SELECT * FROM relation_terms ORDER BY relation_id, position",
    "audit_marks": "SELECT * FROM audit_marks ORDER BY observation_id, relation_id",
    "families": "SELECT * FROM families ORDER BY id",
    "licences": "SELECT * FROM licences ORDER BY id",
    "eras": "SELECT * FROM eras ORDER BY valid_from",
    "area_eras": "SELECT * FROM area_eras ORDER BY era, area_id",
    "area_statuses": "SELECT * FROM area_statuses ORDER BY area_id, valid_from",
    "methods": "SELECT * FROM methods ORDER BY valid_from, id",
    "method_weights": "SELECT * FROM method_weights ORDER BY method_id, indicator_id",
    "frames": "SELECT * FROM frames ORDER BY indicator_id, time_period",
    "gaps": "SELECT * FROM gaps ORDER BY indicator_id, time_period, area_id",
    "readings": "SELECT * FROM readings ORDER BY observation_id, reading",
    "withdrawals": "SELECT * FROM withdrawals ORDER BY observation_id",
    "redirects": "SELECT * FROM redirects ORDER BY kind, old_id",
    "amendments": "SELECT * FROM amendments ORDER BY kind, row, date, field",
    "releases": "SELECT * FROM releases ORDER BY date, version",
    "tiles": "SELECT * FROM tiles ORDER BY grid, row, column",
}


def read_tables(database: Path) -> StoredTables:
    """Read the rows of ``tinh-so.db``; PackageError where it is missing."""
    require_made(database, "database")
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        tables = {
            name: [_read_row(row) for row in connection.execute(query)] for name, query in _QUERIES.items()
        }
    for figure in tables["figures"]:
        del figure["rowid"]  # it is for the search alone
    return tables


def _read_row(row: sqlite3.Row) -> StoredRow:
    """Return a row as a dict, whole numbers as such: 100 where SQLite has 100.0."""
    return {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in zip(row.keys(), row, strict=True)
    }
