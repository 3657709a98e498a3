"""Rules on what could be known: eras, statuses of areas, tables of the whole country and their gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from scripts.contract.tables import Problem, Row, Rule, Tables

DAY = timedelta(days=1)


def eras_follow_each_other(tables: Tables) -> Iterator[Problem]:
    rows = sorted(tables["eras"], key=lambda row: row.text("valid_from"))
    yield from _iter_breaks(rows)


def era_has_its_number_of_units(tables: Tables) -> Iterator[Problem]:
    """Counted among the areas on the era's last day, or today's where it lasts."""
    provinces = tables.where("areas", "level", "province")
    for era in tables["eras"]:
        end = era.text("valid_to")
        standing = [
            area
            for area in provinces
            if (not area["valid_to"] or (end and area.text("valid_to") >= end))
            and (not end or area.text("valid_from") <= end)
        ]
        if era.number("units") != len(standing):
            yield era.blame("units", f"{era.text('units')}, but areas.csv has {len(standing)}: correct one")


def statuses_follow_each_other(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("area_statuses", "area_id").values():
        yield from _iter_breaks(sorted(rows, key=lambda row: row.text("valid_from")))


def area_has_a_status_from_its_first_day_to_its_last(tables: Tables) -> Iterator[Problem]:
    for area in tables["areas"]:
        rows = tables.where("area_statuses", "area_id", area["id"])
        if not rows:
            yield area.blame("id", f"{area['id']} has no status: add its row to area_statuses.csv")
            continue
        first, last = (end(rows, key=lambda row: row.text("valid_from")) for end in (min, max))
        if area["valid_from"] and first["valid_from"] != area["valid_from"]:
            yield first.blame(
                "valid_from",
                f"{area['id']} begins on {area['valid_from']} in areas.csv: write the same day",
            )
        if last["valid_to"] != area["valid_to"]:
            shown = area.text("valid_to") or "no day"
            yield last.blame("valid_to", f"{area['id']} ends on {shown} in areas.csv: write the same day")
        if last["type"] != area["type"]:
            yield last.blame("type", f"{area['id']} is a {area['type']} in areas.csv: correct one of the two")


def frame_prints_no_more_than_its_era_has(tables: Tables) -> Iterator[Problem]:
    for row in tables["frames"]:
        era, published = tables.find("eras", row["era_id"]), row.number("published")
        units = era.number("units") if era else None
        if published is not None and units is not None and published > units:
            yield row.blame(
                "published", f"{published:g}, but {row['era_id']} has {units:g} units: correct it"
            )


def frame_holds_what_we_know(tables: Tables) -> Iterator[Problem]:
    for row in tables["frames"]:
        published, known = row.number("published"), len(_find_known(tables, row))
        if published is not None and known > published:
            yield row.blame("published", f"{published:g}, but figures of {known} areas are here: correct it")


def gap_has_no_figure(tables: Tables) -> Iterator[Problem]:
    for row in tables["gaps"]:
        if row["area_id"] in _find_known(tables, row):
            yield row.blame("reason", "there is a figure of this area and period: remove the row")


def gap_is_of_a_frame(tables: Tables) -> Iterator[Problem]:
    framed = tables.group("frames", "indicator_id", "time_period")
    for row in tables["gaps"]:
        if (row["indicator_id"], row["time_period"]) not in framed:
            yield row.blame("time_period", "frames.csv has no table of this indicator and period: add it")


def frame_and_its_gaps_fit_the_era(tables: Tables) -> Iterator[Problem]:
    """What a publisher prints and what it is known to leave out are not more than there are units."""
    gaps = tables.group("gaps", "indicator_id", "time_period")
    for row in tables["frames"]:
        era, published = tables.find("eras", row["era_id"]), row.number("published")
        named = gaps.get((row["indicator_id"], row["time_period"]), [])
        absent = sum(1 for gap in named if gap["reason"] == "not-published")
        units = era.number("units") if era else None
        if published is not None and units is not None and published <= units < published + absent:
            told = f"{published:g} published and {absent} gaps are more than {units:g} units"
            yield row.blame("published", f"{told}: correct one of them")


def _find_known(tables: Tables, row: Row) -> set[str]:
    """Return the provinces of which the indicator has a result in the period."""
    figures = tables.group("observations", "indicator_id", "time_period").get(
        (row["indicator_id"], row["time_period"]), []
    )
    return {
        figure.text("area_id")
        for figure in figures
        if figure["measure"] == "result"
        and figure["breakdown"] == "total"
        and (area := tables.find("areas", figure["area_id"])) is not None
        and area["level"] == "province"
    }


def _iter_breaks(rows: list[Row]) -> Iterator[Problem]:
    """Yield where one row of dated rows does not begin on the day after the one before."""
    for earlier, later in pairwise(rows):
        end = earlier.text("valid_to")
        if not end or date.fromisoformat(end) + DAY != date.fromisoformat(later.text("valid_from")):
            shown = end or "no day"
            yield later.blame("valid_from", f"the row before ends on {shown}: begin on the day after")


RULES: tuple[Rule, ...] = (
    eras_follow_each_other,
    era_has_its_number_of_units,
    statuses_follow_each_other,
    area_has_a_status_from_its_first_day_to_its_last,
    frame_prints_no_more_than_its_era_has,
    frame_holds_what_we_know,
    gap_has_no_figure,
    gap_is_of_a_frame,
    frame_and_its_gaps_fit_the_era,
)
