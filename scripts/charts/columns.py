"""A column of a table as a chart draws it: a value a unit. Every kind that findings may ask for takes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tile:
    """A square of a grid (63 or 34); an archipelago's has an id of its own beside its province's."""

    grid: int
    id: str
    area_id: str
    name: str
    label: str
    column: int
    row: int


@dataclass(frozen=True)
class Entry:
    """A unit's value: as a number, in short (`54,9`), in full, and its year; "" where it is of no year."""

    area_id: str
    name: str
    value: float
    short: str
    text: str
    year: str = ""
    hedged: bool = False


@dataclass(frozen=True)
class Column:
    """The values of one column; ``tiles`` and ``links`` (by area) are those of the units' grid."""

    entries: Sequence[Entry]
    period: str
    lowest_first: bool
    tiles: Sequence[Tile]
    links: Mapping[str, str]
