"""Rules on the tables around the figures: each row is used, areas follow each other, the map has them all."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from scripts.checks.ranks import exists_on
from scripts.contract.tables import Problem, Rule, Tables
from scripts.shared.folding import fold

# what uses a row: each resource with the columns by which others refer to it
USES = {
    "pillars": (("indicators", "pillar_id"), ("families", "pillar_id")),
    "families": (("indicators", "family_id"),),
    "licences": (("sources", "licence_id"), ("indicators", "licence_id")),
    "methods": (("method_weights", "method_id"), ("relations", "method_id")),
    "units": (("indicators", "unit_measure"),),
    "indicators": (("observations", "indicator_id"),),
    "breakdowns": (("observations", "breakdown"),),
    "sources": (("observations", "source_id"), ("readings", "source_id"), ("frames", "source_id")),
    "areas": (("observations", "area_id"), ("areas", "parent_id")),
    "relations": (("relation_terms", "relation_id"),),
}
ADDITIVE_UNITS = {"count", "km", "vnd-million", "vnd-billion", "usd-million"}
ARCHIPELAGOS = {"hoang-sa": "da-nang", "truong-sa": "khanh-hoa"}


def every_row_is_used(tables: Tables) -> Iterator[Problem]:
    """A province without figures has a page all the same, which says so."""
    for resource, uses in USES.items():
        for row in tables[resource]:
            is_exempt = resource == "areas" and row["level"] == "province"
            if not is_exempt and not any(tables.where(*use, row["id"]) for use in uses):
                users = ", ".join(f"{name}.csv" for name, _ in uses)
                yield row.blame("id", f"{row['id']} is not used in {users}: use it or remove the row")


def only_additive_units_are_added(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        if row["aggregation"] == "sum" and row["unit_measure"] not in ADDITIVE_UNITS:
            yield row.blame("aggregation", f"values in {row['unit_measure']} cannot be added up: write none")


def lookalikes_are_two_in_order(tables: Tables) -> Iterator[Problem]:
    for row in tables["lookalikes"]:
        if row.text("indicator_id") >= row.text("other_indicator_id"):
            yield row.blame(
                "other_indicator_id", "the two must differ and stand in the order of the alphabet: swap them"
            )


def areas_have_a_parent_and_an_order_of_days(tables: Tables) -> Iterator[Problem]:
    for row in tables["areas"]:
        if row["valid_to"] and row.text("valid_from") > row.text("valid_to"):
            yield row.blame("valid_to", f"{row['valid_to']} is before valid_from: correct one of the two")
        if (row["parent_id"] is None) != (row["level"] == "country"):
            yield row.blame("parent_id", "every area but the country is part of another: name its parent_id")


def area_id_is_its_name(tables: Tables) -> Iterator[Problem]:
    for row in tables["areas"]:
        slug = re.sub("[^a-z0-9]+", "-", fold(row.text("name_vi")))
        if row.text("id") not in (slug, *(slug + ending for ending in _list_endings(tables))):
            yield row.blame("id", f"{row['id']}, but {row['name_vi']} makes {slug}: correct the wrong one")


def merged_units_end_in_the_year_of_their_reform(tables: Tables) -> Iterator[Problem]:
    merged = {row["to_area_id"] for row in tables["successions"] if row["kind"] == "merged"}
    endings = _list_endings(tables)
    for row in tables["areas"]:
        if row.text("id").endswith(endings) != (row["id"] in merged):
            yield row.blame(
                "id",
                f"a unit made by merger, and no other, ends in {' or '.join(endings)} "
                "and has its successions.csv rows",
            )


def merged_units_have_two_predecessors(tables: Tables) -> Iterator[Problem]:
    for row in tables["areas"]:
        predecessors = tables.where("successions", "to_area_id", row["id"])
        if row.text("id").endswith(_list_endings(tables)) and len(predecessors) == 1:
            yield row.blame("id", f"{row['id']} has one predecessor in successions.csv: add the others")


def successions_join_day_to_day(tables: Tables) -> Iterator[Problem]:
    for row in tables["successions"]:
        before, after = (tables.find("areas", row[name]) for name in ("from_area_id", "to_area_id"))
        if before is None or after is None or row["date"] is None:
            continue
        eve = (date.fromisoformat(row.text("date")) - timedelta(days=1)).isoformat()
        if after["valid_from"] != row["date"]:
            yield row.blame(
                "date", f"{after['id']} exists since {after['valid_from']}, not {row['date']}: correct one"
            )
        if before["valid_to"] != eve:
            yield row.blame(
                "date", f"{before['id']} exists until {before['valid_to']}, not {eve}: correct one"
            )


def provinces_that_end_have_a_successor(tables: Tables) -> Iterator[Problem]:
    for row in tables.where("areas", "level", "province"):
        for day, name, word in (
            ("valid_to", "from_area_id", "successor"),
            ("valid_from", "to_area_id", "predecessor"),
        ):
            if row[day] and not tables.where("successions", name, row["id"]):
                yield row.blame(day, f"{row['id']} has no {word}: add the row to successions.csv")


def grids_hold_every_province_once(tables: Tables) -> Iterator[Problem]:
    """A grid shows the provinces of one day; Hoàng Sa and Trường Sa have tiles of their own besides."""
    for grid in tables.package.resources["tiles"].field("grid")["constraints"]["enum"]:
        tiles = [tile for tile in tables.where("tiles", "grid", grid) if tile["id"] not in ARCHIPELAGOS]
        provinces = _match_provinces(tables, {tile.text("area_id") for tile in tiles})
        if len(provinces) != grid:
            message = (
                f"areas.csv: {len(provinces)} provinces existed at the time of the {grid}: correct their days"
            )
            yield Problem("areas", None, None, message)
        counts = Counter(tile["area_id"] for tile in tiles)
        for area in sorted(provinces - counts.keys()):
            yield Problem("tiles", None, None, f"tiles.csv grid {grid}: {area} has no tile: add its row")
        for tile in tiles:
            if tile["area_id"] not in provinces:
                yield tile.blame(
                    "area_id", f"{tile['area_id']} is not of the {grid} provinces: use the unit of that time"
                )
            elif counts[tile["area_id"]] > 1 or tile["id"] != tile["area_id"]:
                yield tile.blame(
                    "id", f"the tile of {tile['area_id']} must have its id, and stand once: correct it"
                )


def _match_provinces(tables: Tables, shown: set[str]) -> set[str]:
    """Return the provinces that existed together, on the day whose set is nearest to those shown."""
    provinces = tables.where("areas", "level", "province")
    days = {row.text("valid_from") or date.min.isoformat() for row in provinces}
    sets = [{row.text("id") for row in provinces if exists_on(row, day)} for day in sorted(days)]
    return min(sets, key=lambda areas: len(areas ^ shown), default=set())


def archipelagos_have_tiles(tables: Tables) -> Iterator[Problem]:
    endings = _list_endings(tables)
    for (grid,), tiles in tables.group("tiles", "grid").items():
        areas = {tile["id"]: tile for tile in tiles}
        for archipelago, area in ARCHIPELAGOS.items():
            tile = areas.get(archipelago)
            if tile is None:
                yield Problem(
                    "tiles", None, None, f"tiles.csv grid {grid}: {archipelago} has no tile: add its row"
                )
            elif tile["area_id"] not in {area, *(area + ending for ending in endings)} & areas.keys():
                yield tile.blame(
                    "area_id", f"{archipelago} belongs to {area}: name the unit of this grid's time"
                )


def _list_endings(tables: Tables) -> tuple[str, ...]:
    """Return what the id of a unit made by merger ends in: the year of its reform, which began an era."""
    begun = sorted(row.text("valid_from") for row in tables["eras"])[1:]
    return tuple(f"-{day[:4]}" for day in begun)


def sources_have_one_row_for_one_text(tables: Tables) -> Iterator[Problem]:
    for (sha256,), rows in tables.group("sources", "sha256").items():
        for row in rows[1:] if sha256 else ():
            yield row.blame("sha256", f"line {rows[0].line} is the same text: one text is one source")


RULES: tuple[Rule, ...] = (
    every_row_is_used,
    only_additive_units_are_added,
    lookalikes_are_two_in_order,
    areas_have_a_parent_and_an_order_of_days,
    area_id_is_its_name,
    merged_units_end_in_the_year_of_their_reform,
    merged_units_have_two_predecessors,
    successions_join_day_to_day,
    provinces_that_end_have_a_successor,
    grids_hold_every_province_once,
    archipelagos_have_tiles,
    sources_have_one_row_for_one_text,
)
