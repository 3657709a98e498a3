"""One cell: from its text to its value, by the type and the constraints that the schema gives its column."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from scripts.contract.texts import iter_text_faults

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
    rules = field.get("constraints", {})
    if value is None:
        if rules.get("required"):
            yield f"the cell is empty: it must have a value, like {field['example']}"
        return
    text = str(value)
    if isinstance(value, str):
        yield from iter_text_faults(value)
    if "enum" in rules and value not in rules["enum"]:
        yield f"{shorten(text)} is not among {', '.join(map(str, rules['enum']))}: use one of these"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text, re.ASCII):
        yield f"{shorten(text)} does not have the right form: write it like {field['example']}"
    if len(text) > rules.get("maxLength", len(text)):
        yield f"{shorten(text)} has {len(text)} characters: shorten it to {rules['maxLength']}"
    if len(text) < rules.get("minLength", 0):
        yield f"{text} has {len(text)} characters: it needs {rules['minLength']}"
    if isinstance(value, (int, float)):
        if value < rules.get("minimum", value):
            yield f"{text} is under {rules['minimum']}: correct it"
        if value > rules.get("maximum", value):
            yield f"{text} is over {rules['maximum']}: correct it"


def shorten(text: str, width: int = 60) -> str:
    """Return a text as a sentence may show it: no more of it than a line holds."""
    return text if len(text) <= width else f"{text[:width]}…"
