"""One cell: from its text to its value, by the type and the constraints that the schema gives its column."""

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from scripts.contract.texts import find_text_fault

LARGEST_INTEGER = 2**63 - 1  # what SQLite and most readers hold

Value = str | int | float | bool | None


def parse_cell(field: dict[str, Any], text: str) -> Value:
    """Return the typed value of a cell, None if it is empty; ValueError with one sentence if it has none."""
    if text == "":
        return None
    match field["type"]:
        case "integer":
            return _parse_integer(text)
        case "number":
            return _parse_number(text)
        case "date":
            return _parse_date(text)
        case "boolean":
            return _parse_boolean(text)
        case "string":
            return text
        case other:
            raise ValueError(
                f"the type {other} is not one that the pipeline knows: "
                "use string, integer, number, boolean or date"
            )


def _parse_integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,19}", text) or abs(int(text)) > LARGEST_INTEGER:
        raise ValueError(f"{text} is not a whole number: write digits only, as in 1126")
    return int(text)


def _parse_number(text: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(f"{text} is not a number: write digits with a decimal point, as in 1126 or 54.9")
    number = float(text)
    if Decimal(repr(number)) != Decimal(text):
        raise ValueError(f"{text} has more digits than a number can hold: write at most 15")
    return number


def _parse_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text} is neither true nor false: write one of the two, in lower case")
    return text == "true"


def _parse_date(text: str) -> str:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass  # a day that does not exist gets the same sentence as any other fault
    raise ValueError(f"{text} is not a date: write year-month-day, as in 2025-07-01")


def iter_faults(field: dict[str, Any], value: Value) -> Iterator[str]:
    """Yield one sentence for each constraint of the schema that a value breaks."""
    if value is None:
        if field.get("constraints", {}).get("required"):
            yield f"the cell is empty: it must have a value, like {field['example']}"
        return
    for find_fault in list_constraints(field):
        fault = find_fault(value)
        if fault is not None:
            yield fault


def list_constraints(field: dict[str, Any]) -> list[Callable[[Value], str | None]]:
    """Return what finds, in a value that is there, each fault that the schema speaks of."""
    rules = field.get("constraints", {})
    example = field.get("example")
    made = [make(rules[name], example) for name, make in CONSTRAINTS.items() if name in rules]
    is_text = field.get("type", "string") == "string" and "enum" not in rules
    return [find_text_fault, *made] if is_text else made


def _among(codes: list[Value], _: object) -> Callable[[Value], str | None]:
    words, known = ", ".join(map(str, codes)), frozenset(codes)
    return lambda value: (
        None if value in known else f"{shorten(value)} is not among {words}: use one of these"
    )


def _of_form(pattern: str, example: object) -> Callable[[Value], str | None]:
    match = re.compile(pattern, re.ASCII).fullmatch
    wrong = f"does not have the right form: write it like {example}"
    return lambda value: None if match(str(value)) else f"{shorten(value)} {wrong}"


def _at_most_long(most: int, _: object) -> Callable[[Value], str | None]:
    def find_fault(value: Value) -> str | None:
        length = len(str(value))
        return None if length <= most else f"{shorten(value)} has {length} characters: shorten it to {most}"

    return find_fault


def _at_least_long(least: int, _: object) -> Callable[[Value], str | None]:
    def find_fault(value: Value) -> str | None:
        length = len(str(value))
        return None if length >= least else f"{value} has {length} characters: it needs {least}"

    return find_fault


def _at_least(least: float, _: object) -> Callable[[Value], str | None]:
    return lambda value: (
        f"{value} is under {least}: correct it" if isinstance(value, (int, float)) and value < least else None
    )


def _at_most(most: float, _: object) -> Callable[[Value], str | None]:
    return lambda value: (
        f"{value} is over {most}: correct it" if isinstance(value, (int, float)) and value > most else None
    )


CONSTRAINTS: dict[str, Callable[[Any, object], Callable[[Value], str | None]]] = {
    "enum": _among,
    "pattern": _of_form,
    "maxLength": _at_most_long,
    "minLength": _at_least_long,
    "minimum": _at_least,
    "maximum": _at_most,
}
"""What makes each constraint's test, in the order in which faults are told."""


def shorten(value: Value, width: int = 60) -> str:
    """Return a value as a sentence may show it: no more of it than a line holds."""
    text = str(value)
    return text if len(text) <= width else f"{text[:width]}…"
