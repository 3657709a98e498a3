"""The package as one SQLite file: the schema's tables, what is derived from them, the views, and the search.

Tables, types, keys and checks come from ``datapackage.json`` alone. Checks are made from enum, minimum,
maximum and the lengths; ``pattern`` is left to ``make check``, since SQLite has no regular expressions. The
same package gives the same bytes, whatever the folder, the locale and the time.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from scripts.contract.canonical import order_value
from scripts.contract.inputs import refuse_unchecked
from scripts.contract.package import Package, PackageError, Resource, Value, iter_values
from scripts.database.audit_results import add_audit
from scripts.database.derived import add_codes, add_displays, add_periods
from scripts.database.disagreeing import OF_ONE_THING, add_roundings
from scripts.database.search import add_searches
from scripts.database.shown_first import format_order
from scripts.shared import settings
from scripts.shared.replace import replaced_file

APPLICATION_ID = 0x54530001  # "TS", format 1: tells this database from any SQLite file
PAGE_SIZE = 4096
TYPES: dict[str, type] = {"string": str, "date": str, "integer": int, "number": float, "boolean": int}
LIMITS = {
    "minimum": "{column} >= {limit}",
    "maximum": "{column} <= {limit}",
    "minLength": "length({column}) >= {limit}",
    "maxLength": "length({column}) <= {limit}",
}
VIEWS = Path(__file__).with_name("views.sql")
AUDIT = Path(__file__).with_name("audit.sql")


def build(package: Package, output: Path) -> None:
    """Make the database in the place of ``output``.

    PackageError where the package breaks its own schema; the last good file then stays.
    """
    with replaced_file(output) as path:
        db = open_database(path)
        try:
            db.conn.execute("BEGIN")
            fill_database(db, package)
            db.conn.execute("COMMIT")
            pack_database(db)
        finally:
            db.close()


def open_database(path: Path) -> Database:
    """Open a new file whose bytes depend on its content alone; it has no journal: a failed one is deleted."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        f"page_size = {PAGE_SIZE}",
        "journal_mode = OFF",
        "synchronous = OFF",
        f"application_id = {APPLICATION_ID}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return Database(connection)


def fill_database(db: Database, package: Package) -> None:
    """Make the tables and everything derived from them."""
    for resource in package.resources.values():
        create_table(db, resource)
        insert_rows(db, resource)
        create_indexes(db, resource)
    check_references(db)
    add_codes(db, package)
    add_periods(db, package)
    add_displays(db, package)
    add_roundings(db, package)
    run_script(db, VIEWS, make_view_parts(package))
    add_audit(db, package)
    run_script(db, AUDIT, {})
    add_searches(db)


def make_view_parts(package: Package) -> dict[str, str]:
    """Return what the views take from the tables that other code reads too."""
    return {
        "shown_first": format_order(package),
        "site": quote_value(settings.SITE_URL),
        "of_one_thing": OF_ONE_THING,
    }


def create_table(db: Database, resource: Resource) -> None:
    """Make a table as the schema has it: types, keys, NOT NULL and checks."""
    keys = [(key.field, key.resource or resource.name, key.reference) for key in resource.foreign_keys]
    known = {resource.name, *db.table_names()}
    sql = db.create_table_sql(
        resource.name,
        {field["name"]: TYPES[field["type"]] for field in resource.fields},
        pk=resource.primary_key,
        foreign_keys=[key for key in keys if key[1] in known],
        not_null=[field["name"] for field in resource.fields if get_constraints(field).get("required")],
        strict=True,
    )
    body, ending = sql.rstrip().rsplit("\n", 1)
    # sqlite-utils reads checks but does not write them: they join the end of its statement
    checks = [f'   CONSTRAINT "{name}" CHECK ({check})' for name, check in iter_checks(resource)]
    # nor does it refer to a table that is made later
    checks += [
        f'   FOREIGN KEY ("{field}") REFERENCES "{table}"("{column}")'
        for field, table, column in keys
        if table not in known
    ]
    db.conn.execute(",\n".join([body, *checks]) + f"\n{ending}")


