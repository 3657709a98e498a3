"""What every format of the downloads is written from: the package's tables and the wide view ``figures``."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.inputs import require_made
from scripts.contract.package import Package, Value


@dataclass(frozen=True)
class Table:
    """Rows to be written, with the names of their columns."""

    name: str
    columns: list[str]
    rows: list[tuple[Value, ...]]


@dataclass(frozen=True)
class Contents:
    """The package, its tables in the descriptor's order, the view ``figures``, and the database's file."""

    package: Package
    database: Path
    tables: list[Table]
    figures: Table


def read_contents(database: Path, package: Package) -> Contents:
    """Read the tables and the view, each in the order of its key; PackageError where no database is made."""
    require_made(database, "database")
    with closing(sqlite3.connect(database)) as connection:
        tables = [
            read_table(connection, name, ", ".join(f'"{key}"' for key in resource.primary_key))
            for name, resource in package.resources.items()
        ]
        figures = read_table(connection, "figures", "id")
    return Contents(package, database, tables, drop_column(figures, "rowid"))  # of use to the search alone


def read_table(connection: sqlite3.Connection, name: str, order: str) -> Table:
    """Read a table or a view."""
    cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY {order}')
    return Table(name, [column[0] for column in cursor.description], cursor.fetchall())


def drop_column(table: Table, name: str) -> Table:
    """Return a table without one of its columns."""
    place = table.columns.index(name)
    rows = [(*row[:place], *row[place + 1 :]) for row in table.rows]
    return Table(table.name, [*table.columns[:place], *table.columns[place + 1 :]], rows)


def shorten_numbers(values: Iterable[Value]) -> list[Value]:
    """Return values with whole numbers as such, as the package has them: 100 where SQLite has 100.0."""
    return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
