"""The ready-made questions of Datasette: one SQL file each, under ``site/datasette/questions``.

The file's name is the question's address. Its first lines are comments of the form ``-- key: value``, up to
the first empty line: ``title`` and ``description`` in both languages, and for each parameter of the SQL what
a reader types there, in both languages, and an example that finds something. An empty parameter means "all",
so that every question answers as soon as it is opened.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.contract.package import PackageError

KEYS = ("title_vi", "title_en", "description_vi", "description_en")
PARAMETER_KEYS = ("vi", "en", "example")


def read_questions(folder: Path) -> dict[str, dict[str, Any]]:
    """Return slug → {KEYS…, "sql", "parameters": [{"name", "vi", "en", "example"}, …]}, in the files' order.

    Files sort by name; the digits before the first hyphen give the order and are no part of the slug.
    PackageError names the file and the line that it lacks.
    """
    return {
        path.stem.partition("-")[2]: parse_question(path.name, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.sql"))
    }


def parse_question(name: str, text: str) -> dict[str, Any]:
    """Return one question as ``read_questions`` describes it; ``name`` is the file's, for errors."""
    comment, _, sql = text.partition("\n\n")
    said = dict(re.findall(r"^-- (\w+): (.+)$", comment, re.MULTILINE))
    names = list(_iter_parameters(sql))
    needed = [*KEYS, *(f"{parameter}_{key}" for parameter in names for key in PARAMETER_KEYS)]
    for key in needed:
        if key not in said:
            raise PackageError(f"{name}: the line “-- {key}: …” is missing: add it to the first lines")
    for key in said:
        if key not in needed:
            raise PackageError(f"{name}: the line “-- {key}: …” names no parameter of the SQL: remove it")
    parameters = [
        {"name": parameter, **{key: said[f"{parameter}_{key}"] for key in PARAMETER_KEYS}}
        for parameter in names
    ]
    return {**{key: said[key] for key in KEYS}, "sql": sql.strip(), "parameters": parameters}


def _iter_parameters(sql: str) -> Iterator[str]:
    """Yield each named parameter once, in the order of the SQL; a colon inside quotes begins none."""
    unquoted = re.sub(r"'[^']*'", "", sql)
    yield from dict.fromkeys(re.findall(r":([a-z]\w*)", unquoted))
