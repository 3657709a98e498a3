"""Rules on what is counted: families, kinds of statistic, ranks and the set of units that they rank."""

from collections.abc import Iterator

from scripts.contract.tables import Problem, Row, Rule, Tables

UNITS_OF = {
    "share": {"percent"},
    "rank": {"rank"},
    "growth": {"growth-percent"},
    "count": {"count"},
}
"""Units that a kind of statistic can have; a value or a rate may have any other."""


def headline_is_of_its_family(tables: Tables) -> Iterator[Problem]:
    for row in tables["families"]:
        headline = tables.find("indicators", row["headline_indicator_id"])
        if headline is not None and headline["family_id"] != row["id"]:
            yield row.blame(
                "headline_indicator_id",
                f"{headline['id']} is of the family {headline['family_id']}: name one of {row['id']}",
            )


def family_is_of_its_indicators_pillar(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        family = tables.find("families", row["family_id"])
        if family is not None and family["pillar_id"] != row["pillar_id"]:
            yield row.blame(
                "family_id",
                f"{family['id']} is listed under {family['pillar_id']}, the indicator under "
                f"{row['pillar_id']}: give both one pillar",
            )


def statistic_has_its_unit(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        statistic, unit = row.text("statistic"), row.text("unit_measure")
        wanted = UNITS_OF.get(statistic)
        if wanted and unit not in wanted:
            yield row.blame(
                "statistic",
                f"a {statistic} in {unit} cannot be: correct it, or write {' or '.join(wanted)}",
            )
        elif unit == "rank" and statistic != "rank":
            yield row.blame("statistic", f"{statistic}, but its unit is rank: write rank")


def rank_names_the_set_that_it_ranks(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        if (row["statistic"] == "rank") != (row["ranked_set"] is not None):
            yield row.blame(
                "ranked_set", "a rank, and nothing else, says among which units: fill or empty it"
            )
        if row["value_indicator_id"] is not None and row["statistic"] != "rank":
            yield row.blame("value_indicator_id", "only a rank ranks by another indicator: leave it empty")


def rank_ranks_by_values_of_its_family(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        value = tables.find("indicators", row["value_indicator_id"])
        if value is None:
            continue
        if value["statistic"] == "rank":
            yield row.blame("value_indicator_id", f"{value['id']} is a rank itself: name its values")
        elif value["family_id"] != row["family_id"]:
            yield row.blame(
                "value_indicator_id",
                f"{value['id']} is of the family {value['family_id']}: a rank stands beside its values",
            )


def rank_is_within_its_set(tables: Tables) -> Iterator[Problem]:
    """A rank of 63 provinces has at most 63 places, and belongs to one of the units that it ranks."""
    for row, era in _iter_ranks(tables):
        denominator, units = row.number("denominator"), era.number("units")
        others = {other.number("units") for other in tables["eras"]} - {units}
        if denominator is not None and units is not None and (denominator > units or denominator in others):
            yield row.blame(
                "denominator",
                f"{denominator:g}, but {era['id']} has {units:g} units: correct it, or the indicator's set",
            )
        area = tables.find("areas", row["area_id"])
        if area is not None and area["level"] == "province" and not _overlap(area, era):
            yield row.blame(
                "area_id", f"{area['id']} did not exist in {era['id']}, whose units are ranked: correct one"
            )


def _iter_ranks(tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield each rank with the era whose units it ranks."""
    for row in tables["observations"]:
        indicator = tables.find("indicators", row["indicator_id"])
        era = tables.find("eras", indicator["ranked_set"]) if indicator else None
        if era is not None:
            yield row, era


def _overlap(area: Row, era: Row) -> bool:
    """Say whether an area existed on a day of an era."""
    begins = not era["valid_to"] or area.text("valid_from") <= era.text("valid_to")
    ends = not area["valid_to"] or area.text("valid_to") >= era.text("valid_from")
    return begins and ends


RULES: tuple[Rule, ...] = (
    headline_is_of_its_family,
    family_is_of_its_indicators_pillar,
    statistic_has_its_unit,
    rank_names_the_set_that_it_ranks,
    rank_ranks_by_values_of_its_family,
    rank_is_within_its_set,
)
