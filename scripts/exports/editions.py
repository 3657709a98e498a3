"""An edition of the package, wherever it stands: a folder, a zip, or a revision of the repository.

Editions of other times have other tables and fields, so nothing is read by today's schema: cells stay texts.
"""

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.contract.package import DESCRIPTOR, PackageError

Cells = dict[str, str]
Reader = Callable[[str], bytes]
"""Return the bytes of a file by its path in the package; KeyError or OSError where there is none."""


@dataclass(frozen=True)
class EditionTable:
    """A table: its file's name, its key, its columns, those that point to other tables, its rows by key."""

    file: str
    key: tuple[str, ...]
    columns: list[str]
    references: dict[str, str]
    rows: dict[tuple[str, ...], Cells]


@dataclass(frozen=True)
class Edition:
    """A version of the package with its tables by name."""

    version: str
    tables: dict[str, EditionTable]


def read_edition(place: str, repository: Path) -> Edition:
    """Read an edition; PackageError where the place is none, or its files are not those of a package."""
    read = _open(place, repository)
    try:
        descriptor = json.loads(read(DESCRIPTOR))
        tables = {item["name"]: _read_table(item, read(item["path"])) for item in descriptor["resources"]}
        return Edition(str(descriptor["version"]), tables)
    except (OSError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise PackageError(
            f"{place} holds no edition ({type(error).__name__}: {error}): it needs {DESCRIPTOR} and the "
            "files that it names"
        ) from None


def _open(place: str, repository: Path) -> Reader:
    path = Path(place)
    if path.is_dir():
        return lambda name: (path / name).read_bytes()
    if path.is_file():
        return _open_zip(path.read_bytes(), place)
    return _open_zip(_read_revision(place, repository), place)


def _open_zip(content: bytes, place: str) -> Reader:
    try:
        return zipfile.ZipFile(io.BytesIO(content)).read
    except zipfile.BadZipFile:
        raise PackageError(f"{place} is no zip: name a folder, a zip or a revision") from None


def _read_revision(place: str, repository: Path) -> bytes:
    """Return the package of a revision as a zip."""
    command = ["git", "-C", str(repository), "archive", "--format=zip", place, DESCRIPTOR, "data"]
    if not place.startswith("-"):
        done = subprocess.run(command, capture_output=True)
        if done.returncode == 0:
            return done.stdout
    raise PackageError(f"{place} is no folder, no zip and no revision of the repository: name one of them")


def _read_table(descriptor: dict[str, Any], content: bytes) -> EditionTable:
    schema = descriptor["schema"]
    key = schema["primaryKey"]
    key = (key,) if isinstance(key, str) else tuple(key)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return EditionTable(
        file=Path(descriptor["path"]).name,
        key=key,
        columns=[field["name"] for field in schema["fields"]],
        references=_find_references(descriptor["name"], schema),
        rows={tuple(row[name] for name in key): row for row in rows},
    )


def _find_references(name: str, schema: dict[str, Any]) -> dict[str, str]:
    """Return the columns that hold ids, with the tables of these; a table's own id is one."""
    found = {"id": name}
    for key in schema.get("foreignKeys", []):
        fields = [key["fields"]] if isinstance(key["fields"], str) else key["fields"]
        found |= dict.fromkeys(fields, key["reference"]["resource"] or name)
    return found
