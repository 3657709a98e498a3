"""The package's rows in memory, as the rules of `make check` see them: typed, and each with its place.

A rule is a function from `Tables` to the problems that it finds. It never opens a file, so a test can break
one cell and ask again. A row may lack what the schema requires (which is reported elsewhere), so rules
read cells with `Row.text` and `Row.number`, and skip what is missing.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache

from scripts.contract.cells import Value
from scripts.contract.package import Package


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place, and what to do; a problem without a row names its place itself."""

    resource: str
    row: int | None
    field: str | None
    message: str

    def __str__(self) -> str:
        if self.row is None:
            return self.message
        place = f"{self.resource}.csv:{self.row}"
        return f"{place} {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class Row(MutableMapping[str, Value]):
    """One row of a resource: its cells by column; `line` is the file's line number, the header being 1.

    A mapping that takes a third of a dict's memory, since the rows of a table share their columns' places.
    """

    __slots__ = ("_cells", "_places", "line", "resource")

    def __init__(self, resource: str, line: int, cells: Mapping[str, Value]) -> None:
        self.resource = resource
        self.line = line
        self._places = find_places(tuple(cells))
        self._cells = list(cells.values())

    @classmethod
    def of(cls, resource: str, line: int, places: dict[str, int], cells: list[Value]) -> "Row":
        """Return a row of cells in the places that ``find_places`` gave; the list becomes the row's own."""
        row = cls.__new__(cls)
        row.resource, row.line, row._places, row._cells = resource, line, places, cells
        return row

    def __getitem__(self, name: str) -> Value:
        return self._cells[self._places[name]]

    def __setitem__(self, name: str, value: Value) -> None:
        self._cells[self._places[name]] = value

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"{self.resource} has the column {name} in every row: empty the cell instead")

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Row):
            return self._places is other._places and self._cells == other._cells
        return super().__eq__(other)

    def text(self, name: str) -> str:
        """Return a cell as text, an empty one as the empty string."""
        value = self._cells[self._places[name]]
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str) -> float | None:
        """Return a cell of a number's column; None if it is empty."""
        value = self._cells[self._places[name]]
        return value if isinstance(value, (int, float)) else None

    def blame(self, name: str | None, message: str) -> Problem:
        """Return a problem at a cell of this row, or at the whole row."""
        return Problem(self.resource, self.line, name, message)


@lru_cache
def find_places(names: tuple[str, ...]) -> dict[str, int]:
    """Return the place of each column among a table's: one dict for all its rows."""
    return {name: place for place, name in enumerate(names)}


@dataclass(frozen=True)
class Tables:
    """The rows of each resource by its name, with lookups that are made once."""

    package: Package
    rows: Mapping[str, list[Row]]
    _groups: dict[tuple[str, tuple[str, ...]], dict[tuple[Value, ...], list[Row]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __getitem__(self, resource: str) -> list[Row]:
        return self.rows[resource]

    def group(self, resource: str, *names: str) -> dict[tuple[Value, ...], list[Row]]:
        """Return the rows of a resource by their values in some columns, in the file's order."""
        groups = self._groups.get((resource, names))
        if groups is None:
            groups = self._groups[resource, names] = {}
            for row in self.rows[resource]:
                groups.setdefault(tuple([row[name] for name in names]), []).append(row)
        return groups

    def where(self, resource: str, name: str, value: Value) -> list[Row]:
        """Return the rows of a resource that hold a value in one column."""
        return self.group(resource, name).get((value,), [])

    def find(self, resource: str, key: Value) -> Row | None:
        """Return the row of a resource with an `id`; None if there is none."""
        rows = self.group(resource, "id").get((key,))
        return rows[0] if rows else None

    def replace(self, resource: str, rows: list[Row]) -> "Tables":
        """Return tables in which one resource has other rows."""
        kept = {key: groups for key, groups in self._groups.items() if key[0] != resource}
        return Tables(self.package, {**self.rows, resource: rows}, kept)


Rule = Callable[[Tables], Iterator[Problem]]


def format_plain(number: float) -> str:
    """Format a number as the data store it: `63`, `54.9`."""
    return f"{number:.15g}"
