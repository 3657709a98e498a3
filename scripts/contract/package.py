"""The data package: its descriptor and its rows, typed by the schema.

``datapackage.json`` is the only description of the data: whatever the pipeline must know about a table or a
column, it asks here. Values are read strictly: what a general reader lets pass (``1_000``, ``1e5``,
full-width digits, ``Infinity``, a quote left open) is a fault here, reported in one sentence that says where
and what to do.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
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

    @cached_property
    def key_places(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the place and the description of each column of the primary key."""
        return [(self.field_names.index(name), self.field(name)) for name in self.primary_key]

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
    return [dict(zip(resource.field_names, values, strict=True)) for values in iter_values(resource)]


def iter_values(resource: Resource) -> Iterator[list[Value]]:
    """Yield the values of each row, as ``read_rows`` types them, in the schema's columns."""
    # a text is its own value; of the others, most columns repeat few cells
    parsers = [
        (place, lru_cache(2048)(partial(parse_cell, field)))
        for place, field in enumerate(resource.fields)
        if field["type"] != "string"
    ]
    for line, cells in iter_rows(resource):
        values: list[Value] = [cell or None for cell in cells]
        try:
            for place, parse in parsers:
                values[place] = parse(cells[place])
        except ValueError:
            raise _blame_cell(resource, line, cells) from None
        yield values


def _blame_cell(resource: Resource, line: int, cells: list[str]) -> PackageError:
    """Return the error that names the first cell of a row that is not of its type."""
    for field, cell in zip(resource.fields, cells, strict=True):
        try:
            parse_cell(field, cell)
        except ValueError as error:
            return PackageError(f"{resource.path.name}:{line} {field['name']}: {error}")
    raise ValueError(f"{resource.path.name}:{line} has no fault")


def iter_rows(resource: Resource) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row as text, in the schema's columns; the header is line 1 of the file.

    PackageError where the file is missing or does not hold such a table.
    """
    records = iter_records(resource.path)
    _, header = next(records)
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


def iter_records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a CSV, the header first, without empty lines; a line is read as it is asked for.

    PackageError where there is no such text, on a quote left open, a row that is not as wide as the header,
    and a cell with a line break.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _iter_cells(path.name, file)
    except (OSError, UnicodeDecodeError):
        read_text(path)  # says what is wrong
        raise


def _iter_cells(name: str, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            header = header or cells
            if cells:
                _refuse_misread_row(name, line, header, cells)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise PackageError(
            f"{name}:{line}: the row cannot be read ({error}): close the double quotes, "
            "and double those inside"
        ) from None
    if not header:
        raise PackageError(f"{name} is empty: it needs at least its header")


def _refuse_misread_row(file: str, line: int, header: list[str], cells: list[str]) -> None:
    """Raise PackageError for a row whose commas and quotes are not where its writer meant them."""
    if len(cells) != len(header):
        raise PackageError(
            f"{file}:{line}: the row has {len(cells)} cells where the header has {len(header)}: add or "
            "remove commas, and put a cell that holds a comma in double quotes"
        )
    if CONTROL.search("".join(cells)):
        name = next(name for name, cell in zip(header, cells, strict=True) if CONTROL.search(cell))
        fault = "the cell holds a line break or control character: close its quotes, or remove it"
        raise PackageError(f"{file}:{line} {name}: {fault}")
