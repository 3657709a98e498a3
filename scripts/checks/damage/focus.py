"""Tables of which rules see only the rows that a damage can concern, while every look-up finds them all.

A rule walks over a table, or over the groups of one, and looks other rows up. Where it walks, it gets the
rows in focus (or the groups that hold one); where it looks up, it gets everything. So a rule says the same
of these rows as it would say of them in a full run, in a time that does not grow with the tables. A rule
that compares all rows with each other (counts them, or finds a gap) is not fit for that: `is_fit` finds
out, and such rules get the whole table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from scripts.contract.cells import Value
from scripts.contract.package import Package
from scripts.contract.tables import Row, Tables

Key = tuple[Value, ...]
Groups = dict[Key, list[Row]]


class FocusedGroups(dict[Key, list[Row]]):
    """Groups of which only those in focus are walked over; `get` and `in` know all of them."""

    def __init__(self, groups: Groups, keys: list[Key]) -> None:
        super().__init__()
        self._groups = groups
        self._keys = [key for key in keys if key in groups]

    def __getitem__(self, key: Key) -> list[Row]:
        return self._groups[key]

    def get(self, key: Key, default: Any = None) -> Any:
        return self._groups.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._groups

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def keys(self) -> Any:
        return list(self._keys)

    def values(self) -> Any:
        return [self._groups[key] for key in self._keys]

    def items(self) -> Any:
        return [(key, self._groups[key]) for key in self._keys]


class FocusedTables(Tables):
    """The tables of a bench with a focus: the rows of each table that may be concerned."""

    def __init__(self, tables: Tables, focus: Mapping[str, Sequence[Row]], past: Sequence[Row] = ()) -> None:
        """Focus on rows; `past` are rows as they were, whose groups are concerned too."""
        object.__setattr__(self, "package", tables.package)
        object.__setattr__(self, "rows", tables.rows)
        object.__setattr__(self, "_groups", tables._groups)
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "focus", focus)
        object.__setattr__(self, "past", past)
        object.__setattr__(self, "seen", {})

    package: Package
    tables: Tables
    focus: Mapping[str, Sequence[Row]]
    past: Sequence[Row]
    seen: dict[tuple[str, tuple[str, ...]], Groups]

    def __getitem__(self, resource: str) -> list[Row]:
        rows = self.focus.get(resource)
        return self.tables[resource] if rows is None else list(rows)

    def group(self, resource: str, *names: str) -> Groups:
        found = self.seen.get((resource, names))
        if found is None:
            found = self.seen[resource, names] = self._narrow(resource, names)
        return found

    def _narrow(self, resource: str, names: tuple[str, ...]) -> Groups:
        groups = self.tables.group(resource, *names)
        rows = self.focus.get(resource)
        if rows is None:
            return groups
        concerned = [*rows, *(row for row in self.past if row.resource == resource)]
        keys = dict.fromkeys(tuple(row[name] for name in names) for row in concerned)
        return FocusedGroups(groups, list(keys))

    def where(self, resource: str, name: str, value: Value) -> list[Row]:
        return self.tables.where(resource, name, value)

    def find(self, resource: str, key: Value) -> Row | None:
        return self.tables.find(resource, key)


class WatchedTables(Tables):
    """Tables that note which of them a rule asks for."""

    def __init__(self, tables: Tables) -> None:
        object.__setattr__(self, "package", tables.package)
        object.__setattr__(self, "rows", tables.rows)
        object.__setattr__(self, "_groups", tables._groups)
        object.__setattr__(self, "asked", set())

    asked: set[str]

    def __getitem__(self, resource: str) -> list[Row]:
        self.asked.add(resource)
        return super().__getitem__(resource)

    def group(self, resource: str, *names: str) -> Groups:
        self.asked.add(resource)
        return super().group(resource, *names)


def list_asked(tables: Tables, rule: Callable[[Tables], Iterator[Any]]) -> set[str]:
    """Return the tables that a rule looks at."""
    watched = WatchedTables(tables)
    for _ in rule(watched):
        pass
    return watched.asked
