"""The small charts of a card: what they mark, and that no name touches another on the narrowest phone."""

import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from scripts.charts.ladders import Rung, draw_ladder
from scripts.charts.locators import draw_locator
from scripts.charts.marked_axes import GAP, Text, arrange, draw_names
from scripts.charts.rails import Band, Place, Rail, draw_rail
from scripts.charts.sparks import SparkLine, SparkPoint, draw_spark
from scripts.pages.subjects import Tile

NAMES = ("Đà Nẵng cũ", "Quảng Nam", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế")


def count(svg: str, look: str) -> int:
    """Return how many shapes of a look are drawn; a path of many begins each with M."""
    shapes = re.findall(rf'<(\w+) class="{look}"(?: d="([^"]*)")?', svg)
    return sum(path.count("M") or 1 for _, path in shapes)


@pytest.mark.parametrize("places", [(50, 50, 50, 50), (0, 1, 99, 100), (10, 45, 60, 90), (97, 98, 99, 100)])
def test_names_that_would_touch_stand_in_rows(places: Sequence[float]) -> None:
    texts = [Text(name, place, "t-own") for name, place in zip(NAMES, places, strict=True)]
    rows = arrange(texts)
    for (one, first), (other, second) in combinations(zip(texts, rows, strict=True), 2):
        if first == second:
            assert one.span[1] + GAP <= other.span[0] or other.span[1] + GAP <= one.span[0]
    assert all(text.span[0] >= 0 and text.span[1] <= 100 for text in texts)


def test_names_take_a_row_each_only_where_they_must() -> None:
    assert arrange([Text("Huế", 10, ""), Text("Hà Nội", 60, "")]) == [0, 0]
    assert arrange([Text("Huế", 50, ""), Text("Hà Nội", 50, "")]) == [0, 1]
    assert draw_names([]) == ("", 0)


def make_rail(*places: Place, band: Band | None = None) -> str:
    return draw_rail(Rail([1, 2, 3], places, (0, 4), ("0", "4"), band), "tất cả")


def test_a_rail_marks_each_unit_the_band_and_the_place() -> None:
    svg = make_rail(Place(2.5, "Huế"), band=Band(2, "trung vị 2", 1.5, 2.5))
    assert [count(svg, look) for look in ("tick", "near", "med", "own")] == [3, 1, 1, 1]
    assert 'aria-label="tất cả"' in svg
    assert ">trung vị 2<" in svg


@pytest.mark.parametrize(("hedge", "arrows"), [("", 0), ("about", 0), ("over", 1), ("under", 1)])
def test_a_hedge_is_hollow_and_a_bound_has_an_arrow(hedge: str, arrows: int) -> None:
    svg = make_rail(Place(2, "Huế", hedge=hedge))
    assert count(svg, "own hollow") == bool(hedge)
    assert count(svg, "bound own") == arrows
    assert count(svg, "own") == (not hedge)


def test_a_ladder_tells_known_ranks_from_unknown_ones_and_the_place() -> None:
    svg = draw_ladder(34, {1, 7, 34}, [Rung(7, "Hà Tĩnh")], ("hạng 1", "hạng 34"), "…")
    assert [count(svg, f"cell-{look}") for look in ("known", "unknown", "own")] == [2, 31, 1]


def test_two_units_of_one_rank_share_its_cell_under_the_first_ones_colour() -> None:
    svg = draw_ladder(63, {15}, [Rung(15, "Yên Bái"), Rung(15, "Thanh Hóa", "own-b")], ("1", "63"), "…")
    assert [count(svg, f"cell-{look}") for look in ("own", "own-b", "unknown")] == [1, 0, 62]


def make_line(*values: float, look: str = "own") -> SparkLine:
    return SparkLine([[SparkPoint(2020 + number, value) for number, value in enumerate(values)]], look)


def test_a_sparkline_needs_two_years() -> None:
    assert draw_spark([make_line(1)], "…") == ""
    assert count(draw_spark([make_line(1, 2)], "…"), "line line-own") == 1


def test_a_missing_year_is_dashed_and_a_break_parts_the_line() -> None:
    gap = SparkLine([[SparkPoint(2020, 1), SparkPoint(2022, 2), SparkPoint(2023, 3)]])
    svg = draw_spark([gap], "…")
    assert [count(svg, look) for look in ("gapline", "line line-own", "breakline")] == [1, 1, 0]
    broken = SparkLine([[SparkPoint(2020, 1)], [SparkPoint(2021, 2), SparkPoint(2022, 3)]])
    svg = draw_spark([broken], "…")
    assert [count(svg, look) for look in ("gapline", "line line-own", "breakline")] == [0, 1, 1]


def test_another_territory_is_another_line_behind_a_border() -> None:
    svg = draw_spark(
        [SparkLine([[SparkPoint(2025, 9, hollow=True)]]), make_line(1, 2, look="own-b")],
        "…",
        borders=[2024.5],
    )
    assert [count(svg, look) for look in ("line line-own", "line line-own-b", "breakline")] == [0, 1, 1]
    assert count(svg, "own hollow") == 2  # a lone value and the last one are one mark over the other


def test_the_first_rank_is_on_top() -> None:
    heights = []
    for lowest_first in (False, True):
        svg = draw_spark([make_line(37, 25)], "…", lowest_first=lowest_first)
        path = re.search(r'd="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"', svg)
        assert path
        heights.append((float(path[1]), float(path[2])))
    assert heights == [(6, 30), (30, 6)]


def test_a_locator_marks_every_tile_of_an_area() -> None:
    tiles = [
        Tile(34, "da-nang-2025", "da-nang-2025", "", "", 4, 7),
        Tile(34, "hoang-sa", "da-nang-2025", "", "", 6, 7),
        Tile(34, "hue", "hue", "", "", 3, 7),
    ]
    svg = draw_locator(tiles, "da-nang-2025", "…")
    assert [count(svg, look) for look in ("here", "cell")] == [2, 1]
