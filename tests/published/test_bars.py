"""What the second edition of the data must reach: how much there is, how it was seen, how far it compares.

Each message says what was measured, so that a bar that fails tells how far it is.
"""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from scripts.contract.package import Value, load_package, read_rows

ROOT = Path(__file__).parents[2]
WITHOUT_PLACE = Path(__file__).with_name("without_place.txt")
"""Figures whose source gives neither words to quote nor a table: found by their locator alone."""
REFORM = "2025-07"
FEW_SINCE_THE_REFORM = {"cao-bang", "nghe-an", "son-la"}
"""Units of today of which fewer than three figures after 1 July 2025 have been found."""

Row = dict[str, Value]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    return tuple(read_rows(load_package(ROOT).resources[name]))


@cache
def read_figures() -> tuple[Row, ...]:
    """Return the figures that stand: those withdrawn are not counted."""
    withdrawn = {row["observation_id"] for row in read_table("withdrawals")}
    return tuple(row for row in read_table("observations") if row["id"] not in withdrawn)


def measure(figures: list[Row]) -> tuple[float, str]:
    """Return the share of all figures, in percent, and how it is told."""
    share = 100 * len(figures) / len(read_figures())
    return share, f"{len(figures):,} of {len(read_figures()):,} figures, {share:.1f} %"


def read_today() -> set[Value]:
    """Return the units that stand."""
    return {row["id"] for row in read_table("areas") if row["level"] == "province" and not row["valid_to"]}


def test_figures() -> None:
    assert len(read_figures()) >= 2_330, f"{len(read_figures()):,} figures"


def test_figures_with_a_quote() -> None:
    share, told = measure([row for row in read_figures() if row["quote"]])
    assert share >= 60, told


def test_a_figure_without_a_quote_has_its_place_in_a_table_or_is_listed() -> None:
    placeless = {
        str(row["id"])
        for row in read_figures()
        if not row["quote"] and not (row["table_row"] and row["table_column"])
    }
    listed = set(WITHOUT_PLACE.read_text(encoding="utf-8").split())
    assert placeless == listed, (
        f"{len(placeless)} figures; not listed: {sorted(placeless - listed)}, "
        f"listed without need: {sorted(listed - placeless)}"
    )
    assert {row["id"] for row in read_figures() if row["id"] in listed and not row["locator"]} == set()


def test_figures_read_twice_or_proved_by_the_archive() -> None:
    readings = Counter(row["observation_id"] for row in read_table("readings"))
    share, told = measure(
        [row for row in read_figures() if row["checked"] == "archived" or readings[row["id"]] >= 2]
    )
    assert share >= 70, told


def test_indicators_of_five_areas_or_more() -> None:
    areas: dict[Value, set[Value]] = defaultdict(set)
    for row in read_figures():
        areas[row["indicator_id"]].add(row["area_id"])
    wide = [indicator for indicator, found in areas.items() if len(found) >= 5]
    assert len(wide) >= 60, f"{len(wide)} indicators of {len(areas)}"


def test_figures_that_compare_with_nothing() -> None:
    """They are the only one of their indicator."""
    counts = Counter(row["indicator_id"] for row in read_figures())
    share, told = measure([row for row in read_figures() if counts[row["indicator_id"]] == 1])
    assert share <= 15, told


def test_units_of_today_without_a_figure_of_their_own() -> None:
    """A value derived from a unit's predecessors is not its own."""
    own = {row["area_id"] for row in read_figures() if not row["derivation"]}
    assert len(read_today() - own) <= 5, sorted(map(str, read_today() - own))


def test_units_of_today_with_few_figures_since_the_reform() -> None:
    counts = Counter(
        row["area_id"]
        for row in read_figures()
        if not row["derivation"] and str(row["time_period"])[:7] >= REFORM
    )
    few = {str(area) for area in read_today() if counts[area] < 3}
    assert few <= FEW_SINCE_THE_REFORM, {area: counts[area] for area in sorted(few)}


def test_every_second_edition_table_has_rows() -> None:
    for name in (
        "families",
        "methods",
        "method_weights",
        "eras",
        "area_statuses",
        "frames",
        "gaps",
        "readings",
    ):
        assert read_table(name), name
    assert len(read_table("licences")) >= 2


def test_every_indicator_is_of_a_family_that_is_headed_by_one_of_it() -> None:
    families = {row["id"]: row["headline_indicator_id"] for row in read_table("families")}
    assert {row["family_id"] for row in read_table("indicators")} == set(families)
