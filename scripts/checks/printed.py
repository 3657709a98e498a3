"""Rules on the printed form: the value is what the source prints, and the quote holds it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from scripts.contract.tables import Problem, Row, Rule, Tables, format_plain
from scripts.reading.digits import NUMBER, read_number
from scripts.reading.numerals import Reading, parse_printed, read_scale
from scripts.shared.languages import Language

MOST_WORDS = 10
HOLD_IT = "quote the words that hold the figure"
COUNTED_UNITS = ("count", "rank")

WORD = re.compile(r"\S*[\w%]\S*")
NUMBER_BEFORE = re.compile(r"\d[.,]?\Z")
NUMBER_AFTER = re.compile(r"[.,]?\d")
NUMBER_AFTER_IT = r"(?![.,]?\d)"


def archived_figure_has_its_place(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if row["checked"] != "archived":
            continue
        for name in ("paragraph", "quote"):
            if row[name] is None:
                yield row.blame(
                    name, "the cell is empty, but the figure is checked against the archived text: fill it"
                )
        source = tables.find("sources", row["source_id"])
        if source is not None and source["sha256"] is None:
            yield row.blame(
                "checked", f"the source {source['id']} has no archived text: archive it, or write transcribed"
            )


def other_figure_has_a_locator(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if row["checked"] in ("transcribed", "secondary") and row["locator"] is None:
            yield row.blame(
                "locator", "the cell is empty: say by which words, row or table the figure is found"
            )


def quote_is_short(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        words = count_words(row.text("quote"))
        if words > MOST_WORDS:
            yield row.blame("quote", f"the quote has {words} words: shorten it to {MOST_WORDS}")


def quote_holds_the_printed_figure(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        quote, printed = row.text("quote"), row.text("printed")
        if quote and printed and not quote_holds(quote, printed):
            yield row.blame("quote", f"“{printed}” does not stand in it: {HOLD_IT}")


def printed_figure_is_the_value(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        source, unit = tables.find("sources", row["source_id"]), find_unit(tables, row)
        if source is None or unit is None or row["printed"] is None or row["value_basis"] != "digits":
            continue
        language = get_language(source)
        try:
            reading = _read_printed(row.text("printed"), language)
        except ValueError as error:
            yield row.blame("printed", str(error))
        else:
            yield from _compare(row, unit, reading, language)


def only_an_order_has_no_print(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if (row["printed"] is None) != (row["value_basis"] == "order"):
            yield row.blame(
                "printed",
                "the figure as printed is missing, or its basis is not the order of a list: mend one",
            )


def count_words(quote: str) -> int:
    """Return how many words a quote has; a lone sign is none."""
    return len(WORD.findall(quote))


def quote_holds(quote: str, printed: str) -> bool:
    """Say whether a figure as printed stands in a quote, and not within a longer number."""
    first, *others = re.split(r"\s*…\s*", printed)
    start = quote.find(first)
    while start >= 0:
        if not NUMBER_BEFORE.search(quote[max(0, start - 2) : start]) and _follow(
            quote, start + len(first), others
        ):
            return True
        start = quote.find(first, start + 1)
    return False


def _follow(quote: str, place: int, parts: list[str]) -> bool:
    """Say whether parts follow a place of a quote, one after the other, and no digit comes after the last."""
    if not parts:
        return NUMBER_AFTER.match(quote, place) is None
    return (
        re.compile(r"\b.*?".join(["", *map(re.escape, parts)]) + NUMBER_AFTER_IT).match(quote, place)
        is not None
    )


def read_printed_values(printed: str, unit: Row, language: Language) -> set[Decimal]:
    """Return the values in a unit that a figure as printed can mean; none where it cannot be read."""
    try:
        reading = _read_printed(printed, language)
    except ValueError:
        return set()
    match = re.search(NUMBER, printed)
    return read_values(match[0] if match else "", reading.value, reading.scaled_value, unit, language)


def _compare(row: Row, unit: Row, reading: Reading, language: Language) -> Iterator[Problem]:
    """Yield where value, denominator and qualifier of a row are not what its printed form says."""
    printed = row.text("printed")
    match = re.search(NUMBER, printed)
    digits, value = match[0] if match else "", row.number("obs_value")
    values = read_values(digits, reading.value, reading.scaled_value, unit, language)
    if value is not None and Decimal(repr(value)) not in values:
        shown = " or ".join(f"{number.normalize():f}" for number in sorted(values))
        yield row.blame(
            "obs_value", f"{format_plain(value)}, but “{printed}” is {shown}: correct the wrong one"
        )
    denominator = row.number("denominator")
    if reading.denominator is not None and denominator != float(reading.denominator):
        shown = f"{reading.denominator:f}"
        yield row.blame(
            "denominator", f"{row.text('denominator') or 'empty'}, but “{printed}” says {shown}: correct it"
        )
    if row["qualifier"] not in (reading.qualifier, None):
        yield row.blame(
            "qualifier", f"{row['qualifier']}, but “{printed}” is {reading.qualifier}: correct the wrong one"
        )


def read_values(
    digits: str, value: Decimal, scaled_value: Decimal, unit: Row, language: Language
) -> set[Decimal]:
    """Return the values in a unit that a printed number can mean.

    More than one where the number has no scale word of its own ("1.500" under a heading "triệu đồng", or in
    đồng), or where one separator is ambiguous: a counted unit takes it for thousands, any other perhaps for
    decimals.
    """
    unit_scale, _ = read_scale(f" {unit.text('name_vi')}")
    if scaled_value != value:
        return {scaled_value / unit_scale}
    counted = unit["id"] in COUNTED_UNITS
    other = read_number(digits, language, percent=not counted, counted=counted)
    if other is not None:
        other = other.copy_sign(value)  # the digits have no sign
    numbers = {value, value if other is None else other}
    return numbers | {number / unit_scale for number in numbers}


@cache
def _read_printed(printed: str, language: Language) -> Reading:
    return parse_printed(printed, language)


def find_unit(tables: Tables, row: Row) -> Row | None:
    """Return the unit of an observation's indicator."""
    indicator = tables.find("indicators", row["indicator_id"])
    return tables.find("units", indicator["unit_measure"]) if indicator is not None else None


def get_language(source: Row) -> Language:
    """Return the language by whose number format a source is read; Japanese prints them as English does."""
    return "vi" if source["language"] == "vi" else "en"


RULES: tuple[Rule, ...] = (
    archived_figure_has_its_place,
    other_figure_has_a_locator,
    quote_is_short,
    quote_holds_the_printed_figure,
    printed_figure_is_the_value,
    only_an_order_has_no_print,
)
