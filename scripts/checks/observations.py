"""Rules on single figures: a possible value, of an area that existed, in a period that had begun."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.contract.tables import Problem, Row, Rule, Tables, format_plain
from scripts.shared.periods import period_bounds

LOOKING_BACK = timedelta(days=366)


def value_lies_in_its_units_range(tables: Tables) -> Iterator[Problem]:
    for row, indicator, unit in _iter_measured(tables):
        value = row.number("obs_value")
        for bound, word, sign in (("minimum", "under", -1), ("maximum", "over", 1)):
            limit = unit.number(bound)
            if value is not None and limit is not None and value * sign > limit * sign:
                yield row.blame(
                    "obs_value",
                    f"{format_plain(value)} is {word} {format_plain(limit)} for a {unit['id']} "
                    f"(indicator {indicator['id']}): correct the value, or the indicator's unit",
                )


def counts_and_ranks_are_whole(tables: Tables) -> Iterator[Problem]:
    for row, _, unit in _iter_measured(tables):
        value = row.number("obs_value")
        if unit["id"] in ("count", "rank") and value is not None and value % 1:
            yield row.blame(
                "obs_value", f"{value} is not whole, but a {unit['id']} is: correct the value or the unit"
            )


def period_is_one(tables: Tables) -> Iterator[Problem]:
    for resource in ("observations", "breaks", "frames", "gaps"):
        for row in tables[resource]:
            try:
                period_bounds(row.text("time_period"))
            except ValueError as error:
                if row["time_period"] is not None:
                    yield row.blame("time_period", str(error))


def area_exists_in_the_period(tables: Tables) -> Iterator[Problem]:
    """A target may reach beyond its area's end; only a derived value may come before its area's beginning."""
    for row in tables["observations"]:
        area, bounds = tables.find("areas", row["area_id"]), read_period(row)
        if area is None or bounds is None:
            continue
        first, last = area.text("valid_from"), area.text("valid_to")
        if first and bounds[0].isoformat() < first and not row["derivation"]:
            yield row.blame(
                "area_id",
                f"{area['id']} exists only since {first}, but the period {row['time_period']} begins "
                f"{bounds[0]}: use the area of that time",
            )
        if last and bounds[1].isoformat() > last and row["measure"] == "result":
            yield row.blame(
                "area_id",
                f"{area['id']} ended on {last}, but the period {row['time_period']} ends {bounds[1]}: "
                "use the area of that time",
            )


def derived_value_is_older_than_its_area(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        area, bounds = tables.find("areas", row["area_id"]), read_period(row)
        if area is None or bounds is None or row["derivation"] is None:
            continue
        if not tables.where("successions", "to_area_id", area["id"]) or not area.text("valid_from"):
            yield row.blame("derivation", f"{area['id']} has no predecessors: leave derivation empty")
        elif bounds[0].isoformat() >= area.text("valid_from"):
            yield row.blame(
                "derivation", f"{area['id']} existed in {row['time_period']}: leave derivation empty"
            )


def target_ends_in_its_sources_time(tables: Tables) -> Iterator[Problem]:
    """A source speaks of targets to come, or looks back on those of the year that has just ended."""
    for row, issued in _iter_issued(tables):
        bounds = read_period(row)
        if row["measure"] == "target" and bounds and bounds[1] < issued[0] - LOOKING_BACK:
            yield row.blame(
                "time_period",
                f"the target's period ends {bounds[1]}, long before its source was issued ({issued[0]}): "
                "give the period that the target is for, or make it a result",
            )


def result_begins_before_its_source_was_issued(tables: Tables) -> Iterator[Problem]:
    for row, issued in _iter_issued(tables):
        bounds = read_period(row)
        if row["measure"] == "result" and bounds and bounds[0] > issued[1]:
            yield row.blame(
                "time_period",
                f"the period begins {bounds[0]}, after its source was issued ({issued[1]}): "
                "correct the period, or make it a target",
            )


def read_period(row: Row) -> tuple[date, date] | None:
    """Return the first and last day of a row's period; None if it is not a period."""
    try:
        return period_bounds(row.text("time_period"))
    except ValueError:
        return None


def _iter_measured(tables: Tables) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each observation with its indicator and its unit."""
    for row in tables["observations"]:
        indicator = tables.find("indicators", row["indicator_id"])
        unit = tables.find("units", indicator["unit_measure"]) if indicator else None
        if indicator and unit:
            yield row, indicator, unit


def read_issued(source: Row | None) -> tuple[date, date] | None:
    """Return the first and the last day on which a source can have been issued; None if its dates are none.

    Where the date of issue is unknown, it was issued before it was read.
    """
    if source is None:
        return None
    try:
        if source["issued"] is not None:
            return period_bounds(source.text("issued"))
        return date.min + LOOKING_BACK, date.fromisoformat(source.text("accessed"))
    except ValueError:
        return None  # dates_of_sources_are_days reports it


def _iter_issued(tables: Tables) -> Iterator[tuple[Row, tuple[date, date]]]:
    """Yield each observation with the days on which its source can have been issued."""
    for row in tables["observations"]:
        if issued := read_issued(tables.find("sources", row["source_id"])):
            yield row, issued


def dates_of_sources_are_days(tables: Tables) -> Iterator[Problem]:
    for row in tables["sources"]:
        try:
            issued = period_bounds(row.text("issued")) if row["issued"] else None
        except ValueError:
            yield row.blame("issued", f"{row['issued']} is on no calendar: write a year, a month or a day")
            continue
        if issued and row["accessed"] and issued[0].isoformat() > row.text("accessed"):
            yield row.blame(
                "accessed", f"{row['accessed']} is before the source was issued: correct one of the two"
            )


RULES: tuple[Rule, ...] = (
    value_lies_in_its_units_range,
    counts_and_ranks_are_whole,
    period_is_one,
    area_exists_in_the_period,
    derived_value_is_older_than_its_area,
    target_ends_in_its_sources_time,
    result_begins_before_its_source_was_issued,
    dates_of_sources_are_days,
)
