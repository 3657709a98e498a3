"""Rules that tie a figure's period to the words that date it, or to the time of which its source speaks."""

from collections.abc import Iterator

from scripts.checks.observations import read_period
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.printed_periods import SINCE, can_mean, list_exact, measure_span
from scripts.shared.folding import fold_words

SEPARATOR = ";"
UNEVEN = 3
"""Days by which two months, quarters or halves differ at most."""
BESIDE_READING = ("table_row", "table_column")
BESIDE_FIGURE = ("table_row", "table_column", "quote", "locator")


def reading_can_mean_the_period(tables: Tables) -> Iterator[Problem]:
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        if figure is None or row["period_printed"] is None or read_period(figure) is None:
            continue
        period, printed = figure.text("time_period"), row.text("period_printed")
        if not can_mean(printed, period, _get_year(tables, row)):
            yield row.blame(
                "period_printed",
                f"“{printed}” is not {period}, the period of {figure['id']}: correct the wrong one",
            )


def period_is_printed_or_the_sources(tables: Tables) -> Iterator[Problem]:
    """The words beside a figure say its period exactly, or scopes.csv names it for the whole source."""
    for row in tables["observations"]:
        period = row.text("time_period")
        if read_period(row) is None or is_printed(tables, row):
            continue
        if period not in _list_periods(tables, row["source_id"]):
            yield row.blame(
                "time_period",
                f"no words beside the figure say {period}, and scopes.csv does not name it for "
                f"{row['source_id']}: correct it, or add it there",
            )


def scope_dates_what_no_words_date(tables: Tables) -> Iterator[Problem]:
    """Words beside a figure that name a period no longer than the stored one date it; the scope does not."""
    for row in tables["observations"]:
        bounds = read_period(row)
        is_dated = row["time_period"] in _list_periods(tables, row["source_id"])
        if bounds is None or not is_dated or is_printed(tables, row):
            continue
        longest = (bounds[1] - bounds[0]).days + 1 + UNEVEN
        for reading in tables.where("readings", "observation_id", row["id"]):
            words = reading.text("period_printed")
            if (
                words
                and not SINCE.match(words)
                and 0 < measure_span(words, _get_year(tables, reading)) <= longest
            ):
                yield row.blame(
                    "time_period",
                    f"{row['time_period']}, but the words beside it say “{words}”: correct one of them",
                )
                break


def same_words_of_a_source_mean_one_period(tables: Tables) -> Iterator[Problem]:
    """Results, or targets, whose period is stated, or inferred, by the same words, or by none."""
    for rows in tables.group("observations", "source_id").values():
        first: dict[tuple[object, ...], Row] = {}
        for row in rows:
            words = _list_words(tables, row)
            if read_period(row) is None or words is None:
                continue
            before = first.setdefault((row["measure"], row["time_basis"], words), row)
            if before["time_period"] != row["time_period"]:
                yield row.blame(
                    "time_period",
                    f"{row['time_period']}, but {before['id']}, which the same words date, is of "
                    f"{before['time_period']}: correct one of the two, or copy the words",
                )
                break


def _list_words(tables: Tables, row: Row) -> frozenset[str] | None:
    """Return the words that date a figure; None where they are of two lengths, or stand in its table."""
    readings = tables.where("readings", "observation_id", row["id"])
    words = {
        (text, _get_year(tables, reading)) for reading in readings if (text := reading.text("period_printed"))
    }
    if len({measure_span(*word) for word in words}) > 1 or (not words and is_printed(tables, row)):
        return None
    return frozenset(fold_words(text) for text, _ in words)


def scope_names_the_periods_that_it_dates(tables: Tables) -> Iterator[Problem]:
    for scope in tables["scopes"]:
        figures = tables.where("observations", "source_id", scope["source_id"])
        dated = {
            row.text("time_period") for row in figures if read_period(row) and not is_printed(tables, row)
        }
        for period in scope.text("time_periods").split(SEPARATOR):
            if period and period not in dated:
                yield scope.blame(
                    "time_periods", f"no figure of {scope['source_id']} takes {period} from here: remove it"
                )


def is_printed(tables: Tables, figure: Row) -> bool:
    """Say whether a reading that the most precise one bears out, else table or quote, says the period."""
    period, readings = figure.text("time_period"), tables.where("readings", "observation_id", figure["id"])
    named = [
        (row.text("period_printed"), _get_year(tables, row)) for row in readings if row["period_printed"]
    ]
    spans = {words: span for words in named if (span := measure_span(*words))}
    if spans:
        finest = list_exact(*min(spans, key=spans.__getitem__))
        return any(period in (exact := list_exact(*words)) and exact & finest for words in spans)
    words = [figure.text(name) for name in BESIDE_FIGURE]
    words += [reading.text(name) for reading in readings for name in BESIDE_READING]
    return any(period in list_exact(text, None) for text in words if text)


def _list_periods(tables: Tables, source_id: object) -> list[str]:
    scopes = tables.where("scopes", "source_id", str(source_id))
    return [period for scope in scopes for period in scope.text("time_periods").split(SEPARATOR)]


def _get_year(tables: Tables, reading: Row) -> int | None:
    """Return the year in which the source of a reading was issued."""
    source = tables.find("sources", reading["source_id"])
    return int(source.text("issued")[:4]) if source is not None and source["issued"] else None


RULES: tuple[Rule, ...] = (
    reading_can_mean_the_period,
    period_is_printed_or_the_sources,
    scope_dates_what_no_words_date,
    same_words_of_a_source_mean_one_period,
    scope_names_the_periods_that_it_dates,
)
