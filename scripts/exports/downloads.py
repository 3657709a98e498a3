"""The package and the database in the formats that people ask for, with checksums: ``build/downloads/``.

`tinh-so.zip` is the package itself and `csv/` its tables, with the wide view ``figures``; `tinh-so.xlsx` has
the same as one workbook, for spreadsheets read Vietnamese in a CSV wrongly; `tinh-so.db` is the database;
`tinh-so.json` and `figures.parquet` are the view again. The same input gives the same bytes in every one.
"""

import csv
import hashlib
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from scripts.contract.inputs import require_made
from scripts.contract.package import DESCRIPTOR, Package, Value
from scripts.exports.workbook import Table, write_workbook
from scripts.shared.replace import replaced_folder

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
PAPERS = ("LICENSE*", "data/README.md", "data/derived.json")
PARQUET_TYPES = {int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def build(database: Path, package: Package, output: Path) -> None:
    """Fill the folder ``output`` anew; PackageError where a file is missing, and the old folder stays."""
    with replaced_folder(output) as folder:
        *tables, figures = read_tables(database, package)
        write_package(package, folder / "tinh-so.zip")
        write_tables(package, figures, folder / "csv")
        write_workbook(package, [*tables, figures], folder / "tinh-so.xlsx")
        write_json(figures, folder / "tinh-so.json")
        write_parquet(figures, folder / "tinh-so.json", folder / "figures.parquet")
        shutil.copyfile(database, folder / "tinh-so.db")
        write_checksums(folder)


def read_tables(database: Path, package: Package) -> list[Table]:
    """Return the package's tables and the view ``figures``, in the order of their keys."""
    require_made(database, "database")
    with closing(sqlite3.connect(database)) as connection:
        tables = [
            read_table(connection, name, ", ".join(f'"{key}"' for key in resource.primary_key))
            for name, resource in package.resources.items()
        ]
        figures = read_table(connection, "figures", "id")
    place = figures.columns.index("rowid")  # of use to the search alone
    rows = [(*row[:place], *row[place + 1 :]) for row in figures.rows]
    return [*tables, Table("figures", [name for name in figures.columns if name != "rowid"], rows)]


def read_table(connection: sqlite3.Connection, name: str, order: str) -> Table:
    """Read a table or a view."""
    cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY {order}')
    return Table(name, [column[0] for column in cursor.description], cursor.fetchall())


def iter_package_files(package: Package) -> Iterator[Path]:
    """Yield the files that make up the package: descriptor, tables, licences, description."""
    yield package.folder / DESCRIPTOR
    for resource in package.resources.values():
        yield resource.path
    for pattern in PAPERS:
        yield from package.folder.glob(pattern)


def write_package(package: Package, target: Path) -> None:
    """Zip the package, so that it is valid as it comes out."""
    names = sorted(path.relative_to(package.folder).as_posix() for path in iter_package_files(package))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.create_system = 3  # Unix, whatever the system
            member.external_attr = 0o644 << 16
            archive.writestr(member, (package.folder / name).read_bytes(), zipfile.ZIP_DEFLATED)


def write_tables(package: Package, figures: Table, folder: Path) -> None:
    """Write each table as CSV: the package's own files, and the view."""
    folder.mkdir()
    for resource in package.resources.values():
        shutil.copyfile(resource.path, folder / f"{resource.name}.csv")
    with (folder / f"{figures.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(figures.columns)
        writer.writerows(map(shorten, figures.rows))


def shorten(values: Iterable[Value]) -> list[Value]:
    """Write whole numbers without a decimal point, as the package does."""
    return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]


def write_json(table: Table, target: Path) -> None:
    """Write a table as a JSON array of objects, one a line."""
    objects = (dict(zip(table.columns, shorten(row), strict=True)) for row in table.rows)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in objects)
    target.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


def write_parquet(table: Table, source: Path, target: Path) -> None:
    """Write a table as Parquet, from its JSON; with one thread, for the same bytes each time."""
    types = {name: find_parquet_type(table, place) for place, name in enumerate(table.columns)}
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = connection.read_json(str(source), columns=types, format="array")
        rows.write_parquet(str(target), compression="zstd")


def find_parquet_type(table: Table, place: int) -> str:
    """Return a column's type by its first value: SQLite holds one type in each, and an empty one is text."""
    return next((PARQUET_TYPES[type(row[place])] for row in table.rows if row[place] is not None), "VARCHAR")


def write_checksums(folder: Path) -> None:
    """Write the SHA-256 of every file, for ``sha256sum -c SHA256SUMS``."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256((folder / path).read_bytes()).hexdigest()}  {path}\n" for path in paths)
    text = "".join(lines)
    (folder / "SHA256SUMS").write_text(text, encoding="utf-8", newline="\n")
