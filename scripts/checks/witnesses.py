"""Rules on readings: who read a figure again saw the same, and says what stood there."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from scripts.checks.printed import (
    HOLD_IT,
    MOST_WORDS,
    count_words,
    find_unit,
    get_language,
    quote_holds,
    read_printed_values,
)
from scripts.contract.cells import Value
from scripts.contract.tables import Problem, Row, Rule, Tables


def readings_are_numbered_from_one(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("readings", "observation_id").values():
        for place, row in enumerate(sorted(rows, key=lambda row: row.number("reading") or 0), start=1):
            if row["reading"] != place:
                yield row.blame(
                    "reading", f"{row['reading']}, but it is the figure's number {place}: write {place}"
                )
                break


def reading_sees_the_value(tables: Tables) -> Iterator[Problem]:
    """What was printed there, read by the reader's own rules, is the observation's value."""
    known: dict[tuple[Value, ...], bool] = {}  # readings repeat each other
    for row, figure in _iter_read(tables):
        unit, source = find_unit(tables, figure), _find_source(tables, row, figure)
        value, printed = figure.number("obs_value"), row.text("printed")
        if unit is None or source is None or value is None or figure["value_basis"] != "digits":
            continue
        if not re.search(r"\d", printed):
            continue
        case = (printed, value, unit["id"], get_language(source))
        if case not in known:
            values = read_printed_values(printed, unit, get_language(source))
            known[case] = any(_is_rounded(Decimal(repr(value)), number) for number in values)
        if not known[case]:
            values = read_printed_values(printed, unit, get_language(source))
            shown = " or ".join(f"{number.normalize():f}" for number in sorted(values)) or "no number"
            yield row.blame(
                "printed", f"“{printed}” is {shown}, but {figure['id']} is {value:g}: correct the wrong one"
            )


def reading_says_where(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        if row["how"] == "table" and not (row["table_row"] and row["table_column"]):
            yield row.blame("table_row", "a table has rows and columns: give both heads")


def reading_quotes_little(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        words = count_words(row.text("quote"))
        if words > MOST_WORDS:
            yield row.blame("quote", f"the quote has {words} words: shorten it to {MOST_WORDS}")


def reading_quotes_the_figure(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        quote, printed = row.text("quote"), row.text("printed")
        if quote and printed and not quote_holds(quote, printed):
            yield row.blame("quote", f"“{printed}” does not stand in it: {HOLD_IT}")


def reading_is_no_older_than_its_source(tables: Tables) -> Iterator[Problem]:
    for row, figure in _iter_read(tables):
        source = _find_source(tables, row, figure)
        if source is not None and source["issued"] and row.text("read_on") < source.text("issued"):
            yield row.blame("read_on", f"{source['id']} was issued on {source['issued']}: correct the day")


def list_readings(tables: Tables, figure: Row) -> list[Row]:
    """Return the readings of a figure, in the file's order."""
    return tables.where("readings", "observation_id", figure["id"])


def _is_rounded(value: Decimal, printed: Decimal) -> bool:
    """Say whether a number printed with fewer decimals is a value, rounded half up."""
    places = Decimal(1).scaleb(min(0, int(printed.normalize().as_tuple().exponent)))
    return value.quantize(places, ROUND_HALF_UP) == printed


def _iter_read(tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each reading with the observation that was read."""
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if figure is not None:
            yield row, figure


def _find_source(tables: Tables, row: Row, figure: Row) -> Row | None:
    """Return the source that was read: the reading's own, else the figure's."""
    return tables.find("sources", row["source_id"] or figure["source_id"])


RULES: tuple[Rule, ...] = (
    readings_are_numbered_from_one,
    reading_sees_the_value,
    reading_says_where,
    reading_quotes_little,
    reading_quotes_the_figure,
    reading_is_no_older_than_its_source,
)
