"""What a catalogue says of the data as a whole: how many, from when to when, and when last changed."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.inputs import require_made
from scripts.contract.package import PackageError


@dataclass(frozen=True)
class Terms:
    """Terms under which figures stand."""

    title: str
    url: str


@dataclass(frozen=True)
class Facts:
    """Numbers of rows, and days in ISO 8601."""

    licences: tuple[Terms, ...]
    """The terms under which the figures stand, those of the most figures first."""
    figures: int
    areas: int
    """Areas that have a figure."""
    indicators: int
    sources: int
    start: str
    """First day of all periods."""
    end: str
    """Last day of all periods."""
    modified: str
    """Day of the newest figure or correction."""


_QUERY = """
SELECT
    count(*),
    count(DISTINCT area_id),
    (SELECT count(*) FROM indicators),
    (SELECT count(*) FROM sources),
    min(period_start),
    max(period_end),
    max(max(added), coalesce((SELECT max(date) FROM corrections), ''))
FROM figures
WHERE NOT withdrawn
"""
_LICENCES = "SELECT licence, licence_url FROM figures GROUP BY licence_id ORDER BY count(*) DESC, licence_id"


def read_facts(database: Path) -> Facts:
    """Read the facts; PackageError where no database is made, or where it holds no figure."""
    require_made(database, "database")
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        licences = tuple(Terms(*row) for row in connection.execute(_LICENCES))
        facts = Facts(licences, *connection.execute(_QUERY).fetchone())
    if not facts.figures:
        raise PackageError("data/observations.csv holds no figure: a catalogue needs something to offer")
    return facts
