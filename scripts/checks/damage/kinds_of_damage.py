"""The catalogue: what a finger, a sort or a paste can do to one cell, one row or two of a table.

A damage is a list of rows with the cells that they get, or a row taken out or written twice. Chance (which
digit, which other code) comes from a generator that is seeded by the place, so a damage is the same each
time, whatever else is tried.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from scripts.contract.package import Resource

Lines = list[list[str]]
Kind = Literal[
    "emptied",
    "digit",
    "sign",
    "neighbour",
    "pair",
    "code",
    "period",
    "key",
    "rows",
    "deleted",
    "duplicated",
]
NUMBERS: Final = ("integer", "number")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Damage:
    """One damage: the row's index, the column (None: the row as a whole), and new cells by row index."""

    table: str
    row: int
    field: str | None
    kind: Kind
    cells: dict[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """A table as text, and what the keys of its columns may lead to."""

    resource: Resource
    rows: Lines
    targets: dict[str, list[str]]
    seed: int = 0

    def dice(self, row: int, column: int, kind: str) -> random.Random:
        """Return a generator of chance for one place and kind."""
        return random.Random(f"{self.seed} {self.resource.name} {row} {column} {kind}")


def iter_damages(sheet: Sheet) -> Iterator[Damage]:
    """Yield every damage of the catalogue to a table, row by row."""
    for row in range(len(sheet.rows)):
        for column, name in enumerate(sheet.resource.field_names):
            for kind, make in CELLS.items():
                cells = make(sheet, row, column)
                if cells:
                    yield Damage(sheet.resource.name, row, name, kind, cells)
        yield from _iter_row_damages(sheet, row)


def _iter_row_damages(sheet: Sheet, row: int) -> Iterator[Damage]:
    name = sheet.resource.name
    if row + 1 < len(sheet.rows):
        yield Damage(name, row, None, "rows", {row: sheet.rows[row + 1], row + 1: sheet.rows[row]})
    yield Damage(name, row, None, "deleted", {})
    yield Damage(name, row, None, "duplicated", {})


def _set(sheet: Sheet, row: int, column: int, cell: str) -> dict[int, list[str]]:
    """Return a row with one other cell; nothing where the cell is as it was."""
    old = sheet.rows[row]
    return {} if old[column] == cell else {row: [*old[:column], cell, *old[column + 1 :]]}


def _empty(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    return _set(sheet, row, column, "")


def _change_digit(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    cell, dice = sheet.rows[row][column], sheet.dice(row, column, "digit")
    places = [place for place, letter in enumerate(cell) if letter in "0123456789"]
    if not places:
        return {}
    place = dice.choice(places)
    other = dice.choice([digit for digit in "0123456789" if digit != cell[place]])
    return _set(sheet, row, column, cell[:place] + other + cell[place + 1 :])


def _change_sign(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    cell = sheet.rows[row][column]
    if sheet.resource.fields[column]["type"] not in NUMBERS or not cell.strip("-0."):
        return {}
    return _set(sheet, row, column, cell.removeprefix("-") if cell.startswith("-") else f"-{cell}")


def _take_neighbours(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    neighbour = row + 1 if row + 1 < len(sheet.rows) else row - 1
    cell = sheet.rows[neighbour][column] if neighbour >= 0 else ""
    return _set(sheet, row, column, cell) if cell else {}


def _swap_pair(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    """Swap a cell with the next other one of its column."""
    cell = sheet.rows[row][column]
    for other in range(row + 1, min(row + 200, len(sheet.rows))):
        found = sheet.rows[other][column]
        if found != cell:
            return _set(sheet, row, column, found) | _set(sheet, other, column, cell)
    return {}


def _choose_code(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    field, cell = sheet.resource.fields[column], sheet.rows[row][column]
    codes = ["true", "false"] if field["type"] == "boolean" else field.get("constraints", {}).get("enum", [])
    others = [str(code) for code in codes if str(code) != cell]
    return _set(sheet, row, column, sheet.dice(row, column, "code").choice(others)) if others else {}


def _shift_period(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    """Move a date or a period by a year."""
    field, cell = sheet.resource.fields[column], sheet.rows[row][column]
    is_period = field["type"] == "date" or field["name"] in ("time_period", "issued", "period_printed")
    match = _YEAR.search(cell) if is_period else None
    if match is None:
        return {}
    step = sheet.dice(row, column, "period").choice((-1, 1))
    return _set(sheet, row, column, f"{cell[: match.start()]}{int(match[0]) + step}{cell[match.end() :]}")


def _lead_elsewhere(sheet: Sheet, row: int, column: int) -> dict[int, list[str]]:
    cell = sheet.rows[row][column]
    others = [key for key in sheet.targets.get(sheet.resource.field_names[column], []) if key != cell]
    return _set(sheet, row, column, sheet.dice(row, column, "key").choice(others)) if others else {}


CELLS: Final[dict[Kind, Callable[[Sheet, int, int], dict[int, list[str]]]]] = {
    "emptied": _empty,
    "digit": _change_digit,
    "sign": _change_sign,
    "neighbour": _take_neighbours,
    "pair": _swap_pair,
    "code": _choose_code,
    "period": _shift_period,
    "key": _lead_elsewhere,
}
