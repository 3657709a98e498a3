"""Rows changed, taken out and put in, with the groups that were made of them: nothing is read anew."""

from bisect import bisect_left
from collections.abc import Mapping

from scripts.contract.cells import Value
from scripts.contract.tables import Row, Tables


def change_row(tables: Tables, row: Row, values: Mapping[str, Value]) -> None:
    """Give a row other values, and move it into the groups of these."""
    changed = {name for name, value in values.items() if row[name] != value}
    regrouped = [
        (names, groups)
        for (resource, names), groups in tables._groups.items()
        if resource == row.resource and changed.intersection(names)
    ]
    for names, groups in regrouped:
        _remove(groups, tuple(row[name] for name in names), row)
    for name in changed:
        row[name] = values[name]
    for names, groups in regrouped:
        _insert(groups.setdefault(tuple(row[name] for name in names), []), row)


def take_out(tables: Tables, row: Row) -> None:
    """Take a row out of its table and its groups."""
    _remove_row(tables.rows[row.resource], row)
    for (resource, names), groups in tables._groups.items():
        if resource == row.resource:
            _remove(groups, tuple(row[name] for name in names), row)


def put_in(tables: Tables, row: Row) -> None:
    """Put a row into its table and its groups, in the place that its line gives it."""
    _insert(tables.rows[row.resource], row)
    for (resource, names), groups in tables._groups.items():
        if resource == row.resource:
            _insert(groups.setdefault(tuple(row[name] for name in names), []), row)


def _remove_row(rows: list[Row], row: Row) -> None:
    """Take a row itself out, not one that is like it."""
    del rows[next(index for index, other in enumerate(rows) if other is row)]


def _remove(groups: dict[tuple[Value, ...], list[Row]], key: tuple[Value, ...], row: Row) -> None:
    _remove_row(groups[key], row)
    if not groups[key]:
        del groups[key]


def _insert(rows: list[Row], row: Row) -> None:
    rows.insert(bisect_left(rows, row.line, key=lambda other: other.line), row)
