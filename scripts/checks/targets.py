"""Rules that tie a figure's measure, result or target, to its words and to the day of its source."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from scripts.checks.observations import read_issued, read_period
from scripts.checks.witnesses import list_readings
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.lexicon import read_lexicon

WORDS: Final = read_lexicon(__file__)
AIM: Final = re.compile(rf"(?<!\w){WORDS.any('aims')}", re.IGNORECASE)
CALLED: Final = re.compile(rf"(?<!\w){WORDS.any('called')}(?: {WORDS.any('nearly')})? ?$", re.IGNORECASE)
MONTH: Final = timedelta(days=31)
JOINED: Final = ("statistic", "bloc")
"""Dimensions of breakdowns of which each part is of several provinces."""
BESIDE: Final = ("printed", "quote", "locator", "table_row", "table_column", "note_vi")
BESIDE_READING: Final = (
    "printed", "quote", "indicator_printed", "period_printed", "table_row", "table_column",
)  # fmt: skip


def target_is_to_come_or_called_one(tables: Tables) -> Iterator[Problem]:
    """Its period ends more than a month after its source was issued, or words say that it is aimed at."""
    for row in tables["observations"]:
        source, bounds = tables.find("sources", row["source_id"]), read_period(row)
        issued = read_issued(source)
        if row["measure"] != "target" or source is None or bounds is None or issued is None:
            continue
        is_vague = issued[1] - issued[0] > MONTH
        is_to_come = bounds[1] > issued[1] + MONTH or (is_vague and bounds[1] >= issued[0])
        if not is_to_come and not any(map(AIM.search, [source.text("title"), *_iter_beside(tables, row)])):
            yield row.blame(
                "measure", "no words beside the figure set a target: write result, or copy the words that do"
            )


def figure_called_a_target_is_one(tables: Tables) -> Iterator[Problem]:
    """Where the word stands right before the figure: "đạt 18,54% (mục tiêu 30%)"."""
    for row in tables["observations"]:
        if row["measure"] == "result" and any(
            _is_called(text, printed) for text, printed in _iter_quoted(tables, row)
        ):
            yield row.blame("measure", f"result, but “{row['printed']}” is called a target: write target")


def part_that_joins_provinces_is_the_countrys(tables: Tables) -> Iterator[Problem]:
    """A mean of the provinces, or the provinces together, is no figure of one of them."""
    for row in tables["observations"]:
        part, area = tables.find("breakdowns", row["breakdown"]), tables.find("areas", row["area_id"])
        if (
            part is not None
            and area is not None
            and part["dimension"] in JOINED
            and area["level"] != "country"
        ):
            yield row.blame("area_id", f"{area['id']}, but {part['id']} is of the country: correct one")


def _is_called(text: str, printed: str) -> bool:
    place = text.find(printed) if printed else -1
    return place >= 0 and CALLED.search(text[:place]) is not None


def _iter_quoted(tables: Tables, row: Row) -> Iterator[tuple[str, str]]:
    yield row.text("quote"), row.text("printed")
    for reading in list_readings(tables, row):
        yield reading.text("quote"), reading.text("printed")


def _iter_beside(tables: Tables, row: Row) -> Iterator[str]:
    yield from (row.text(name) for name in BESIDE)
    for reading in list_readings(tables, row):
        yield from (reading.text(name) for name in BESIDE_READING)


RULES: tuple[Rule, ...] = (
    target_is_to_come_or_called_one,
    figure_called_a_target_is_one,
    part_that_joins_provinces_is_the_countrys,
)
