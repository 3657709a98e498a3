"""The rows that a damage can concern: what refers to them, what they refer to, and their siblings."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from scripts.contract.tables import Row, Tables

MOST_SIBLINGS: Final = 400
SMALL: Final = 30
"""A table of so few rows is seen whole: such are the lists by which others are read."""
LARGE: Final = ("observations", "readings")


class Neighbours:
    """Which rows of tables belong together, by the foreign keys."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._incoming: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._outgoing: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for name, resource in tables.package.resources.items():
            for key in resource.foreign_keys:
                target = key.resource or name
                self._incoming[target].append((name, key.field, key.reference))
                self._outgoing[name].append((target, key.field, key.reference))

    def find(self, rows: list[Row], past: list[Row]) -> dict[str, list[Row]]:
        """Return the rows of each table that a damage can concern."""
        found: dict[int, Row] = {id(row): row for row in rows}
        table = (rows or past)[0].resource
        ahead = [*rows, *past]
        while ahead:
            ahead = [row for row in self._iter_incoming(ahead) if id(row) not in found]
            found |= {id(row): row for row in ahead}
        targets = [*rows, *past]
        for _ in range(2):
            targets = list(self._iter_outgoing(targets))
            found |= {id(row): row for row in targets}
        siblings = list(self._iter_siblings([*rows, *past], table))
        found |= {id(row): row for row in siblings}
        if table not in LARGE:
            found |= {id(row): row for row in self._iter_incoming(siblings)}
        focus: dict[str, list[Row]] = {
            name: [] for name, all_rows in self.tables.rows.items() if len(all_rows) > SMALL
        }
        for row in sorted(found.values(), key=lambda row: row.line):
            if row.resource in focus:
                focus[row.resource].append(row)
        return focus

    def _iter_incoming(self, rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            for name, field, reference in self._incoming[row.resource]:
                if row[reference] is not None:
                    yield from self.tables.group(name, field).get((row[reference],), [])

    def _iter_outgoing(self, rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            for target, field, reference in self._outgoing[row.resource]:
                if row[field] is not None:
                    yield from self.tables.group(target, reference).get((row[field],), [])

    def _iter_siblings(self, rows: list[Row], table: str) -> Iterator[Row]:
        """Yield the rows of other tables that refer to the same rows, where they are not too many."""
        for row in rows:
            for target, field, reference in self._outgoing[row.resource]:
                for name, other, its in self._incoming[target]:
                    if name != table and its == reference and row[field] is not None:
                        siblings = self.tables.group(name, other).get((row[field],), [])
                        if len(siblings) <= MOST_SIBLINGS:
                            yield from siblings
