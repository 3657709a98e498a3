"""Rules that tie value, hedge and denominator to what is printed where the figure has no digits of its own.

A figure in digits is read by `printed.py`. Here are the places in words ("dẫn đầu", "forty-first"), the
places that follow from the order of a list, and the "of how many" of a rank.
"""

import re
from collections.abc import Iterator

from scripts.checks.ranks import iter_ranks
from scripts.checks.witnesses import list_readings
from scripts.contract.tables import Problem, Row, Rule, Tables, format_plain
from scripts.reading.number_words import read_number_words

BESIDE = ("printed", "quote", "locator", "table_row", "table_column")
BESIDE_READING = ("printed", "quote", "indicator_printed", "table_row", "table_column")
LIST = ("source_id", "time_period", "indicator_id", "breakdown", "measure")
RANKING = LIST[1:]
SIGNS = {"higher-better": 1, "lower-better": -1}
PERCENTS = {"percent", "growth-percent", "per-100-people"}
PERCENT = re.compile(r"%|phần trăm|percent|per cent", re.IGNORECASE)


def value_in_words_is_read(tables: Tables) -> Iterator[Problem]:
    """A figure in words, or by its place in a list, has the value of a reading, or that of the list."""
    for row in tables["observations"]:
        value = row.number("obs_value")
        if row["value_basis"] in (None, "digits") or value is None:
            continue
        if value in _read_values(tables, row):
            continue
        if row["value_basis"] == "order" and not _is_counted(tables, row) and _follows(tables, row, value):
            continue
        yield row.blame(
            "obs_value", f"{format_plain(value)}, but no words or place in a list say so: correct it"
        )


def hedge_needs_digits(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if row["value_basis"] in ("words", "order") and row["qualifier"] not in (None, "exact"):
            yield row.blame(
                "qualifier", f"{row['qualifier']}, but no figure with a hedge is printed: write exact"
            )


def percent_sign_is_of_a_percent(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        indicator = tables.find("indicators", row["indicator_id"])
        if indicator is None or row["printed"] is None:
            continue
        if PERCENT.search(row.text("printed")) and indicator["unit_measure"] not in PERCENTS:
            yield row.blame(
                "printed",
                f"“{row['printed']}” is a percent, but {indicator['id']} is not: correct the wrong one",
            )


def printed_denominator_stands_beside_it(tables: Tables) -> Iterator[Problem]:
    """In the words beside the figure, or as the denominator of another figure of its source."""
    for row in tables["observations"]:
        denominator = row.number("denominator")
        if row["denominator_basis"] != "printed" or denominator is None:
            continue
        shown = format_plain(denominator)
        if any(_holds(text, shown) for text in _iter_beside(tables, row)):
            continue
        others = tables.where("observations", "source_id", row["source_id"])
        if not any(other is not row and other["denominator"] == denominator for other in others):
            yield row.blame(
                "denominator", f"{shown} is not printed beside the figure: correct it, or its basis"
            )


def only_ranks_and_counts_have_a_denominator(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        indicator = tables.find("indicators", row["indicator_id"])
        if (
            indicator is not None
            and row["denominator"]
            and indicator["unit_measure"] not in ("rank", "count")
        ):
            yield row.blame(
                "denominator",
                f"a figure in {indicator['unit_measure']} has no “of how many”: empty it, or "
                f"correct the indicator",
            )


def ranks_follow_the_values(tables: Tables) -> Iterator[Problem]:
    """In one source, the unit with the better value has the better rank."""
    lists, told = tables.group("observations", *LIST), set()
    for rank in iter_ranks(tables):
        values = _find_values(tables, rank)
        ranks = lists[tuple(rank[name] for name in LIST)] if values else []
        other = _find_contradiction(rank, ranks, values)
        if other is not None and (pair := frozenset((rank.line, other.line))) not in told:
            told.add(pair)
            first, second = sorted((rank, other), key=lambda row: row.line)
            yield second.blame(
                "obs_value",
                f"rank {second.text('obs_value')}, and {first['area_id']} has rank "
                f"{first.text('obs_value')}, is not "
                "the order of their values: correct the wrong one",
            )


def _find_values(tables: Tables, rank: Row) -> dict[object, float]:
    """Return the values by which a rank ranks, in its source and period, by area; the better is greater."""
    indicator = tables.find("indicators", rank["indicator_id"])
    by = tables.find("indicators", indicator["value_indicator_id"]) if indicator else None
    if by is None or by["polarity"] not in SIGNS:
        return {}
    key = tuple(by["id"] if name == "indicator_id" else rank[name] for name in LIST)
    sign = SIGNS[by.text("polarity")]
    rows = tables.group("observations", *LIST).get(key, [])
    return {row["area_id"]: value * sign for row in rows if (value := row.number("obs_value")) is not None}


def _find_contradiction(rank: Row, ranks: list[Row], values: dict[object, float]) -> Row | None:
    """Return another rank of the list that stands to this one the other way round than their values."""
    own, place = values.get(rank["area_id"]), rank.number("obs_value")
    for other in ranks:
        value, other_place = values.get(other["area_id"]), other.number("obs_value")
        if own is None or value is None or place is None or other_place is None:
            continue
        if (place - other_place) * (own - value) > 0:
            return other
    return None


def _read_values(tables: Tables, row: Row) -> set[float]:
    """Return the numbers that the words beside a figure can mean."""
    denominator = row.number("denominator")
    found: set[float] = set()
    for text in (row.text("printed"), *(r.text("printed") for r in list_readings(tables, row))):
        digits = re.fullmatch(r"\d+", text)
        found |= {float(text)} if digits else read_number_words(text, denominator)
    return found


def _is_counted(tables: Tables, row: Row) -> bool:
    """Say whether a reader gave the place in a list in digits: then no other place is possible."""
    return any(reading.text("printed").isdigit() for reading in list_readings(tables, row))


def _follows(tables: Tables, row: Row, place: float) -> bool:
    """Say whether a place follows from its list: by the values there, or as the free one after another."""
    values = _find_values(tables, row)
    own = values.get(row["area_id"])
    if own is not None and place == 1 + sum(value > own for value in values.values()):
        return True
    ranks = tables.group("observations", *RANKING)[tuple(row[name] for name in RANKING)]
    taken = {other.number("obs_value") for other in ranks if other["area_id"] != row["area_id"]}
    return place - 1 in taken and place not in taken


def _iter_beside(tables: Tables, row: Row) -> Iterator[str]:
    yield from (row.text(name) for name in BESIDE)
    for reading in list_readings(tables, row):
        yield from (reading.text(name) for name in BESIDE_READING)


def _holds(text: str, number: str) -> bool:
    return (
        re.search(rf"(?<![\d.,])0?{number}(?!\d|[.,]\d)", text.replace(".", "").replace(",", "")) is not None
    )


RULES: tuple[Rule, ...] = (
    value_in_words_is_read,
    hedge_needs_digits,
    percent_sign_is_of_a_percent,
    printed_denominator_stands_beside_it,
    only_ranks_and_counts_have_a_denominator,
    ranks_follow_the_values,
)
