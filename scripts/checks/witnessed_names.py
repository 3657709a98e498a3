"""Rules that tie a figure's indicator, part and measure to the words that sources use for them.

`wordings.csv` has, for each, the names under which sources print it: the second entry of a decision which
would otherwise stand in one cell alone. A reading in other words is a slip, or a new row there.
"""

import re
from collections.abc import Iterator

from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.lexicon import read_lexicon
from scripts.shared.folding import fold_words

WORDS = read_lexicon(__file__)
MEASURES = {
    measure: re.compile(rf"(?<!\w){WORDS.any(measure)}(?!\w)", re.IGNORECASE)
    for measure in ("target", "result")
}
NAMED_BY = ("indicator_id", "breakdown", "measure")


def figure_has_a_reading(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if not tables.where("readings", "observation_id", row["id"]):
            yield row.blame("id", f"{row['id']} has no witness: add to readings.csv what stood there")


def first_reading_is_of_the_figures_source(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if figure is not None and row["reading"] == 1 and row["source_id"] != figure["source_id"]:
            yield row.blame(
                "source_id",
                f"{row['source_id']}, but {figure['id']} is of {figure['source_id']}, which was read first: "
                "correct the wrong one",
            )


def reading_uses_a_wording(tables: Tables) -> Iterator[Problem]:
    wordings = tables.group("wordings", *NAMED_BY)
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if figure is None or row["indicator_printed"] is None:
            continue
        key, printed = tuple(figure[name] for name in NAMED_BY), row.text("indicator_printed")
        names = {fold_words(wording.text("printed")) for wording in wordings.get(key, [])}
        if fold_words(printed) not in names:
            shown = ", ".join(map(str, key))
            yield row.blame(
                "indicator_printed",
                f"wordings.csv does not have “{printed}” for {shown}, which {figure['id']} is: "
                f"correct the wrong "
                "one, or add the wording",
            )


def measure_is_that_of_its_column(tables: Tables) -> Iterator[Problem]:
    """A column of targets has targets, and a column of results has results."""
    for row in tables["observations"]:
        heads = " | ".join(row.text(name) for name in ("table_column", "table_row", "locator"))
        said = {measure for measure, pattern in MEASURES.items() if pattern.search(heads)}
        if len(said) == 1 and row["measure"] is not None and row["measure"] not in said:
            yield row.blame(
                "measure", f"{row['measure']}, but the head of the table says {said.pop()}: correct one"
            )


def wording_stands_once(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("wordings", *NAMED_BY).values():
        seen: dict[str, Row] = {}
        for row in rows:
            first = seen.setdefault(fold_words(row.text("printed")), row)
            if first is not row:
                yield row.blame("printed", f"line {first.line} has the same words: remove one of the two")


def wording_is_read(tables: Tables) -> Iterator[Problem]:
    figures = tables.group("observations", *NAMED_BY)
    for row in tables["wordings"]:
        wanted = fold_words(row.text("printed"))
        if not any(
            fold_words(reading.text("indicator_printed")) == wanted
            for figure in figures.get(tuple(row[name] for name in NAMED_BY), [])
            for reading in tables.where("readings", "observation_id", figure["id"])
        ):
            yield row.blame("printed", f"no reading has “{row['printed']}”: correct it, or remove the row")


RULES: tuple[Rule, ...] = (
    figure_has_a_reading,
    first_reading_is_of_the_figures_source,
    reading_uses_a_wording,
    measure_is_that_of_its_column,
    wording_stands_once,
    wording_is_read,
)
