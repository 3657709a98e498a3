"""The counts of the published data that were looked at and accepted, and the papers that give them.

``tests/published/accepted.json`` holds them, a line a count, so that a pull request of data shows
in one small diff what it adds. Papers take theirs from the same counts: a number stands between
``<!-- n: KEY -->`` and ``<!-- /n -->``, which no reader sees. ``make accept`` writes both; a test compares
both with the database.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.contract.inputs import require_made
from scripts.contract.package import Package, read_text
from scripts.exports.promised import Counts, count_promises, fill_numbers
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.replace import replaced_file

PAPERS = (
    Path("README.md"),
    Path("data/README.md"),
    *(Path("site/pages") / language / name for language in LANGUAGES for name in ("about.md", "method.md")),
)
GROUPED = {
    "areas": ("level",),
    "observations": ("checked", "measure"),
    "mentions": ("kind",),
    "audit": ("outcome", "nature"),
}
"""Tables and views whose rows are also counted by the codes of some columns."""
ARCHIVED = "SELECT source_id, count(*) FROM observations WHERE checked = 'archived' GROUP BY source_id"


def build(database: Path, package: Package, output: Path) -> None:
    """Write the counts of the database to ``output`` and into the papers of the package's folder."""
    counts = count_rows(database, package)
    papers = [package.folder / paper for paper in PAPERS]
    texts = {paper: fill_paper(paper, counts) for paper in papers if paper.exists()}
    for path, text in {output: format_counts(counts), **texts}.items():
        with replaced_file(path) as new:
            new.write_text(text, encoding="utf-8")


def count_rows(database: Path, package: Package) -> Counts:
    """Return how many rows each table has, and each code of the columns that say what a row is."""
    require_made(database, "database")
    with closing(sqlite3.connect(database)) as connection:
        counts = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in package.resources
        }
        for table, columns in GROUPED.items():
            for column in columns:
                query = f"SELECT {column}, count(*) FROM {table} GROUP BY {column}"
                counts |= {f"{table}.{column} {code}": 0 for code in _list_codes(package, table, column)}
                counts |= {f"{table}.{column} {code}": number for code, number in connection.execute(query)}
        archived = connection.execute(ARCHIVED).fetchall()
        counts |= count_promises(connection)
    return (
        counts | {f"archived {source}": number for source, number in archived} | {"archived": len(archived)}
    )


def _list_codes(package: Package, table: str, column: str) -> list[str]:
    """Return the codes that the descriptor allows in a column: one that no row has is counted, as 0."""
    if table not in package.resources:
        return []
    codes: list[str] = package.resources[table].field(column)["constraints"]["enum"]
    return codes


def format_counts(counts: Counts) -> str:
    """Return the counts as JSON, a line each, in the order of their keys."""
    return json.dumps(counts, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def fill_paper(path: Path, counts: Counts) -> str:
    """Return a paper's text with each marked number as it is now; PackageError on a key without a count."""
    language: Language = "vi" if path.parent.name == "vi" else "en"
    return fill_numbers(read_text(path), counts, language, path.name)
