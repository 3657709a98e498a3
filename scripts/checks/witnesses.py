"""Rules on readings: who read a figure again saw the same, and says what stood there."""

from collections.abc import Iterator
from decimal import Decimal

from scripts.checks.printed import (
    count_words,
    find_unit,
    get_language,
    is_in_digits,
    quote_holds,
    read_printed_values,
    MOST_WORDS,
)
from scripts.contract.tables import Problem, Row, Rule, Tables



def readings_are_numbered_from_one(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("readings", "observation_id").values():
        for place, row in enumerate(sorted(rows, key=lambda row: row.number("reading") or 0), start=1):
            if row["reading"] != place:
                yield row.blame("reading", f"{row['reading']} is reading number {place} of the figure: write {place}")
                break


def reading_sees_the_value(tables: Tables) -> Iterator[Problem]:
    """What was printed there, read by the reader's own rules, is the observation's value."""
    for row, figure in _iter_read(tables):
        unit, source = find_unit(tables, figure), _find_source(tables, row, figure)
        value, printed = figure.number("obs_value"), row.text("printed")
        if unit is None or source is None or value is None or not is_in_digits(printed):
            continue
        values = read_printed_values(printed, unit, get_language(source))
        if Decimal(repr(value)) not in values:
            shown = " or ".join(f"{number.normalize():f}" for number in sorted(values)) or "no number"
            yield row.blame(
                "printed", f"“{printed}” is {shown}, but {figure['id']} is {value:g}: correct the wrong one"
            )


def reading_says_where(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        if row["how"] == "table" and not (row["table_row"] and row["table_column"]):
            yield row.blame("table_row", "a figure of a table is found by its row and column: give both heads")


def reading_quotes_little(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        words = count_words(row.text("quote"))
        if words > MOST_WORDS:
            yield row.blame("quote", f"the quote has {words} words: shorten it to {MOST_WORDS}")


def reading_quotes_the_figure(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        quote, printed = row.text("quote"), row.text("printed")
        if quote and printed and not quote_holds(quote, printed):
            yield row.blame("quote", f"“{printed}” does not stand in it: quote the words that hold the figure")


def reading_is_no_older_than_its_source(tables: Tables) -> Iterator[Problem]:
    for row, figure in _iter_read(tables):
        source = _find_source(tables, row, figure)
        if source is not None and source["issued"] and row.text("read_on") < source.text("issued"):
            yield row.blame("read_on", f"{source['id']} was issued on {source['issued']}: correct the day")


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
