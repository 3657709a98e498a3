"""Findings: questions to the database kept as SQL files, each with its words and what its answer shows.

The files stand under ``site/findings``; the digits of a file's name give its place. Its first lines are
comments ``-- key: value`` up to the first empty line: ``title``, ``description`` and ``note`` in both
languages, ``chart`` (``none``, or a kind of chart and its column: ``bars change``), and for each column of
the answer its head in both languages. The SQL gives ``area_id``, ``indicator_id`` and ``era``, of which the
last two part the answer into tables; a column in ``_figure`` holds ids of figures, any other a number.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.charts.registry import CHARTS
from scripts.contract.package import PackageError
from scripts.pages.model import Row

WORDS = ("title", "description", "note")
KEYS = ("area_id", "indicator_id", "era")


def read_findings(database: Path, folder: Path) -> list[Row]:
    """Return the findings with their answers: ``slug``, words, ``sql``, ``chart``, ``columns`` and ``rows``.

    PackageError names the file that the database refuses, or the line that a file lacks.
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [_ask(connection, path) for path in sorted(folder.glob("*.sql"))]


def _ask(connection: sqlite3.Connection, path: Path) -> Row:
    comment, _, sql = path.read_text(encoding="utf-8").partition("\n\n")
    said = dict(re.findall(r"^-- (\w+): (.+)$", comment, re.MULTILINE))
    try:
        cursor = connection.execute(sql)
        rows = [dict(row) for row in cursor]
    except sqlite3.Error as error:
        raise PackageError(f"{path.name}: the database refuses the query ({error}): mend the SQL") from None
    names = [column[0] for column in cursor.description]
    columns = [name for name in names if name not in KEYS]
    for key in ["chart", *(f"{name}_{language}" for name in (*WORDS, *columns) for language in ("vi", "en"))]:
        if key not in said:
            raise PackageError(f"{path.name}: the line “-- {key}: …” is missing: add it to the first lines")
    asked, *_ = said["chart"].split()
    drawable = [kind.name for kind in CHARTS.values() if kind.draw_column]
    if asked not in (*drawable, "none"):
        raise PackageError(f"{path.name}: no chart is called “{asked}”: take {', '.join(drawable)} or none")
    return {
        "slug": path.stem.partition("-")[2],
        "sql": sql.strip(),
        "chart": tuple(said["chart"].split()),
        "columns": [
            {"name": name, "head_vi": said[f"{name}_vi"], "head_en": said[f"{name}_en"]} for name in columns
        ],
        "rows": rows,
        **{f"{word}_{language}": said[f"{word}_{language}"] for word in WORDS for language in ("vi", "en")},
    }
