"""A rule that ties a table of the whole country to the units that it leaves out."""

from collections.abc import Iterator

from scripts.contract.tables import Problem, Rule, Tables

NEARLY_WHOLE = 0.95
"""From this share of the units on, those that a table leaves out are few enough to name."""


def nearly_whole_table_names_who_is_missing(tables: Tables) -> Iterator[Problem]:
    """Where a publisher prints nearly all units, each of the few others is a gap with its reason."""
    gaps = tables.group("gaps", "indicator_id", "time_period")
    for row in tables["frames"]:
        era, published = tables.find("eras", row["era_id"]), row.number("published")
        units = era.number("units") if era else None
        if published is None or units is None or published < NEARLY_WHOLE * units:
            continue
        named = gaps.get((row["indicator_id"], row["time_period"]), [])
        absent = sum(1 for gap in named if gap["reason"] == "not-published")
        if published + absent < units:
            missing = units - published
            yield row.blame(
                "published",
                f"{published:g} of {units:g}, but gaps.csv names {absent} of the {missing:g} that are not "
                "published: add the others",
            )


RULES: tuple[Rule, ...] = (nearly_whole_table_names_who_is_missing,)
