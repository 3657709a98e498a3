"""``tinh-so.json``: the view ``figures`` as a JSON array of objects, one a line."""

import json
from pathlib import Path

from scripts.exports.contents import Contents, Table, shorten_numbers


def write_json_file(contents: Contents, target: Path) -> None:
    """Write the view as JSON."""
    target.write_text(format_json(contents.figures), encoding="utf-8", newline="\n")


def format_json(table: Table) -> str:
    """Return a table as JSON, an object a row."""
    objects = (dict(zip(table.columns, shorten_numbers(row), strict=True)) for row in table.rows)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in objects)
    return f"[\n{lines}\n]\n"
