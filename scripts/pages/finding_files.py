"""Findings: questions to the database kept as SQL files, each with its words and what its answer shows.

The files stand in ``site/findings``; the first line says what is drawn: ``-- chart: none``, or a kind of
chart and its column (``bars change``). ``site/words/findings.toml`` has the title, the description, the note
and the head of each column. The SQL gives ``area_id``, ``indicator_id`` and ``era``, of which the last two
part the answer into tables; a column in ``_figure`` holds ids of figures, any other a number.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scripts.charts.registry import CHARTS
from scripts.contract.package import PackageError
from scripts.shared.languages import Language
from scripts.shared.query_files import QueryFile, find_fault, find_stray, find_words, read_query_files
from scripts.shared.surfaces import WORDS, Forms, read_surface

NAMES = ("title", "description", "note")
KEYS = ("area_id", "indicator_id", "era")


@dataclass(frozen=True)
class Row:
    """A row of an answer; ``cells`` holds its other columns by name: ids of figures, or numbers."""

    area_id: str
    indicator_id: str
    era: str
    cells: dict[str, str | float | None]

    def find_figure(self, column: str) -> str | None:
        """Return the id of the figure in a column; None where it is empty or holds a number."""
        value = self.cells[column]
        return value if isinstance(value, str) else None

    def find_number(self, column: str) -> float:
        """Return the number in a column; TypeError where it holds none."""
        value = self.cells[column]
        if not isinstance(value, (int, float)):
            raise TypeError(f"{column} of {self.area_id} holds no number: {value!r}")
        return value


@dataclass(frozen=True)
class Finding:
    """A question with its answer; ``chart`` is the kind of its chart and the column that it draws."""

    slug: str
    sql: str
    chart: tuple[str, ...]
    columns: list[str]
    words: dict[str, Forms]
    """Title, description, note and the head of each column, by name and language."""
    rows: list[Row]

    def word(self, name: str, language: Language) -> str:
        """Return the title, the description, the note or the head of a column in a language."""
        return self.words[name][language]


def read_findings(database: Path, folder: Path, words: Path = WORDS) -> list[Finding]:
    """Return the findings with their answers, in the order of their files; ``words`` is the words' folder.

    PackageError names the file that the database refuses, or what a file or its words lack.
    """
    files, said = read_query_files(folder), read_surface("findings", words)
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        findings = [_make_finding(file, *_ask(connection, file), said) for file in files]
    if stray := find_stray(files, said):
        raise PackageError(f"findings.toml: [{stray}] is of no finding: remove it, or name its file so")
    return findings


def _ask(connection: sqlite3.Connection, file: QueryFile) -> tuple[list[str], list[Row]]:
    """Return the columns of the answer that are not its keys, and its rows."""
    try:
        cursor = connection.execute(file.sql)
        rows = cursor.fetchall()
    except sqlite3.Error as error:
        raise PackageError(f"{file.name}: the database refuses the query ({error}): mend the SQL") from None
    columns = [name for name, *_ in cursor.description if name not in KEYS]
    return columns, [
        Row(row["area_id"], row["indicator_id"], row["era"], {name: row[name] for name in columns})
        for row in rows
    ]


def _make_finding(
    file: QueryFile, columns: list[str], rows: list[Row], words: Mapping[str, Forms]
) -> Finding:
    if fault := find_fault(file, [*NAMES, *columns], words):
        raise PackageError(f"findings.toml: {fault}")
    return Finding(file.slug, file.sql, _find_chart(file), columns, find_words(file, words), rows)


def _find_chart(file: QueryFile) -> tuple[str, ...]:
    """Return what the file's first line says: a kind of chart and the column that it draws, or none."""
    if "chart" not in file.said:
        raise PackageError(f"{file.name}: the line “-- chart: …” is missing: add it to the first lines")
    kind, *column = file.said["chart"].split()
    drawable = [chart.name for chart in CHARTS.values() if chart.draw_column]
    if kind not in (*drawable, "none"):
        raise PackageError(f"{file.name}: no chart is called “{kind}”: take {', '.join(drawable)} or none")
    return kind, *column


def is_figure(column: str) -> bool:
    """Tell whether a column of an answer holds ids of figures."""
    return column.endswith("_figure")
