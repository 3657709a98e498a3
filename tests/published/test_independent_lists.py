"""Our codes, names and successions against lists that others keep: `vietnam-provinces` and `pycountry`.

`vietnam-provinces` has the statistics office's codes of the 34 units of 1 July 2025, with their communes;
`pycountry` has ISO 3166-2, which still lists the 63. Where they differ from us, the difference is named here.
"""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
import pytest
import vietnam_provinces

from scripts.contract.package import Value, load_package, read_rows

ROOT = Path(__file__).parents[2]
REFORM = "2025-07-01"
CITY = "Thành phố "
"""What the list writes before the names of the cities."""
TYPES = {"tỉnh": "province", "thành phố trung ương": "city"}
COMMUNES = 3321
"""Communes, wards and special zones of the 34 units."""

NAMED_OTHERWISE = {
    "VN-14": ("Hoà Bình", "Hòa Bình"),
    "VN-26": ("Thừa Thiên Huế", "Thừa Thiên-Huế"),
    "VN-47": ("Kiên Giang", "Kiến Giang"),
}
"""ISO names that are not ours: another place for the tone mark, a hyphen, and a slip of theirs."""

Row = dict[str, Value]
Unit = dict[str, Any]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    return tuple(read_rows(load_package(ROOT).resources[name]))


def read_provinces() -> dict[str, Row]:
    return {str(row["id"]): row for row in read_table("areas") if row["level"] == "province"}


def read_today() -> dict[str, Row]:
    """Return the units that stand, by the statistics office's code."""
    return {str(row["gso_code"]): row for row in read_provinces().values() if not row["valid_to"]}


@cache
def read_units() -> dict[str, Unit]:
    """Return the 34 units of the list, by code; there a code is a whole number."""
    text = vietnam_provinces.NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8")
    return {f"{unit['code']:02}": unit for unit in json.loads(unicodedata.normalize("NFC", text))}


def read_iso() -> dict[str, str]:
    """Return the names of ISO 3166-2 for Vietnam by code."""
    parts: Any = pycountry.subdivisions
    return {part.code: part.name for part in parts.get(country_code="VN")}


def find_type(area: str, day: str) -> Value:
    """Return what an area was on a day."""
    [kind] = [
        row["type"]
        for row in read_table("area_statuses")
        if row["area_id"] == area and str(row["valid_from"]) <= day <= str(row["valid_to"] or "9999")
    ]
    return kind


def test_the_34_have_the_codes_of_the_statistics_office() -> None:
    assert len(read_units()) == 34
    assert set(read_today()) == set(read_units())


def test_the_34_have_the_names_of_the_list() -> None:
    theirs = {code: unit["name"].removeprefix(CITY) for code, unit in read_units().items()}
    assert {code: row["name_vi"] for code, row in read_today().items()} == theirs


def test_the_34_were_provinces_and_cities_as_the_list_has_them() -> None:
    """On the day of the reform: the cities of 2026 are younger than the list."""
    theirs = {code: TYPES[unit["division_type"]] for code, unit in read_units().items()}
    assert {code: find_type(str(row["id"]), REFORM) for code, row in read_today().items()} == theirs
    assert list(theirs.values()).count("city") == 6


def test_three_provinces_have_become_cities_since() -> None:
    changed = {
        str(row["id"]): find_type(str(row["id"]), "2026-12-31")
        for row in read_today().values()
        if find_type(str(row["id"]), REFORM) != find_type(str(row["id"]), "2026-12-31")
    }
    assert changed == dict.fromkeys(("bac-ninh-2025", "dong-nai-2025", "quang-ninh"), "city")


def test_the_34_have_the_communes_of_the_list() -> None:
    theirs = {code: len(unit["wards"]) for code, unit in read_units().items()}
    assert {code: row["communes"] for code, row in read_today().items()} == theirs
    assert sum(theirs.values()) == COMMUNES


def test_the_63_have_the_codes_of_iso() -> None:
    ours = {row["iso_3166_2"] for row in read_provinces().values() if row["iso_3166_2"]}
    assert len(read_iso()) == 63
    assert ours == set(read_iso())


def test_iso_codes_are_of_units_that_stood_before_the_mergers() -> None:
    coded = [row for row in read_provinces().values() if row["iso_3166_2"]]
    assert len(coded) == 63
    assert {row["valid_from"] for row in coded} == {None}


def test_the_63_have_the_names_of_iso() -> None:
    theirs = read_iso()
    different = {
        code: (row["name_vi"], theirs[code])
        for row in read_provinces().values()
        if (code := str(row["iso_3166_2"])) in theirs and row["name_vi"] != theirs[code]
    }
    assert different == NAMED_OTHERWISE


@pytest.mark.parametrize("code", sorted(NAMED_OTHERWISE))
def test_a_name_of_iso_that_is_right_is_an_alias_of_ours(code: str) -> None:
    [row] = [row for row in read_provinces().values() if row["iso_3166_2"] == code]
    aliases = str(row["aliases"]).split(";")
    assert (NAMED_OTHERWISE[code][1] in aliases) == (code != "VN-47")


def test_every_unit_of_iso_leads_to_one_unit_of_the_list() -> None:
    """A successor has the code of one of the units that it was made of, in the list as with us."""
    provinces, codes = read_provinces(), set()
    successors = {str(row["from_area_id"]): str(row["to_area_id"]) for row in read_table("successions")}
    for row in provinces.values():
        area = str(row["id"])
        while area in successors:
            area = successors[area]
        codes.add(provinces[area]["gso_code"])
    assert codes == set(read_units())
    for area in {area for area in provinces if area.endswith("-2025")}:
        before = {provinces[old]["gso_code"] for old, new in successors.items() if new == area}
        assert provinces[area]["gso_code"] in before, area