def iter_checks(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield the conditions of a table's rows: a name, column and rule, and the condition in SQL."""
    for field in resource.fields:
        column, constraints = f'"{field["name"]}"', get_constraints(field)
        if "enum" in constraints:
            # with IN, two such checks in one table make a load four times slower
            condition = " OR ".join(f"{column} = {quote_value(value)}" for value in constraints["enum"])
            yield f"{field['name']} enum", condition
        for name, condition in LIMITS.items():
            if name in constraints:
                limit = quote_value(constraints[name])
                yield f"{field['name']} {name}", condition.format(column=column, limit=limit)


def get_constraints(field: dict[str, Any]) -> dict[str, Any]:
    """Return what the schema asks of a column's values."""
    constraints: dict[str, Any] = field.get("constraints", {})
    return constraints


def quote_value(value: str | int | float) -> str:
    """Format a value as an SQL literal."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def insert_rows(db: Database, resource: Resource) -> None:
    """Insert the rows in the order of their key; PackageError if the table's constraints refuse one."""
    places = ", ".join("?" for _ in resource.fields)
    insert = f'INSERT INTO "{resource.name}" VALUES ({places})'
    try:
        try:  # a file in canonical form is in order, and need not be held
            db.conn.executemany(insert, iter_in_order(resource))
        except DisorderError:
            db.conn.execute(f'DELETE FROM "{resource.name}"')
            db.conn.executemany(insert, sorted(iter_values(resource), key=partial(get_key, resource)))
    except sqlite3.IntegrityError as error:
        raise refuse_unchecked(resource.name, str(error)) from None


class DisorderError(Exception):
    """The rows of a file do not stand in the order of their key."""


def iter_in_order(resource: Resource) -> Iterator[list[Value]]:
    """Yield the values of each row; DisorderError at one whose key comes before that of the last."""
    last: list[tuple[float, str]] = []
    for row in iter_values(resource):
        key = get_key(resource, row)
        if key < last:
            raise DisorderError
        last = key
        yield row


def get_key(resource: Resource, row: list[Value]) -> list[tuple[float, str]]:
    """Return a row's key, to sort by; an empty part, which is refused later, comes first."""
    return [order_value(row[place]) for place, _ in resource.key_places]


def create_indexes(db: Database, resource: Resource) -> None:
    """Index the unique keys, and each reference to another table that no key begins with.

    PackageError where a key is not unique.
    """
    uniques = [(field["name"],) for field in resource.fields if get_constraints(field).get("unique")]
    keys = [*resource.unique_keys, *uniques]
    try:
        for columns in keys:
            db.table(resource.name).create_index(columns, unique=True)
    except sqlite3.IntegrityError as error:
        raise refuse_unchecked(resource.name, str(error)) from None
    firsts = {columns[0] for columns in (resource.primary_key, *keys)}
    for name in sorted({key.field for key in resource.foreign_keys} - firsts):
        db.table(resource.name).create_index([name])


def check_references(db: Database) -> None:
    """Raise PackageError for the first reference to nothing; checked last, as rows refer to later ones."""
    for table, _, parent, _ in db.conn.execute("PRAGMA foreign_key_check"):
        raise refuse_unchecked(table, f"FOREIGN KEY constraint failed: {parent}")


def run_script(db: Database, path: Path, parts: Mapping[str, str]) -> None:
    """Run the statements of a file one by one (``executescript`` would end the transaction).

    ``{name}`` in the file stands for a part.
    """
    script = re.sub(r"\{(\w+)\}", lambda match: parts[match[1]], path.read_text(encoding="utf-8"))
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            try:
                db.conn.execute(statement.strip())
            except sqlite3.OperationalError as error:
                raise PackageError(
                    f"{path.name}: {error}: put the table or field back, or change what reads it"
                ) from None
            statement = ""


def pack_database(db: Database) -> None:
    """Gather what the planner needs to know, and write the pages anew without gaps."""
    db.conn.execute("ANALYZE")
    db.conn.execute("VACUUM")
