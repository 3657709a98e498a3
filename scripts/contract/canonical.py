"""The canonical form of a CSV, so that a change to the data changes only the lines that it concerns.

UTF-8 without byte-order mark, line feeds, the columns in the schema's order, quotes only where they are
needed, NFC, no padding, double or no-break spaces, numbers without needless zeros, rows sorted by the primary
key (whole numbers by value), one line feed at the end. Formatting changes how a file is written and never
what it says: where it cannot be sure of that, it refuses.
"""

import csv
import hashlib
import io
import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

from scripts.contract.package import (
    Package,
    PackageError,
    Resource,
    Value,
    iter_records,
    parse_cell,
)
from scripts.shared.replace import replaced_file

CHUNK = 2**16  # characters

INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff]"
)  # soft hyphen, zero-width space, word joiner, byte-order mark


def rewrite_package(package: Package) -> list[Path]:
    """Rewrite the files that are not in canonical form and return their paths, in the descriptor's order.

    PackageError, before any file is touched, where one of them cannot be rewritten without loss.
    """
    texts = {resource.path: format_table(resource) for resource in package.resources.values()}
    changed = [path for path, text in texts.items() if path.read_bytes() != text.encode()]
    for path in changed:
        with replaced_file(path) as new:
            new.write_bytes(texts[path].encode())
    return changed


def format_table(resource: Resource) -> str:
    """Return the canonical text of a table's file; PackageError where something would be lost."""
    return format_rows(resource, [clean_row(resource, row) for row in _read_by_schema(resource)])


def format_rows(resource: Resource, rows: list[list[str]]) -> str:
    """Return the text of a table: its rows, in the schema's columns, sorted and quoted in the one way."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(resource.field_names)
    for _, row in sorted((sort_key(resource, row), row) for row in rows):
        writer.writerow(row)
    return text.getvalue()


def clean_row(resource: Resource, row: list[str]) -> list[str]:
    """Return a row's cells, in the schema's columns, each in its canonical form."""
    return [clean_cell(field, cell) for field, cell in zip(resource.fields, row, strict=True)]


def clean_cell(field: dict[str, Any], cell: str) -> str:
    """Return the canonical form of a cell; one that has no value of its type is only cleaned as text."""
    text = clean_text(cell)
    try:
        value = parse_cell(field, text)
    except ValueError:
        return text
    return text if isinstance(value, (str, bool)) or value is None else clean_number(text)


def clean_text(text: str) -> str:
    """Return a text in NFC with single plain spaces, none at its ends, and no invisible characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(text.split())


def clean_number(text: str) -> str:
    """Return the shortest form of a number's text: ``95.20`` → ``95.2``, ``007`` → ``7``, ``-0`` → ``0``."""
    number = Decimal(text)
    return f"{number.normalize():f}" if number else "0"


def sort_key(resource: Resource, row: list[str]) -> list[tuple[float, str]]:
    """Return what a row is sorted by: its primary key, numbers by value."""
    return [_order(field, row[place]) for place, field in resource.key_places]


class CanonicalDigest:
    """Tells whether a file is in canonical form while its rows are read, without a second copy of them."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self._digest = hashlib.sha256()
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow(resource.field_names)
        self._last: tuple[list[tuple[float, str]], list[str]] = ([], [])
        self._is_sorted = True

    def add(self, row: list[str]) -> None:
        """Take the file's next row."""
        placed = sort_key(self._resource, row), row
        self._is_sorted = self._is_sorted and self._last <= placed
        self._last = placed
        self._writer.writerow(row)
        if self._text.tell() > CHUNK:
            self._flush()

    def is_that_of(self, path: Path) -> bool:
        """Say whether a file's bytes are the canonical ones of the rows that were added."""
        self._flush()
        with path.open("rb") as file:
            return self._is_sorted and hashlib.file_digest(file, "sha256").digest() == self._digest.digest()

    def _flush(self) -> None:
        self._digest.update(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()


def _order(field: dict[str, Any], cell: str) -> tuple[float, str]:
    try:
        value: Value = parse_cell(field, cell)
    except ValueError:
        value = cell
    return order_value(value)


def order_value(value: Value) -> tuple[float, str]:
    """Return what a value of a key is sorted by: a number by itself, f0999 before f10000, else the text."""
    if isinstance(value, (int, float)):
        return value, ""
    text = value or ""
    if "a" <= text[:1] <= "z" and text[1:].isdecimal():
        return int(text[1:]), ""
    return 0, text


def _read_by_schema(resource: Resource) -> list[list[str]]:
    """Return a file's cells as they stand, in the schema's columns; PackageError on other columns."""
    (_, header), *records = iter_records(resource.path)
    names = [clean_text(cell) for cell in header]
    if sorted(names) != sorted(resource.field_names):
        raise PackageError(
            f"{resource.path.name}:1: the columns are {','.join(names)}: "
            f"make them {','.join(resource.field_names)}, each once"
        )
    positions = [names.index(name) for name in resource.field_names]
    return [[cells[position] for position in positions] for _, cells in records]
