"""A column's cells, read one after the other: what can be known of the column is worked out once."""

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from scripts.contract.canonical import clean_cell
from scripts.contract.cells import Value, list_constraints, parse_cell

Reading = tuple[Value, tuple[str, ...]]
"""A cell's value, None where it has none or a broken one, and what is wrong with the cell."""

REMEMBERED = 2048
"""How many different cells of a column are remembered: most columns repeat few."""


def make_reader(field: dict[str, Any]) -> Callable[[str], Reading]:
    """Return what reads the cells of a column; a badly written cell is judged by what it would be."""
    constraints = field.get("constraints", {})
    empty = f"the cell is empty: it must have a value, like {field.get('example')}"
    of_empty: Reading = (None, (empty,) if constraints.get("required") else ())
    find_faults = list_constraints(field)
    is_code = field["type"] == "string" and ("pattern" in constraints or "enum" in constraints)

    def read(cell: str) -> Reading:
        clean = clean_cell(field, cell)
        told = () if clean == cell else (_format_unclean(cell, clean),)
        try:
            value = parse_cell(field, clean)
        except ValueError as error:
            return None, (*told, str(error))
        if value is None:
            return None, (*told, *of_empty[1])
        broken = tuple(fault for find in find_faults if (fault := find(value)) is not None)
        if is_code:
            value = sys.intern(str(value))  # codes recur in other tables
        return None if broken else value, (*told, *broken)

    remembered = lru_cache(REMEMBERED)(read)
    return lambda cell: remembered(cell) if cell else of_empty


def _format_unclean(cell: str, clean: str) -> str:
    return f"“{cell}” is not written as “{clean}” (spaces, letters or needless zeros): run make format"
