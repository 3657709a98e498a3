"""The two grids of the map: every unit of its era once, where it lies in the country."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import load_package, read_rows

PACKAGE = load_package(Path(__file__).parents[3])
TILES = read_rows(PACKAGE.resources["tiles"])
AREAS = {area["id"]: area for area in read_rows(PACKAGE.resources["areas"])}
LAST_DAY = {63: "2024-12-31", 34: "9999-12-31"}
"""A day on which the units of the grid were in force; among the 63 Thừa Thiên Huế still was a province."""
ISLANDS = {
    63: {"hoang-sa": "da-nang", "truong-sa": "khanh-hoa"},
    34: {"hoang-sa": "da-nang-2025", "truong-sa": "khanh-hoa-2025"},
}
# from the Chinese border along the coast to the southern cape; every name stands in both grids
COAST = (
    "quang-ninh", "hai-phong", "hung-yen", "ninh-binh", "thanh-hoa", "nghe-an", "ha-tinh", "quang-tri", "hue",
    "da-nang", "quang-ngai", "gia-lai", "dak-lak", "khanh-hoa", "lam-dong", "dong-nai", "ho-chi-minh",
    "dong-thap", "can-tho", "ca-mau",
)  # fmt: skip
NEIGHBOURS_63 = (
    ("lai-chau", "dien-bien"), ("dien-bien", "son-la"), ("lao-cai", "yen-bai"), ("ha-giang", "cao-bang"),
    ("ha-giang", "tuyen-quang"), ("cao-bang", "bac-kan"), ("lang-son", "bac-giang"),
    ("bac-giang", "quang-ninh"),
    ("quang-ninh", "hai-phong"), ("ha-noi", "vinh-phuc"), ("ha-noi", "bac-ninh"), ("ha-noi", "ha-nam"),
    ("hoa-binh", "thanh-hoa"), ("thanh-hoa", "ninh-binh"), ("thanh-hoa", "nghe-an"), ("nghe-an", "ha-tinh"),
    ("ha-tinh", "quang-binh"), ("quang-binh", "quang-tri"), ("quang-tri", "thua-thien-hue"),
    ("thua-thien-hue", "quang-nam"), ("da-nang", "quang-nam"), ("quang-nam", "kon-tum"),
    ("quang-ngai", "binh-dinh"), ("kon-tum", "gia-lai"), ("gia-lai", "dak-lak"), ("phu-yen", "khanh-hoa"),
    ("dak-lak", "lam-dong"), ("dak-nong", "binh-phuoc"), ("khanh-hoa", "ninh-thuan"),
    ("ninh-thuan", "binh-thuan"),
    ("tay-ninh", "long-an"), ("binh-duong", "ho-chi-minh"), ("dong-nai", "ba-ria-vung-tau"),
    ("long-an", "dong-thap"), ("tien-giang", "ben-tre"), ("an-giang", "kien-giang"), ("kien-giang", "ca-mau"),
    ("soc-trang", "bac-lieu"), ("bac-lieu", "ca-mau"), ("vinh-long", "can-tho"), ("tra-vinh", "ben-tre"),
)  # fmt: skip


def take_grid(grid: int) -> dict[str, dict[str, Any]]:
    return {str(tile["id"]): tile for tile in TILES if tile["grid"] == grid}


def name_mainland(grid: int) -> dict[str, dict[str, Any]]:
    """Give the tiles of the mainland by the names that both eras have."""
    return {
        key.removesuffix("-2025"): tile for key, tile in take_grid(grid).items() if key not in ISLANDS[grid]
    }


def list_units(day: str) -> Iterator[str]:
    for area in AREAS.values():
        if area["level"] == "province" and str(area["valid_from"] or "") <= day <= str(
            area["valid_to"] or "9999-12-31"
        ):
            yield str(area["id"])


def is_near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(max(abs(one[side] - other[side]) for side in ("column", "row")) == 1)


@pytest.mark.parametrize("grid", [63, 34])
def test_every_unit_of_the_era_has_one_tile(grid: int) -> None:
    tiles = take_grid(grid)
    assert sorted(tiles.keys() - ISLANDS[grid].keys()) == sorted(list_units(LAST_DAY[grid]))
    assert len(tiles) == grid + 2


@pytest.mark.parametrize("grid", [63, 34])
def test_a_tile_belongs_to_its_unit_and_bears_its_name(grid: int) -> None:
    for tile in take_grid(grid).values():
        if tile["id"] in ISLANDS[grid]:
            assert tile["area_id"] == ISLANDS[grid][tile["id"]]
        else:
            area = AREAS[tile["id"]]
            assert (tile["area_id"], tile["name_vi"], tile["name_en"]) == (
                area["id"],
                area["name_vi"],
                area["name_en"],
            )


@pytest.mark.parametrize("grid", [63, 34])
def test_labels_are_distinct(grid: int) -> None:
    labels = [tile["label"] for tile in take_grid(grid).values()]
    assert len(set(labels)) == grid + 2
    assert max(map(len, labels)) <= 4


@pytest.mark.parametrize("grid", [63, 34])
def test_the_archipelagos_lie_in_the_east_apart_from_the_coast(grid: int) -> None:
    tiles = take_grid(grid)
    coast = max(tile["column"] for tile in tiles.values() if tile["id"] not in ISLANDS[grid])
    assert [tiles[island]["column"] for island in ISLANDS[grid]] == [coast + 2, coast + 2]
    assert tiles["hoang-sa"]["row"] == tiles[ISLANDS[grid]["hoang-sa"]]["row"]
    assert tiles["truong-sa"]["row"] > tiles[ISLANDS[grid]["truong-sa"]]["row"]


@pytest.mark.parametrize("grid", [63, 34])
def test_the_mainland_hangs_together(grid: int) -> None:
    tiles = {key: tile for key, tile in take_grid(grid).items() if key not in ISLANDS[grid]}
    reached, edge = {"ha-noi"}, ["ha-noi"]
    while edge:
        here = tiles[edge.pop()]
        near = {key for key, tile in tiles.items() if is_near(here, tile)} - reached
        reached |= near
        edge += sorted(near)
    assert sorted(tiles.keys() - reached) == []


def test_neighbours_of_the_63_touch() -> None:
    tiles = take_grid(63)
    assert [pair for pair in NEIGHBOURS_63 if not is_near(tiles[pair[0]], tiles[pair[1]])] == []


def test_neighbours_along_the_coast_of_the_34_touch() -> None:
    tiles = name_mainland(34)
    assert [pair for pair in pairwise(COAST) if not is_near(tiles[pair[0]], tiles[pair[1]])] == []


@pytest.mark.parametrize("grid", [63, 34])
def test_the_country_runs_from_north_to_south(grid: int) -> None:
    tiles = name_mainland(grid)
    names = ["cao-bang", "thai-nguyen", "ha-noi", "thanh-hoa", "nghe-an", "ha-tinh", "quang-tri",
             "quang-ngai", "gia-lai", "dak-lak", "ho-chi-minh", "dong-thap", "can-tho", "ca-mau"]  # fmt: skip
    rows = [tiles[name]["row"] for name in names]
    assert rows == sorted(set(rows))
    assert rows[-1] == max(tile["row"] for tile in take_grid(grid).values())
    assert tiles["dien-bien"]["column"] == tiles["lai-chau"]["column"] == 1


def test_a_phone_holds_the_grids() -> None:
    columns = {grid: max(tile["column"] for tile in take_grid(grid).values()) for grid in (63, 34)}
    assert columns == {63: 8, 34: 7}
