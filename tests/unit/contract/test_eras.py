"""The table of eras: no day without an era, and as many units as the areas and the map have."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from scripts.contract.eras import ERAS, Era, find_era
from scripts.contract.package import load_package, read_rows
from tests.sample import ROOT


def test_each_era_begins_on_the_day_after_the_one_before() -> None:
    assert (ERAS[0].valid_from, ERAS[-1].valid_to) == (None, None)
    for earlier, later in pairwise(ERAS):
        assert later.valid_from == str(date.fromisoformat(earlier.valid_to or "") + timedelta(days=1))


@pytest.mark.parametrize(("day", "units"), [("1999-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34)])
def test_a_day_has_its_era(day: str, units: int) -> None:
    assert find_era(day).units == units


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.id)
def test_an_era_has_as_many_provinces_as_it_says(era: Era) -> None:
    day = era.valid_from or era.valid_to or ""
    rows = read_rows(load_package(ROOT).resources["areas"])
    provinces = [
        row
        for row in rows
        if row["level"] == "province"
        and str(row["valid_from"] or "") <= day <= str(row["valid_to"] or "9999")
    ]
    assert len(provinces) == era.units


def test_the_map_has_a_grid_for_each_era() -> None:
    field = load_package(ROOT).resources["tiles"].field("grid")
    assert field["constraints"]["enum"] == [era.units for era in ERAS]
