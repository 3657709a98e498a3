"""Findings: questions to the database kept as SQL files, each with its words and what its answer shows.

The files stand under ``site/findings``; the digits of a file's name give its place. Its first lines are
comments ``-- key: value`` up to the first empty line: ``title``, ``description`` and ``note`` in both
languages, ``chart`` (``map COLUMN``, ``bars COLUMN`` or ``none``), and for each column of the answer its head
in both languages. The SQL gives ``area_id``, ``indicator_id`` and ``era``, of which the last two part the
answer into tables; a column in ``_figure`` holds ids of figures, any other a number.
"""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.shared.languages import LANGUAGES, Language

WORDS = ("title", "description", "note")
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
    words: dict[str, str]
    """Words by key and language, as in the file: ``title_vi``, ``share_figure_en`` (the head of a column)."""
    rows: list[Row]

    def word(self, key: str, language: Language) -> str:
        """Return the title, the description, the note or the head of a column in a language."""
        return self.words[f"{key}_{language}"]


def read_findings(database: Path, folder: Path) -> list[Finding]:
    """Return the findings with their answers, in the order of their files.

    PackageError names the file that the database refuses, or the line that a file lacks.
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [_ask(connection, path) for path in sorted(folder.glob("*.sql"))]


def _ask(connection: sqlite3.Connection, path: Path) -> Finding:
    comment, _, sql = path.read_text(encoding="utf-8").partition("\n\n")
    said = dict(re.findall(r"^-- (\w+): (.+)$", comment, re.MULTILINE))
    try:
        cursor = connection.execute(sql)
        rows = cursor.fetchall()
    except sqlite3.Error as error:
        raise PackageError(f"{path.name}: the database refuses the query ({error}): mend the SQL") from None
    columns = [name for name, *_ in cursor.description if name not in KEYS]
    keys = [f"{name}_{language}" for name in (*WORDS, *columns) for language in LANGUAGES]
    for key in ["chart", *keys]:
        if key not in said:
            raise PackageError(f"{path.name}: the line “-- {key}: …” is missing: add it to the first lines")
    return Finding(
        slug=path.stem.partition("-")[2],
        sql=sql.strip(),
        chart=tuple(said["chart"].split()),
        columns=columns,
        words={key: said[key] for key in keys},
        rows=[
            Row(row["area_id"], row["indicator_id"], row["era"], {name: row[name] for name in columns})
            for row in rows
        ],
    )


def is_figure(column: str) -> bool:
    """Tell whether a column of an answer holds ids of figures."""
    return column.endswith("_figure")
