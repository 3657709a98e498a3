"""Rows by what they have in common, keeping their order."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """A row with a key of its own."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
KeyedRow = TypeVar("KeyedRow", bound=Keyed)


def group(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Return the rows by what a function makes of them, keeping their order."""
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def by_id(rows: Iterable[KeyedRow]) -> dict[str, KeyedRow]:
    """Return the rows by their key."""
    return {row.id: row for row in rows}
