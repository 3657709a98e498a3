"""The manifest of a release: what an edition published, as a hash a row, a field and a file.

``data/release.json`` is that of the last release. `check` compares the package with it, so that nothing that
was published changes unseen. A row's hash is the first twelve hexadecimal digits of the SHA-256 of its cells
in UTF-8, with U+001F between; anybody can compute it from the CSV alone.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from scripts.contract.cells import Value
from scripts.contract.package import PackageError, Resource, read_text
from scripts.contract.tables import Tables

PATH = Path("data/release.json")
DIGITS = 12
"""Hexadecimal digits of a row's hash: one changed row in 2.8e14 would go unseen."""
SEPARATOR = "\x1f"
"""What stands between two cells when a row is hashed; no cell can hold it."""


@dataclass(frozen=True)
class PublishedTable:
    """A table as it was released.

    ``fields`` has each field's type and codes, ``key`` the primary key, ``hashed`` the fields whose cells are
    in a row's hash, ``rows`` the hash of each row by its key.
    """

    sha256: str
    fields: dict[str, list[str]]
    key: list[str]
    hashed: list[str]
    rows: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """An edition: its version, its day in ISO 8601, its tables by name."""

    version: str
    date: str
    tables: dict[str, PublishedTable]


def make_manifest(tables: Tables, version: str, date: str) -> Manifest:
    """Return the manifest of a package that was checked."""
    resources = tables.package.resources.values()
    return Manifest(version, date, {resource.name: _make_table(tables, resource) for resource in resources})


def _make_table(tables: Tables, resource: Resource) -> PublishedTable:
    free = get_free(resource)
    hashed = [name for name in resource.field_names if name not in free]
    rows = {
        format_key(row, resource.primary_key): hash_cells(list_cells(row, hashed))
        for row in tables[resource.name]
    }
    sha256 = hashlib.sha256(resource.path.read_bytes()).hexdigest()
    return PublishedTable(sha256, describe_fields(resource), list(resource.primary_key), hashed, rows)


def get_policy(resource: Resource) -> str:
    """Return what a published row's change needs: corrections, amendments, never, or free."""
    policy: str = resource.descriptor.get("released", {}).get("changes", "amendments")
    return policy


def get_free(resource: Resource) -> list[str]:
    """Return the fields that may change without a record: all but the key, where the table is free."""
    if get_policy(resource) == "free":
        return [name for name in resource.field_names if name not in resource.primary_key]
    free: list[str] = resource.descriptor.get("released", {}).get("free", [])
    return free


def describe_fields(resource: Resource) -> dict[str, list[str]]:
    """Return each field's type and codes."""
    return {
        field["name"]: [field["type"], *map(str, field.get("constraints", {}).get("enum", []))]
        for field in resource.fields
    }


def format_key(row: Mapping[str, Value], key: Iterable[str]) -> str:
    """Return a row's key as one text; of several columns, with a space between."""
    return " ".join([format_cell(row[name]) for name in key])


def format_cell(value: Value) -> str:
    """Return a value as its cell in the canonical form: ``100`` for 100.0, ``true``, "" for none."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"


def hash_cells(cells: Iterable[str]) -> str:
    """Return the hash of a row's cells."""
    return hashlib.sha256(SEPARATOR.join(cells).encode()).hexdigest()[:DIGITS]


def list_cells(row: Mapping[str, Value], names: list[str]) -> list[str]:
    """Return some of a row's cells as texts; most are texts already, which need no call."""
    values = [row[name] for name in names]
    return [value if value.__class__ is str else format_cell(value) for value in values]


def format_manifest(manifest: Manifest) -> str:
    """Return the manifest's file: JSON, a line a row, so that a release's diff shows what changed."""
    content = {
        "version": manifest.version,
        "date": manifest.date,
        "tables": {name: vars(table) for name, table in manifest.tables.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def read_manifest(folder: Path) -> Manifest | None:
    """Return the last release's manifest, None before the first; PackageError where the file is broken."""
    path = folder / PATH
    if not path.exists():
        return None
    try:
        content: dict[str, Any] = json.loads(read_text(path))
        tables = {name: PublishedTable(**table) for name, table in content["tables"].items()}
        return Manifest(content["version"], content["date"], tables)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise PackageError(
            f"{PATH} is no manifest ({type(error).__name__}: {error}): take it back from the last release, "
            "nobody edits it by hand"
        ) from None
