"""Rules that tie where a figure stands, how it was checked, and when, to its readings and its source."""

import re
from collections.abc import Iterator
from datetime import timedelta

from scripts.checks.observations import read_issued, read_period
from scripts.checks.witnesses import list_readings
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.lexicon import read_lexicon
from scripts.shared.folding import fold_words

WORDS = read_lexicon(__file__)
STATUSES = {
    status: re.compile(rf"(?<!\w){WORDS.any(name)}", re.IGNORECASE)
    for status, name in (("P", "preliminary"), ("E", "estimated"))
}
BESIDE = ("printed", "quote", "locator", "table_row", "table_column")
BESIDE_READING = ("printed", "quote", "indicator_printed", "period_printed", "table_row", "table_column")
NOT_YET_FINAL = timedelta(days=60)
DAYS = (("observations", "added"), ("readings", "read_on"), ("sources", "accessed"))
HEADS = ("table_row", "table_column")
OF_CHECKED = {
    "archived": {"government-news", "official-report", "press", "secondary"},
    "transcribed": {"government-news", "official-report", "press"},
    "secondary": {"secondary", "press", "government-news"},
}


def table_heads_are_those_of_a_reading(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        for name in HEADS:
            heads = {fold_words(reading.text(name)) for reading in list_readings(tables, row)}
            own = fold_words(row.text(name))
            if own and not any(head and (own in head or head in own) for head in heads):
                yield row.blame(name, f"“{row[name]}” is in no reading of the figure: correct the wrong one")
            elif not own and any(_is_whole_table(reading, row) for reading in list_readings(tables, row)):
                yield row.blame(name, "a reading has this head of the table: copy it")


def quote_is_that_of_a_reading(tables: Tables) -> Iterator[Problem]:
    """Most words of the shorter of the two stand in the other."""
    for row in tables["observations"]:
        quotes = [fold_words(reading.text("quote")) for reading in list_readings(tables, row)]
        if row["quote"] and not any(quote and _share(row.text("quote"), quote) for quote in quotes):
            yield row.blame(
                "quote", f"“{row['quote']}” is in no reading of the figure: correct the wrong one"
            )
        elif not row["quote"] and row["printed"] and quotes[:1] != [""] and quotes:
            yield row.blame("quote", "the first reading has a quote: copy it")


def text_and_page_are_quoted(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        if row["how"] in ("page", "text") and row["quote"] is None:
            yield row.blame(
                "quote", "who reads a page or a text copies the words that hold the figure: fill it"
            )


def reading_has_the_printed_figure(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if figure is not None and row["printed"] is None and figure["value_basis"] != "order":
            yield row.blame("printed", "the figure as it stands there is missing: copy it")


def table_is_read_with_its_heads(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if row["how"] is not None and (row["how"] == "table") != (row["table_row"] is not None):
            yield row.blame(
                "how", "a table, and nothing else, has heads of row and column: correct one of the two"
            )
        if figure is not None and (row["how"] == "text") and figure["checked"] != "archived":
            yield row.blame(
                "how", f"{figure['id']} has no archived text: say what was in front of the reader"
            )


def archived_figure_is_read_in_its_text(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if row["checked"] == "archived" and not any(
            reading["how"] == "text" for reading in list_readings(tables, row)
        ):
            yield row.blame("checked", f"no reading of {row['id']} is of a text: add it, or correct the cell")


def checked_is_of_its_kind_of_source(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        source = tables.find("sources", row["source_id"])
        if source is None or row["checked"] is None:
            continue
        if source["kind"] not in OF_CHECKED[row.text("checked")]:
            yield row.blame(
                "checked", f"{row['checked']}, but {source['id']} is {source['kind']}: correct one"
            )


def checked_is_one_for_a_source(tables: Tables) -> Iterator[Problem]:
    """Figures of one source are all checked in one way."""
    for rows in tables.group("observations", "source_id").values():
        for row in rows[1:]:
            if row["checked"] != rows[0]["checked"] and row["checked"] and rows[0]["checked"]:
                yield row.blame(
                    "checked",
                    f"{row['checked']}, but {rows[0]['id']} of the same source is {rows[0]['checked']}",
                )
                break


def status_is_printed(tables: Tables) -> Iterator[Problem]:
    """Preliminary and estimated are what the source calls so; a time that has hardly ended is estimated."""
    for row in tables["observations"]:
        words = " | ".join(_iter_beside(tables, row))
        said = {status for status, pattern in STATUSES.items() if pattern.search(words)}
        status = row.text("obs_status")
        if status in STATUSES and status not in said and not (status == "E" and _is_fresh(tables, row)):
            yield row.blame(
                "obs_status", f"{status}, but no words beside the figure say so: write A, or copy them"
            )
        elif said and status and status not in said:
            yield row.blame(
                "obs_status", f"{status}, but the words beside the figure say {' or '.join(sorted(said))}"
            )


def source_was_opened_for_its_first_figure(tables: Tables) -> Iterator[Problem]:
    for source in tables["sources"]:
        days = [
            row.text(name)
            for resource, name in DAYS[:2]
            for row in tables.where(resource, "source_id", source["id"])
            if row[name]
        ]
        if days and source["accessed"] and source["accessed"] != min(days):
            yield source.blame(
                "accessed", f"{source['accessed']}, but the first figure is of {min(days)}: correct one"
            )


def readings_follow_each_other(tables: Tables) -> Iterator[Problem]:
    for readings in tables.group("readings", "observation_id").values():
        figure = tables.find("observations", readings[0]["observation_id"])
        days = [figure.text("added") if figure else "", *(row.text("read_on") for row in readings)]
        for row, day, before in zip(readings, days[1:], days, strict=False):
            if day and before and day < before:
                yield row.blame(
                    "read_on", f"{day} is before {before}, the day before it in order: correct one"
                )


def days_are_working_days(tables: Tables) -> Iterator[Problem]:
    """On a day of work more than one source, figure or reading was taken; on the newest, one may do."""
    newest = max((row.text(name) for resource, name in DAYS for row in tables[resource]), default="")
    for resource, name in DAYS[:2]:
        for row in tables[resource]:
            if row[name] is None:
                continue
            others = sum(len(tables.where(*day, row[name])) for day in DAYS)
            if others == 1 and row[name] != newest:
                yield row.blame(name, f"nothing else was done on {row[name]}: correct the day")


def figures_are_added_in_order(tables: Tables) -> Iterator[Problem]:
    latest = ""
    for row in tables["observations"]:
        day = row.text("added")
        if day and day < latest:
            yield row.blame("added", f"{day}, but a figure before it is of {latest}: correct one of the two")
        latest = max(latest, day)


def _share(own: str, other: str) -> bool:
    """Say whether most words of the shorter of two quotes stand in the other."""
    first, second = (set(fold_words(text).split()) for text in (own, other))
    return len(first & second) * 3 >= 2 * min(len(first), len(second))


def _is_whole_table(reading: Row, figure: Row) -> bool:
    """Say whether a first reading is of a table that the figure should have the heads of."""
    return reading["reading"] == 1 and reading["how"] == "table" and figure["locator"] is None


def _is_fresh(tables: Tables, row: Row) -> bool:
    period, issued = read_period(row), read_issued(tables.find("sources", row["source_id"]))
    return bool(period and issued and period[1] + NOT_YET_FINAL >= issued[0])


def _iter_beside(tables: Tables, row: Row) -> Iterator[str]:
    yield from (row.text(name) for name in BESIDE)
    for reading in list_readings(tables, row):
        yield from (reading.text(name) for name in BESIDE_READING)


RULES: tuple[Rule, ...] = (
    table_heads_are_those_of_a_reading,
    quote_is_that_of_a_reading,
    text_and_page_are_quoted,
    reading_has_the_printed_figure,
    table_is_read_with_its_heads,
    archived_figure_is_read_in_its_text,
    checked_is_of_its_kind_of_source,
    checked_is_one_for_a_source,
    status_is_printed,
    source_was_opened_for_its_first_figure,
    readings_follow_each_other,
    days_are_working_days,
    figures_are_added_in_order,
)
