"""The data package: its descriptor and its rows, typed by the schema.

``datapackage.json`` is the only description of the data: whatever the pipeline must know about a table or a
column, it asks here. Values are read strictly: what a general reader lets pass (``1_000``, ``1e5``,
full-width digits, ``Infinity``, a quote left open) is a fault here, reported in one sentence that says where
and what to do.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.contract.cells import Value as Value
from scripts.contract.cells import parse_cell as parse_cell
from scripts.contract.descriptor import read_package_descriptor
from scripts.contract.descriptor_rules import as_names
from scripts.contract.errors import PackageError as PackageError
from scripts.shared.languages import MANNERS, Language

DESCRIPTOR = "datapackage.json"
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # all but the tab


@dataclass(frozen=True)
class ForeignKey:
    """``field`` must hold a value of ``reference`` in ``resource`` ("" is the resource itself)."""

    field: str
    resource: str
    reference: str


@dataclass(frozen=True)
class Resource:
    """One table: its name, its file and its part of the descriptor."""

    name: str
    path: Path
    descriptor: dict[str, Any]

    @property
    def schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = self.descriptor["schema"]
        return schema

    @property
    def fields(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = self.schema["fields"]
        return fields

    @cached_property
    def field_names(self) -> list[str]:
        return [field["name"] for field in self.fields]

    def field(self, name: str) -> dict[str, Any]:
        """Return the description of one column; PackageError if there is none of that name."""
        try:
            return self._fields_by_name[name]
        except KeyError:
            raise PackageError(
                f"{DESCRIPTOR} {self.name} has no field {name}, which the pipeline reads: put it back"
            ) from None

    @cached_property
    def _fields_by_name(self) -> dict[str, dict[str, Any]]:
        return {field["name"]: field for field in self.fields}

    @property
    def primary_key(self) -> tuple[str, ...]:
        return as_names(self.schema["primaryKey"])

    @property
    def unique_keys(self) -> list[tuple[str, ...]]:
        return [as_names(key) for key in self.schema.get("uniqueKeys", [])]

    @property
    def foreign_keys(self) -> list[ForeignKey]:
        return [
            ForeignKey(field, key["reference"]["resource"], reference)
            for key in self.schema.get("foreignKeys", [])
            for field, reference in zip(
                as_names(key["fields"]), as_names(key["reference"]["fields"]), strict=True
            )
        ]

    def labels(self, field: str, language: Language) -> dict[str, str]:
        """Return the words for each code of a field in a language, from its ``categories``."""
        key = f"label{MANNERS[language].descriptor_suffix}"
        return {str(category["value"]): category[key] for category in self.field(field).get("categories", [])}


class Resources(dict[str, Resource]):
    """Resources by name; asked for one that the descriptor lacks, it says so in a sentence."""

    def __missing__(self, name: str) -> Resource:
        raise PackageError(f"{DESCRIPTOR} has no table {name}, which the pipeline reads: put it back")


@dataclass(frozen=True)
class Package:
    """The descriptor, where it stands, and its resources in the descriptor's order."""

    folder: Path
    descriptor: dict[str, Any]
    resources: Resources


def load_package(folder: Path) -> Package:
    """Read a folder's ``datapackage.json``; PackageError, a line a fault, for all that is wrong with it."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise PackageError(f"{path} is missing: run in the folder of the package, or name its folder")
    descriptor = read_package_descriptor(path)
    resources = [Resource(item["name"], folder / item["path"], item) for item in descriptor["resources"]]
    return Package(folder, descriptor, Resources({resource.name: resource for resource in resources}))


def read_rows(resource: Resource) -> list[dict[str, Value]]:
    """Return the rows of a table, typed by the schema: integer → int, number → float, else str, empty → None.

    PackageError names file, line and field of the first value that the schema's type does not allow.
    """
    rows: list[dict[str, Value]] = []
    for line, cells in read_records(resource):
        row: dict[str, Value] = {}
        for field, cell in zip(resource.fields, cells, strict=True):
            try:
                row[field["name"]] = parse_cell(field, cell)
            except ValueError as error:
                place = f"{resource.path.name}:{line} {field['name']}"
                raise PackageError(f"{place}: {error}") from None
        rows.append(row)
    return rows


def read_records(resource: Resource) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of each row as text, in the schema's columns; the header is line 1 of the file.

    PackageError where the file is missing or does not hold such a table.
    """
    (_, header), *records = iter_records(resource.path, read_text(resource.path))
    if header != resource.field_names:
        right = ",".join(resource.field_names)
        raise PackageError(f"{resource.path.name}:1: the header is {','.join(header)}: make it {right}")
    return records


def read_text(path: Path) -> str:
    """Return a file's text without its byte-order mark; PackageError if it is missing or not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackageError(f"{path.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except OSError as error:
        reason = (
            "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        )
        raise PackageError(f"{path} {reason}: every resource of {DESCRIPTOR} needs its file") from None


def iter_records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a CSV's text, the header first, without empty lines.

    PackageError on a quote left open, a row that is not as wide as the header, and a cell with a line break.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            header = header or cells
            if cells:
                _refuse_misread_row(f"{path.name}:{line}", header, cells)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise PackageError(
            f"{path.name}:{line}: the row cannot be read ({error}): close the double quotes, "
            "and double those inside"
        ) from None
    if not header:
        raise PackageError(f"{path.name} is empty: it needs at least its header")


def _refuse_misread_row(place: str, header: list[str], cells: list[str]) -> None:
    """Raise PackageError for a row whose commas and quotes are not where its writer meant them."""
    if len(cells) != len(header):
        raise PackageError(
            f"{place}: the row has {len(cells)} cells where the header has {len(header)}: add or remove "
            "commas, and put a cell that holds a comma in double quotes"
        )
    for name, cell in zip(header, cells, strict=True):
        if CONTROL.search(cell):
            fault = "the cell holds a line break or control character: close its quotes, or remove it"
            raise PackageError(f"{place} {name}: {fault}")
